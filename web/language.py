"""Which language a page is in: Russian, or the one that was chosen by the switch. The only door to Flask-Babel.

Messages are Russian in the code; `translations/` has the English ones and the Russian plurals.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from urllib.parse import urlsplit, urlunsplit

import flask_babel
from flask import Flask, has_request_context, redirect, request
from flask_babel import Babel
from flask_babel.speaklater import LazyString
from werkzeug import Response

from web import cookies

__all__ = [
    "LANGUAGES",
    "LazyString",
    "chosen",
    "formatted",
    "late",
    "lazy",
    "register",
    "switch",
    "translate",
    "translate_number",
]

#: a language and its name in itself
LANGUAGES = {"ru": "Русский", "en": "English"}
COOKIE = "language"
_YEAR = 365 * 24 * 3600


def register(app: Flask) -> None:
    """Translate the app's pages by the visitor's choice."""
    Babel(app, default_locale="ru", locale_selector=chosen)
    app.jinja_env.globals.update(language=chosen, LANGUAGES=LANGUAGES)


def chosen() -> str:
    """The language of this request; outside of one, Russian."""
    language = cookies.sent(COOKIE) if has_request_context() else ""
    return language if language in LANGUAGES else "ru"


def switch(language: str, back: str) -> Response:
    """Remember the language and go back, if that is to a page of ours."""
    response = redirect(_own(back))
    cookies.put(response, COOKIE, language, seconds=_YEAR)
    return response


def _own(address: str) -> str:
    parts = urlsplit(address)
    if parts.netloc != request.host:
        return "/"
    # browsers read `//` and `/\` at the beginning as another host
    return urlunsplit(("", "", "/" + parts.path.lstrip("/\\"), parts.query, ""))


def translate(message: str, **values: object) -> str:
    """The message in the language of this request, with `%(name)s` replaced."""
    return str(flask_babel.gettext(message, **values))


def translate_number(one: str, many: str, num: int) -> str:
    """The message in the form that goes with the number."""
    return str(flask_babel.ngettext(one, many, num))


def lazy(message: str) -> LazyString:
    """The message in the language of the request in which it is shown."""
    return LazyString(translate, message)


def late(call: Callable[..., str], *values: object) -> LazyString:
    """What the call gives when it is shown."""
    return LazyString(call, *values)


def formatted(moment: dt.date | dt.datetime, pattern: str) -> str:
    """A day or moment by a pattern of CLDR, with the language's names of months."""
    form = flask_babel.format_datetime if isinstance(moment, dt.datetime) else flask_babel.format_date
    return str(form(moment, pattern))
