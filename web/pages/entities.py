"""Organizations and people: lists, a page for each, and what people do to who is who."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from urllib.parse import urlsplit

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug import Response

from journal.contract import NotFound
from journal.records import EntityRecord, Query
from journal.registry import Signed
from web import months
from web.entity_forms import NameSearch
from web.forms import parser
from web.language import translate as _
from web.parts import desk

page = Blueprint("entities", __name__)

#: address of the pages of a kind, and the parameter of the log that it is filtered by
PLACES = {"organizations": "organization", "people": "person"}
_SHOWN = 10


@page.get("/organizations", defaults={"place": "organizations"})
@page.get("/people", defaults={"place": "people"})
@parser.use_args(NameSearch, location="query")
def browse(arguments: dict[str, Any], place: str) -> str:
    """Those with most decisions first, or those with such a name."""
    kind, asked = PLACES[place], arguments.get("q", "")
    found = desk().entities(kind, asked, arguments["limit"])
    waiting = desk().registry.matches(kind=kind, limit=1)
    return render_template("entities.html", place=place, found=found, asked=asked, waiting=waiting)


@page.get("/organizations/<int:entity_id>", defaults={"place": "organizations"})
@page.get("/people/<int:entity_id>", defaults={"place": "people"})
def show(place: str, entity_id: int) -> str | Response:
    """One organization or person; one that was merged leads to the one that stands for it."""
    record = _entity(place, entity_id)
    if record.root_id != record.id:
        return redirect(url_for(".show", place=place, entity_id=record.root_id))
    query = replace(_query(record), limit=_SHOWN)
    found = desk().find(query)
    registry = desk().registry
    return render_template(
        f"{record.kind}.html",
        place=place,
        record=record,
        found=found,
        chart=months.chart(found.facets.get("months", ()), query),
        posts=registry.posts(entity_id) if record.kind == "person" else (),
        company=registry.company(entity_id),
        matches=registry.matches(entity_id),
        history=registry.history(entity_id),
        namings=registry.namings(entity_id),
    )


@page.get("/matches")
def waiting() -> str:
    """Pairs that may be the same, the surest first."""
    return render_template("matches.html", matches=desk().registry.matches(limit=50))


@page.post("/entities/<int:entity_id>/<any(merge, apart, rename, split):act>")
def act(entity_id: int, act: str) -> Response:
    """Carry out what a person decided and go back."""
    form, registry = request.form, desk().registry
    if act == "merge":
        registry.merge(entity_id, form.get("other", 0, int), _signed())
    elif act == "apart":
        registry.keep_apart(entity_id, form.get("other", 0, int), _signed())
    elif act == "rename":
        registry.rename(entity_id, form.get("name", ""), _signed())
    else:
        registry.split(entity_id, form.getlist("release", int), _signed(), form.get("name", ""))
    return _back()


@page.post("/operations/<int:number>/undo")
def undo(number: int) -> Response:
    """Take an operation back."""
    desk().registry.undo(number, _signed())
    return _back()


@page.post("/organizations/import")
def import_known() -> str:
    """Enter a list of known organizations and say what became of it."""
    sent = request.files.get("file")
    done = desk().import_organizations(sent.read() if sent else b"", author=request.remote_user or "")
    found = desk().entities("organization")
    return render_template("entities.html", place="organizations", found=found, asked="", waiting=(), imported=done)


def _entity(place: str, entity_id: int) -> EntityRecord:
    record = desk().entity(entity_id)
    if record.kind != PLACES[place]:
        raise NotFound(_("Под этим номером в журнале другая запись."))
    return record


def _query(record: EntityRecord) -> Query:
    return Query(organizations=(record.id,)) if record.kind == "organization" else Query(people=(record.id,))


def _signed() -> Signed:
    return desk().sign(request.remote_user or "", request.form.get("reason", ""))


def _back() -> Response:
    back = urlsplit(request.referrer or "")
    return redirect(back.path if back.netloc == request.host else url_for(".browse", place="organizations"))
