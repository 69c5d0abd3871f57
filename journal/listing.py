"""Lists from the tables: decisions newest first, entities by the beginnings of their words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Column, ColumnElement, Connection, Select, Table, and_, exists, func, or_, select, tuple_

from journal.questions import end_of
from journal.records import Days, Query
from journal.tables import (
    decision_copies,
    decision_entities,
    decision_regions,
    decision_topics,
    decisions,
    entities,
    entity_words,
    release_entities,
)
from journal.terms import words

#: entities that are looked at one by one; of more, some are as soon found among the most active of 100,000
_FEW = 2000


@dataclass(frozen=True, slots=True)
class _Link:
    """A filter by a table of links that repeats the decision's day, so that it can be read newest first."""

    table: Table
    column: Column[Any]
    values: tuple[str, ...] | tuple[int, ...]

    @property
    def condition(self) -> ColumnElement[bool]:
        """The link has one of the values."""
        return self.column == self.values[0] if len(self.values) == 1 else self.column.in_(self.values)


def newest(
    connection: Connection, query: Query, after: tuple[dt.date, int] | None, limit: int
) -> list[tuple[dt.date, int]]:
    """Day and id of the decisions that a query without words finds, newest first, those after a place."""
    links = tuple(_links(query))
    statement = _led(links[0]) if links else select(decisions.c.day, decisions.c.id)
    day, id_ = statement.selected_columns
    conditions = [decisions.c.listed, *_own(query), *(_linked(link) for link in links[1:])]
    if after:
        conditions.append(tuple_(day, id_) < tuple_(*after))
    statement = statement.where(*conditions).order_by(day.desc(), id_.desc()).limit(limit)
    return [(row[0], row[1]) for row in connection.execute(statement)]


def complete(connection: Connection, kind: str, prefix: str, limit: int) -> list[int]:
    """Entities of a kind that releases name now or a list gave, each typed word beginning one of theirs.

    Those with most decisions first.
    """
    begun = words(prefix)
    few = {word for word in begun if _are_few(connection, kind, word)}
    named = exists().where(release_entities.c.entity_id == entities.c.id, release_entities.c.named)
    imported = and_(entities.c.inn.is_not(None), entities.c.root_id == entities.c.id)
    shown = or_(entities.c.decisions > 0, named, imported)  # the first is known without looking anything up
    statement = select(entities.c.id).where(shown, *(_begins(word) for word in begun if word not in few))
    if few:  # these few are looked at, else all of the kind in their order until there are enough
        statement = statement.where(*(entities.c.id.in_(_with_word(kind, word)) for word in few))
    else:
        statement = statement.where(entities.c.kind == kind)
    order = entities.c.decisions.desc(), entities.c.id.desc()
    return list(connection.scalars(statement.order_by(*order).limit(limit)))


def _links(query: Query) -> Iterator[_Link]:
    """The filters by links, those that leave least first."""
    link = decision_entities
    for ids in (query.people, query.organizations, query.initiatives):
        if ids:
            yield _Link(link, link.c.entity_id, ids)
    if query.regions:
        yield _Link(decision_regions, decision_regions.c.region, query.regions)
    if query.topics:
        yield _Link(decision_topics, decision_topics.c.topic, query.topics)


def _led(link: _Link) -> Select[Any]:
    """The links in front: their index is walked in order, and the rest is looked up for each."""
    table = link.table
    columns = select(table.c.day, table.c.decision_id).distinct()
    return columns.join(decisions, decisions.c.id == table.c.decision_id).where(link.condition)


def _linked(link: _Link) -> ColumnElement[bool]:
    other = link.table.alias()
    column = other.c[link.column.name]
    return exists().where(other.c.decision_id == decisions.c.id, column.in_(link.values))


def _own(query: Query) -> Iterator[ColumnElement[bool]]:
    if query.kinds:
        yield decisions.c.kind.in_(query.kinds)
    if query.statuses:
        yield decisions.c.status.in_(query.statuses)
    if query.as_of:
        yield decisions.c.since < end_of(query.as_of)
    if not query.reprints:
        yield ~exists().where(decision_copies.c.decision_id == decisions.c.id)
    if query.release_id is not None:
        yield decisions.c.release_id == query.release_id
    yield from _overlap(query.days, decisions.c.day, decisions.c.day)
    yield from _overlap(query.deadline, decisions.c.deadline_start, decisions.c.deadline_end)
    if query.amount.least is not None:
        yield decisions.c.amount >= query.amount.least
    if query.amount.most is not None:
        yield decisions.c.amount <= query.amount.most


def _overlap(days: Days, first: Column[Any], last: Column[Any]) -> Iterator[ColumnElement[bool]]:
    if days.since:
        yield last >= days.since
    if days.until:
        yield first <= days.until


def _are_few(connection: Connection, kind: str, word: str) -> bool:
    found = _with_word(kind, word).limit(_FEW + 1).subquery()
    return connection.execute(select(func.count()).select_from(found)).scalar_one() <= _FEW


def _with_word(kind: str, word: str) -> Select[Any]:
    """The entities with a word that begins so."""
    return select(entity_words.c.entity_id).where(entity_words.c.kind == kind, _between(word))


def _begins(word: str) -> ColumnElement[bool]:
    # without the kind, which would lead SQLite to all words that begin so, for each entity
    return exists().where(entity_words.c.entity_id == entities.c.id, _between(word))


def _between(word: str) -> ColumnElement[bool]:
    return and_(entity_words.c.word >= word, entity_words.c.word < word + "\U0010ffff")
