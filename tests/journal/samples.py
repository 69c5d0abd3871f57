"""Releases for tests: text in which brackets mark what decisions are about, all else by default."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, replace
from typing import Any

from journal import contract
from journal.records import Added, Query, Received
from nlp.facts import (
    Decision,
    Extraction,
    Initiative,
    Interval,
    Kind,
    Mention,
    Organization,
    Party,
    PartyKind,
    Person,
    Quantity,
    Region,
    Release,
    Status,
    Topic,
    When,
)

NOW = dt.datetime(2026, 3, 5, 12, 30, tzinfo=dt.UTC)
_MARKED = re.compile(r"\[([^]]*)\]")


@dataclass(frozen=True)
class Facts:
    """What is the same for the decisions of one sample."""

    kind: Kind = Kind.RESOLUTION
    status: Status = Status.ADOPTED
    organizations: tuple[str, ...] = ()
    #: organizations that have to act
    assigned: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    initiative: str | None = None
    topics: tuple[Topic, ...] = ()
    day: dt.date | None = None
    deadline: tuple[dt.date, dt.date] | None = None
    amount: int | None = None
    regions: tuple[str, ...] = ("RU-TVE",)
    published: dt.date | None = dt.date(2026, 3, 1)


def sample(marked: str, **facts: Any) -> tuple[Received, Extraction]:
    """A release of one line a sentence; each bracketed piece is a decision's content, its line the evidence."""
    given = replace(Facts(), **facts)
    text = _MARKED.sub(r"\1", marked)
    decisions = tuple(_decision(text, match, shift, given) for shift, match in enumerate(_MARKED.finditer(marked)))
    extraction = Extraction(
        title=_line(text, 0),
        published=given.published,
        publisher="Пресс-служба",
        body_lines=((1, text.count("\n") + 1),),
        regions=tuple(Region(code) for code in given.regions),
        organizations=tuple(Organization(name) for name in given.organizations),
        people=tuple(Person(name) for name in given.people),
        initiatives=(Initiative(given.initiative),) if given.initiative else (),
        decisions=decisions,
        extractor="test",
    )
    return received(text), extraction


def received(text: str, name: str = "release.txt") -> Received:
    """A text file."""
    return Received(name, text.encode(), "text", Release(text))


def found(journal: contract.Journal, text: str = "", **query: Any) -> list[str]:
    """The contents of what a query finds."""
    page = journal.find(replace(Query(text), **query))
    assert page.total == len(page.items)
    return [hit.record.decision.content.text for hit in page.items]


def add(journal: contract.Journal, marked: str, **facts: object) -> Added:
    """Store a sample."""
    return journal.add(*sample(marked, **facts), author="test", at=NOW)


def _decision(text: str, match: re.Match[str], shift: int, given: Facts) -> Decision:
    start = match.start() - 2 * shift  # two brackets for each decision before it
    content = Mention(start, start + len(match[1]), match[1])
    people = tuple(Party(name, PartyKind.PERSON) for name in given.people)
    return Decision(
        kind=given.kind,
        status=given.status,
        content=content,
        evidence=(_line(text, start),),
        actors=tuple(Party(name, PartyKind.ORGANIZATION) for name in given.organizations),
        assignees=people + tuple(Party(name, PartyKind.ORGANIZATION) for name in given.assigned),
        date=When(Interval(given.day, given.day)) if given.day else None,
        deadline=When(Interval(*given.deadline)) if given.deadline else None,
        amount=Quantity(given.amount) if given.amount is not None else None,
        initiative=given.initiative,
        topics=given.topics,
    )


def _line(text: str, place: int) -> Mention:
    start = text.rfind("\n", 0, place) + 1
    stop = text.find("\n", place)
    stop = len(text) if stop < 0 else stop
    return Mention(start, stop, text[start:stop])
