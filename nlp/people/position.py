"""The words of a post → the position in the nominative: `первым заместителем министра` → `первый заместитель министра`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from nlp.document import Token
from nlp.language.declension import one_of
from nlp.language.inflection import nominative
from nlp.people.heads import acting, head
from nlp.people.posts import DASHES, Phrase
from nlp.people.scene import Scene


def name_position(scene: Scene, phrase: Phrase, stop: int, gender: str) -> str:
    """The post whose words end before token `stop`, singular, small where only the sentence made it great."""
    tokens = scene.tokens[phrase.first : stop]
    if phrase.acting:
        return f"{'исполняющая' if gender == 'Fem' else 'исполняющий'} обязанности {_text(tokens)}"
    parts, begun = [], 0
    for place in range(1, len(tokens) - 1):
        if tokens[place].text in DASHES and head(tokens[place + 1]):  # `заместителем губернатора – министром финансов`
            parts.append(tokens[begun:place])
            begun = place + 1
    parts.append(tokens[begun:])
    text = " – ".join(_nominative(part, plural=phrase.plural) for part in parts)
    first, _ = scene.section.sentence_of(phrase.first)
    begins = phrase.first == first or not scene.tokens[phrase.first - 1].text[-1].isalnum()
    return text[0].lower() + text[1:] if begins and not tokens[0].text[1:2].isupper() else text


def _nominative(tokens: Sequence[Token], *, plural: bool) -> str:
    if any(acting(tokens, stop) == 0 for stop in (1, 4, 6) if stop <= len(tokens)):
        return _text(tokens)
    if plural:
        last = next((place for place, token in enumerate(tokens) if head(token)), 0)
        return _text([replace(token, text=one_of(token.text)) if place <= last else token for place, token in enumerate(tokens)])
    return nominative(tokens)


def _text(tokens: Sequence[Token]) -> str:
    pieces = []
    for place, token in enumerate(tokens):
        gap = " " if place and tokens[place - 1].stop < token.start else ""
        pieces.append(gap + token.text)
    return "".join(pieces)
