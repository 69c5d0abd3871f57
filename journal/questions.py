"""The text of a query → what to look for; and whether a query can be answered at all."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from enum import StrEnum

from journal.contract import BadQuery
from journal.records import ENTITY_KINDS, Query
from journal.terms import terms
from nlp.facts import Kind, Status, Topic

#: ids that fit beside a day into one number of the index
LARGEST_ID = 2**40 - 1
LARGEST_PAGE = 1000

_QUOTED = re.compile('["“”„]([^"“”„]*)["“”„]|«([^«»]*)»|([^"“”„«»]+)|(.)', re.DOTALL)
_CHUNK = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class Clause:
    """Words that stand one after another, each as the dictionary forms that it may be one of."""

    words: tuple[tuple[str, ...], ...]


def clauses(text: str) -> tuple[Clause, ...]:
    """What a text must all contain: single words, phrases in quotes, compounds as the phrases of their parts.

    Raises BadQuery for a quote without its pair, and where nothing but marks was typed.
    """
    found = tuple(dict.fromkeys(clause for piece in _pieces(text) if (clause := _clause(piece))))
    if text.strip() and not found:
        raise BadQuery(f"В запросе «{text.strip()}» нет слов; ожидаются слова, цифры или «фраза в кавычках».")
    return found


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


def _pieces(text: str) -> Iterator[str]:
    for phrase, name, plain, stray in _QUOTED.findall(text):
        if stray:
            raise BadQuery(f"В запросе «{text.strip()}» у кавычки {stray} нет пары.")
        yield from (phrase, name) if phrase or name else _CHUNK.findall(plain)


def _clause(piece: str) -> Clause | None:
    words = tuple(term.forms for term in terms(piece))
    return Clause(words) if words else None
