"""Two names of bodies → whether the one is a form of the other: shorter, abbreviated, with or without its place."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache

#: words that an abbreviation may leave out
_SMALL = frozenset({"и", "по", "в", "для", "при", "на", "с", "о"})
_WORD = re.compile(r"[^\W_]+|№")
_QUOTED = re.compile(r"[«„“\"](.+)[»“”\"]")
#: how many letters may differ at the ends of two forms of a word («Татарстан», «Татарстана»)
_ENDING = 3
_SHORTEST_STEM = 4
_SHORTEST_PLACE = 5
#: how adjectives of an administrative level begin, and the noun of the level; none where it can be any
_LEVELS = (
    ("областн", "область"), ("краев", "край"), ("республиканск", "республика"), ("окружн", "округ"),
    ("городск", "город"), ("районн", "район"), ("региональн", ""), ("муниципальн", ""), ("федеральн", ""),
)


@dataclass(frozen=True)
class Name:
    """A body's name in the nominative, its noun or abbreviation, and the place in it as it stands there."""

    text: str
    head: str
    place: str = ""

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The words, hyphenated ones in parts."""
        return words(self.text)

    @cached_property
    def purpose(self) -> tuple[str, ...]:
        """The words without the place."""
        return words(self.text.replace(self.place, " ")) if self.place else self.words

    @cached_property
    def quoted(self) -> tuple[str, ...]:
        """The words of the name in quotation marks."""
        found = _QUOTED.search(self.text)
        return words(found[1]) if found else ()

    def shortens(self, full: Name) -> bool:
        """Whether it can be another form of the fuller name."""
        if full.quoted and full.quoted in {self.words, self.purpose}:
            return True
        if self.quoted and full.quoted:
            legal = self.head.isupper() and full.head.isupper()
            return contains(full.quoted, self.quoted) and (not legal or contains(full.words, self.words))
        if not full.quoted and not self._same_head(full):
            return False
        return contains(full.words, self.words) or self._same_purpose(full) or self._same_level(full)

    def _same_head(self, full: Name) -> bool:
        return like(self.head, full.head) or is_abbreviation(self.head) or is_abbreviation(full.head)

    def _same_purpose(self, full: Name) -> bool:
        """The same apart from the place, which only one of them has or one has in short («края», «РФ»)."""
        here, there = words(self.place), words(full.place)
        near = not here or not there or here == ("региона",) or contains(there, here) or contains(here, there)
        return near and contains(full.purpose, self.purpose)

    def _same_level(self, full: Name) -> bool:
        """«Областное правительство», «петербургский комитет»: the adjective in front says the place."""
        first, place = self.words[0].casefold(), words(full.place)
        told = any(first.startswith(level) and (not noun or contains(place, (noun,))) for level, noun in _LEVELS)
        told = told or any(len(commonprefix((first, word.casefold()))) >= _SHORTEST_PLACE for word in place)
        return told and len(self.words) > 1 and contains(full.purpose, self.words[1:])


@lru_cache(maxsize=20_000)
def words(text: str) -> tuple[str, ...]:
    """The words of a name without its marks."""
    return tuple(_WORD.findall(text.replace("ё", "е").replace("Ё", "Е")))


@lru_cache(maxsize=50_000)
def contains(full: tuple[str, ...], short: tuple[str, ...]) -> bool:
    """Whether the short words stand in the full ones in order, each as a form or an abbreviation of some of them.

    >>> contains(words("Министерство труда и занятости Тульской области"), words("Минтруд Тульской области"))
    True
    """
    if not short:
        return True
    if not full:
        return False
    if like(short[0], full[0]) and contains(full[1:], short[1:]):
        return True
    if is_abbreviation(short[0]):
        for stop in range(1, len(full) + 1):
            if abbreviates(short[0].casefold(), full[:stop]) and contains(full[stop:], short[1:]):
                return True
    return contains(full[1:], short)


@lru_cache(maxsize=50_000)
def like(left: str, right: str) -> bool:
    """Whether two words are forms of one."""
    left, right = left.casefold(), right.casefold()
    if left == right or left.isdigit() or right.isdigit():
        return left == right
    common, shorter = len(commonprefix((left, right))), min(len(left), len(right))
    return common >= max(_SHORTEST_STEM, shorter - _ENDING) and max(len(left), len(right)) - common <= _ENDING


def is_abbreviation(word: str) -> bool:
    """«ЦОПП», «Минтруд», «УрФУ», «Я»: capitals inside, or a word put together of shortened ones."""
    return word.isupper() or any(letter.isupper() for letter in word[1:]) or word.casefold().startswith(_SYLLABLES)


def commonprefix(pair: tuple[str, str]) -> str:
    """The letters that two words begin with."""
    left, right = pair
    return left[: next((place for place in range(min(len(left), len(right))) if left[place] != right[place]), min(len(left), len(right)))]


_SYLLABLES = ("мин", "деп", "гос", "рос", "каб", "обл", "гор", "рай", "зак")


@lru_cache(maxsize=50_000)
def abbreviates(letters: str, full: tuple[str, ...]) -> bool:
    """Whether the letters are beginnings of all the words in turn; small words may give none.

    >>> abbreviates("госкомзанятости", ("Государственный", "комитет", "по", "занятости"))
    True
    """
    if not full:
        return letters in {"", "а", "ы", "у", "е"}
    word = full[0].casefold()
    if word in _SMALL and abbreviates(letters, full[1:]):
        return True
    longest = len(commonprefix((letters, word)))
    return any(abbreviates(letters[taken:], full[1:]) for taken in range(longest, 0, -1))
