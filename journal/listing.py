"""Decisions newest first, from the tables."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from sqlalchemy import (
    BindParameter,
    Column,
    ColumnElement,
    Connection,
    Integer,
    bindparam,
    exists,
    select,
    tuple_,
)

from journal.among import among
from journal.prepared import Prepared
from journal.questions import end_of
from journal.records import Query
from journal.tables import (
    decision_copies,
    decision_entities,
    decision_regions,
    decision_topics,
    decisions,
)

#: combinations of filters whose statements are remembered
_SHAPES = 1_000


#: by filter its column among links that repeat the decision's day, those that leave least first
_LINKS: Mapping[str, Column[Any]] = {
    "people": decision_entities.c.entity_id,
    "organizations": decision_entities.c.entity_id,
    "initiatives": decision_entities.c.entity_id,
    "regions": decision_regions.c.region,
    "topics": decision_topics.c.topic,
}
_OWN: Mapping[str, Column[Any]] = {"kinds": decisions.c.kind, "statuses": decisions.c.status}
#: what stands behind the name of a filter by one value: the database then walks an index in its order
_ONE = "_only"


def newest(
    connection: Connection, query: Query, after: tuple[dt.date, int] | None, limit: int
) -> list[tuple[dt.date, int]]:
    """Day and id of the decisions that a query without words finds, newest first, those after a place."""
    asked = {**_asked(query), "limit": limit}
    if after:
        asked |= dict(zip(("after_day", "after_id"), after, strict=True))
    return [(day, id_) for day, id_ in _newest(frozenset(asked)).rows(connection, **asked)]


def _asked(query: Query) -> dict[str, Any]:
    """The filters of a query that leave anything out, by their names, with their values."""
    found: dict[str, Any] = {}
    for name in (*_LINKS, *_OWN):
        values = getattr(query, name)
        if values:
            found |= {f"{name}{_ONE}": values[0]} if len(values) == 1 else {name: list(values)}
    others = {
        "as_of": query.as_of and end_of(query.as_of),
        "first": not query.reprints or None,
        "release": query.release_id,
        "day_since": query.days.since,
        "day_until": query.days.until,
        "deadline_since": query.deadline.since,
        "deadline_until": query.deadline.until,
        "least": query.amount.least,
        "most": query.amount.most,
    }
    return found | {name: value for name, value in others.items() if value is not None}


@lru_cache(_SHAPES)
def _newest(asked: frozenset[str]) -> Prepared:
    """The statement with these filters: the links in front are walked in order, the rest is looked up for each."""
    links = [name for name in _LINKS if not asked.isdisjoint((name, f"{name}{_ONE}"))]
    day, id_, led = decisions.c.day, decisions.c.id, select(decisions.c.day, decisions.c.id)
    if links:
        table, first = _LINKS[links[0]].table, _among(_LINKS[links[0]], links[0], asked)
        day, id_ = table.c.day, table.c.decision_id
        led = select(day, id_).distinct().join(decisions, decisions.c.id == id_).where(first)
    conditions = [condition for name, condition in _CONDITIONS.items() if name in asked]
    conditions += [_among(_OWN[name], name, asked) for name in _OWN if not asked.isdisjoint((name, f"{name}{_ONE}"))]
    conditions += [_linked(name, asked) for name in links[1:]]
    if "after_day" in asked:
        conditions.append(tuple_(day, id_) < tuple_(_value("after_day", day), _value("after_id", id_)))
    led = led.where(decisions.c.listed, *conditions).order_by(day.desc(), id_.desc())
    return Prepared(led.limit(bindparam("limit", type_=Integer)))


def _value(name: str, column: Column[Any]) -> BindParameter[Any]:
    return bindparam(name, type_=column.type)


def _among(column: Column[Any], name: str, asked: frozenset[str]) -> ColumnElement[bool]:
    only = f"{name}{_ONE}"
    return column == _value(only, column) if only in asked else among(column, bindparam(name))


def _linked(name: str, asked: frozenset[str]) -> ColumnElement[bool]:
    other = _LINKS[name].table.alias()
    column = other.c[_LINKS[name].name]
    return exists().where(other.c.decision_id == decisions.c.id, _among(column, name, asked))


#: the other filters, by their names
_CONDITIONS: Mapping[str, ColumnElement[bool]] = {
    "as_of": decisions.c.since < _value("as_of", decisions.c.since),
    "first": ~exists().where(decision_copies.c.decision_id == decisions.c.id),
    "release": decisions.c.release_id == _value("release", decisions.c.release_id),
    "day_since": decisions.c.day >= _value("day_since", decisions.c.day),
    "day_until": decisions.c.day <= _value("day_until", decisions.c.day),
    "deadline_since": decisions.c.deadline_end >= _value("deadline_since", decisions.c.deadline_end),
    "deadline_until": decisions.c.deadline_start <= _value("deadline_until", decisions.c.deadline_start),
    "least": decisions.c.amount >= _value("least", decisions.c.amount),
    "most": decisions.c.amount <= _value("most", decisions.c.amount),
}
