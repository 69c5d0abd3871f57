"""The lists of `models/people/` stand beside phrases that use their words, and name only kinds that exist."""

from __future__ import annotations

import re
import tomllib

import pytest

from nlp.people.lexicon import FOLDER, kinds, posts, words

#: kinds that are no kinds of body: nowhere, the nearest body, the same sentence
OTHER = {"none", "any", "trade"}


def _entries() -> list[tuple[str, str]]:
    found = []
    for name in ("positions", "titles", "surroundings"):
        for table, entries in tomllib.loads((FOLDER / f"{name}.toml").read_text("utf-8")).items():
            if table != "prepositions":  # these say which case they leave
                found += [(word, phrase) for word, phrase in entries.items()]
    bodies = tomllib.loads((FOLDER / "bodies.toml").read_text("utf-8"))
    return found + [(word, entry["phrase"]) for table in ("wide", "units") for word, entry in bodies[table].items()]


def test_each_word_stands_beside_a_phrase_that_uses_it() -> None:
    """The phrase has a word that begins like the entry; short words may change all but their first letter."""
    for word, phrase in _entries():
        begin = word.lower().replace("ё", "е")[: max(1, len(word) - 4)]

        assert re.search(rf"\b{re.escape(begin)}", phrase.lower().replace("ё", "е")), (word, phrase)


def test_posts_are_held_at_kinds_that_exist() -> None:
    """A kind of `positions.toml` or of a back-reference is a kind of `bodies.toml`."""
    known = {kind for found in kinds().values() for kind in found} | OTHER
    asked = {kind for held in posts().values() for kind in held.split()}
    asked |= {kind for table in ("wide", "units") for entry in words(table).values() for kind in entry["kinds"]}

    assert asked <= known


@pytest.mark.parametrize("table", ["roles", "left_out"])
def test_no_word_is_both_a_post_and_none(table: str) -> None:
    """What the contract leaves out of a position is in no list of posts."""
    assert not set(words(table)) & set(posts())
