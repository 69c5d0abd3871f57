"""Reports as OpenAPI knows them."""

from __future__ import annotations

import marshmallow as ma
from marshmallow import fields

from reports import FORMATS, REPORTS
from web.api import schemas
from web.forms import SECTIONS


class Order(ma.Schema):
    """A report that is made in the background."""

    key = fields.String(metadata={"example": "9f5c59707c1f0a52b7cf4a3f8a5d2f6f"})
    report = fields.String(metadata={"enum": list(REPORTS)})
    format = fields.String(metadata={"enum": list(FORMATS)})
    sections = fields.List(fields.String(metadata={"enum": list(SECTIONS)}), metadata={"description": "Empty: all"})
    file = fields.String(metadata={"example": "kadrolog-monitoring-2026-03-18.docx"})
    total = fields.Integer(metadata={"description": "Decisions in all", "example": 128})
    written = fields.Integer(metadata={"description": "Decisions that are written so far", "example": 100})
    ready = fields.Boolean(metadata={"description": "Whether `/reports/{key}/file` has it"})
    fault = fields.String(allow_none=True, metadata={"description": "Why it will not be made, else null"})


class Part(ma.Schema):
    """A section of a report."""

    name = fields.String(metadata={"enum": list(SECTIONS)})
    title = fields.String(metadata={"example": "Срок прошёл"})
    rows = fields.Integer(metadata={"example": 7})
    at_most = fields.Boolean(metadata={"description": "Whether there may be fewer rows than these"})


class Preview(ma.Schema):
    """What a report will hold."""

    total = fields.Integer(metadata={"description": "Decisions in all", "example": 128})
    earlier = fields.Integer(allow_none=True, metadata={"description": "In the period before; null: none"})
    done = fields.Integer(metadata={"description": "Carried out"})
    too_long = fields.Boolean(metadata={"description": "Whether a Word document has no room for it"})
    parts = fields.List(fields.Nested(Part))
    first = fields.List(fields.Nested(schemas.Decision), metadata={"description": "The first decisions"})
