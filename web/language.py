"""Which language a page is in: Russian, or the one that was chosen by the switch."""

from __future__ import annotations

from urllib.parse import urlsplit

from flask import Flask, Response, redirect, request
from flask_babel import Babel

#: a language and its name in itself
LANGUAGES = {"ru": "Русский", "en": "English"}
COOKIE = "language"
_YEAR = 365 * 24 * 3600


def register(app: Flask) -> None:
    """Translate the app's pages by the visitor's choice."""
    Babel(app, default_locale="ru", locale_selector=chosen)
    app.jinja_env.globals["language"] = chosen


def chosen() -> str:
    """The language of this request."""
    language = request.cookies.get(COOKIE, "ru")
    return language if language in LANGUAGES else "ru"


def switch(language: str, back: str) -> Response:
    """Remember the language and go back to a page of ours."""
    response = redirect(_own(back))
    response.set_cookie(COOKIE, language, max_age=_YEAR, httponly=True, samesite="Lax")
    return response  # type: ignore[return-value]


def _own(back: str) -> str:
    parts = urlsplit(back)
    own = back.startswith("/") and not back.startswith(("//", "/\\")) and not parts.netloc
    return back if own else "/"
