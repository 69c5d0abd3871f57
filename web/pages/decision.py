"""A decision: its fields beside the words of the release that each was read from."""

from __future__ import annotations

from flask import Blueprint, render_template

from nlp.explain import explain
from web.marks import decision_marks
from web.parts import desk

page = Blueprint("decision", __name__)


@page.get("/decisions/<int:decision_id>")
def show(decision_id: int) -> str:
    """One decision."""
    record = desk().decision(decision_id)
    release = desk().release(record.release_id)
    why = explain(record.decision)[0].why
    marks = decision_marks(record.decision)
    return render_template("decision.html", record=record, release=release, marks=marks, why=why)
