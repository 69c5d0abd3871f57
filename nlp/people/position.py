"""The words of a post → the position in the nominative: `первым заместителем министра` → `первый заместитель министра`."""

from __future__ import annotations

from collections.abc import Sequence

from nlp.document import Token
from nlp.language.declension import is_living, one_of
from nlp.language.inflection import nominative
from nlp.people.heads import acting, cases, head
from nlp.people.posts import DASHES, Phrase
from nlp.people.scene import Scene
from nlp.people.workplace import Workplace


def name_position(scene: Scene, phrase: Phrase, place: Workplace, gender: str) -> str:
    """The post without the words of its body, singular, small where only the sentence made it great."""
    tokens = scene.tokens[phrase.first : place.stop] + scene.tokens[place.resume : phrase.last]
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
        return _text([token._replace(text=one_of(token.text)) if place <= last else token for place, token in enumerate(tokens)])
    place = next((place for place, token in enumerate(tokens) if head(token)), 0)
    pieces = tokens[place].text.split("-")
    if len(pieces) == 2 and all(map(is_living, map(str.lower, pieces))) and "Nom" not in cases(pieces[0]):
        tokens = [*tokens[:place], tokens[place]._replace(text=pieces[1]), *tokens[place + 1 :]]
        first = nominative([tokens[place]._replace(text=pieces[0])])
        return nominative(tokens).replace(nominative(tokens[place : place + 1]), f"{first}-{nominative(tokens[place:place + 1])}", 1)
    return nominative(tokens)


def _text(tokens: Sequence[Token]) -> str:
    pieces = []
    for place, token in enumerate(tokens):
        gap = " " if place and tokens[place - 1].stop < token.start else ""
        pieces.append(gap + token.text)
    return "".join(pieces)
