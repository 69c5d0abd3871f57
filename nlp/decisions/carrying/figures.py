"""The figures of a release that an act's sum or head count may be: where each stands and what is said with it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from nlp.decisions.carrying.stage import Stage
from nlp.decisions.counts import Count, counts_in
from nlp.decisions.figures import find_money
from nlp.decisions.grammar import is_short_participle, tense
from nlp.decisions.passage import Passage
from nlp.decisions.wordlists import words
from nlp.facts import Quantity

#: tokens behind a figure that tell what it is for
_BEHIND = 3
#: parts of speech that tell what a sentence is about
_TELLING = frozenset({"NOUN", "ADJ", "ADV", "VERB", "PRON", "DET", "PART"})


@dataclass(frozen=True, slots=True)
class Figure:
    """A sum or a head count where it is written; `sentence` counts through the release."""

    quantity: Quantity
    passage: Passage
    sentence: int
    #: half-open range of its tokens
    first: int
    last: int
    #: `sum`; of a count: `people`, `places`, or `alone` where what it counts is left out
    sort: str
    #: what its words tell
    ways: tuple[str, ...]
    #: what is told with the verb that it stands under
    verbs: tuple[str, ...]


def sums(stage: Stage) -> Iterator[Figure]:
    """Every sum of money, in order."""
    for passage, sentence, (begin, end) in stage.sentences:
        offset = passage.tokens[begin].start
        for money in find_money(passage.text(begin, end)):
            start, stop = money.start + offset, money.stop + offset
            first, last = bisect_left(passage.starts, start), bisect_left(passage.starts, stop)
            quantity = Quantity(money.value, passage.section.paragraph.mention(passage.release, start, stop))
            ways = tuple(_around(passage, first, last, end))
            verbs = _verbs(passage, first, begin, end)
            yield Figure(quantity, passage, sentence, first, last, "sum", ways, verbs)


def counts(stage: Stage) -> Iterator[Figure]:
    """Every count of people or places, in order."""
    for passage, sentence, (begin, end) in stage.sentences:
        told = tuple(f"with {token.lemma}" for token in passage.tokens[begin:end] if token.pos in _TELLING)
        for count in counts_in(passage, begin, end):
            ways = (f"counts {count.noun}", *_around(passage, count.first, count.last, end), *told)
            if not count.noun and any(token.lemma in words("counted") for token in passage.tokens[begin:end]):
                ways += ("alone beside what is counted",)
            quantity = Quantity(count.value, passage.mention(count.first, count.last))
            verbs = _verbs(passage, count.first, begin, end)
            yield Figure(quantity, passage, sentence, count.first, count.last, _sort(count), ways, verbs)


def _sort(count: Count) -> str:
    if count.is_animate:
        return "people"
    return "places" if count.noun else "alone"


def _around(passage: Passage, first: int, last: int, end: int) -> Iterator[str]:
    """The word in front of a figure and those behind it (`по 25`, `ещё 40`, `… на человека`, `… в месяц`)."""
    tokens = passage.tokens
    yield f"behind {tokens[first - 1].text.lower() if first else ''}"
    yield from (f"before {token.lemma}" for token in tokens[last : min(last + _BEHIND, end)])


def _verbs(passage: Passage, place: int, begin: int, end: int) -> tuple[str, ...]:
    """Tense and lemma of the predicate above a token (`занимаются 48 студентов`, `первая группа начнёт`)."""
    above = passage.tree.above(place)
    verb = next((head for head in above if passage.tokens[head].pos in ("VERB", "AUX")), None)
    if verb is None or not begin <= verb < end:
        return ("no verb",)
    token = passage.tokens[verb]
    return f"verb {token.lemma}", f"tense {tense(token)}{' passive' if is_short_participle(token) else ''}"
