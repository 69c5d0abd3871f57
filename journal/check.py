"""Whether tables, raw files and index agree: what an administrator asks after a crash or a restored backup."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass
from functools import cache
from hashlib import sha256
from itertools import chain
from typing import Any

from sqlalchemy import func, select

from journal.arrivals.tables import arrivals
from journal.changes import ChangeLog
from journal.check_links import link_problems
from journal.contract import JournalError
from journal.database import Database
from journal.index.beside import drafts
from journal.index.drafts import digest
from journal.index.live import LiveIndex
from journal.raw import RawStore
from journal.reading import load_decisions, load_release
from journal.records import ReleaseRecord
from journal.tables import decision_entities, decisions, entities, releases
from nlp.facts import Mention


def problems(database: Database, raw: RawStore, index: LiveIndex) -> Iterator[str]:
    """What does not agree, a sentence each; nothing where all is well."""
    whole = _releases(database, raw), _waiting(database, raw), _counters(database), link_problems(database)
    return chain(*whole, _index(ChangeLog(database), index))


def _releases(database: Database, raw: RawStore) -> Iterator[str]:
    with database.reading() as connection:
        ids = list(connection.scalars(select(releases.c.id).order_by(releases.c.id)))
    for id_ in ids:
        with database.reading() as connection:
            record = load_release(connection, id_)
            listed = tuple(item.decision for item in load_decisions(connection, record.decision_ids))
        if listed != record.extraction.decisions:
            yield f"Релиз {id_}: решения в таблице не те, что в редакции {record.revision}."
        yield from _bytes(f"Релиз {record.id}", record.sha256, raw)
        yield from _quotes(record)


def _waiting(database: Database, raw: RawStore) -> Iterator[str]:
    with database.reading() as connection:
        sums = connection.scalars(select(arrivals.c.sha256).order_by(arrivals.c.sha256)).all()
    for one in sums:
        yield from _bytes("Файл, который ждёт чтения", one, raw)


def _bytes(whose: str, sha: str, raw: RawStore) -> Iterator[str]:
    try:
        data = raw.get(sha)
    except JournalError as error:
        yield f"{whose}: {error}"
    else:
        if sha256(data).hexdigest() != sha:
            yield f"{whose}: файл не с той суммой, под которой хранится."


def _quotes(record: ReleaseRecord) -> Iterator[str]:
    text = record.release.text
    for mention in _mentions(record.extraction):
        if text[mention.start : mention.stop] != mention.text:
            yield f"Релиз {record.id}: на месте {mention.start}–{mention.stop} стоит не «{mention.text}»."


def _mentions(value: Any) -> Iterator[Mention]:
    """All mentions inside a value."""
    if isinstance(value, Mention):
        yield value
    elif isinstance(value, tuple):
        yield from chain.from_iterable(map(_mentions, value))
    else:
        kind: Any = type(value)
        yield from chain.from_iterable(_mentions(getattr(value, name)) for name in _fields(kind))


@cache
def _fields(type_: type) -> tuple[str, ...]:
    """The fields of a dataclass; none of anything else."""
    return tuple(field.name for field in fields(type_)) if is_dataclass(type_) else ()


def _counters(database: Database) -> Iterator[str]:
    link = decision_entities
    counted = (
        select(link.c.entity_id, func.count(link.c.decision_id.distinct()).label("decisions"))
        .join(decisions, decisions.c.id == link.c.decision_id)
        .where(decisions.c.listed)
        .group_by(link.c.entity_id)
        .subquery()
    )
    found = func.coalesce(counted.c.decisions, 0)
    query = select(entities.c.id, entities.c.decisions, found.label("found"))
    query = query.join(counted, counted.c.entity_id == entities.c.id, isouter=True)
    with database.reading() as connection:
        for row in connection.execute(query.where(entities.c.decisions != found)):
            yield f"Сущность {row.id}: записано решений {row.decisions}, есть {row.found}."


def _index(changes: ChangeLog, index: LiveIndex) -> Iterator[str]:
    index.follow()
    stored = ((draft.id, digest(draft)) for batch in drafts(changes) for draft in batch.drafts)
    for id_, what in _differences(stored, index.digests()):
        yield f"Решение {id_}: {what}."


def _differences(stored: Iterable[tuple[int, int]], indexed: Iterable[tuple[int, int]]) -> Iterator[tuple[int, str]]:
    """What differs between two runs of ids and digests, both in the order of ids."""
    end = float("inf"), 0
    left, right = chain(stored, [end]), chain(indexed, [end])
    ours, theirs = next(left), next(right)
    while ours != end or theirs != end:
        if ours[0] < theirs[0]:
            yield int(ours[0]), "нет в индексе"
        elif ours[0] > theirs[0]:
            yield int(theirs[0]), "есть в индексе, но не в таблицах"
        elif ours != theirs:
            yield int(ours[0]), "в индексе не то, что в таблицах"
        step = min(ours[0], theirs[0])
        ours = next(left) if ours[0] == step else ours
        theirs = next(right) if theirs[0] == step else theirs
