"""Two names of bodies → whether the one is a form of the other: shorter, abbreviated, with or without its place."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache

from nlp.language.inflection import lemmas
from nlp.language.morphology import is_known
from nlp.organizations.lexicon import entries, is_syllabic, stands_for
from nlp.regions.gazetteer import gazetteer
from nlp.regions.names import Grade

#: words that an abbreviation may leave out
_SMALL = frozenset({"и", "по", "в", "для", "при", "на", "с", "о"})
_WORD = re.compile(r"[^\W_]+|№")
_QUOTED = re.compile(r"[«„“\"](.+)[»“”\"]")
_INNERMOST = re.compile(r"[«„“\"]([^«»„“”\"]+)[»“”\"]")
_NUMBER = re.compile(r"№\s*(\d+)")
_SCHOOLS = {"сош", "школа"}
_SHORTEST_PLACE = 5
_SHORTEST_ROOT = 4
#: words that no dictionary has are forms of one where they differ by no more than an ending
_STEM, _ENDING = 4, 3
#: how adjectives of an administrative level begin, and the noun of the level
_LEVELS = {
    "областн": "област",
    "краев": "кра",
    "республиканск": "республик",
    "окружн": "округ",
    "городск": "город",
    "районн": "район",
}
_REGIONAL = ("областн", "краев", "республиканск", "окружн", "региональн")


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

    @cached_property
    def proper(self) -> tuple[str, ...]:
        """The words in the innermost quotation marks («АО «Агрофирма „Колос“»»: «Колос»)."""
        found = _INNERMOST.search(self.text)
        return words(found[1]) if found else ()

    @cached_property
    def number(self) -> str:
        """«24» of «Школа № 24»."""
        found = _NUMBER.search(self.text)
        return found[1] if found else ""

    @cached_property
    def nouns(self) -> frozenset[str]:
        """The head nouns in it, by which a text can speak of it («колледж» of «ГБПОУ «… колледж …»»)."""
        short = (noun for word in self.words for start, noun in stands_for() if word.startswith(start))
        return frozenset((*short, *(lemma for word in self.words for lemma in lemmas(word) if entries(lemma))))

    @cached_property
    def kinds(self) -> frozenset[str]:
        """The kinds of body that its noun can name."""
        return frozenset(head.kind.name for head in entries(self.head.casefold()))

    @property
    def general(self) -> bool:
        """Whether the noun is a mere legal form («ООО», «общество»), so that another may stand for it."""
        return self.head.isupper() or not self.kinds or "named" in self.kinds

    def shortens(self, full: Name) -> bool:
        """Whether it can be another form of the fuller name."""
        if full.quoted and (same(full.quoted, self.words) or same(full.quoted, self.purpose)):
            return True
        if self.quoted and full.quoted:
            return (same(full.quoted, self.quoted) or same(full.proper, self.proper)) and self._same_form(full)
        if self.number == full.number and {self.head.casefold(), full.head.casefold()} == _SCHOOLS:
            return True
        if not full.quoted and not self._same_head(full):
            return False
        return contains(full.words, self.words) or self._same_purpose(full) or self._same_level(full)

    def resembles(self, other: Name) -> bool:
        """Whether both have one head, no quoted names, and a further word that begins alike («кадрам», «кадровому»)."""
        if not like(self.head, other.head) or self.quoted or other.quoted or self.number != other.number:
            return False
        near = not self.place or not other.place or _subjects(self.place) == _subjects(other.place)
        mine, yours = (set(name.purpose) - {name.words[0]} for name in (self, other))
        pairs = ((one.casefold(), two.casefold()) for one in mine for two in yours if not like(one, self.head))
        return near and any(_common(one, two) >= _SHORTEST_ROOT for one, two in pairs)

    def _same_form(self, full: Name) -> bool:
        """Of two with one quoted name: «завод «Полюс»» is «АО «Полюс»», «ООО «Нива»» is not «СПК «Нива»»."""
        if self.head.isupper() and full.head.isupper():
            return contains(full.words, self.words)
        return self.general or full.general or bool(self.kinds & full.kinds)

    def _same_head(self, full: Name) -> bool:
        return like(self.head, full.head) or is_abbreviation(self.head) or is_abbreviation(full.head)

    def _same_purpose(self, full: Name) -> bool:
        """The same apart from the place, which only one of them has or one has in short («края», «РФ»)."""
        here, there = words(self.place), words(full.place)
        near = not here or not there or here == ("региона",) or contains(there, here) or contains(here, there)
        near = near or bool(_subjects(self.place) & _subjects(full.place))
        if here and not there and len(self.purpose) == 1 and not is_abbreviation(self.head):
            return False  # «больница посёлка Заря» is not the «Кимрская больница» of the same release
        return near and contains(full.purpose, self.purpose)

    def _same_level(self, full: Name) -> bool:
        """«Областное правительство», «петербургский комитет»: the adjective in front says the place."""
        first, place = self.words[0].casefold(), [word.casefold() for word in words(full.place)]
        if len(self.words) < 2 or not place:
            return False
        level = next((noun for adjective, noun in _LEVELS.items() if first.startswith(adjective)), "")
        told = any((level and word.startswith(level)) or _common(first, word) >= _SHORTEST_PLACE for word in place)
        subject = first.startswith(_REGIONAL) and _subjects(full.place)
        return bool(told or subject) and contains(full.purpose, self.words[1:])


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


def same(full: tuple[str, ...], short: tuple[str, ...]) -> bool:
    """Whether the words are the same ones in other forms, or their abbreviation («НПС»)."""
    if len(short) == 1 and len(full) > 1:
        return is_abbreviation(short[0]) and abbreviates(short[0].casefold(), full)
    return len(full) == len(short) and all(map(like, full, short))


@lru_cache(maxsize=50_000)
def like(left: str, right: str) -> bool:
    """Whether two words are forms of one."""
    left, right = left.casefold(), right.casefold()
    if left == right or left.isdigit() or right.isdigit():
        return left == right
    if lemmas(left) & lemmas(right):
        return True
    longer = max(len(left), len(right))
    return not (is_known(left) and is_known(right)) and _common(left, right) >= max(_STEM, longer - _ENDING)


@lru_cache(maxsize=5_000)
def _subjects(place: str) -> frozenset[str]:
    """The federal subjects that a place names by their own names («Чувашии», «Чувашской Республики»)."""
    found = (reading for name in gazetteer().find(place) for reading in name.readings)
    return frozenset(reading.code for reading in found if reading.grade is Grade.SUBJECT)


@lru_cache(maxsize=50_000)
def is_abbreviation(word: str) -> bool:
    """«ЦОПП», «УрФУ», «Я», «Минтруд»: capitals inside, or a word put together of shortened ones."""
    capitals = word.isupper() or any(letter.isupper() for letter in word[1:])
    return capitals or is_syllabic(word) or any(map(is_syllabic, lemmas(word.casefold())))


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
    return any(abbreviates(letters[taken:], full[1:]) for taken in range(_common(letters, word), 0, -1))


def _common(left: str, right: str) -> int:
    """How many letters two words begin with in common."""
    shorter = min(len(left), len(right))
    return next((place for place in range(shorter) if left[place] != right[place]), shorter)
