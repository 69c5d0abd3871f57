"""What templates may call: labels, dates, sentences, marks, links."""

from __future__ import annotations

import datetime as dt

from flask import Flask, request
from markupsafe import Markup

from journal.records import Review
from reports import FORMATS
from reports.labels import REGIONS
from web import corrections, dates, language, wording
from web.forms import filter_arguments, to_arguments
from web.marking import blocks, runs
from web.marks import quotes
from web.parts import desk
from web.sentences import names, sentence

#: ways to look at rows: close together, and without some of what they say
VIEW = frozenset(("dense", "no-quote", "no-meta", "no-due", "no-amt"))

_NARROW_SPACE, _SPACE = "\u202f", "\u00a0"


def register(app: Flask) -> None:
    """Teach the app's templates the log's language."""
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.jinja_env.filters.update(
        day=dates.day,
        month=dates.month,
        interval=dates.interval,
        deadline=dates.deadline,
        number=number,
        roubles=roubles,
        size=size,
        moment=moment,
        sentence=sentence,
        names=names,
        arguments=to_arguments,
        filter_arguments=filter_arguments,
        quotes=quotes,
        changes=changes,
    )
    app.jinja_env.globals.update(
        FIELDS=corrections.FIELDS,
        FORMATS=FORMATS,
        KINDS=wording.KINDS,
        STATUSES=wording.STATUSES,
        TOPICS=wording.TOPICS,
        REASONS=corrections.REASONS,
        REGIONS=REGIONS,
        SECTIONS=wording.SECTIONS,
        blocks=blocks,
        countdown=dates.countdown,
        runs=runs,
        theme=theme,
        view=view,
        today=lambda: desk().today(),
    )


def changes(review: Review) -> str:
    """What a correction changed, by the names of the fields."""
    return ", ".join(corrections.names_of_changed(review.before, review.after)) if review.after else ""


def number(value: int) -> str:
    """`7 800 000`, by spaces that do not break."""
    return f"{value:,}".replace(",", _NARROW_SPACE)


def roubles(value: int) -> str:
    """`7 800 000 ₽`"""
    return f"{number(value)}{_SPACE}₽"


def size(value: int) -> str:
    """Bytes as people read them: `340 КБ`."""
    units = ("Б", "КБ", "МБ")
    step = min(sum(value >= 1024**power for power in (1, 2)), len(units) - 1)
    shown = f"{value / 1024**step:.1f}".removesuffix(".0").replace(".", ",")
    return f"{shown}{_SPACE}{units[step]}"


def moment(value: dt.datetime) -> str:
    """`18 марта 2026, 09:12`"""
    return language.formatted(value, "d MMMM y, HH:mm")


def theme() -> Markup:
    """The attribute of `<html>` for the scheme that was chosen; none follows the system."""
    chosen = request.cookies.get("theme")
    return Markup(f' data-bs-theme="{chosen}"') if chosen in ("dark", "light") else Markup("")  # noqa: S704 (one of two words)  # nosec B704


def view() -> frozenset[str]:
    """What the visitor left out of the log's rows, and whether they stand close."""
    return VIEW & set(request.cookies.get("view", "").split("."))
