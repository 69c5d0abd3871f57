"""What a subscription is written from: a search under a name, what it found, and where its pages are."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from journal.records import DecisionRecord
from reports.labels import KINDS, REGIONS, STATUSES
from reports.manifest import day

#: characters of a headline made of a decision's words
LENGTH = 120


@dataclass(frozen=True, slots=True)
class Bulletin:
    """Decisions that a saved search found, in the order in which they are to be read."""

    name: str
    records: Sequence[DecisionRecord]
    #: the address of the program's own pages, without a slash at its end
    site: str
    #: where this bulletin can be asked for again
    address: str = ""
    at: dt.datetime = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)

    def page(self, record: DecisionRecord) -> str:
        """The page of a decision."""
        return f"{self.site}/decisions/{record.id}"


def headline(record: DecisionRecord) -> str:
    """`Поручение: открыть 120 новых мест`"""
    words = " ".join(record.decision.content.text.split())
    short = words if len(words) <= LENGTH else f"{words[:LENGTH].rsplit(' ', 1)[0]} …"
    return f"{KINDS[record.decision.kind].capitalize()}: {short}"


def facts(record: DecisionRecord) -> tuple[str, ...]:
    """Who, for whom, by when, how much, where, and the words of the release: a line each."""
    decision = record.decision
    named = (("Кто", decision.actors), ("Кому", decision.assignees))
    lines = [f"{label}: {'; '.join(party.name for party in parties)}" for label, parties in named if parties]
    if decision.deadline:
        lines.append(f"Срок: до {day(decision.deadline.interval.end)}")
    if decision.amount:
        lines.append(f"Сумма: {decision.amount.value} ₽")
    regions = ", ".join(REGIONS.get(code, code) for code in record.regions) or "субъект не назван"
    lines.append(f"{day(record.day)}, {STATUSES[decision.status]}, {regions}")
    lines.append(" […] ".join(" ".join(piece.text.split()) for piece in decision.evidence))
    lines.append(f"Источник: {record.release_title or 'релиз без заголовка'}")
    return tuple(lines)


def changed(record: DecisionRecord) -> dt.datetime:
    """Since when the log says so."""
    return record.since or dt.datetime.combine(record.day, dt.time(), dt.UTC)
