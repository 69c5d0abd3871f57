"""An extraction in the shape of a label file: the keys that the contract, the scorer and the labellers use."""

from __future__ import annotations

import datetime as dt
from typing import Any

from nlp.entities import Entities
from nlp.facts import Decision, Extraction, Interval, Mention, Organization, Person


def to_labels(extraction: Extraction) -> dict[str, Any]:
    """A JSON object with the label file's keys; forms are listed once, in the order of the text."""
    return {
        "title": extraction.title.text if extraction.title else None,
        "published": _day(extraction.published),
        "publisher": extraction.publisher,
        "regions": [region.code for region in extraction.regions],
        "body_lines": [list(lines) for lines in extraction.body_lines],
        **entity_labels(extraction),
        "dates": [
            {"text": date.mention.text, "start": ends[0] if ends else None, "end": ends[1] if ends else None}
            for date in extraction.dates
            for ends in (_interval(date.interval),)
        ],
        "initiatives": _initiatives(extraction),
        "decisions": [decision_labels(item) for item in extraction.decisions],
    }


def entity_labels(found: Entities | Extraction) -> dict[str, Any]:
    """Organizations and people with the label file's keys."""
    return {
        "organizations": [_organization(item) for item in found.organizations],
        "people": [_person(item) for item in found.people],
    }


def decision_labels(decision: Decision) -> dict[str, Any]:
    """One decision with the label file's keys."""
    return {
        "kind": decision.kind.value,
        "status": decision.status.value,
        "evidence": [piece.text for piece in decision.evidence],
        "content": decision.content.text,
        "actors": [party.name for party in decision.actors],
        "assignees": [party.name for party in decision.assignees],
        "date": _interval(decision.date.interval) if decision.date else None,
        "deadline": _interval(decision.deadline.interval) if decision.deadline else None,
        "initiative": decision.initiative,
        "amount_rub": decision.amount.value if decision.amount else None,
        "headcount": decision.headcount.value if decision.headcount else None,
        "topics": [topic.value for topic in decision.topics],
    }


def _initiatives(extraction: Extraction) -> list[str]:
    """Those of the release, and those that a person gave its decisions."""
    given = (decision.initiative for decision in extraction.decisions if decision.initiative)
    return list(dict.fromkeys((*(item.name for item in extraction.initiatives), *given)))


def _organization(item: Organization) -> dict[str, Any]:
    return {"name": item.name, "aliases": list(item.aliases), "mentions": _forms(item.mentions)}


def _person(item: Person) -> dict[str, Any]:
    return {
        "name": item.name,
        "position": item.position,
        "organization": item.organization,
        "mentions": _forms(item.mentions),
    }


def _forms(mentions: tuple[Mention, ...]) -> list[str]:
    return list(dict.fromkeys(mention.text for mention in mentions))


def _day(day: dt.date | None) -> str | None:
    return day.isoformat() if day else None


def _interval(interval: Interval | None) -> list[str] | None:
    return [interval.start.isoformat(), interval.end.isoformat()] if interval else None
