"""A section as the grammar of names sees it: words with their possible cases, quotes, capitals that mean something."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from nlp.document import Analysis, Token
from nlp.language.inflection import CASES, is_adjectival, may_be, readings
from nlp.organizations.lexicon import Head, entries, words

_OPENING, _CLOSING = frozenset('«„“"'), frozenset('»“”"')
_NOUNS, _ADJECTIVES = frozenset({"NOUN", "PROPN"}), frozenset({"ADJ", "VERB", "NUM"})
_POSSESSIVES = frozenset({"их", "его", "её"})
#: marks that a sentence can begin with before its first word
_LEADING = frozenset('«„“"–—-•*(')
_MALE, _FEMALE = ("", "а", "у", "ем", "е"), ("а", "ы", "е", "у", "ой")
_DASHES = frozenset("–—-")
_STOPS = frozenset(".;!?")
_LONGEST_QUOTE = 25
#: so far behind the last token, and before the first, nothing is asked
_MARGIN = [""] * 32
_PATRONYMICS = tuple(
    stem + ending
    for stem, endings in (("ович", _MALE), ("евич", _MALE), ("овн", _FEMALE), ("евн", _FEMALE), ("ичн", _FEMALE))
    for ending in endings
)


@dataclass(frozen=True, slots=True)
class Line:
    """The tokens of one section; places are token indices, -1 stands for "not found"."""

    analysis: Analysis
    tokens: tuple[Token, ...]
    #: texts and dictionary forms by place, and empty ones past both ends
    texts: list[str]
    lemmas: list[str]
    #: whether all of it is in capitals, as some headlines are
    shouting: bool
    #: first words of sentences and list items, whose capital means nothing
    initial: frozenset[int]
    #: tokens inside names of persons
    persons: frozenset[int]
    #: tokens inside names of places, and where each name ends
    locations: dict[int, int]
    #: opening quotation marks of short quotations, and where each closes
    quotes: dict[int, int]
    #: tokens inside quotation marks, and the place of the innermost opening one
    quoted: dict[int, int]

    @classmethod
    def of(cls, analysis: Analysis) -> Line:
        """The section's analysis, with what the grammar asks of it again and again."""
        tokens = analysis.tokens
        texts = [*analysis.texts, *_MARGIN]
        marks = not _OPENING.isdisjoint(analysis.texts)
        opening = [place for place, text in enumerate(analysis.texts) if text in _OPENING] if marks else []
        quotes = {place: close for place in opening if (close := _closing(tokens, texts, place)) > place}
        return cls(
            analysis=analysis,
            tokens=tokens,
            texts=texts,
            lemmas=[*analysis.lemmas, *_MARGIN],
            shouting=analysis.text.isupper(),
            initial=frozenset(_first_word(texts, *sentence) for sentence in analysis.sentences),
            persons=_persons(analysis),
            locations={
                place: name.last
                for name in analysis.names
                if name.type == "LOC"
                for place in range(name.first, name.last)
            },
            quotes=quotes,
            quoted={place: opening for opening, close in quotes.items() for place in range(opening + 1, close)},
        )

    @property
    def places(self) -> dict[str, list[int]]:
        """Where each dictionary form stands."""
        return self.analysis.places

    @property
    def capitals(self) -> tuple[int, ...]:
        """The tokens that begin with a capital."""
        return self.analysis.capitals

    def text(self, place: int) -> str:
        """The token's own text, empty past the ends."""
        return self.texts[place]

    def quote(self, first: int, last: int) -> str:
        """The text of the tokens `[first, last)`, which may be none."""
        return self.analysis.text[self.tokens[first].start : self.tokens[last - 1].stop] if first < last else ""

    def lemma(self, place: int) -> str:
        """The token's dictionary form, empty past the ends."""
        return self.lemmas[place]

    def located(self, place: int) -> int:
        """Behind the name of a place that the network sees here, 0 where it sees none."""
        return self.locations.get(place, 0)

    def names(self, opening: int) -> bool:
        """Whether a quotation opens here that can be a name: it begins with a capital or a digit."""
        return opening in self.quotes and (self.text(opening + 1)[0].isupper() or self.text(opening + 1)[0].isdigit())

    def capital(self, place: int) -> bool:
        """Whether the word has a capital that is not the whole line's."""
        return not self.shouting and self.texts[place][:1].isupper()

    def marked(self, place: int) -> bool:
        """Whether the word has a capital inside a sentence."""
        return self.capital(place) and place not in self.initial

    def adjective(self, place: int) -> bool:
        """Whether the token can be an adjective or participle of a name."""
        if not 0 <= place < len(self.tokens) or not is_adjectival(self.texts[place]):
            return False
        pos = self.tokens[place].pos
        return pos in _ADJECTIVES or pos in _NOUNS or self.texts[place][0].isupper()

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
        """The word that says what a quotation names, -1 where none does.

        Also of a list («специальности «А» и «Б»») and over a dash («проект называется – «А»»).
        """
        before = opening - 1
        closing = {close: start for start, close in self.quotes.items()}
        while self.text(before) in {",", "и"} and before - 1 in closing:
            before = closing[before - 1] - 1
        called = self.text(before) in _DASHES and before > 0 and self.tokens[before - 1].pos == "VERB"
        return before - 1 if called else before

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


