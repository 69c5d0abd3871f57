"""What releases have in common: reprints, undertakings, and what people say of pairs."""

from __future__ import annotations

from typing import Any

from journal.records import Links, Ruling
from presentation import Item, listing, pair_item, piece_item, reprint_item, thread_item
from web.access.door import author
from web.api import schemas
from web.api.blueprint import Blueprint
from web.forms import DayArguments, FollowArguments, PairPage, PairRuling, ProgressArguments, to_follow
from web.parts import desk

blueprint = Blueprint("Linking", "Reprints, undertakings, and what people say of them")


@blueprint.route("/releases/<int:release_id>/reprints")
@blueprint.response(200, schemas.listing(schemas.Reprint))
def reprints(release_id: int) -> Item:
    """List the releases that are one told again, the earliest source first; none where it stands alone."""
    desk().release(release_id)
    return listing([reprint_item(record) for record in desk().reprints(release_id)])


@blueprint.route("/releases/<int:first_id>/difference/<int:second_id>")
@blueprint.response(200, schemas.listing(schemas.Piece))
def difference(first_id: int, second_id: int) -> Item:
    """Get what the body of the second release made of the first's, word by word."""
    return listing([piece_item(piece) for piece in desk().difference(first_id, second_id)])


@blueprint.route("/decisions/<int:decision_id>/thread")
@blueprint.arguments(DayArguments, location="query")
@blueprint.response(200, schemas.Thread)
def thread(arguments: dict[str, Any], decision_id: int) -> Item:
    """Get the undertaking that a decision belongs to."""
    return thread_item(desk().thread(decision_id, arguments.get("as_of")))


@blueprint.route("/initiatives/<int:entity_id>/threads")
@blueprint.arguments(ProgressArguments, location="query")
@blueprint.response(200, schemas.listing(schemas.Thread))
def initiative(arguments: dict[str, Any], entity_id: int) -> Item:
    """List the undertakings of an initiative, those told last in front."""
    progress = desk().initiative(entity_id, tuple(arguments.get("region", ())), arguments.get("as_of"))
    return listing([thread_item(record) for record in progress.threads])


@blueprint.route("/follow-up")
@blueprint.arguments(FollowArguments, location="query")
@blueprint.response(200, schemas.listing(schemas.Thread))
def follow_up(arguments: dict[str, Any]) -> Item:
    """List undertakings that are due, overdue or silent, the most urgent first; `total` counts those of the page."""
    limit = arguments["limit"]
    found = desk().follow_up(to_follow(arguments, desk().today()))
    cursor = str(arguments.get("cursor", 0) + limit) if len(found) > limit else None
    return listing([thread_item(record) for record in found[:limit]], cursor=cursor)


@blueprint.route("/pairs")
@blueprint.arguments(PairPage, location="query")
@blueprint.response(200, schemas.listing(schemas.Pair))
def waiting(arguments: dict[str, Any]) -> Item:
    """List pairs that wait for a person, the likeliest first."""
    found = desk().waiting(Links(arguments["links"]), arguments["limit"])
    return listing([pair_item(record) for record in found])


@blueprint.route("/pairs", methods=["POST"])
@blueprint.arguments(PairRuling)
@blueprint.response(201, schemas.listing(schemas.Pair))
def rule(said: dict[str, Any]) -> Item:
    """Accept or reject a pair, or take the newest word back; everything that was ever said of it, newest first."""
    links, pair = Links(said["links"]), (said["one"], said["other"])
    desk().rule(links, pair, Ruling(said["ruling"]), author=author(said["author"] or "api"))
    return listing([pair_item(record) for record in desk().rulings(links, pair)])
