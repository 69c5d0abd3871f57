"""Labelled releases → drafts of decisions, each with whether a label says the same."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.pairing import pair_decisions
from nlp.decisions import find_drafts
from nlp.extract import read_documents, read_entities
from nlp.facts import Release
from nlp.labels import decision_labels

#: releases that share one language pass
BATCH = 16


@dataclass(frozen=True, slots=True)
class Example:
    """A draft; `right` where it answers a labelled decision."""

    file: str
    features: Mapping[str, float]
    right: bool


def read_examples(folders: Sequence[Path]) -> tuple[Example, ...]:
    """The drafts of every `NAME.txt` with its `NAME.json`, in the order of the names."""
    files = sorted(path for folder in folders for path in folder.glob("*.json"))
    return tuple(example for first in range(0, len(files), BATCH) for example in _batch(files[first : first + BATCH]))


def _batch(files: Sequence[Path]) -> Iterator[Example]:
    documents = read_documents([Release(path.with_suffix(".txt").read_text("utf-8")) for path in files])
    for path, document in zip(files, documents, strict=True):
        drafts = find_drafts(document, read_entities(document))
        said = [decision_labels(item.decision) for item in drafts]
        gold = json.loads(path.read_text("utf-8"))["decisions"]
        right = {id(found) for found, _ in pair_decisions(said, gold)}
        for item, labels in zip(drafts, said, strict=True):
            yield Example(path.stem, item.features, id(labels) in right)
