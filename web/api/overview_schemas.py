"""Counts as OpenAPI knows them."""

from __future__ import annotations

import marshmallow as ma
from marshmallow import fields


class FacetValue(ma.Schema):
    """How many decisions have a value."""

    value = fields.String(metadata={"example": "assignment"})
    label = fields.String(allow_none=True, metadata={"description": "The name, where the value is an id"})
    count = fields.Integer(metadata={"example": 12})


class Facets(ma.Schema):
    """Counts of what a filter finds."""

    total = fields.Integer(metadata={"example": 128})
    facets = fields.Dict(
        keys=fields.String(),
        values=fields.List(fields.Nested(FacetValue)),
        metadata={"description": "By facet: regions kinds statuses topics organizations people initiatives months"},
    )


class Month(ma.Schema):
    """A month at a glance."""

    month = fields.String(metadata={"example": "2026-03"})
    new = fields.Integer(metadata={"description": "Decisions of the month"})
    new_before = fields.Integer(metadata={"description": "In the same days of the month before"})
    done = fields.Integer(metadata={"description": "Carried out"})
    done_before = fields.Integer()
    due = fields.Integer(metadata={"description": "Undertakings with a deadline in the next two weeks"})
    overdue = fields.Integer(metadata={"description": "Undertakings whose deadline is past"})
    waiting = fields.Integer(metadata={"description": "Decisions that wait for a person"})
    regions = fields.Dict(metadata={"description": "Decisions of the month by federal subject, 0 for the silent"})
    kinds = fields.Dict(metadata={"description": "Decisions by kind in each of the last twelve months"})
    topics = fields.List(fields.Nested(FacetValue))


class FieldReason(ma.Schema):
    """Why one field of a decision is as it is."""

    field = fields.String(metadata={"example": "deadline"})
    value = fields.String(metadata={"example": "2026-12-01"})
    why = fields.String(metadata={"example": "к какому сроку"})
    place = fields.List(fields.Integer(), allow_none=True, metadata={"description": "Characters, null: carried over"})
