"""The shapes of what people say of decisions."""

from __future__ import annotations

from typing import Any

import marshmallow as ma
from marshmallow import fields, validate

from journal.records import Verdict
from nlp.facts import Kind, Status, Topic
from web.api.schemas import Decision, LabelledDecision
from web.forms import choice


def _names(description: str) -> fields.List[Any]:
    return fields.List(fields.String(), load_default=[], metadata={"description": description})


def _ends(description: str) -> fields.List[Any]:
    ends = validate.Length(equal=2)
    return fields.List(
        fields.Date(), validate=ends, allow_none=True, load_default=None, metadata={"description": description}
    )


#: what can be said of a decision that the log has
SAID = tuple(verdict for verdict in Verdict if verdict is not Verdict.ADDED)


class Corrected(ma.Schema):
    """A decision as it should read: names of the release or words of its text, codes, days, whole numbers."""

    kind = choice(Kind, "Kind of decision", required=True)
    status = choice(Status, "How far it has come", required=True)
    content = fields.String(required=True, metadata={"description": "Words of the text that say what is to be done"})
    evidence = fields.List(
        fields.String(), required=True, metadata={"description": "Words of the text that say it, the best first"}
    )
    actors = _names("Who decides")
    assignees = _names("Who has to carry it out")
    date = _ends("When it was decided: first and last day")
    deadline = _ends("By when it is to be carried out: first and last day")
    initiative = fields.String(allow_none=True, load_default=None)
    amount_rub = fields.Integer(allow_none=True, load_default=None)
    headcount = fields.Integer(allow_none=True, load_default=None)
    topics = fields.List(choice(Topic, "Part of workforce policy"), load_default=[])


class Word(ma.Schema):
    """What is said of a decision."""

    verdict = choice(SAID, "`undone` takes the newest word back", required=True)
    reason = fields.String(load_default="", metadata={"description": "Why"})
    decision = fields.Nested(Corrected, load_default=None, metadata={"description": "Where it is corrected"})
    author = fields.String(load_default="", metadata={"description": "Who says so, where there are no accounts"})


class MissedDecision(ma.Schema):
    """A decision that the program did not find."""

    decision = fields.Nested(Corrected, required=True)
    reason = fields.String(load_default="", metadata={"description": "Why"})
    author = fields.String(load_default="", metadata={"description": "Who says so, where there are no accounts"})


class Review(ma.Schema):
    """What was said of a decision."""

    id = fields.Integer()
    decision_id = fields.Integer()
    verdict = fields.String(metadata={"enum": [verdict.value for verdict in Verdict]})
    before = fields.Nested(LabelledDecision)
    after = fields.Nested(LabelledDecision, allow_none=True)
    author = fields.String()
    at = fields.String(metadata={"description": "Moment, ISO"})
    reason = fields.String()


class Queue(ma.Schema):
    """What waits for a person, and how far people have come."""

    items = fields.List(fields.Nested(Decision))
    left = fields.Integer(metadata={"description": "Uncertain decisions that nobody has looked at"})
    reviewed = fields.Integer(metadata={"description": "Decisions that somebody has looked at"})
    unreviewed = fields.Integer(metadata={"description": "Decisions that nobody has looked at, certain ones too"})
    precision = fields.List(
        fields.Float(),
        allow_none=True,
        metadata={"description": "Share of these that is right: lowest, likeliest, highest"},
    )
