"""Review: what the program is not sure of, the least certain first; a person's word on it, and taking it back."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug import Response
from werkzeug.datastructures import MultiDict

from journal.records import DecisionRecord, Doubts, ReleaseRecord, Said, Verdict
from journal.reviews.correction import BadCorrection
from web import corrections
from web.access.door import author
from web.forms import PlaceArguments, parser
from web.marking import Layer
from web.marks import decision_marks, release_marks
from web.parts import desk
from web.review_forms import BackArguments, ReviewPage

page = Blueprint("review", __name__)

#: decisions of the queue that are shown beside the one that is asked about
AHEAD = 8


@page.get("/review")
@parser.use_args(ReviewPage, location="query")
def queue(arguments: dict[str, Any]) -> str:
    """The decision that is least certain, its evidence, and those that come after it."""
    asked = Doubts(tuple(arguments.get("region", ())), _after(arguments.get("after")), AHEAD + 1)
    waiting = desk().uncertain(asked)
    chosen = desk().decision(arguments["decision"]) if "decision" in arguments else next(iter(waiting), None)
    release = desk().release(chosen.release_id) if chosen else None
    return render_template(
        "review.html",
        waiting=waiting,
        record=chosen,
        release=release,
        marks=decision_marks(chosen.decision, release.extraction.initiatives) if chosen and release else (),
        reviews=desk().reviews(chosen.id) if chosen else (),
        state=desk().review_state(asked.regions),
        regions=asked.regions,
        after=arguments.get("after"),
        undoable=desk().last_reviewed(author("")) is not None,
    )


@page.post("/review/undo")
def undo() -> Response:
    """Take back what this person said last and show that decision."""
    undone = desk().undo_review(author(""))
    return redirect(url_for(".queue", decision=undone, region=request.form.getlist("region")))


@page.post("/decisions/<int:decision_id>/review")
def say(decision_id: int) -> Response:
    """Keep what was said and go on from where it was said."""
    form = request.form
    said = Said(decision_id, Verdict(form.get("verdict", "")), reason=_reason(form.get("reason", "")))
    desk().review(said, author=author(""))
    return redirect(_back(decision_id))


@page.get("/decisions/<int:decision_id>/correct")
@parser.use_args(BackArguments, location="query")
def edit(arguments: dict[str, Any], decision_id: int) -> str:
    """The decision as a form beside the words that it was read from."""
    record = desk().decision(decision_id)
    return _form(record, corrections.values(record.decision), {})


@page.post("/decisions/<int:decision_id>/correct")
def correct(decision_id: int) -> Response | tuple[str, int]:
    """Keep the decision as it was written; what does not fit the release is said beside its field."""
    form = request.form
    try:
        written = corrections.written(form)
        desk().correct(decision_id, written, form.get("reason", "").strip(), author=author(""))
    except BadCorrection as unfit:
        return _form(desk().decision(decision_id), form, unfit.faults), 422
    return redirect(_back(decision_id))


@page.get("/releases/<int:release_id>/missed")
@parser.use_args(PlaceArguments, location="query")
def begin(arguments: dict[str, Any], release_id: int) -> str:
    """The form for a decision that the program missed, with the words that were selected."""
    release = desk().release(release_id)
    return _form_of_missed(release, corrections.begun(release.release.text, arguments.get("place")), {})


@page.post("/releases/<int:release_id>/missed")
def add(release_id: int) -> Response | tuple[str, int]:
    """Enter it; what does not fit the release is said beside its field."""
    form = request.form
    try:
        written = corrections.written(form)
        review = desk().add_missed(release_id, written, form.get("reason", "").strip(), author=author(""))
    except BadCorrection as unfit:
        return _form_of_missed(desk().release(release_id), form, unfit.faults), 422
    return redirect(url_for("decision.show", decision_id=review.decision_id))


def _form_of_missed(release: ReleaseRecord, values: MultiDict[str, str], faults: Any) -> str:
    marks = release_marks(release, [desk().decision(id_) for id_ in release.decision_ids], None)
    evidence = [mark for mark in marks if mark.layer is Layer.EVIDENCE]
    back = url_for("releases.show", release_id=release.id)
    return render_template(
        "correct.html", record=None, release=release, marks=evidence, values=values, faults=faults, back=back
    )


def _form(record: DecisionRecord, values: MultiDict[str, str], faults: Any) -> str:
    release = desk().release(record.release_id)
    marks = [mark for mark in decision_marks(record.decision) if mark.layer is Layer.EVIDENCE]
    back = _back(record.id)
    return render_template(
        "correct.html", record=record, release=release, marks=marks, values=values, faults=faults, back=back
    )


def _after(cursor: str | None) -> tuple[float, int] | None:
    if cursor is None:
        return None
    certainty, _dash, number = cursor.partition("-")
    return float(certainty), int(number)


def _reason(code: str) -> str:
    return str(corrections.REASONS[code]) if code in corrections.REASONS else code.strip()


def _back(decision_id: int) -> str:
    """The page of ours that the form names, else the decision's; a review goes on, it does not show the same again."""
    back = urlsplit(request.values.get("back", ""))
    ours = back.path.startswith("/") and not back.netloc and not back.path.startswith(("//", "/\\"))
    return back.geturl() if ours else url_for("decision.show", decision_id=decision_id)
