"""Names in sentences (phrases.txt) and the phrases that justify the lexicon's entries."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from nlp.organizations import find_organizations
from nlp.organizations.lexicon import heads
from tests.nlp.documents import document

FILE = Path(__file__).parent / "phrases.txt"


def rows() -> Iterator[tuple[str, list[str]]]:
    for line in FILE.read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            sentence, names = line.split(" → ")
            yield sentence, [] if names == "–" else names.split(" | ")


def names(*body: str) -> list[str]:
    return [organization.name for organization in find_organizations(document(*body))]


@pytest.mark.parametrize(("sentence", "expected"), list(rows()))
def test_a_sentence_names_these_bodies(sentence: str, expected: list[str]) -> None:
    assert names(sentence) == expected


def test_every_entry_of_the_lexicon_is_justified_by_its_phrase() -> None:
    """Inside a sentence the phrase of an entry is a name from its first word to its last."""
    phrases = [entry.phrase for entries in heads().values() for entry in entries]
    found = {phrase: names(f"Новость дня: {phrase} приглашает студентов.")[:1] for phrase in phrases}
    assert {phrase: said for phrase, said in found.items() if said != [phrase]} == {}
