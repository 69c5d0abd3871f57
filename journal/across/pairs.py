"""Pairs of releases or decisions: what the program thinks of them, what people said, and what follows from both."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, delete, exists, func, insert, or_, select, union_all

from journal.among import among
from journal.contract import BadQuery, NotFound
from journal.records import Links, PairRecord, Ruling
from journal.rows import insert_rows
from journal.tables import LISTED, decisions, proposals, releases, reprints, rulings, thread_decisions
from linking.threads import join

Pair = tuple[int, int]


def forget(connection: Connection, links: Links, ids: Collection[int]) -> None:
    """Drop what the program thought of pairs with these."""
    for side in (proposals.c.one_id, proposals.c.other_id) if ids else ():
        connection.execute(delete(proposals).where(proposals.c.kind == links.value, among(side, ids)))


def propose(connection: Connection, found: Iterable[PairRecord], same: Collection[Pair]) -> None:
    """Keep what the program thinks: that the pairs in `same` belong together, and that of the others one may ask."""
    rows = [
        {
            "kind": item.links.value,
            "one_id": item.one_id,
            "other_id": item.other_id,
            "verdict": "same" if (item.one_id, item.other_id) in same else "ask",
            "score": item.score,
            "parts": json.dumps(dict(item.parts), ensure_ascii=False),
        }
        for item in found
    ]
    insert_rows(connection, proposals, rows)


def component(connection: Connection, links: Links, ids: Iterable[int]) -> dict[int, int]:
    """Everything that pairs join with these, and the lowest number of what each is joined to."""
    seen, frontier, joined = set(ids), set(ids), set[Pair]()
    while frontier:
        joined |= _joined(connection, links, frontier)
        frontier = {id_ for pair in joined for id_ in pair} - seen
        seen |= frontier
    return join(seen, sorted(joined))


def ordered(one_id: int, other_id: int) -> Pair:
    """The pair as it is stored, the lower number first; raises BadQuery where both are one."""
    if one_id == other_id:
        raise BadQuery(f"Пара из одного и того же № {one_id}; ожидаются два разных номера.")
    return min(one_id, other_id), max(one_id, other_id)


def rule(connection: Connection, pair: PairRecord) -> None:
    """Keep a person's word about a pair, by places that no re-extraction moves; raises NotFound."""
    one, other = (_place(connection, pair.links, id_) for id_ in (pair.one_id, pair.other_id))
    last = connection.scalar(select(func.max(rulings.c.id))) or 0
    sides = {f"{side}_{key}": value for side, place in (("one", one), ("other", other)) for key, value in place.items()}
    word = {"verdict": str(pair.ruling), "author": pair.author, "at": pair.at}
    connection.execute(insert(rulings).values(id=last + 1, kind=pair.links.value, **sides, **word))


def waiting(connection: Connection, links: Links, limit: int) -> list[PairRecord]:
    """Pairs that a person is asked about: nobody ruled on them, and no other pairs join them; the likeliest first."""
    table = proposals
    query = select(table).where(table.c.kind == links.value, table.c.verdict == "ask", ~_together(links))
    found: list[PairRecord] = []
    for row in connection.execute(query.order_by(table.c.score.desc(), table.c.one_id, table.c.other_id)):
        if not _ruled(connection, links, [row.one_id]).get((row.one_id, row.other_id)):
            found.append(_record(row))
        if len(found) == limit:
            break
    return found


def _together(links: Links) -> ColumnElement[bool]:
    """Both sides of a proposal stand in one group already."""
    groups = reprints if links is Links.REPRINT else thread_decisions
    one, other = groups.alias(), groups.alias()
    return exists().where(one.c[0] == proposals.c.one_id, other.c[0] == proposals.c.other_id, one.c[1] == other.c[1])


def pairs_of(connection: Connection, links: Links, ids: Sequence[int]) -> list[PairRecord]:
    """What the program and people say of pairs with these, the likeliest first."""
    known = {(row.one_id, row.other_id): _record(row) for row in _proposed(connection, links, ids)}
    for pair, ruled in _ruled(connection, links, ids).items():
        before = known.get(pair, PairRecord(links, *pair, 0.0, {}))
        known[pair] = replace(before, ruling=Ruling(ruled.verdict), author=ruled.author, at=ruled.at)
    return sorted(known.values(), key=lambda item: (-item.score, item.one_id, item.other_id))


