"""Entities: organizations, people and initiatives of the log, by the beginning of a word."""

from __future__ import annotations

from typing import Any

from presentation import Item, entity_item, listing
from web.api import schemas
from web.api.blueprint import Blueprint
from web.forms import EntitySearch
from web.parts import desk

blueprint = Blueprint("Entities", "Organizations, people and initiatives")


@blueprint.route("/entities")
@blueprint.arguments(EntitySearch, location="query")
@blueprint.response(200, schemas.listing(schemas.Entity))
def complete(arguments: dict[str, Any]) -> Item:
    """List entities of a kind with a word that begins so, those with most decisions first."""
    records = desk().entities(arguments["kind"], arguments["prefix"], arguments["limit"])
    return listing([entity_item(record) for record in records])
