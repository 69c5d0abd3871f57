"""What was handed in together, as OpenAPI knows it."""

from __future__ import annotations

import marshmallow as ma
from marshmallow import fields

from web.api import schemas
from web.forms import Arguments


class Submission(ma.Schema):
    """What one person handed in together."""

    key = fields.String(metadata={"example": "7c1f0a52b7cf4a3f8a5d2f6f5d1c9e10"})
    author = fields.String(metadata={"description": "Who handed it in", "example": "Седова"})
    at = fields.String(metadata={"description": "When it began", "example": "2026-03-18T09:40:00+00:00"})
    files = fields.Integer(metadata={"description": "Files in all", "example": 20})
    new = fields.Integer(metadata={"description": "What the log did not have: this is what is taken back"})
    withdrawn = fields.Integer(metadata={"description": "How much of the new is taken back"})


class Submitted(Submission):
    """The same with a page of its files."""

    outcomes = fields.Nested(schemas.listing(schemas.Outcome))


class Reason(Arguments):
    """Why something is taken back or given back, and by whom."""

    reason = fields.String(load_default="", metadata={"description": "Why", "example": "не та папка"})
    author = fields.String(load_default="", metadata={"description": "Who says so, where there are no accounts"})
