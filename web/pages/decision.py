"""A decision: its fields beside the words of the release that each was read from."""

from __future__ import annotations

from flask import Blueprint, render_template

from journal.contract import NotFound
from journal.records import Links, ThreadRecord
from nlp.explain import explain
from web.marks import decision_marks
from web.parts import desk

page = Blueprint("decision", __name__)


@page.get("/decisions/<int:decision_id>")
def show(decision_id: int) -> str:
    """One decision."""
    record = desk().decision(decision_id)
    release = desk().release(record.release_id)
    initiatives = release.extraction.initiatives
    reasons = explain(record.decision, initiatives)
    why = {reason.field: reason.why for reason in reasons if reason.field == "kind" or reason.is_carried}
    thread = _thread(decision_id)
    pairs = desk().pairs(Links.THREAD, [decision_id])
    marks = decision_marks(record.decision, initiatives)
    return render_template(
        "decision.html",
        record=record,
        release=release,
        marks=marks,
        why=why,
        thread=thread,
        pairs=pairs,
        reviews=desk().reviews(decision_id),
    )


def _thread(decision_id: int) -> ThreadRecord | None:
    """The undertaking as of today; none where the release is of a later day."""
    try:
        return desk().thread(decision_id)
    except NotFound:
        return None
