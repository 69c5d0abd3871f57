"""Pairs that may belong together: a person's word on each, and taking it back."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from flask import Blueprint, redirect, render_template, request, url_for
from marshmallow import EXCLUDE
from werkzeug import Response

from journal.records import Links, PairRecord, Ruling
from web.forms import PairPage, PairRuling, parser
from web.parts import desk

page = Blueprint("pairs", __name__)


@page.get("/pairs")
@parser.use_args(PairPage, location="query")
def waiting(arguments: dict[str, Any]) -> str:
    """Pairs that the program is not sure of, the likeliest first."""
    links = Links(arguments["links"])
    found = desk().waiting(links, arguments["limit"])
    return render_template("pairs.html", links=links, pairs=[(pair, *_sides(pair)) for pair in found])


@page.post("/pairs")
def rule() -> Response:
    """Keep what was said and go back to where it was asked."""
    said = parser.parse(PairRuling(unknown=EXCLUDE), request, location="form")
    links, pair = Links(said["links"]), (said["one"], said["other"])
    desk().rule(links, pair, Ruling(said["ruling"]), author=request.remote_user or "")
    back = urlsplit(request.referrer or "")
    return redirect(back.path if back.netloc == request.host else url_for(".waiting", links=links.value))


@page.get("/releases/<int:first_id>/difference/<int:second_id>")
def difference(first_id: int, second_id: int) -> str:
    """Two tellings of a release as one text, with what only one of them says."""
    first, second = desk().release(first_id), desk().release(second_id)
    pieces = desk().difference(first_id, second_id)
    return render_template("difference.html", first=first, second=second, pieces=pieces)


def _sides(pair: PairRecord) -> tuple[object, object]:
    read = desk().release if pair.links is Links.REPRINT else desk().decision
    return read(pair.one_id), read(pair.other_id)
