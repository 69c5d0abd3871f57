"""Decisions newest first, from the tables."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from sqlalchemy import (
    BindParameter,
    Column,
    ColumnClause,
    ColumnElement,
    Connection,
    Integer,
    Select,
    bindparam,
    exists,
    literal_column,
    select,
    text,
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
#: by filter its column of decisions, and the index that has little beside it
_OWN: Mapping[str, tuple[Column[Any], str]] = {
    "kinds": (decisions.c.kind, "decisions_by_kind"),
    "statuses": (decisions.c.status, "decisions_by_status"),
}
_PLACE = decisions.c.listed, decisions.c.day, decisions.c.id
#: what stands behind the name of a filter by one value: the database then walks an index in its order
_ONE = "_only"


def newest(
    connection: Connection, query: Query, after: tuple[dt.date, int] | None, limit: int
) -> list[tuple[dt.date, int]]:
    """Day and id of the decisions that a query without words finds, newest first, those after a place."""
    asked = {**_asked(query), "limit": limit}
    if after:
        asked |= dict(zip(("after_day", "after_id"), after, strict=True))
    statement = _newest(frozenset(asked), connection.dialect.name)
    return [(day, id_) for day, id_ in statement.rows(connection, **asked)]


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
def _newest(asked: frozenset[str], dialect: str) -> Prepared:
    """The statement with these filters: the links in front are walked in order, the rest is looked up for each."""
    day, id_ = decisions.c.day, decisions.c.id
    statement = select(day, id_)
    own = [_among(column, name, asked) for name, (column, _) in _OWN.items() if _is_in(name, asked)]
    links = [name for name in _LINKS if _is_in(name, asked)]
    if links:
        column = _LINKS[links[0]]
        day, id_ = column.table.c.day, column.table.c.decision_id
        statement = select(day, id_).join(decisions, decisions.c.id == id_).where(_among(column, links[0], asked))
        if links[0] in asked or column is decision_entities.c.entity_id:  # a decision may have several such links
            statement = statement.distinct()
        own = [_looked_up(name, asked, dialect, day, id_) for name in _OWN if _is_in(name, asked)]
    others = [condition for name, condition in _conditions(day).items() if name in asked]
    linked = [_linked(name, asked, id_) for name in links[1:]]
    if "after_day" in asked:
        others.append(tuple_(day, id_) < tuple_(_value("after_day", day), _value("after_id", id_)))
    statement = statement.where(decisions.c.listed, *own, *linked, *others).order_by(day.desc(), id_.desc())
    return Prepared(statement.limit(bindparam("limit", type_=Integer)))


def _is_in(name: str, asked: frozenset[str]) -> bool:
    return not asked.isdisjoint((name, f"{name}{_ONE}"))


def _value(name: str, column: ColumnClause[Any]) -> BindParameter[Any]:
    return bindparam(name, type_=column.type)


def _among(column: ColumnClause[Any], name: str, asked: frozenset[str]) -> ColumnElement[bool]:
    only = f"{name}{_ONE}"
    return column == _value(only, column) if only in asked else among(column, bindparam(name))


def _linked(name: str, asked: frozenset[str], id_: Column[Any]) -> ColumnElement[bool]:
    other = _LINKS[name].table.alias()
    return exists().where(other.c.decision_id == id_, _among(other.c[_LINKS[name].name], name, asked))


def _looked_up(
    name: str, asked: frozenset[str], dialect: str, day: Column[Any], id_: Column[Any]
) -> ColumnElement[bool]:
    """The same as of a decision's own column, asked of its narrow index for each link.

    By itself SQLite reads all of a row for it, and PostgreSQL would rather join all decisions of the value.
    """
    column, index = _OWN[name]
    own = {one.name: literal_column(f"own.{one.name}", one.type) for one in (column, *_PLACE)}
    wanted = _among(own[column.name], name, asked), own["listed"], own["day"] == day, own["id"] == id_
    hint = f" INDEXED BY {index}" if dialect == "sqlite" else ""
    found: Select[Any] = select(literal_column("1")).select_from(text(f"decisions AS own{hint}")).where(*wanted)
    return (found if hint else found.offset(literal_column("0"))).exists()


def _conditions(day: Column[Any]) -> Mapping[str, ColumnElement[bool]]:
    """The other filters by their names; links have the decision's day as well."""
    return {
        "as_of": decisions.c.since < _value("as_of", decisions.c.since),
        "first": ~exists().where(decision_copies.c.decision_id == decisions.c.id),
        "release": decisions.c.release_id == _value("release", decisions.c.release_id),
        "day_since": day >= _value("day_since", day),
        "day_until": day <= _value("day_until", day),
        "deadline_since": decisions.c.deadline_end >= _value("deadline_since", decisions.c.deadline_end),
        "deadline_until": decisions.c.deadline_start <= _value("deadline_until", decisions.c.deadline_start),
        "least": decisions.c.amount >= _value("least", decisions.c.amount),
        "most": decisions.c.amount <= _value("most", decisions.c.amount),
    }
