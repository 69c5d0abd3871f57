"""Keeps what a person says of a decision, within the transaction that lists its release anew."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import Connection

from journal.contract import BadQuery, NotFound
from journal.reading import load_decisions
from journal.records import DecisionRecord, Missed, Review, Said, Verdict
from journal.reviews import rows
from journal.reviews.overlay import standing
from nlp.facts import Decision

#: reviews of one author that undoing goes back through
_REMEMBERED = 200


def keep(connection: Connection, said: Said, author: str, at: dt.datetime) -> Review:
    """Keep what was said; raises NotFound, and BadQuery where there is nothing to undo or to correct to."""
    record = _decision(connection, said.decision_id)
    earlier = rows.reviews_of(connection, record.id)
    if said.verdict is Verdict.UNDONE and record.id not in standing(earlier):
        raise BadQuery(f"О решении № {record.id} никто ничего не сказал, отменять нечего.")
    if said.verdict is Verdict.ADDED:
        raise BadQuery(f"Решение № {record.id} уже есть, добавляется то, которого нет.")
    if said.verdict is Verdict.CORRECTED and said.after is None:
        raise BadQuery("Исправление ничего не говорит: нужно решение целиком.")
    review = Review(
        id=0,
        decision_id=record.id,
        release_id=record.release_id,
        nth=rows.nth(connection, record.id),
        verdict=said.verdict,
        before=record.decision,
        after=_after(said, record.decision),
        author=author,
        at=at,
        reason=said.reason,
    )
    review = rows.enter(connection, review)
    held = standing([*earlier, review]).get(record.id)
    rows.note_verdict(connection, record.id, held.review.verdict if held else None)
    return review


def add(connection: Connection, new: Missed, author: str, at: dt.datetime) -> Review:
    """Keep a decision that the program missed; it is listed when its release is."""
    id_ = rows.insert_blank(connection, new.release_id, new.decision, at)
    review = Review(
        id=0,
        decision_id=id_,
        release_id=new.release_id,
        nth=-id_,
        verdict=Verdict.ADDED,
        before=new.decision,
        after=new.decision,
        author=author,
        at=at,
        reason=new.reason,
    )
    review = rows.enter(connection, review)
    rows.note_verdict(connection, id_, review.verdict)
    return review


def last_by(connection: Connection, author: str) -> int | None:
    """The decision that somebody spoke of last and that still holds as they said."""
    spoken = rows.reviews_by(connection, author, _REMEMBERED)
    for review in spoken:
        held = standing(rows.reviews_of(connection, review.decision_id)).get(review.decision_id)
        if held and held.review.id == review.id:
            return review.decision_id
    return None


def _after(said: Said, now: Decision) -> Decision | None:
    return now if said.verdict is Verdict.ACCEPTED else said.after if said.verdict is Verdict.CORRECTED else None


def _decision(connection: Connection, decision_id: int) -> DecisionRecord:
    for record in load_decisions(connection, [decision_id]):
        return record
    raise NotFound(f"Нет решения № {decision_id}.")
