"""Every word list stands beside a phrase that needs it."""

from __future__ import annotations

import re
import tomllib

import pytest

from nlp.decisions.lexicon import FOLDER
from nlp.decisions.wordlists import antecedents, words
from nlp.language.morphology import parses

LISTS = tomllib.loads((FOLDER / "words.toml").read_text("utf-8"))


@pytest.mark.parametrize("name", LISTS)
def test_the_phrase_uses_a_word_of_its_list(name: str) -> None:
    """A word in one of its forms, or the beginning or ending that the list gives."""
    low = LISTS[name]["phrase"].lower()
    forms = {parse.normal_form for word in re.findall(r"[\w-]+", low) for parse in parses(word)}
    assert any(entry in low or entry in forms or entry.replace("ё", "е") in forms for entry in words(name))


def test_an_unknown_list_is_an_error() -> None:
    """A misspelt name must not pass for an empty list."""
    with pytest.raises(KeyError):
        words("no such list")


def test_every_generic_noun_has_names_to_stand_for() -> None:
    """An entry without parts would never point back to anything."""
    assert all(antecedents().values())
