"""Every trigger file is tried on its own examples and counter-examples."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from nlp.decisions import find_drafts
from nlp.decisions.lexicon import FOLDER
from nlp.extract import extract, read_documents, read_entities
from nlp.facts import Kind, Release
from tests.nlp.decisions.pages import PAGE


def _phrases(field: str) -> Iterator[tuple[Kind, str]]:
    for kind in Kind:
        for entry in tomllib.loads((Path(FOLDER) / f"{kind}.toml").read_text("utf-8"))["trigger"]:
            yield from ((kind, phrase) for phrase in entry.get(field, ()))


def _drafts(phrase: str) -> list[Kind]:
    (document,) = read_documents([Release(PAGE.format(phrase=phrase))])
    return [item.decision.kind for item in find_drafts(document, read_entities(document))]


def _decisions(phrase: str) -> list[Kind]:
    return [decision.kind for decision in extract(Release(PAGE.format(phrase=phrase))).decisions]


@pytest.mark.parametrize(("kind", "phrase"), tuple(_phrases("examples")))
def test_an_example_is_a_draft_of_its_kind(kind: Kind, phrase: str) -> None:
    """The phrase beside a trigger gives the judge a decision of the file's kind."""
    assert kind in _drafts(phrase)


@pytest.mark.parametrize(("kind", "phrase"), tuple(_phrases("counterexamples")))
def test_a_counterexample_is_no_decision_of_its_kind(kind: Kind, phrase: str) -> None:
    """The phrase that looks like the trigger's and decides nothing gives none."""
    assert kind not in _decisions(phrase)
