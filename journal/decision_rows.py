"""The decisions of an extraction → rows that keep their ids from revision to revision."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Table, bindparam, delete, func, insert, select, update

from journal import codec
from journal.entities import EntityIds, roles
from journal.tables import decision_entities, decision_regions, decision_topics, decisions
from nlp.facts import Decision, Extraction, Quantity, When

#: kind, start and stop of the content, and the place among those that agree in these
Identity = tuple[str, int, int, int]
Row = dict[str, Any]

_LARGEST = 2**63 - 1


@dataclass(frozen=True, slots=True)
class Revision:
    """Which extraction of which release."""

    release_id: int
    number: int
    #: the day on which the release came
    received: dt.date


def list_decisions(
    connection: Connection, revision: Revision, extraction: Extraction, entity_ids: EntityIds
) -> tuple[int, ...]:
    """Make the extraction's decisions the listed ones of their release; their ids in order."""
    known = _known(connection, revision.release_id)
    ids = _numbered(connection, known, list(_identities(extraction)))
    shared = {"release_id": revision.release_id, "revision": revision.number, "listed": True}
    undated = extraction.published or revision.received
    rows = [
        {"id": id_, "place": place, "nth": identity[3], **shared, **_columns(decision, undated)}
        for place, (decision, (identity, id_)) in enumerate(zip(extraction.decisions, ids.items(), strict=True))
    ]
    connection.execute(update(decisions).where(decisions.c.release_id == revision.release_id).values(listed=False))
    _write(connection, rows, set(known.values()))
    _link(connection, rows, extraction, entity_ids)
    return tuple(ids.values())


def _known(connection: Connection, release_id: int) -> dict[Identity, int]:
    query = select(decisions).where(decisions.c.release_id == release_id)
    return {(row.kind, row.start, row.stop, row.nth): row.id for row in connection.execute(query)}


def _identities(extraction: Extraction) -> Iterator[Identity]:
    seen: Counter[tuple[str, int, int]] = Counter()
    for decision in extraction.decisions:
        place = decision.kind.value, decision.content.start, decision.content.stop
        yield *place, seen[place]
        seen[place] += 1


def _numbered(connection: Connection, known: Mapping[Identity, int], wanted: list[Identity]) -> dict[Identity, int]:
    last = connection.scalar(select(func.max(decisions.c.id))) or 0
    new = {identity: id_ for id_, identity in enumerate((item for item in wanted if item not in known), last + 1)}
    return {identity: known.get(identity) or new[identity] for identity in wanted}


def _columns(decision: Decision, undated: dt.date) -> Row:
    decided, deadline = _ends(decision.date), _ends(decision.deadline)
    return {
        "kind": decision.kind.value,
        "start": decision.content.start,
        "stop": decision.content.stop,
        "status": decision.status.value,
        "day": decided[0] or undated,
        "date_start": decided[0],
        "date_end": decided[1],
        "deadline_start": deadline[0],
        "deadline_end": deadline[1],
        "amount": _whole(decision.amount),
        "headcount": _whole(decision.headcount),
        "probability": decision.probability,
        "facts": codec.dump(decision),
    }


def _ends(when: When | None) -> tuple[dt.date | None, dt.date | None]:
    return (when.interval.start, when.interval.end) if when else (None, None)


def _whole(quantity: Quantity | None) -> int | None:
    """The number where a column can hold it; the facts hold any."""
    return quantity.value if quantity and abs(quantity.value) <= _LARGEST else None


def _write(connection: Connection, rows: list[Row], known: set[int]) -> None:
    if new := [row for row in rows if row["id"] not in known]:
        connection.execute(insert(decisions), new)
    if old := [{"id_": row["id"], **row} for row in rows if row["id"] in known]:
        columns: Row = {name: bindparam(name) for name in old[0] if name not in ("id", "id_")}
        connection.execute(update(decisions).where(decisions.c.id == bindparam("id_")).values(**columns), old)


def _link(connection: Connection, rows: list[Row], extraction: Extraction, entity_ids: EntityIds) -> None:
    ids = [row["id"] for row in rows]
    days = {row["id"]: row["day"] for row in rows}
    regions = list(dict.fromkeys(region.code for region in extraction.regions))
    links: dict[Table, list[Row]] = {
        decision_regions: [
            {"decision_id": id_, "region": region, "place": place}
            for id_ in ids
            for place, region in enumerate(regions)
        ],
        decision_topics: [
            {"decision_id": id_, "topic": topic.value}
            for id_, decision in zip(ids, extraction.decisions, strict=True)
            for topic in dict.fromkeys(decision.topics)
        ],
        decision_entities: [
            row
            for id_, decision in zip(ids, extraction.decisions, strict=True)
            for row in _entity_links(id_, decision, entity_ids)
        ],
    }
    for table, linked in links.items():
        connection.execute(delete(table).where(table.c.decision_id.in_(ids)))
        if linked:
            connection.execute(insert(table), [{**row, "day": days[row["decision_id"]]} for row in linked])


def _entity_links(decision_id: int, decision: Decision, entity_ids: EntityIds) -> Iterator[Row]:
    seen = dict.fromkeys((role, entity_ids[named.identity]) for role, named in roles(decision))
    for place, (role, entity_id) in enumerate(seen):
        yield {"decision_id": decision_id, "role": role, "entity_id": entity_id, "place": place}
