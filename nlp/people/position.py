"""The words of a post → the position: `первым заместителем министра` → `первый заместитель министра`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from nlp.document import Token
from nlp.language.declension import one_of
from nlp.language.dictionary import is_living
from nlp.language.inflection import nominative
from nlp.people.heads import acting, cases, head
from nlp.people.phrases import DASHES, Phrase
from nlp.people.scene import Scene
from nlp.people.workplace import Workplace


def name_position(scene: Scene, phrase: Phrase, workplace: Workplace, gender: str) -> str:
    """The post without the words of its body, singular, small where only the sentence made it great."""
    tokens = scene.tokens[phrase.first : workplace.stop] + scene.tokens[workplace.resume : phrase.last]
    if phrase.acting:
        return f"{'исполняющая' if gender == 'Fem' else 'исполняющий'} обязанности {_text(tokens)}"
    text = " – ".join(_nominative(part, plural=phrase.plural) for part in _parts(tokens))
    first, _ = scene.section.sentence_of(phrase.first)
    begins = phrase.first == first or not scene.tokens[phrase.first - 1].text[-1].isalnum()
    return text[0].lower() + text[1:] if begins and not tokens[0].text[1:2].isupper() else text


def _parts(tokens: Sequence[Token]) -> Iterator[Sequence[Token]]:
    """The posts that dashes join: `заместителем губернатора – министром финансов`."""
    begun = 0
    for place in range(1, len(tokens) - 1):
        if tokens[place].text in DASHES and head(tokens[place + 1]):
            yield tokens[begun:place]
            begun = place + 1
    yield tokens[begun:]


def _nominative(tokens: Sequence[Token], *, plural: bool) -> str:
    last = next((place for place, token in enumerate(tokens) if head(token)), 0)
    leading, noun = tokens[: last + 1], tokens[last]
    if any(acting(tokens, stop) == 0 for stop in (1, 4, 6) if stop <= len(tokens)):
        return _text(tokens)
    if plural:
        return _text([*(token._replace(text=one_of(token.text)) for token in leading), *tokens[last + 1 :]])
    if "Nom" in cases(noun.text) and noun.feats.get("Case", "Nom") == "Nom":
        return _text(tokens)
    first, _, second = noun.text.partition("-")
    if second and is_living(first.lower()) and is_living(second.lower()) and "Nom" not in cases(first):
        front = nominative([*leading[:-1], noun._replace(text=first)])
        return f"{front}-{_rest(tokens, last, second)}"  # `мастера-наставника`
    gap = " " if last + 1 < len(tokens) and noun.stop < tokens[last + 1].start else ""
    return nominative(leading) + gap + _text(tokens[last + 1 :])


def _rest(tokens: Sequence[Token], place: int, second: str) -> str:
    """The second half of a double noun and what follows it."""
    half = tokens[place]._replace(text=nominative([tokens[place]._replace(text=second)]))
    return _text([half, *tokens[place + 1 :]])


def _text(tokens: Sequence[Token]) -> str:
    pieces = []
    for place, token in enumerate(tokens):
        gap = " " if place and tokens[place - 1].stop < token.start else ""
        pieces.append(gap + token.text)
    return "".join(pieces)
