"""The names of models/regions.toml in all their forms, ready to be looked up word by word."""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

from nlp.regions.forms import fold
from nlp.regions.names import WORD, Grade, Name, Reading, names_of

_DATA = Path(__file__).parents[2] / "models" / "regions.toml"
_HYPHENS = ("-", "‑")
#: what may part the words of one name
_GAP = re.compile(r"[-‑]|\s{1,3}")
#: letters of the longest ending (смолян-ином)
_LONGEST_ENDING = 5
#: words whose names are kept
_REMEMBERED = 50_000


@dataclass(frozen=True, slots=True)
class Found:
    """A name in a text and what it may mean."""

    start: int
    stop: int
    readings: tuple[Reading, ...]
    #: the word in front, folded
    before: str


@dataclass(frozen=True)
class Gazetteer:
    """All names by the stem of their first word."""

    names: dict[str, tuple[Name, ...]]
    #: words that make a name a street or a namesake
    beside: frozenset[str]
    #: stems of words that tell of another region than the release's own
    aside: tuple[str, ...]
    #: stems of words that begin the name of a body that acts for its subject
    authority: tuple[str, ...]
    #: stems of words that speak for the country
    federal: tuple[str, ...]
    #: the names that each word seen so far may begin
    _seen: dict[str, tuple[Name, ...]] = field(default_factory=dict, repr=False, compare=False)

    def find(self, text: str) -> Iterator[Found]:
        """The names in a text, in order; where several begin at a word, the longest."""
        seen = self._seen
        beginning = [
            (first, names)
            for first, word in enumerate(WORD.findall(text))
            if (names := seen[word] if word in seen else self._beginning(word))
        ]
        words = list(WORD.finditer(text)) if beginning else []
        free = 0
        for first, names in beginning:
            if first >= free and (standing := _longest(names, text, words, first)):
                free = first + len(standing[0].words)
                yield from self._found(standing, text, words, first)

    def _beginning(self, word: str) -> tuple[Name, ...]:
        if len(self._seen) >= _REMEMBERED:
            self._seen.clear()
        folded = fold(word)
        stems = [folded[: len(folded) - cut] for cut in range(min(len(folded), _LONGEST_ENDING) + 1)]
        found = [name for stem in stems if stem in self.names for name in self.names[stem]]
        names = self._seen[word] = tuple([name for name in found if name.words[0].fits(folded)])
        return names

    def _found(self, names: list[Name], text: str, words: list[re.Match[str]], first: int) -> Iterator[Found]:
        stop = first + len(names[0].words)
        before = fold(words[first - 1].group()) if first else ""
        after = fold(words[stop].group()) if stop < len(words) else ""
        start, end = words[first].start(), words[stop - 1].end()
        best: dict[str, Reading] = {}
        for name in sorted(names, key=lambda name: -name.reading.grade):
            if _fits(name, text[start:end], before):
                best.setdefault(name.reading.code, name.reading)
        worded = any(reading.grade is Grade.WORD for reading in best.values())
        street = before in self.beside or (worded and after in self.beside)
        if best and not street and not _PATRONYMIC.search(before):
            yield Found(start, end, tuple(best.values()), before)


def _longest(names: tuple[Name, ...], text: str, words: list[re.Match[str]], first: int) -> list[Name]:
    """The names of most words that stand at a word; those in a longer double name do not (Северо-Курский)."""
    standing = [name for name in names if _stands(name, text, words, first)]
    longest = max((len(name.words) for name in standing), default=0)
    return [name for name in standing if len(name.words) == longest]


def _stands(name: Name, text: str, words: list[re.Match[str]], first: int) -> bool:
    here = words[first : first + len(name.words)]
    if len(here) < len(name.words) or _is_half(text, here[0].start(), here[-1].end()):
        return False
    parted = all(_GAP.fullmatch(text, one.end(), next_.start()) for one, next_ in pairwise(here))
    return parted and all(pattern.fits(fold(word.group())) for pattern, word in zip(name.words, here, strict=True))


def _is_half(text: str, start: int, stop: int) -> bool:
    """Whether a hyphen ties the span to another word."""
    return (start > 1 and text[start - 1] in _HYPHENS and text[start - 2].isalpha()) or (
        text[stop : stop + 1] in _HYPHENS and text[stop + 1 : stop + 2].isalpha()
    )


#: Игорь Владимирович Смоленский
_PATRONYMIC = re.compile(r"(?:[ое]ви|ьи)ч(?:[ауе]|ем)?$|(?:[ое]в|ич)н(?:а|ы|е|у|ой)$")
_BEFORE_TOWNS = {"в", "во", "из", "до", "под", "на", "г", "город", "города", "городе", "городу", "городом"}


def _fits(name: Name, written: str, before: str) -> bool:
    if name.reading.grade is Grade.WORD:
        return True
    return written[0].isupper() and (before in _BEFORE_TOWNS or not (name.reading.weak or _is_surname(name, written)))


def _is_surname(name: Name, written: str) -> bool:
    """`(глава) Медведева`, `(директору) Белову`: the towns are Медведево and Белово."""
    last = name.words[-1]
    return last.stem.endswith(("ов", "ев", "ин", "ын")) and "о" in last.endings and not written.endswith(("о", "О"))


@lru_cache(maxsize=1)
def gazetteer() -> Gazetteer:
    """The one gazetteer of the process."""
    data = tomllib.loads(_DATA.read_text("utf-8"))
    common = frozenset(data["common"])
    names: dict[str, list[Name]] = defaultdict(list)
    for code, entry in data.items():
        if isinstance(entry, dict):
            for name in names_of(code, entry, common):
                names[name.words[0].stem].append(name)
    by_stem = {stem: tuple(found) for stem, found in names.items()}
    return Gazetteer(
        by_stem, frozenset(data["beside"]), tuple(data["aside"]), tuple(data["authority"]), tuple(data["federal"])
    )


@lru_cache(maxsize=50_000)
def names_town(word: str) -> bool:
    """Whether a word by itself is a town (`Касимов`); surnames that towns are called by are none (`Белова`)."""
    return any(reading.grade is Grade.PLACE for found in gazetteer().find(word) for reading in found.readings)
