"""The entries of `models/organizations/` and `models/initiatives.toml` stand in the phrases that justify them."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator

import pytest

from nlp.initiatives import FILE
from nlp.organizations.lexicon import FOLDER, abbreviations, entries, federal, is_syllabic, words
from nlp.organizations.naming import like
from nlp.organizations.naming import words as split

#: tables whose keys are patterns or beginnings, tried by what they find
PATTERNS = {"syllabic", "stands_for"}


def rows() -> Iterator[tuple[str, str, str]]:
    for path in (FILE, FOLDER / "words.toml", FOLDER / "abbreviations.toml", FOLDER / "federal.toml"):
        for table, items in tomllib.loads(path.read_text("utf-8")).items():
            for key, value in items.items():
                yield table, key, value["phrase"] if isinstance(value, dict) else value


@pytest.mark.parametrize("table", sorted({table for table, _, _ in rows()} - PATTERNS - {"subjects"}))
def test_an_entry_stands_in_its_phrase(table: str) -> None:
    """Its first word occurs there in some form."""
    found = [(split(key)[0], phrase) for name, key, phrase in rows() if name == table]
    assert [entry for entry, phrase in found if not any(like(entry, word) for word in split(phrase))] == []


def test_patterns_find_their_phrases() -> None:
    syllabic = [phrase for table, _, phrase in rows() if table == "syllabic"]
    assert [phrase for phrase in syllabic if not is_syllabic(phrase.split()[0].strip("«»"))] == []


def test_the_tables_are_read() -> None:
    """Every table of the files has its field, and each field something in it."""
    assert all(getattr(words(), name) for name in words().__dataclass_fields__)
    assert all(getattr(abbreviations(), name) for name in abbreviations().__dataclass_fields__)
    assert federal()["совет"] == (("совет", "федерация"),)


def test_compounds_are_found_by_their_last_part() -> None:
    assert entries("рыбокомбинат") == entries("комбинат")
    assert entries("школа-интернат") == entries("школа")
    assert entries("пресс-служба") == ()
    assert entries("стол") == ()
