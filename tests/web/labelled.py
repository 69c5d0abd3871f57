"""Label files as an extractor: what it reads from a labelled release is what its label file says.

So pages are tried on real data without the language models, and stay as they are when the models change.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from nlp.facts import (
    Date,
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

CORPUS = Path(__file__).resolve().parents[2] / "corpus" / "train"


def samples(count: int) -> tuple[Path, ...]:
    """Some labelled releases of the project: always the same, however many are added."""
    return tuple(sorted(CORPUS.glob("d*.txt"))[:count])


def extractor(paths: Sequence[Path]) -> Callable[[Release], Extraction]:
    """An extractor that knows these releases, by the words that they begin with; others have no decisions."""
    known = {_head(path.read_text(encoding="utf-8")): path.with_suffix(".json") for path in paths}

    def extract(release: Release) -> Extraction:
        path = known.get(_head(release.text))
        return labelled(release.text, json.loads(path.read_text(encoding="utf-8"))) if path else _bare(release.text)

    return extract


def labelled(text: str, labels: Mapping[str, Any]) -> Extraction:
    """The extraction that a label file describes."""
    return Extraction(
        title=_find(text, labels["title"]) if labels["title"] else None,
        published=dt.date.fromisoformat(labels["published"]) if labels["published"] else None,
        publisher=labels["publisher"],
        body_lines=tuple((first, last) for first, last in labels["body_lines"]),
        regions=tuple(Region(code) for code in labels["regions"]),
        organizations=tuple(
            Organization(item["name"], tuple(item["aliases"]), _finds(text, item["mentions"]))
            for item in labels["organizations"]
        ),
        people=tuple(
            Person(item["name"], item["position"], item["organization"], _finds(text, item["mentions"]))
            for item in labels["people"]
        ),
        dates=tuple(
            Date(_find(text, item["text"]), _interval(item["start"] and [item["start"], item["end"]]))
            for item in labels["dates"]
        ),
        initiatives=tuple(
            Initiative(name, _finds(text, [name] if name in text else [])) for name in labels["initiatives"]
        ),
        decisions=tuple(_decision(text, item, labels) for item in labels["decisions"]),
        extractor="labels",
    )


def _decision(text: str, item: Mapping[str, Any], labels: Mapping[str, Any]) -> Decision:
    date, deadline = _interval(item["date"]), _interval(item["deadline"])
    return Decision(
        kind=Kind(item["kind"]),
        status=Status(item["status"]),
        content=_find(text, item["content"]),
        evidence=_finds(text, item["evidence"]),
        actors=tuple(_party(text, name, labels) for name in item["actors"]),
        assignees=tuple(_party(text, name, labels) for name in item["assignees"]),
        date=When(date, _mention_of(text, item["date"], labels)) if date else None,
        deadline=When(deadline, _mention_of(text, item["deadline"], labels)) if deadline else None,
        initiative=item["initiative"],
        amount=Quantity(item["amount_rub"]) if item["amount_rub"] is not None else None,
        headcount=Quantity(item["headcount"]) if item["headcount"] is not None else None,
        topics=tuple(Topic(topic) for topic in item["topics"]),
        probability=0.9,
        rule="label",
    )


def _party(text: str, name: str, labels: Mapping[str, Any]) -> Party:
    for key, kind in (("organizations", PartyKind.ORGANIZATION), ("people", PartyKind.PERSON)):
        for item in labels[key]:
            if item["name"] == name:
                return Party(name, kind, _find(text, item["mentions"][0]) if item["mentions"] else None)
    return Party(name, PartyKind.WORDS)


def _mention_of(text: str, days: Sequence[str], labels: Mapping[str, Any]) -> Mention | None:
    found = (item["text"] for item in labels["dates"] if [item["start"], item["end"]] == list(days))
    words = next(found, None)
    return _find(text, words) if words else None


def _interval(days: Sequence[str] | None) -> Interval | None:
    return Interval(*(dt.date.fromisoformat(day) for day in days)) if days else None


def _finds(text: str, quotes: Sequence[str]) -> tuple[Mention, ...]:
    return tuple(_find(text, quote) for quote in quotes)


def _find(text: str, quote: str) -> Mention:
    """The first place of a quote; white space may differ."""
    found = re.search(r"\s+".join(map(re.escape, quote.split())), text)
    assert found, quote
    return Mention(found.start(), found.end(), found.group())


def _head(text: str) -> str:
    return "".join(text.split())[:200]


def _bare(text: str) -> Extraction:
    return Extraction(None, None, None, ((1, text.count("\n") + 1),), extractor="labels")
