"""What a query asks for word by word, and whether it can be answered at all."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from journal.contract import BadQuery
from journal.records import ENTITY_KINDS, Query
from nlp.facts import Kind, Status, Topic

#: ids that fit beside a day into one number of the index
LARGEST_ID = 2**40 - 1
LARGEST_PAGE = 1000


class Field(StrEnum):
    """Where the words of a clause are looked for."""

    ANY = "any"
    ACTOR = "actor"
    ASSIGNEE = "assignee"
    PERSON = "person"
    INITIATIVE = "initiative"


@dataclass(frozen=True, slots=True)
class Clause:
    """Words that stand one after another, each as the dictionary forms that it may be one of."""

    words: tuple[tuple[str, ...], ...]
    #: the last word may also be any that begins so in its dictionary form; empty for none
    prefix: str = ""
    #: whether decisions that have it are not wanted
    excluded: bool = False
    field: Field = Field.ANY


def check(query: Query) -> None:
    """Raise BadQuery naming the first value that no decision can have, and what is accepted."""
    for field, values, accepted in (
        ("вид", query.kinds, Kind),
        ("стадия", query.statuses, Status),
        ("тема", query.topics, Topic),
    ):
        for value in values:
            _accept(field, value, _values(accepted))
    if not 1 <= query.limit <= LARGEST_PAGE:
        raise BadQuery(f"Размер страницы: получено {query.limit}, принимается от 1 до {LARGEST_PAGE}.")
    for id_ in (*query.organizations, *query.people, *query.initiatives, query.release_id or 1):
        if not 1 <= id_ <= LARGEST_ID:
            raise BadQuery(f"Номер: получено {id_}, принимается от 1 до {LARGEST_ID}.")


def number(id_: int) -> int:
    """An id that databases can compare; a larger one is no record's."""
    return id_ if abs(id_) <= LARGEST_ID else 0


def end_of(day: dt.date) -> dt.datetime:
    """The first moment after a day of the log."""
    return dt.datetime.combine(day, dt.time(), dt.UTC) + dt.timedelta(days=1)


def check_entity_kind(kind: str) -> None:
    """Raise BadQuery for a kind that entities do not have."""
    _accept("вид", kind, ENTITY_KINDS)


def _accept(field: str, value: str, accepted: Collection[str]) -> None:
    if value not in accepted:
        raise BadQuery(f"Неизвестное значение «{value}» ({field}); принимаются: {', '.join(accepted)}.")


def _values(enum: type[StrEnum]) -> tuple[str, ...]:
    return tuple(item.value for item in enum)
