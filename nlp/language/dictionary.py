"""What the dictionary says of a word, without guessing at words it lacks: its readings and their nominatives."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Any, NamedTuple

from nlp.language.morphology import affixes, analyzer, probability, spellings

_CASES = frozenset({"nomn", "gent", "datv", "accs", "ablt", "loct"})
_PROPER = frozenset({"Name", "Surn", "Patr", "Geox"})
_GENDERS = {"Masc": "masc", "Fem": "femn"}


class Entry(NamedTuple):
    """One reading of a word; `form` is the word as the dictionary spells it (`пётр` for `петр`)."""

    form: str
    tag: Any
    paradigm: int
    place: int

    @property
    def lemma(self) -> str:
        """The dictionary form, in lower case."""
        return self._form(0)

    @property
    def probability(self) -> float:
        """How often the word is read so, in [0, 1]; 0 where that was not counted."""
        return probability(self.form, self.tag)

    def forms(self, grammemes: frozenset[str], apart: frozenset[str]) -> set[str]:
        """The word's forms that have all of the grammemes, and of those `apart` the same as this one."""
        prefix, suffix = affixes(self.paradigm, self.place)
        stem = self.form[len(prefix) : len(self.form) - len(suffix)]
        found = _affixes_of(self.paradigm, grammemes, apart, apart & self.tag.grammemes)
        return {prefix + stem + suffix for prefix, suffix in found}

    def nominative(self, gender: str) -> str:
        """The nominative singular, of a gender (`Masc`, `Fem`) where the word has several; else the lemma."""
        return self._form(_nominative(self.paradigm, _GENDERS[gender]))

    def _form(self, place: int) -> str:
        prefix, suffix = affixes(self.paradigm, self.place)
        stem = self.form[len(prefix) : len(self.form) - len(suffix)]
        prefix, suffix = affixes(self.paradigm, place)
        return prefix + stem + suffix


@lru_cache(maxsize=200_000)
def entries(word: str) -> tuple[Entry, ...]:
    """The readings of a word in lower case; none where the dictionary does not have it."""
    dictionary = analyzer().dictionary
    return tuple(
        Entry(form, dictionary.build_tag_info(paradigm, place), paradigm, place)
        for form, places in spellings(word)
        for paradigm, place in places
    )


def singular(word: str, grammeme: str) -> Iterator[Entry]:
    """The readings of a word in lower case that have a grammeme and a case of the singular."""
    for entry in entries(word):
        tag = entry.tag
        if grammeme in tag and tag.number != "plur" and tag.case in _CASES and "Abbr" not in tag:
            yield entry


@lru_cache(maxsize=50_000)
def is_given(word: str) -> bool:
    """Whether the dictionary knows the word as a form of a given name."""
    return any(True for _ in singular(word.lower(), "Name"))


@lru_cache(maxsize=50_000)
def is_surname(word: str) -> bool:
    """Whether the dictionary knows the word as a form of a surname."""
    return any(True for _ in singular(word.lower(), "Surn"))


@lru_cache(maxsize=50_000)
def may_be_surname(word: str) -> bool:
    """Whether a word that begins a sentence can be a surname: `Сковорода`, `Белая`; not `Вчера`, `Токарь`, `Сам`."""
    known = entries(word.lower())
    if not known or is_surname(word):
        return True
    return not is_living(word.lower()) and all(
        entry.tag.POS in ("NOUN", "ADJF") and "Apro" not in entry.tag for entry in known
    )


@lru_cache(maxsize=50_000)
def is_common(word: str) -> bool:
    """Whether the dictionary knows the word, and not as a name of a person or a place."""
    known = entries(word.lower())
    return bool(known) and not any(_PROPER & entry.tag.grammemes for entry in known)


@lru_cache(maxsize=50_000)
def is_living(word: str) -> bool:
    """Whether the dictionary knows the word as a common noun for a living being (`сварщику`), `Иван` is none."""
    nouns = (entry.tag for entry in entries(word) if entry.tag.POS == "NOUN")
    return any(tag.animacy == "anim" and not _PROPER & tag.grammemes for tag in nouns)


@lru_cache(maxsize=50_000)
def _nominative(paradigm: int, gender: str) -> int:
    dictionary = analyzer().dictionary
    tags = [dictionary.build_tag_info(paradigm, place) for place in range(len(dictionary.paradigms[paradigm]) // 3)]
    found = [place for place, tag in enumerate(tags) if tag.case == "nomn" and tag.number == "sing"]
    return next((place for place in found if gender in tags[place]), found[0] if found else 0)


@lru_cache(maxsize=20_000)
def _affixes_of(
    paradigm: int, grammemes: frozenset[str], apart: frozenset[str], shared: frozenset[str]
) -> tuple[tuple[str, str], ...]:
    slots = analyzer().dictionary.build_paradigm_info(paradigm)
    return tuple(
        (prefix, suffix)
        for prefix, tag, suffix in slots
        if grammemes <= tag.grammemes and apart & tag.grammemes == shared
    )
