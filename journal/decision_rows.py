"""The decisions of extractions → rows that keep their ids from revision to revision. Values to values."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import count
from typing import Any

from journal.editions import Edition
from journal.entities import Link
from journal.names import name_key
from linking.entities import roles
from nlp.facts import Decision, PartyKind, Quantity, When

#: whom the names of releases mean, by release, kind and key
Links = Mapping[tuple[int, tuple[str, str]], Link]
#: release, kind, start and stop of the content, and the place among those that agree in these
Identity = tuple[int, str, int, int, int]
Row = dict[str, Any]

REGIONS = "decision_id", "region", "place", "day"
TOPICS = "decision_id", "topic", "day"
ENTITIES = "decision_id", "place", "role", "origin_id", "entity_id", "day"

_LARGEST = 2**63 - 1


@dataclass(frozen=True, slots=True)
class Rows:
    """What the tables of decisions and of their links are to hold."""

    decisions: list[Row]
    #: the links are values of the columns named above
    regions: list[tuple[int, str, int, dt.date]]
    topics: list[tuple[int, str, dt.date]]
    entities: list[tuple[int, int, str, int, int, dt.date]]


def decision_rows(
    editions: Sequence[Edition], known: Mapping[Identity, int], last: int, links: Links, at: dt.datetime
) -> Rows:
    """Rows for all decisions of the editions: an id that is known stays, others follow the last one given."""
    new = count(last + 1)
    rows = Rows([], [], [], [])
    for edition in editions:
        ids = {**_first_ids(edition), **known}
        listed = edition.listed
        held = {item.id for item in listed}
        regions = tuple(dict.fromkeys(region.code for region in edition.extraction.regions))
        for place, item in enumerate(listed):
            decision = item.decision
            row = {"nth": item.nth, "place": place, "since": at, **_columns(edition, decision)}
            was = ids.get(identity(row))
            id_ = row["id"] = item.id or (was if was not in held else None) or next(new)
            day = row["day"]
            rows.decisions.append(row)
            rows.regions.extend([(id_, region, of, day) for of, region in enumerate(regions)])
            rows.topics.extend([(id_, topic.value, day) for topic in dict.fromkeys(decision.topics)])
            rows.entities.extend(
                [
                    (id_, of, role, *links[edition.release_id, name], day)
                    for of, (role, name) in enumerate(named_by(decision))
                ]
            )
    return rows


def identity(row: Row) -> Identity:
    """What makes a decision the same one in the next revision."""
    return row["release_id"], row["kind"], row["start"], row["stop"], row["nth"]


def _first_ids(edition: Edition) -> dict[Identity, int]:
    """The decisions that people spoke of, as the program had read them."""
    return {
        (
            edition.release_id,
            before.kind.value,
            before.content.start,
            before.content.stop,
            review.nth,
        ): review.decision_id
        for review in edition.reviews
        for before in (review.before,)
    }


def _columns(edition: Edition, decision: Decision) -> Row:
    decided, deadline = _ends(decision.date), _ends(decision.deadline)
    return {
        "release_id": edition.release_id,
        "revision": edition.revision,
        "listed": True,
        "kind": decision.kind.value,
        "start": decision.content.start,
        "stop": decision.content.stop,
        "status": decision.status.value,
        "day": decided[0] or edition.extraction.published or edition.received,
        "date_start": decided[0],
        "date_end": decided[1],
        "deadline_start": deadline[0],
        "deadline_end": deadline[1],
        "amount": _whole(decision.amount),
        "headcount": _whole(decision.headcount),
        "probability": decision.probability,
        "facts": edition.written(decision),
    }


def _ends(when: When | None) -> tuple[dt.date | None, dt.date | None]:
    return (when.interval.start, when.interval.end) if when else (None, None)


def _whole(quantity: Quantity | None) -> int | None:
    """The number where a column can hold it; the facts hold any."""
    return quantity.value if quantity and abs(quantity.value) <= _LARGEST else None


def named_by(decision: Decision) -> dict[tuple[str, tuple[str, str]], str]:
    """Names of the entities of a decision by role, kind and key, each once: their place is the link's."""
    found: dict[tuple[str, tuple[str, str]], str] = {}
    for role, kind, name in roles(decision):
        found.setdefault((role, (kind, name_key(name))), name)
    return found


def names_said(decision: Decision, count: int) -> Sequence[str]:
    """The same names by their places, as many as its links: where it names nobody twice, as they stand."""
    names = [party.name for party in (*decision.actors, *decision.assignees) if party.kind is not PartyKind.WORDS]
    if decision.initiative:
        names.append(decision.initiative)
    return names if len(names) == count else tuple(named_by(decision).values())
