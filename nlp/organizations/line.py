"""A section as the grammar of names sees it: words with their possible cases, quotes, capitals that mean something."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache

from nlp.document import Analysis, Token
from nlp.language.inflection import CASES, may_be, readings
from nlp.organizations.lexicon import Head, entries, words

_OPENING, _CLOSING = frozenset("«„“\""), frozenset("»“”\"")
_NOUNS, _ADJECTIVES = frozenset({"NOUN", "PROPN"}), frozenset({"ADJ", "VERB", "NUM"})
_POSSESSIVES = frozenset({"их", "его", "её"})
#: marks that a sentence can begin with before its first word
_LEADING = frozenset("«„“\"–—-•*(")
_MALE, _FEMALE = ("", "а", "у", "ем", "е"), ("а", "ы", "е", "у", "ой")
_STOPS = frozenset(".;!?")
_LONGEST_QUOTE = 25
_PATRONYMICS = tuple(
    stem + ending
    for stem, endings in (("ович", _MALE), ("евич", _MALE), ("овн", _FEMALE), ("евн", _FEMALE), ("ичн", _FEMALE))
    for ending in endings
)


@dataclass(frozen=True)
class Line:
    """The tokens of one section; places are token indices, `-1` or the same place stands for "not found"."""

    analysis: Analysis

    @property
    def tokens(self) -> tuple[Token, ...]:
        """The words and marks."""
        return self.analysis.tokens

    def text(self, place: int) -> str:
        """The token's own text, empty past the end."""
        return self.tokens[place].text if 0 <= place < len(self.tokens) else ""

    def quote(self, first: int, last: int) -> str:
        """The text of the tokens `[first, last)`, which may be none."""
        return self.analysis.text[self.tokens[first].start : self.tokens[last - 1].stop] if first < last else ""

    def lemma(self, place: int) -> str:
        """The token's dictionary form, empty past the end."""
        return self.tokens[place].lemma if 0 <= place < len(self.tokens) else ""

    @cached_property
    def shouting(self) -> bool:
        """Whether all of it is in capitals, as some headlines are."""
        return self.analysis.text.isupper()

    @cached_property
    def initial(self) -> frozenset[int]:
        """First words of sentences and list items, whose capital means nothing."""
        found = set()
        for first, last in self.analysis.sentences:
            place = first
            while place < last - 1 and (self.text(place) in _LEADING or _is_marker(self.tokens, place)):
                place += 1
            found.add(place)
        return frozenset(found)

    @cached_property
    def persons(self) -> frozenset[int]:
        """Tokens inside names of persons, as the network sees them or a patronymic shows."""
        names = (name for name in self.analysis.names if name.type == "PER")
        patronymics = (place for place in range(1, len(self.tokens)) if _is_patronymic(self.text(place)))
        seen = {place for name in names for place in range(name.first, name.last)}
        return frozenset(seen.union(*({place - 1, place} for place in patronymics)))

    @cached_property
    def quotes(self) -> dict[int, int]:
        """Opening quotation marks of short quotations, and where each closes."""
        opening = (place for place, token in enumerate(self.tokens) if token.text in _OPENING and self._opens(place))
        return {place: close for place in opening if (close := self._close(place)) > place}

    @cached_property
    def quoted(self) -> dict[int, int]:
        """Tokens inside quotation marks, and the place of the innermost opening one."""
        return {place: opening for opening, close in self.quotes.items() for place in range(opening + 1, close)}

    def located(self, place: int) -> int:
        """Behind the name of a place that the network sees here, 0 where it sees none."""
        spans = (name for name in self.analysis.names if name.type == "LOC")
        return next((name.last for name in spans if name.first <= place < name.last), 0)

    def names(self, opening: int) -> bool:
        """Whether a quotation opens here that can be a name: it begins with a capital or a digit."""
        return opening in self.quotes and (self.text(opening + 1)[0].isupper() or self.text(opening + 1)[0].isdigit())

    def capital(self, place: int) -> bool:
        """Whether the word has a capital that is not the whole line's."""
        return not self.shouting and self.text(place)[:1].isupper()

    def marked(self, place: int) -> bool:
        """Whether the word has a capital inside a sentence."""
        return self.capital(place) and place not in self.initial

    def adjective(self, place: int) -> bool:
        """Whether the token can be an adjective or participle of a name."""
        if not 0 <= place < len(self.tokens) or not self.text(place)[:1].isalpha():
            return False
        token = self.tokens[place]
        adjectival = any(reading.adjectival for reading in readings(token.text))
        return adjectival and (token.pos in _ADJECTIVES or self.text(place)[0].isupper() or token.pos in _NOUNS)

    def attribute(self, place: int) -> bool:
        """Whether the token can stand in front of a name's head: participles only with a capital («Объединённая»)."""
        return self.adjective(place) and (self.tokens[place].pos == "ADJ" or self.text(place)[0].isupper())

    def has(self, place: int, case: str) -> bool:
        """Whether the word stands in the case: by the tagger, or by its form where that allows no nominative."""
        tagged, text = self.tokens[place].feats.get("Case"), self.text(place)
        return tagged == case or (may_be(text, case) and (tagged != "Nom" or not may_be(text, "Nom")))

    def phrase(self, place: int, case: str) -> int:
        """The noun of the phrase `adjectives + noun` that begins at `place` in the case, -1 where none does."""
        noun = place
        while self.adjective(noun) and self.has(noun, case):
            if self._substantive(noun, case):
                return noun
            noun = self._next_adjective(noun + 1, case)
        if self.text(noun) in _POSSESSIVES:
            noun += 1
        if 0 <= noun < len(self.tokens) and self.tokens[noun].pos in _NOUNS and self.has(noun, case):
            return noun
        return noun - 1 if noun > place and self._can_be_noun(noun - 1) else -1

    def governor(self, opening: int) -> int:
        """The word that says what a quotation names, also of a list («специальности «А» и «Б»»), -1 where none does."""
        before = opening - 1
        closing = {close: start for start, close in self.quotes.items()}
        while self.text(before) in {",", "и"} and before - 1 in closing:
            before = closing[before - 1] - 1
        return before

    def heads(self, place: int) -> tuple[Head, ...]:
        """The lexicon's entries for the word."""
        return entries(self.lemma(place))

    def _next_adjective(self, place: int, case: str) -> int:
        """Over «и», a comma or an adverb to a further adjective («малого и среднего», «социально значимых»)."""
        joins = self.text(place) in {"и", ","} or (self.lemma(place) and self.tokens[place].pos == "ADV")
        return place + 1 if joins and self.adjective(place + 1) and self.has(place + 1, case) else place

    def _substantive(self, place: int, case: str) -> bool:
        """An adjective used as a noun («несовершеннолетних»): nothing follows that it could agree with."""
        following = self.text(place + 1)
        if self.adjective(place + 1) or not (self.tokens[place].pos in _NOUNS or self._can_be_noun(place)):
            return False
        return not (following[:1].isalpha() and agree(self.text(place), following, case))

    def _can_be_noun(self, place: int) -> bool:
        substantive = any(reading.substantive for reading in readings(self.text(place)))
        return substantive or self.lemma(place) in words().substantives

    def _opens(self, place: int) -> bool:
        token = self.tokens[place]
        adjoins = place + 1 < len(self.tokens) and self.tokens[place + 1].start == token.stop
        apart = place == 0 or self.tokens[place - 1].stop < token.start or self.text(place - 1) in _OPENING | {"("}
        return adjoins and (token.text in "«„" or apart)

    def _close(self, opening: int) -> int:
        """Where the quotation closes; one that lacks a mark («АО «Завод «Полюс» набирает…») closes at the first."""
        depth, earliest = 0, -1
        for place in range(opening, min(len(self.tokens), opening + _LONGEST_QUOTE)):
            text = self.text(place)
            if text in _OPENING and self._opens(place):
                depth += 1
            elif text in _CLOSING:
                depth, earliest = depth - 1, earliest if earliest > 0 else place
                if not depth:
                    return place
            elif text in _STOPS and depth == 1 and self.text(place + 1) not in _CLOSING and not self._abbreviated(place):
                break
        return earliest

    def _abbreviated(self, dot: int) -> bool:
        """Whether the full stop belongs to an initial or a short abbreviation («им. Ю. А. Гагарина»)."""
        return self.text(dot) == "." and len(self.text(dot - 1)) <= 2


@lru_cache(maxsize=50_000)
def agree(adjective: str, noun: str, case: str = "") -> bool:
    """Whether the one can be an attribute of the other, in the case where one is given.

    An abbreviation agrees with any («Кимрской ЦРБ»).
    """
    if noun.isupper():
        return True
    return any(
        left.adjectival and left.agrees(right) and right.case == CASES.get(case, right.case)
        for right in readings(noun)
        if not right.adjectival
        for left in readings(adjective)
    )


def _is_patronymic(word: str) -> bool:
    return word[:1].isupper() and word.endswith(_PATRONYMICS)


def _is_marker(tokens: tuple[Token, ...], place: int) -> bool:
    """`1`, `2.1`, `а` and the mark behind them at the start of an item."""
    text = tokens[place].text
    following = tokens[place + 1].text if place + 1 < len(tokens) else ""
    return text in {".", ")"} or (following in {".", ")"} and (text.replace(".", "").isdigit() or len(text) == 1))
