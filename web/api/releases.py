"""Releases: add files, list what there is, read one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from werkzeug import Response
from werkzeug.datastructures import FileStorage

from desk import File, Outcome, State
from presentation import Item, listing, outcome_item, release_item, release_labels, withdrawal_item
from web import downloads, errors
from web.access.door import author
from web.api import schemas, submission_schemas
from web.api.blueprint import Blueprint
from web.forms import ReleasePage
from web.parts import desk
from web.submission_forms import SubmissionKey, new_key, signed

blueprint = Blueprint("Releases", "Press releases and files as they were received")


@blueprint.route("/releases", methods=["POST"])
@blueprint.arguments(schemas.Files, location="files")
@blueprint.arguments(SubmissionKey, location="query")
@blueprint.response(201, schemas.listing(schemas.Outcome))
@blueprint.alt_response(202, schema=schemas.listing(schemas.Outcome), description="Stored; some wait for a worker")
def add(upload: dict[str, list[FileStorage]], named: dict[str, str]) -> Item | tuple[Item, int]:
    """Add files, one outcome each in their order; 422 where every one is refused.

    Whatever is not refused is stored for good. What has the status `waiting` is read by a worker; ask for it by its
    receipt. All files of a request, and of others with the same `submission`, can be taken back together.
    """
    files = [File(sent.filename or "", sent.read()) for sent in upload["file"]]
    return _told(desk().submit(files, author=author("api"), submission=named.get("submission") or new_key()))


@blueprint.route("/releases/from-address", methods=["POST"])
@blueprint.arguments(schemas.WebAddress)
@blueprint.arguments(SubmissionKey, location="query")
@blueprint.response(201, schemas.listing(schemas.Outcome))
@blueprint.alt_response(202, schema=schemas.listing(schemas.Outcome), description="Stored; waits for a worker")
def add_address(asked: dict[str, str], named: dict[str, str]) -> Item | tuple[Item, int]:
    """Add the page or file at an address; 422 where it cannot be had or is refused.

    Addresses in the organization's own network are asked only where the administrator allows it.
    """
    key = named.get("submission") or new_key()
    return _told(desk().submit_address(asked["url"], author=author("api"), submission=key))


def _told(outcomes: Sequence[Outcome]) -> Item | tuple[Item, int]:
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


@blueprint.route("/releases/<int:release_id>/raw")
@blueprint.doc(responses={200: {"description": "The bytes", "content": {"application/octet-stream": {}}}})
def raw(release_id: int) -> Response:
    """Get a release's file exactly as it was sent."""
    return downloads.raw(desk().raw(release_id))


@blueprint.route("/releases/<int:release_id>/revise", methods=["POST"])
@blueprint.response(202, schemas.Outcome)
def revise(release_id: int) -> Item:
    """Read a release again with the present extractor, as a new revision; `waiting` while that is left to a worker."""
    return outcome_item(desk().revise(release_id, author=author("api")))


@blueprint.route("/releases/<int:release_id>/withdrawals")
@blueprint.response(200, schemas.listing(schemas.Withdrawal))
def withdrawals(release_id: int) -> Item:
    """List what people said of a release as a whole, newest first."""
    return listing([withdrawal_item(said) for said in desk().handed.history(release_id)])


@blueprint.route("/releases/<int:release_id>/withdraw", methods=["POST"])
@blueprint.arguments(submission_schemas.Reason)
@blueprint.response(200, schemas.Release)
def withdraw(said: dict[str, str], release_id: int) -> Item:
    """Take a release back: it stays readable, and its decisions are in no search, count or report."""
    desk().handed.withdraw_release(release_id, signed(said))
    return release_item(desk().release(release_id))


@blueprint.route("/releases/<int:release_id>/restore", methods=["POST"])
@blueprint.arguments(submission_schemas.Reason)
@blueprint.response(200, schemas.Release)
def restore(said: dict[str, str], release_id: int) -> Item:
    """Give back a release that was taken back."""
    desk().handed.withdraw_release(release_id, signed(said), back=False)
    return release_item(desk().release(release_id))
