"""How much and how many, when the figure stands in another clause or sentence than the act (`поддержку получат …`)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from nlp.decisions.act import Act
from nlp.decisions.carrying.figures import Figure, counts, sums
from nlp.decisions.carrying.ranking import NONE, RULE, Candidate, Field, Led, gathered, wording
from nlp.decisions.carrying.stage import Stage
from nlp.decisions.drafting import Draft
from nlp.facts import Decision, Mention, Quantity

#: sentences behind an act whose figures may be its own
_NEAR = 3
#: later figures, acts between and arcs are all alike
_MOST_FIGURES, _MOST_ACTS, _MOST_ARCS = 3, 2, 5


def quantity_candidates(
    read: Callable[[Decision], Quantity | None],
    figures: Callable[[Stage], Iterator[Figure]],
    place: int,
    drafts: Sequence[Draft],
    stage: Stage,
) -> tuple[Candidate[Quantity | None], ...]:
    """No figure, what the rules `read`, and every figure in the sentence of `drafts[place]`, close behind or quoted."""
    ways = _ways(read(drafts[place].decision), stage.once(figures), place, drafts, stage)
    return tuple(Candidate(value, frozenset(found)) for value, found in gathered(ways, value_of))


def value_of(quantity: Quantity | None) -> int | None:
    """The number, wherever it was read."""
    return quantity.value if quantity else None


def _ways(
    said: Quantity | None, figures: Sequence[Figure], place: int, drafts: Sequence[Draft], stage: Stage
) -> Iterator[Led[Quantity | None]]:
    yield None, (NONE,)
    if said:
        yield said, (RULE,)
    item, seen = drafts[place], 0
    here = stage.sentence_of(item.act)
    others = [draft.act for draft in drafts if draft is not item]
    for figure in figures:
        distance = figure.sentence - here
        quoted = distance != 0 and _is_quoted(figure.quantity, item.decision.evidence)
        if not (0 <= distance <= _NEAR or quoted):
            continue
        seen += 1
        beside = [other for other in others if other.passage is figure.passage]
        position = _position(figure, distance, item.act, beside)
        yield figure.quantity, (f"number {min(seen, _MOST_FIGURES)}", *figure.ways, *position)
        if quoted:
            yield figure.quantity, ("in evidence",)


def _is_quoted(quantity: Quantity, evidence: Sequence[Mention]) -> bool:
    mention = quantity.mention
    return mention is not None and any(piece.start <= mention.start < piece.stop for piece in evidence)


def _position(figure: Figure, distance: int, act: Act, others: Sequence[Act]) -> Iterator[str]:
    """Where a figure stands to an act and to the others of its paragraph, and what its sentence tells by which verb."""
    near = f"{distance}" if 0 <= distance <= _NEAR else "elsewhere"
    yield f"{near} behind {_zone(figure, act)}"
    yield f"{near} {figure.sort}"
    zones = {_zone(figure, other) for other in others} - {""}
    if zones:
        yield f"{min(max(distance, -1), 1)} another's {max(zones)}"
    if distance:
        yield from (f"{near} {verb}" for verb in figure.verbs)
    if figure.passage is act.passage:
        yield from _beside(figure, near, act, others)
    elif distance:
        yield f"{near} in another paragraph"


def _beside(figure: Figure, near: str, act: Act, others: Sequence[Act]) -> Iterator[str]:
    """Where in an act's own paragraph a figure stands: acts between, and in its sentence the arcs of the syntax."""
    first, last = sorted((act.governor, figure.first))
    between = sum([first < other.governor < last for other in others])
    yield f"{near} {min(between, _MOST_ACTS)} acts between"
    if near != "0":
        return
    yield "before the verb" if figure.first < act.governor else "behind the verb"
    above = tuple(figure.passage.tree.above(figure.first))
    arcs = above.index(act.governor) + 1 if act.governor in above else 0
    yield f"{figure.sort} {min(arcs, _MOST_ARCS)} arcs below" if arcs else f"{figure.sort} not below"


def _zone(figure: Figure, act: Act) -> str:
    if figure.passage is not act.passage:
        return ""
    if act.content[0] <= figure.first < act.content[1]:
        return "content"
    return "scope" if act.scope[0] <= figure.first < act.scope[1] else ""


AMOUNT = Field("amount", partial(quantity_candidates, lambda decision: decision.amount, sums), value_of, wording)
HEADCOUNT = Field(
    "headcount", partial(quantity_candidates, lambda decision: decision.headcount, counts), value_of, wording
)
