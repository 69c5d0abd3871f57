"""Labelled releases → the candidates of every draft that answers a label, for each field that is carried."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.folding import fold
from bench.pairing import Item, Names, pair, pair_decisions, same_body, same_person
from nlp.decisions import judged_drafts
from nlp.decisions.carrying.ranking import Field
from nlp.decisions.carrying.stage import Stage
from nlp.decisions.drafting import Draft
from nlp.document import Document
from nlp.extract import read_documents, read_entities
from nlp.facts import Release
from nlp.labels import decision_labels, entity_labels
from training.drafts import BATCH
from training.rankers import Choice

#: the label file's keys of quantities
_QUANTITIES = {"amount": "amount_rub", "headcount": "headcount"}


@dataclass(frozen=True, slots=True)
class Answered:
    """The drafts of a labelled release, and which of them answer which labelled decisions."""

    file: str
    document: Document
    drafts: Sequence[Draft]
    stage: Stage
    names: Names
    labels: Sequence[tuple[int, Item]]


def read_answered(folder: Path) -> tuple[Answered, ...]:
    """Every `NAME.txt` with its `NAME.json`, in the order of the names."""
    files = sorted(folder.glob("*.json"))
    return tuple(answered for first in range(0, len(files), BATCH) for answered in _batch(files[first : first + BATCH]))


def choices(field: Field[Any], releases: Sequence[Answered]) -> Iterator[Choice]:
    """The candidates for a field of every answered decision."""
    for release in releases:
        for place, label in release.labels:
            item, draft = release.drafts[place], f"{release.file} {place:03}"
            features = field.features(item)
            by_rule = field.key(getattr(item.decision, field.name))
            for candidate in field.candidates(place, release.drafts, release.stage):
                right = _is_right(field.name, candidate.value, label, release.names)
                said = field.key(candidate.value) == by_rule
                yield Choice(release.file, draft, candidate.ways, features, right, said)


def _is_right(field: str, value: Any, label: Item, names: Names) -> bool:
    if field in ("actors", "assignees"):
        return {names.who(party.name) for party in value} == {names.who(name) for name in label[field]}
    if field in ("kind", "status"):
        return bool(value == label[field])
    if field in _QUANTITIES:
        return bool((value and value.value) == label[_QUANTITIES[field]])
    if field in ("date", "deadline"):
        days = value and [value.interval.start.isoformat(), value.interval.end.isoformat()]
        return bool(days == label[field])
    return fold(value or "") == fold(label[field] or "")


def _batch(files: Sequence[Path]) -> Iterator[Answered]:
    documents = read_documents([Release(path.with_suffix(".txt").read_text("utf-8")) for path in files])
    for path, document in zip(files, documents, strict=True):
        entities, gold = read_entities(document), json.loads(path.read_text("utf-8"))
        drafts, stage = judged_drafts(document, entities)
        said = [decision_labels(item.decision) for item in drafts]
        place = {id(labels): number for number, labels in enumerate(said)}
        pairs = pair_decisions(said, gold["decisions"])
        labels = tuple(sorted(((place[id(found)], label) for found, label in pairs), key=lambda found: found[0]))
        yield Answered(path.stem, document, drafts, stage, _meant(entity_labels(entities), gold), labels)


def _meant(said: Item, gold: Item) -> Names:
    bodies = pair(said["organizations"], gold["organizations"], same_body)
    people = pair(said["people"], gold["people"], same_person)
    return Names.of(gold["organizations"], bodies) | Names.of([wanted for _, wanted in people], people)
