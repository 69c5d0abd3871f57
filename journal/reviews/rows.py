"""What people said of decisions ↔ its rows, and what the queue of the uncertain is read from."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Row,
    and_,
    bindparam,
    case,
    exists,
    func,
    insert,
    or_,
    select,
    tuple_,
    update,
)

from journal import codec
from journal.records import UNCERTAIN, Doubts, Review, Verdict
from journal.reviews.precision import BANDS, Band
from journal.tables import decision_copies, decision_regions, decisions, releases, reviews
from nlp.facts import Decision

#: made once: making a statement takes longer than carrying it out
_REVIEWS = select(reviews).order_by(reviews.c.id)
_OF_RELEASE = _REVIEWS.where(reviews.c.release_id == bindparam("release"))
_OF_DECISION = _REVIEWS.where(reviews.c.decision_id == bindparam("decision"))


def load_reviews(connection: Connection, release_id: int) -> tuple[Review, ...]:
    """Everything that was said of a release's decisions, in order."""
    return tuple(map(_review, connection.execute(_OF_RELEASE, {"release": release_id})))


def reviews_of(connection: Connection, decision_id: int) -> tuple[Review, ...]:
    """Everything that was said of a decision, in order."""
    return tuple(map(_review, connection.execute(_OF_DECISION, {"decision": decision_id})))


def reviews_by(connection: Connection, author: str, limit: int) -> tuple[Review, ...]:
    """The last that somebody said, newest first."""
    query = select(reviews).where(reviews.c.author == author).order_by(reviews.c.id.desc()).limit(limit)
    return tuple(map(_review, connection.execute(query)))


def enter(connection: Connection, review: Review) -> Review:
    """Keep a review under the next number."""
    entered = replace(review, id=(connection.scalar(select(func.max(reviews.c.id))) or 0) + 1)
    row = {
        "id": entered.id,
        "decision_id": review.decision_id,
        "release_id": review.release_id,
        "nth": review.nth,
        "verdict": review.verdict.value,
        "before": codec.dump(review.before),
        "after": codec.dump(review.after) if review.after else None,
        "author": review.author,
        "at": review.at,
        "reason": review.reason,
    }
    connection.execute(insert(reviews), [row])
    return entered


def note_verdict(connection: Connection, decision_id: int, verdict: Verdict | None) -> None:
    """Keep what holds of a decision beside it."""
    told = update(decisions).where(decisions.c.id == decision_id)
    connection.execute(told.values(verdict=verdict.value if verdict else None))


def insert_blank(connection: Connection, release_id: int, decision: Decision, at: dt.datetime) -> int:
    """A row for a decision that no extraction has, which listing its release will fill; its id."""
    id_: int = (connection.scalar(select(func.max(decisions.c.id))) or 0) + 1
    row = {
        "id": id_,
        "release_id": release_id,
        "kind": decision.kind.value,
        "start": decision.content.start,
        "stop": decision.content.stop,
        "nth": -id_,
        "listed": False,
        "revision": 0,
        "place": 0,
        "status": decision.status.value,
        "day": at.astimezone(dt.UTC).date(),
        "probability": decision.probability,
        "since": at,
        "facts": codec.dump(decision),
    }
    connection.execute(insert(decisions), [row])
    return id_


def nth(connection: Connection, decision_id: int) -> int:
    """The number of a decision among those of its kind and place."""
    number: int = connection.execute(select(decisions.c.nth).where(decisions.c.id == decision_id)).scalar_one()
    return number


def uncertain(connection: Connection, asked: Doubts) -> list[int]:
    """Decisions that wait for a person, the least certain first."""
    place = decisions.c.probability, decisions.c.id
    query = select(decisions.c.id).where(*_waiting(asked.regions))
    if asked.after:
        query = query.where(tuple_(*place) > tuple_(*asked.after))
    return list(connection.scalars(query.order_by(*place).limit(asked.limit)))


def count_uncertain(connection: Connection, regions: tuple[str, ...]) -> int:
    """How many decisions wait for a person."""
    query = select(func.count()).select_from(decisions).where(*_waiting(regions))
    return connection.scalar(query) or 0


def bands(connection: Connection) -> tuple[Band, ...]:
    """The decisions of the log by their certainty, reviewed or not."""
    probability = decisions.c.probability
    band = case(*((probability < end, place) for place, end in enumerate(BANDS)), else_=len(BANDS) - 1).label("band")
    columns = band, decisions.c.verdict, func.count().label("number"), func.sum(probability).label("certainty")
    added = exists().where(reviews.c.decision_id == decisions.c.id, reviews.c.verdict == Verdict.ADDED.value)
    spoken = and_(decisions.c.verdict.is_not(None), ~added)  # what people added says nothing of the program's certainty
    query = select(*columns).where(or_(and_(decisions.c.listed, decisions.c.verdict.is_(None)), spoken))
    rows = connection.execute(query.group_by(band, decisions.c.verdict)).all()
    return tuple(_band([row for row in rows if row.band == place]) for place in range(len(BANDS)))


def reviewed_releases(connection: Connection) -> list[int]:
    """Releases of which somebody has looked at every decision."""
    seen, other = decisions.alias(), decisions.alias()
    left = exists().where(
        other.c.release_id == seen.c.release_id, other.c.listed.is_not(False), other.c.verdict.is_(None)
    )
    back = exists().where(releases.c.id == seen.c.release_id, releases.c.withdrawn)
    query = select(seen.c.release_id).distinct().where(seen.c.verdict.is_not(None), ~left, ~back)
    return list(connection.scalars(query.order_by(seen.c.release_id)))


def _waiting(regions: tuple[str, ...]) -> Iterator[ColumnElement[bool]]:
    yield and_(decisions.c.listed, decisions.c.verdict.is_(None), decisions.c.probability < UNCERTAIN)
    yield ~exists().where(decision_copies.c.decision_id == decisions.c.id)
    if regions:
        link = decision_regions
        yield exists().where(link.c.decision_id == decisions.c.id, link.c.region.in_(regions))


def _band(rows: list[Row[Any]]) -> Band:
    counts = {row.verdict: row.number for row in rows}
    left = counts.get(None, 0)
    certainty = sum(row.certainty for row in rows if row.verdict is None)
    right = counts.get(Verdict.ACCEPTED, 0)
    return Band(left, certainty / left if left else 0.0, right, sum(counts.values()) - left - right)


def _review(row: Row[Any]) -> Review:
    at: dt.datetime = row.at
    return Review(
        id=row.id,
        decision_id=row.decision_id,
        release_id=row.release_id,
        nth=row.nth,
        verdict=Verdict(row.verdict),
        before=codec.load(Decision, row.before),
        after=codec.load(Decision, row.after) if row.after else None,
        author=row.author,
        at=at,
        reason=row.reason,
    )
