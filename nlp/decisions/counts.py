"""Head counts by tokens: `шестерых практикантов`, `сто двадцать опытных рабочих`, `учеников пятнадцать`, `второе – 16`.

Where `figures.py` knows the nouns of people by their stems, here everything animate counts; what a number that stands
alone counts is left to who asks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from nlp.decisions.passage import Passage
from nlp.decisions.wordlists import numerals, words
from nlp.document import Token
from nlp.language.inflection import names_people

_DIGITS = re.compile(r"\d{1,3}|\d{4,6}")
_THOUSANDS = re.compile(r"\d{3}")
#: tokens between a number and its noun
_BETWEEN = 4
#: what makes an emoji of the digit before it
_KEYCAP = "\ufe0f"
_ATTRIBUTES = frozenset({"ADJ", "DET", "PRON"})


@dataclass(frozen=True, slots=True)
class Count:
    """A whole number of people or places; `noun` is what it counts, empty where it stands alone."""

    value: int
    #: half-open range of the number's tokens
    first: int
    last: int
    noun: str
    is_animate: bool


def counts_in(passage: Passage, first: int, last: int) -> Iterator[Count]:
    """The counts of tokens `[first, last)`, in order."""
    tokens, words_for_numbers, place = passage.tokens, numerals(), first
    while place < last:
        if not tokens[place].text[0].isdigit() and tokens[place].lemma not in words_for_numbers:
            place += 1
            continue
        value, behind = _number(tokens, place, last)
        if value is None or _is_label(tokens, place, behind, last):
            place += 1
            continue
        noun = _counted(tokens, place, behind, last)
        if noun is None and _stands_alone(tokens, behind, last):
            yield Count(value, place, behind, "", is_animate=False)
        elif noun is not None and (_is_person(noun) or noun.lemma in words("counted")):
            yield Count(value, place, behind, noun.lemma, _is_person(noun))
        place = behind


def _number(tokens: tuple[Token, ...], place: int, last: int) -> tuple[int | None, int]:
    """The number that begins at a token, and where it ends; `1 260` are two tokens, `сто двадцать` too."""
    token = tokens[place]
    if _DIGITS.fullmatch(token.text):
        digits, place = token.text, place + 1
        while place < last and len(digits) <= 3 and _THOUSANDS.fullmatch(tokens[place].text):
            digits, place = digits + tokens[place].text, place + 1
        return int(digits), place
    total = numerals().get(token.lemma)
    if total is None:
        return None, place
    place += 1
    while place < last and (more := numerals().get(tokens[place].lemma)) and more < total:
        total, place = total + more, place + 1
    return total, place


def _is_label(tokens: tuple[Token, ...], first: int, behind: int, last: int) -> bool:
    """`приказ № 37`, and the keycap `2️⃣` before an item."""
    numbered = first > 0 and tokens[first - 1].text == "№"
    return numbered or (behind < last and tokens[behind].text.startswith(_KEYCAP))


def _counted(tokens: tuple[Token, ...], first: int, behind: int, last: int) -> Token | None:
    """The noun behind a number and its attributes, else an animate one in the genitive right before it."""
    attribute = None
    for token in tokens[behind : min(behind + _BETWEEN, last)]:
        if token.pos in ("NOUN", "PROPN"):
            return token
        if token.pos not in _ATTRIBUTES and token.feats.get("VerbForm") != "Part":
            break
        attribute = token
    if attribute is not None and names_people(attribute.text):
        return attribute
    before = tokens[first - 1] if first else None
    inverted = before is not None and before.pos == "NOUN" and _is_person(before) and _is_genitive_plural(before)
    return before if inverted else None


def _stands_alone(tokens: tuple[Token, ...], behind: int, last: int) -> bool:
    if behind >= last - 1:
        return True
    return tokens[behind].pos in ("PUNCT", "ADP", "CCONJ") and tokens[behind].text not in "%-/."


def _is_person(token: Token) -> bool:
    return token.feats.get("Animacy") == "Anim" or names_people(token.text)


def _is_genitive_plural(token: Token) -> bool:
    return token.feats.get("Case") == "Gen" and token.feats.get("Number") == "Plur"
