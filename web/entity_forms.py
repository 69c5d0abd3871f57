"""What is asked of the registry and told to it: parameters of pages and bodies of the API."""

from __future__ import annotations

import marshmallow as ma
from flask_smorest.fields import Upload
from marshmallow import fields, validate

from journal.records import ENTITY_KINDS
from web.forms import LIMIT, Arguments, choice
from web.language import lazy as _


def _limit(default: int) -> fields.Integer:
    size = validate.Range(1, LIMIT, error=_("число ожидалось от {min} до {max}"))
    return fields.Integer(validate=size, load_default=default, metadata={"description": "Records in all"})


def _id(description: str) -> fields.Integer:
    return fields.Integer(required=True, validate=validate.Range(1), metadata={"description": description})


class NameSearch(Arguments):
    """Which organizations or people."""

    q = fields.String(load_default="", metadata={"description": "How words of the name begin"})
    limit = _limit(50)


class MatchSearch(Arguments):
    """Which pairs that wait."""

    kind = choice(ENTITY_KINDS, "Kind of entity")
    limit = _limit(20)


class _Signed(ma.Schema):
    author = fields.String(load_default="", metadata={"description": "Who says so"})
    reason = fields.String(load_default="", metadata={"description": "Why"})


class Merging(_Signed):
    """Whom to merge into."""

    into = _id("Id of the entity that stands for both from now on")


class KeepingApart(_Signed):
    """Who is somebody else."""

    other = _id("Id of the entity that is not the same")


class Renaming(_Signed):
    """What to call it."""

    name = fields.String(required=True, metadata={"description": "The name that the log shows"})


class Splitting(_Signed):
    """Which releases name somebody else."""

    releases = fields.List(fields.Integer(), required=True, metadata={"description": "Ids of releases"})
    name = fields.String(load_default="", metadata={"description": "The other one's name; empty: the same name"})


class Undoing(_Signed):
    """Why it is taken back."""


class KnownList(Arguments):
    """A list of known organizations."""

    file = Upload(required=True, metadata={"description": "CSV: ИНН, название, другие названия (by |), регион"})
