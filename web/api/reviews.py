"""Review: what the program is not sure of, and what people say of decisions."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from journal.contract import BadQuery
from journal.records import Doubts, Review, Said, Verdict
from journal.reviews.correction import Correction, Words
from nlp.facts import Interval, Kind, Status, Topic
from nlp.labels import decision_labels
from presentation import Item, decision_item, listing
from web.access.door import author
from web.api import review_schemas as shapes
from web.api import schemas
from web.api.blueprint import Blueprint
from web.parts import desk
from web.review_forms import QueueArguments

blueprint = Blueprint("Review", "What the program is not sure of, and what people say of decisions")


@blueprint.route("/review")
@blueprint.arguments(QueueArguments, location="query")
@blueprint.response(200, shapes.Queue)
def queue(arguments: dict[str, Any]) -> Item:
    """List decisions that wait for a person, the least certain first."""
    regions = tuple(arguments.get("region", ()))
    state = desk().review_state(regions)
    found = desk().uncertain(Doubts(regions, limit=arguments["limit"]))
    share = state.precision
    return {
        "items": [decision_item(record) for record in found],
        "left": state.left,
        "reviewed": state.reviewed,
        "unreviewed": state.unreviewed,
        "precision": [share.low, share.middle, share.high] if share else None,
    }


@blueprint.route("/releases/<int:release_id>/decisions", methods=["POST"])
@blueprint.arguments(shapes.MissedDecision)
@blueprint.response(201, schemas.Decision)
def add(missed: dict[str, Any], release_id: int) -> Item:
    """Enter a decision that the program did not find in a release; it survives every new extraction."""
    who = author(missed["author"] or "api")
    review = desk().add_missed(release_id, _written(missed["decision"]), missed["reason"], author=who)
    return decision_item(desk().decision(review.decision_id))


@blueprint.route("/decisions/<int:decision_id>/reviews")
@blueprint.response(200, schemas.listing(shapes.Review))
def read(decision_id: int) -> Item:
    """List everything that was said of a decision, in order."""
    desk().decision(decision_id)
    return listing([_item(review) for review in desk().reviews(decision_id)])


@blueprint.route("/decisions/<int:decision_id>/reviews", methods=["POST"])
@blueprint.arguments(shapes.Word)
@blueprint.response(201, shapes.Review)
def say(word: dict[str, Any], decision_id: int) -> Item:
    """Accept, correct or reject a decision, or take the newest word back."""
    verdict, who = Verdict(word["verdict"]), author(word["author"] or "api")
    if verdict is not Verdict.CORRECTED:
        return _item(desk().review(Said(decision_id, verdict, reason=word["reason"]), author=who))
    if word["decision"] is None:
        raise BadQuery("Исправление ничего не говорит: нужно решение целиком.")
    return _item(desk().correct(decision_id, _written(word["decision"]), word["reason"], author=who))


def _written(corrected: Mapping[str, Any]) -> Correction:
    return Correction(
        kind=Kind(corrected["kind"]),
        status=Status(corrected["status"]),
        content=Words(corrected["content"]),
        evidence=tuple(map(Words, corrected["evidence"])),
        actors=tuple(corrected["actors"]),
        assignees=tuple(corrected["assignees"]),
        date=_interval(corrected["date"]),
        deadline=_interval(corrected["deadline"]),
        initiative=corrected["initiative"],
        amount=corrected["amount_rub"],
        headcount=corrected["headcount"],
        topics=tuple(map(Topic, corrected["topics"])),
    )


def _interval(days: Sequence[dt.date] | None) -> Interval | None:
    return Interval(*days) if days else None


def _item(review: Review) -> Item:
    return {
        "id": review.id,
        "decision_id": review.decision_id,
        "verdict": review.verdict.value,
        "before": decision_labels(review.before),
        "after": decision_labels(review.after) if review.after else None,
        "author": review.author,
        "at": review.at.isoformat(),
        "reason": review.reason,
    }
