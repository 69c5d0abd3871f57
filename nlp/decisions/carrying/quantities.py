"""How much money and how many people belong to an act: what stands in its sentence, or in the next ones."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from nlp.decisions.act import Act
from nlp.decisions.carrying.ranking import Candidate, Field, gathered, wording
from nlp.decisions.carrying.stage import Stage
from nlp.decisions.counts import counts_in
from nlp.decisions.drafting import Draft
from nlp.decisions.figures import find_money
from nlp.decisions.passage import Passage
from nlp.facts import Decision, Quantity

Way = tuple[str, Quantity | None]

#: sentences behind an act whose figures may be its own
_NEAR = 2
#: tokens behind a figure that tell what it is for
_BEHIND = 3


@dataclass(frozen=True, slots=True)
class Found:
    """A figure at token `place` of its passage, with the ways that are the same for all acts."""

    quantity: Quantity
    passage: Passage
    sentence: int
    place: int
    ways: tuple[str, ...]


def _candidates(
    read: Callable[[Decision], Quantity | None], figures: Callable[[Stage], Iterator[Found]]
) -> Callable[[int, Sequence[Draft], Stage], tuple[Candidate[Quantity | None], ...]]:
    def ways(item: Draft, stage: Stage) -> Iterator[Way]:
        yield "none", None
        if said := read(item.decision):
            yield "rule", said
        here, seen = stage.sentence_of(item.act), 0
        for found in stage.once(figures):
            distance = found.sentence - here
            if found.passage is item.act.passage and 0 <= distance <= _NEAR:
                seen += 1
                yield f"number {min(seen, 3)}", found.quantity
                yield from ((way, found.quantity) for way in found.ways)
                yield f"{distance} behind {_zone(found, item.act)}", found.quantity

    def candidates(place: int, drafts: Sequence[Draft], stage: Stage) -> tuple[Candidate[Quantity | None], ...]:
        return tuple(
            Candidate(value, frozenset(found)) for value, found in gathered(ways(drafts[place], stage), value_of)
        )

    return candidates


def value_of(quantity: Quantity | None) -> int | None:
    """The number, wherever it was read."""
    return quantity.value if quantity else None


def _zone(found: Found, act: Act) -> str:
    place = found.place
    if act.content[0] <= place < act.content[1]:
        return "content"
    return "scope" if act.scope[0] <= place < act.scope[1] else ""


def _sums(stage: Stage) -> Iterator[Found]:
    for passage, sentence, (first, last) in stage.sentences:
        offset = passage.tokens[first].start
        for figure in find_money(passage.text(first, last)):
            mention = passage.section.paragraph.mention(passage.release, figure.start + offset, figure.stop + offset)
            begin = bisect_left(passage.starts, figure.start + offset)
            end = bisect_left(passage.starts, figure.stop + offset)
            yield Found(
                Quantity(figure.value, mention), passage, sentence, begin, tuple(_around(passage, begin, end, last))
            )


def _counts(stage: Stage) -> Iterator[Found]:
    for passage, sentence, (first, last) in stage.sentences:
        for count in counts_in(passage, first, last):
            ways = [f"counts {count.noun}", *_around(passage, count.first, count.last, last)]
            if count.is_animate:
                ways.append("animate")
            quantity = Quantity(count.value, passage.mention(count.first, count.last))
            yield Found(quantity, passage, sentence, count.first, tuple(ways))


def _around(passage: Passage, first: int, last: int, end: int) -> Iterator[str]:
    """The word in front of a figure and those behind it (`по 25`, `ещё 40`, `… на человека`, `… в месяц`)."""
    tokens = passage.tokens
    yield f"behind {tokens[first - 1].text.lower() if first else ''}"
    yield from (f"before {token.lemma}" for token in tokens[last : min(last + _BEHIND, end)])


AMOUNT = Field("amount", _candidates(lambda decision: decision.amount, _sums), value_of, wording)
HEADCOUNT = Field("headcount", _candidates(lambda decision: decision.headcount, _counts), value_of, wording)
