"""Releases: the list, one with its marked text, its file, reading it again and taking it back."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Response, redirect, render_template, request, url_for
from werkzeug import Response as BaseResponse

from journal.records import Links
from web import downloads
from web.forms import PlaceArguments, ReleasePage, parser
from web.marks import release_marks
from web.parts import desk
from web.submission_forms import signed

page = Blueprint("releases", __name__)


@page.get("/releases")
@parser.use_args(ReleasePage, location="query")
def browse(arguments: dict[str, Any]) -> str:
    """Releases, newest first."""
    limit = arguments["limit"]
    found = desk().releases(limit=limit + 1, before=arguments.get("cursor"))
    cursor = found[limit - 1].id if len(found) > limit else None
    return render_template("releases.html", records=found[:limit], cursor=cursor, total=desk().count())


@page.get("/releases/<int:release_id>")
@parser.use_args(PlaceArguments, location="query")
def show(arguments: dict[str, Any], release_id: int) -> str:
    """A release with everything that was read from it marked in its text."""
    record = desk().release(release_id)
    decisions = [desk().decision(decision_id) for decision_id in record.decision_ids]
    marks = release_marks(record, decisions, arguments.get("place"))
    group = desk().reprints(release_id)
    pairs = [pair for pair in desk().pairs(Links.REPRINT, [release_id]) if pair.ruling or not group]
    return render_template(
        "release.html",
        record=record,
        decisions=decisions,
        marks=marks,
        group=group,
        pairs=pairs,
        rereading=desk().rereading(release_id),
        history=desk().handed.history(release_id),
    )


@page.get("/releases/<int:release_id>/raw")
def raw(release_id: int) -> Response:
    """The file exactly as it was sent."""
    return downloads.raw(desk().raw(release_id))


@page.post("/releases/<int:release_id>/withdraw")
def withdraw(release_id: int) -> BaseResponse:
    """Take the release back."""
    desk().handed.withdraw_release(release_id, signed(request.form))
    return redirect(url_for(".show", release_id=release_id))


@page.post("/releases/<int:release_id>/restore")
def restore(release_id: int) -> BaseResponse:
    """Give it back."""
    desk().handed.withdraw_release(release_id, signed(request.form), back=False)
    return redirect(url_for(".show", release_id=release_id))


@page.post("/releases/<int:release_id>/revise")
def revise(release_id: int) -> BaseResponse:
    """Have the release read again and show what came out, or that it waits."""
    desk().revise(release_id, author=request.remote_user or "")
    return redirect(url_for(".show", release_id=release_id))
