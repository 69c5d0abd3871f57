"""What a program read of a release and what people said of it → the decisions that the log lists. Values to values.

A decision that a person accepted or corrected stays as it was said, whatever a later extraction reads at its place;
one that was rejected stays out. The program's own reading of the same act gives way to it, the rest is listed as read.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from journal.records import Review, Verdict
from nlp.facts import Decision, Mention

#: how much of the shorter content two tellings of one act share at least
_SHARED = 0.5


@dataclass(frozen=True, slots=True)
class Listed:
    """A decision as the log lists it."""

    decision: Decision
    #: tells apart decisions of one kind and place as the program read them, from 0; below 0 for what a person said
    nth: int
    #: the decision that a person said this of
    id: int | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """What holds of a decision: the newest review that is not undone, and all that was ever told of the act."""

    review: Review
    told: tuple[Decision, ...]


def overlay(decisions: Sequence[Decision], reviews: Sequence[Review]) -> tuple[Listed, ...]:
    """The decisions to list, in the order of their contents where people said something."""
    read = [Listed(decision, nth) for decision, nth in zip(decisions, _nths(decisions), strict=True)]
    held = standing(reviews)
    if not held:
        return tuple(read)
    given_way = _same_acts(decisions, tuple(held.values()))
    left = [item for place, item in enumerate(read) if place not in given_way]
    said = [Listed(item.review.after, -id_, id_) for id_, item in held.items() if item.review.after is not None]
    return tuple(sorted((*left, *said), key=lambda item: item.decision.content))


def standing(reviews: Iterable[Review]) -> dict[int, Standing]:
    """What holds of each decision that reviews, given in their order, were made of; undoing takes the newest back."""
    stacks: defaultdict[int, list[Review]] = defaultdict(list)
    for review in reviews:
        stack = stacks[review.decision_id]
        if review.verdict is not Verdict.UNDONE:
            stack.append(review)
        elif stack:
            stack.pop()
    return {id_: Standing(stack[-1], _told(stack)) for id_, stack in stacks.items() if stack}


def _told(stack: Sequence[Review]) -> tuple[Decision, ...]:
    return (*(review.before for review in stack), *(review.after for review in stack if review.after))


def _nths(decisions: Sequence[Decision]) -> Iterator[int]:
    seen: Counter[tuple[str, int, int]] = Counter()
    for decision in decisions:
        place = decision.kind.value, decision.content.start, decision.content.stop
        yield seen[place]
        seen[place] += 1


def _same_acts(decisions: Sequence[Decision], held: Sequence[Standing]) -> set[int]:
    """Places of decisions that tell an act of which a person spoke: at most one for each, the closest first."""
    close = [
        (max(_closeness(decision, told) for told in item.told), place, number)
        for place, decision in enumerate(decisions)
        for number, item in enumerate(held)
    ]
    places: set[int] = set()
    spoken: set[int] = set()
    for closeness, place, number in sorted(close, key=lambda item: (-item[0][0], -item[0][1], *item[1:])):
        if closeness[1] >= _SHARED and place not in places and number not in spoken:
            places.add(place)
            spoken.add(number)
    return places


def _closeness(one: Decision, other: Decision) -> tuple[float, float]:
    """How much of both contents is common, more where the kind is too; and how much of the shorter one."""
    common = min(one.content.stop, other.content.stop) - max(one.content.start, other.content.start)
    if common <= 0:
        return 0.0, 0.0
    sizes = _size(one.content), _size(other.content)
    return common / (sum(sizes) - common) + 0.5 * (one.kind is other.kind), common / min(sizes)


def _size(mention: Mention) -> int:
    return mention.stop - mention.start