@lru_cache(maxsize=50_000)
def agree(adjective: str, noun: str, case: str = "") -> bool:
    """Whether the one can be an attribute of the other, in the case where one is given.

    What does not decline agrees with any («Кимрской ЦРБ», «локомотивное депо»).
    """
    if noun.isupper() or not readings(noun):
        return True
    return any(
        left.adjectival and left.agrees(right) and right.case == CASES.get(case, right.case)
        for right in readings(noun)
        if not right.adjectival
        for left in readings(adjective)
    )


def _first_word(texts: list[str], first: int, last: int) -> int:
    """The first word of a sentence, behind quotation marks, dashes and the marks of list items (`1.`, `а)`)."""
    while first < last - 1:
        text, following = texts[first], texts[first + 1]
        marker = text in {".", ")"} or (following in {".", ")"} and (text.replace(".", "").isdigit() or len(text) == 1))
        if not marker and text not in _LEADING:
            break
        first += 1
    return first


def _persons(analysis: Analysis) -> frozenset[int]:
    """As the network sees them or a patronymic shows."""
    found = {place for name in analysis.names if name.type == "PER" for place in range(name.first, name.last)}
    for place in analysis.capitals:
        if place and analysis.texts[place].endswith(_PATRONYMICS):
            found.update((place - 1, place))
    return frozenset(found)


def _opens(tokens: tuple[Token, ...], texts: list[str], place: int) -> bool:
    if texts[place] not in _OPENING or place + 1 >= len(tokens) or tokens[place + 1].start != tokens[place].stop:
        return False
    apart = place == 0 or tokens[place - 1].stop < tokens[place].start or texts[place - 1] in '«„“"('
    return apart or texts[place] in "«„"


def _closing(tokens: tuple[Token, ...], texts: list[str], opening: int) -> int:
    """Where the quotation that opens here closes, -1 if none does.

    One that lacks a mark («АО «Завод «Полюс» набирает…») closes at the first there is.
    """
    if not _opens(tokens, texts, opening):
        return -1
    depth, earliest = 0, -1
    for place in range(opening, min(len(tokens), opening + _LONGEST_QUOTE)):
        text = texts[place]
        if _opens(tokens, texts, place):
            depth += 1
        elif text in _CLOSING:
            depth, earliest = depth - 1, earliest if earliest > 0 else place
            if not depth:
                return place
        elif text in _STOPS and depth == 1 and texts[place + 1] not in _CLOSING and not _abbreviated(texts, place):
            break
    return earliest


def _abbreviated(texts: list[str], dot: int) -> bool:
    """Whether the full stop belongs to an initial or a short abbreviation («им. Ю. А. Гагарина»)."""
    return texts[dot] == "." and len(texts[dot - 1]) <= 2