def rulings_of(connection: Connection, links: Links, pair: Pair) -> list[PairRecord]:
    """Everything that people ever said of a pair, newest first."""
    return [
        PairRecord(links, *pair, 0.0, {}, ruling=Ruling(row.verdict), author=row.author, at=row.at)
        for row in _rulings(connection, links, [pair[0]])
        if _resolved(connection, links, row) == pair
    ]


def _joined(connection: Connection, links: Links, ids: Collection[int]) -> set[Pair]:
    """The pairs with these that belong together: people's word goes before the program's."""
    ruled = {pair: row.verdict for pair, row in _ruled(connection, links, ids).items()}
    proposed = {(row.one_id, row.other_id) for row in _proposed(connection, links, ids) if row.verdict == "same"}
    accepted = {pair for pair, verdict in ruled.items() if verdict == Ruling.ACCEPTED}
    return accepted | {pair for pair in proposed if ruled.get(pair) != Ruling.REJECTED}


def _proposed(connection: Connection, links: Links, ids: Collection[int]) -> Sequence[Row[Any]]:
    """What the program thinks of pairs with these. Two statements in one: for OR, SQLite reads the whole kind."""
    sides = proposals.c.one_id, proposals.c.other_id
    with_these = (select(proposals).where(proposals.c.kind == links.value, among(side, ids)) for side in sides)
    return connection.execute(union_all(*with_these)).all()


def _ruled(connection: Connection, links: Links, ids: Collection[int]) -> dict[Pair, Row[Any]]:
    """The newest ruling on each pair with these, unless it was taken back."""
    newest: dict[Pair, Row[Any]] = {}
    for row in _rulings(connection, links, ids):
        pair = _resolved(connection, links, row)
        if pair:
            newest.setdefault(pair, row)
    return {pair: row for pair, row in newest.items() if row.verdict != Ruling.UNDONE}


def _rulings(connection: Connection, links: Links, ids: Collection[int]) -> Sequence[Row[Any]]:
    table = rulings
    of_decisions = select(decisions.c.release_id).where(among(decisions.c.id, ids))
    one, other = (
        among(side, ids) if links is Links.REPRINT else side.in_(of_decisions)
        for side in (table.c.one_release, table.c.other_release)
    )
    query = select(table).where(table.c.kind == links.value, or_(one, other))
    return connection.execute(query.order_by(table.c.id.desc())).all()


def _place(connection: Connection, links: Links, id_: int) -> Mapping[str, int]:
    if links is Links.REPRINT:
        if connection.scalar(select(releases.c.id).where(releases.c.id == id_)) is None:
            raise NotFound(f"Нет релиза № {id_}.")
        return {"release": id_, "start": 0, "stop": 0}
    query = select(decisions.c.release_id, decisions.c.start, decisions.c.stop).where(decisions.c.id == id_)
    row = connection.execute(query).one_or_none()
    if row is None:
        raise NotFound(f"Нет решения № {id_}.")
    return {"release": row.release_id, "start": row.start, "stop": row.stop}


def _resolved(connection: Connection, links: Links, row: Row[Any]) -> Pair | None:
    """The releases, or the listed decisions that stand at the places now, the lower number first."""
    if links is Links.REPRINT:
        return row.one_release, row.other_release
    one = _decision_at(connection, row.one_release, row.one_start, row.one_stop)
    other = _decision_at(connection, row.other_release, row.other_start, row.other_stop)
    return (min(one, other), max(one, other)) if one and other else None


def _decision_at(connection: Connection, release_id: int, start: int, stop: int) -> int | None:
    """The decision whose content has most of a place in common with these characters."""
    table = decisions
    query = select(table.c.id, table.c.start, table.c.stop).where(
        table.c.release_id == release_id, LISTED, table.c.start < stop, table.c.stop > start
    )
    rows = connection.execute(query.order_by(table.c.id)).all()
    best = max(rows, key=lambda row: min(row.stop, stop) - max(row.start, start), default=None)
    return best.id if best else None


def _record(row: Row[Any]) -> PairRecord:
    return PairRecord(
        Links(row.kind), row.one_id, row.other_id, row.score, json.loads(row.parts), row.verdict == "same"
    )
