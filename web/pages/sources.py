"""Sources: addresses that releases are taken from on a schedule, each with its state."""

from __future__ import annotations

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug import Response

from journal.contract import BadQuery
from journal.errands.records import Place, Wanted
from web.access.door import author
from web.parts import desk

page = Blueprint("sources", __name__)

#: hours between visits that the form offers
HOURS = (1, 3, 6, 24)


@page.get("/sources")
def show() -> str:
    """All of them, and a form for another."""
    return _page()


@page.post("/sources")
def add() -> Response | tuple[str, int]:
    """Have an address visited from now on."""
    form = request.form
    try:
        wanted = Wanted(form.get("url", ""), Place(form.get("place", "")), form.get("name", ""), _minutes())
        desk().sources.add(wanted, author(""), desk().clock())
    except (BadQuery, ValueError) as error:
        return _page(str(error)), 422
    return redirect(url_for(".show"))


@page.post("/sources/<int:source_id>/visit")
def visit(source_id: int) -> Response:
    """Visit it as soon as a worker is free."""
    desk().sources.hurry(source_id, desk().clock())
    return redirect(url_for(".show"))


@page.post("/sources/<int:source_id>/forget")
def forget(source_id: int) -> Response:
    """Visit it no more."""
    desk().sources.forget(source_id)
    return redirect(url_for(".show"))


def _minutes() -> int:
    return 60 * int(request.form.get("hours", "1"))


def _page(wrong: str = "") -> str:
    rows = [(source, desk().sources.next(source)) for source in desk().sources.all()]
    return render_template("sources.html", rows=rows, hours=HOURS, wrong=wrong)
