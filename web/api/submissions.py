"""Submissions: what was handed in together, taken back and given back as a whole."""

from __future__ import annotations

from typing import Any

from presentation import Item, listing, outcome_item, submission_item
from web.api import schemas, submission_schemas
from web.api.blueprint import Blueprint
from web.parts import desk
from web.submission_forms import SubmissionPage, signed

blueprint = Blueprint("Submissions", "What was handed in together, and what of it is taken back")


@blueprint.route("/submissions")
@blueprint.arguments(SubmissionPage, location="query")
@blueprint.response(200, schemas.listing(submission_schemas.Submission))
def browse(page: dict[str, Any]) -> Item:
    """List submissions, newest first; `total` counts those of this page."""
    limit, skipped = page["limit"], page["cursor"]
    found = desk().handed.newest(limit=limit + 1, skipped=skipped)
    cursor = str(skipped + limit) if len(found) > limit else None
    return listing([submission_item(item) for item in found[:limit]], cursor=cursor)


@blueprint.route("/submissions/<submission>")
@blueprint.arguments(SubmissionPage, location="query")
@blueprint.response(200, submission_schemas.Submitted)
def read(page: dict[str, Any], submission: str) -> Item:
    """Get a submission and what became of its files, in their order."""
    limit, skipped = page["limit"], page["cursor"]
    found, outcomes = desk().handed.get(submission), desk().submitted(submission, limit, skipped)
    cursor = str(skipped + limit) if skipped + limit < found.files else None
    items = [outcome_item(outcome) for outcome in outcomes]
    return {**submission_item(found), "outcomes": listing(items, found.files, cursor)}


@blueprint.route("/submissions/<submission>/withdraw", methods=["POST"])
@blueprint.arguments(submission_schemas.Reason)
@blueprint.response(200, submission_schemas.Submission)
def withdraw(said: dict[str, str], submission: str) -> Item:
    """Take back all that a submission brought; what the log had before stays."""
    desk().handed.withdraw(submission, signed(said))
    return submission_item(desk().handed.get(submission))


@blueprint.route("/submissions/<submission>/restore", methods=["POST"])
@blueprint.arguments(submission_schemas.Reason)
@blueprint.response(200, submission_schemas.Submission)
def restore(said: dict[str, str], submission: str) -> Item:
    """Give back all of it."""
    desk().handed.withdraw(submission, signed(said), back=False)
    return submission_item(desk().handed.get(submission))
