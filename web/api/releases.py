"""Releases: add files, list what there is, read one."""

from __future__ import annotations

from typing import Any

from werkzeug.datastructures import FileStorage

from desk import File, State
from presentation import Item, listing, outcome_item, release_item, release_labels
from web import errors
from web.access.door import author
from web.api import schemas
from web.api.blueprint import Blueprint
from web.forms import ReleasePage
from web.parts import desk

blueprint = Blueprint("Releases", "Press releases and files as they were received")


@blueprint.route("/releases", methods=["POST"])
@blueprint.arguments(schemas.Files, location="files")
@blueprint.response(201, schemas.listing(schemas.Outcome))
@blueprint.alt_response(202, schema=schemas.listing(schemas.Outcome), description="Stored; some wait for a worker")
def add(upload: dict[str, list[FileStorage]]) -> Item | tuple[Item, int]:
    """Add files, one outcome each in their order; 422 where every one is refused.

    Whatever is not refused is stored for good. What has the status `waiting` is read by a worker; ask for it by its
    receipt.
    """
    files = [File(sent.filename or "", sent.read()) for sent in upload["file"]]
    outcomes = desk().submit(files, author=author("api"))
    items = listing([outcome_item(outcome) for outcome in outcomes])
    if all(outcome.state is State.REFUSED for outcome in outcomes):
        raise errors.Refused("; ".join(outcome.reason for outcome in outcomes), items)
    return (items, 202) if any(outcome.state is State.WAITING for outcome in outcomes) else items


@blueprint.route("/releases")
@blueprint.arguments(ReleasePage, location="query")
@blueprint.response(200, schemas.listing(schemas.Release))
def browse(page: dict[str, Any]) -> Item:
    """List releases, newest first."""
    limit = page["limit"]
    found = desk().releases(limit=limit + 1, before=page.get("cursor"))
    cursor = str(found[limit - 1].id) if len(found) > limit else None
    return listing([release_item(record) for record in found[:limit]], desk().count(), cursor)


@blueprint.route("/releases/<int:release_id>")
@blueprint.response(200, schemas.FullRelease)
def read(release_id: int) -> Item:
    """Get a release's text and all that was read from it."""
    return release_labels(desk().release(release_id))
