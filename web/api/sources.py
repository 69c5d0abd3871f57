"""Sources: addresses that releases are taken from on a schedule."""

from __future__ import annotations

from typing import Any

from journal.errands.records import Place, Source, Wanted
from presentation import Item, listing
from web.access.door import author
from web.api import errand_schemas as shapes
from web.api import schemas
from web.api.blueprint import Blueprint
from web.api.errand_items import source_item
from web.parts import desk

blueprint = Blueprint("Sources", "Feeds and pages that releases are taken from on a schedule")


@blueprint.route("/sources")
@blueprint.response(200, schemas.listing(shapes.NewsSource))
def browse() -> Item:
    """List sources by name, each with its state."""
    return listing([_item(source) for source in desk().sources.all()])


@blueprint.route("/sources", methods=["POST"])
@blueprint.arguments(shapes.NewSource)
@blueprint.response(201, shapes.NewsSource)
def add(wanted: dict[str, Any]) -> Item:
    """Have an address visited from now on."""
    asked = Wanted(wanted["url"], Place(wanted["place"]), wanted["name"], wanted["every"])
    return _item(desk().sources.add(asked, author("api"), desk().clock()))


@blueprint.route("/sources/<int:source_id>")
@blueprint.response(200, shapes.NewsSource)
def read(source_id: int) -> Item:
    """Get a source with its state."""
    return _item(desk().sources.get(source_id))


@blueprint.route("/sources/<int:source_id>", methods=["DELETE"])
@blueprint.response(204)
def forget(source_id: int) -> None:
    """Visit it no more; what was taken from it stays in the log."""
    desk().sources.forget(source_id)


@blueprint.route("/sources/<int:source_id>/visit", methods=["POST"])
@blueprint.response(202, shapes.NewsSource)
def visit(source_id: int) -> Item:
    """Visit it as soon as a worker is free."""
    desk().sources.hurry(source_id, desk().clock())
    return _item(desk().sources.get(source_id))


def _item(source: Source) -> Item:
    return source_item(source, desk().sources.next(source))
