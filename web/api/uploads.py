"""Uploads: what became of files that were stored."""

from __future__ import annotations

from presentation import Item, listing, outcome_item
from web.api import schemas
from web.api.blueprint import Blueprint
from web.parts import desk

blueprint = Blueprint("Uploads", "Files that were stored and wait for a worker, or are set aside")


@blueprint.route("/uploads")
@blueprint.response(200, schemas.listing(schemas.Outcome))
def browse() -> Item:
    """List what is set aside, newest first."""
    return listing([outcome_item(outcome) for outcome in desk().aside()])


@blueprint.route("/uploads/<receipt>")
@blueprint.response(200, schemas.Outcome)
def read(receipt: str) -> Item:
    """Get what became of a file, by the SHA-256 of its bytes; `added` once it is in the log."""
    return outcome_item(desk().arrived(receipt))


@blueprint.route("/uploads/<receipt>/retry", methods=["POST"])
@blueprint.response(202, schemas.Outcome)
def retry(receipt: str) -> Item:
    """Try again what is set aside."""
    return outcome_item(desk().retry(receipt))
