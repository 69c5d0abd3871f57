"""Entities by the beginnings of the words of their names."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from sqlalchemy import ColumnElement, Connection, Integer, Select, and_, bindparam, exists, func, or_, select

from journal.prepared import Prepared
from journal.tables import entities, entity_words, release_entities
from journal.terms import words

#: entities that are looked at one by one; of more, some are as soon found among the most active of 100,000
_FEW = 2000
#: statements that are remembered: a few words are typed, and each is rare or not
_SHAPES = 100
_LIMIT = bindparam("limit", type_=Integer)
#: named by a release now or imported; the first is known without looking anything up
_SHOWN = or_(
    entities.c.decisions > 0,
    exists().where(release_entities.c.entity_id == entities.c.id, release_entities.c.named),
    and_(entities.c.inn.is_not(None), entities.c.root_id == entities.c.id),
)


def complete(connection: Connection, kind: str, prefix: str, limit: int) -> list[int]:
    """Entities of a kind that releases name now or a list gave, each typed word beginning one of theirs.

    Those with most decisions first.
    """
    begun = dict.fromkeys(words(prefix))
    typed = sorted((_are_few(connection, kind, word), word) for word in begun)
    asked = {name: value for place, (_, word) in enumerate(typed) for name, value in _ends(place, word).items()}
    found = _completed(tuple(few for few, _ in typed)).rows(connection, kind=kind, limit=limit, **asked)
    return [id_ for (id_,) in found]


@lru_cache(_SHAPES)
def _completed(few: tuple[bool, ...]) -> Prepared:
    """The statement for words of which some are rare: those with these are looked at, else all in their order."""
    statement = select(entities.c.id).where(_SHOWN)
    for place, is_rare in enumerate(few):
        statement = statement.where(entities.c.id.in_(_with_word(place)) if is_rare else _begins(place))
    if not any(few):
        statement = statement.where(entities.c.kind == _kind())
    return Prepared(statement.order_by(entities.c.decisions.desc(), entities.c.id.desc()).limit(_LIMIT))


def _are_few(connection: Connection, kind: str, word: str) -> bool:
    ((count,),) = _COUNTED.rows(connection, kind=kind, limit=_FEW + 1, **_ends(0, word))
    return bool(count <= _FEW)


def _with_word(place: int) -> Select[Any]:
    """The entities with a word that begins so."""
    return select(entity_words.c.entity_id).where(entity_words.c.kind == _kind(), _between(place))


def _begins(place: int) -> ColumnElement[bool]:
    # without the kind, which would lead SQLite to all words that begin so, for each entity
    return exists().where(entity_words.c.entity_id == entities.c.id, _between(place))


def _between(place: int) -> ColumnElement[bool]:
    low, high = (bindparam(name, type_=entity_words.c.word.type) for name in _ends(place, ""))
    return and_(entity_words.c.word >= low, entity_words.c.word < high)


def _ends(place: int, word: str) -> dict[str, str]:
    """The words between which all lie that begin so."""
    return {f"from_{place}": word, f"below_{place}": word + "\U0010ffff"}


def _kind() -> Any:
    return bindparam("kind", type_=entities.c.kind.type)


_COUNTED = Prepared(select(func.count()).select_from(_with_word(0).limit(_LIMIT).subquery()))
