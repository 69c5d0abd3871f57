"""Decisions: search and read."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from presentation import Item, decision_item, found
from web.api import schemas
from web.api.blueprint import Blueprint
from web.forms import Search, to_query
from web.parts import desk

blueprint = Blueprint("Decisions", "Decisions of the log")


@blueprint.route("/decisions")
@blueprint.arguments(Search, location="query")
@blueprint.response(200, schemas.listing(schemas.Decision))
def search(arguments: dict[str, Any]) -> Item:
    """Search decisions; values of one parameter are alternatives, parameters are joined by and."""
    return found(desk().find(replace(to_query(arguments), facets=False)))


@blueprint.route("/decisions/<int:decision_id>")
@blueprint.response(200, schemas.Decision)
def read(decision_id: int) -> Item:
    """Get a decision."""
    return decision_item(desk().decision(decision_id))
