"""The shapes of `registry.py` as OpenAPI knows them."""

from __future__ import annotations

import marshmallow as ma
from marshmallow import fields

from journal.registry import Act
from web.api.schemas import Entity


class Count(ma.Schema):
    """How many decisions share a value; `value` is a code or an id."""

    value = fields.String()
    label = fields.String(metadata={"description": "The name, where the value is an id"})
    decisions = fields.Integer()


class Post(ma.Schema):
    """A post of a person, with the days of the first and last release that tell of it."""

    position = fields.String()
    organization = fields.String(allow_none=True)
    organization_id = fields.Integer(allow_none=True)
    first = fields.String(allow_none=True)
    last = fields.String(allow_none=True)
    releases = fields.Integer()


class NamedIn(ma.Schema):
    """A release that names the entity, and how."""

    id = fields.Integer()
    title = fields.String()
    published = fields.String(allow_none=True)
    name = fields.String()


class KnownEntity(Entity):
    """An entity with what the log knows of it."""

    root_id = fields.Integer(metadata={"description": "The one that stands for it: itself, or what it was merged into"})
    inn = fields.String(allow_none=True, metadata={"description": "Number of the taxpayer, from an imported list"})
    regions = fields.List(fields.Nested(Count))
    organizations = fields.List(fields.Nested(Count))
    people = fields.List(fields.Nested(Count))
    initiatives = fields.List(fields.Nested(Count))
    posts = fields.List(fields.Nested(Post))
    releases = fields.List(fields.Nested(NamedIn))


class Operation(ma.Schema):
    """What a person did to the registry; it is never changed."""

    number = fields.Integer()
    act = fields.String(metadata={"enum": [act.value for act in Act]})
    at = fields.String()
    author = fields.String()
    reason = fields.String()
    entity_id = fields.Integer()
    other_id = fields.Integer(allow_none=True, metadata={"description": "The one merged into, or split off"})
    before = fields.String(allow_none=True)
    after = fields.String(allow_none=True)
    undoes = fields.Integer(allow_none=True)
    undone_by = fields.Integer(allow_none=True)


class PossibleMatch(ma.Schema):
    """Two who may be the same; the parts of the score are between -1 and 1."""

    one = fields.Nested(Entity)
    other = fields.Nested(Entity)
    score = fields.Float()
    parts = fields.Dict(keys=fields.String(), values=fields.Float())


class Imported(ma.Schema):
    """What became of a list of known organizations."""

    new = fields.Integer()
    matched = fields.Integer()
    unchanged = fields.Integer()
