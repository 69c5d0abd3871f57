"""Points of blocks → the runs of blocks that are body."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

#: points that it costs to begin or to end a run, so that a subhead stays inside and a stray sentence outside
SWITCH = 1.25

#: points of what is clearly no body
NOISE = -2.0

#: part of the best run's points that a first run has, if it is not some stray sentence of the page's head
FAIR = 0.2


def select(scores: Sequence[float]) -> list[bool]:
    """For each block whether it is body: the choice with most points, less the price of each beginning and end.

    Where that leaves nothing, as of a single short line, what is no clear noise is body.
    """
    chosen = _best(scores)
    return chosen if any(chosen) else [points > NOISE for points in scores]


def _best(scores: Sequence[float]) -> list[bool]:
    out, inside = 0.0, -SWITCH
    back: list[tuple[bool, bool]] = []
    for points in scores:
        stay_out, stay_in = out >= inside - SWITCH, inside >= out - SWITCH
        back.append((not stay_out, stay_in))
        out, inside = max(out, inside - SWITCH), max(inside, out - SWITCH) + points
    chosen = [False] * len(scores)
    state = inside - SWITCH > out
    for index in range(len(scores) - 1, -1, -1):
        chosen[index] = state
        state = back[index][1] if state else back[index][0]
    return chosen


def runs(chosen: Sequence[bool]) -> list[tuple[int, int]]:
    """Half-open ranges of indices that are body, in order."""
    sides = [False, *chosen, False]
    turns = [index for index, (before, after) in enumerate(pairwise(sides)) if before != after]
    return list(zip(turns[::2], turns[1::2], strict=True))


def main_run(chosen: Sequence[bool], scores: Sequence[float]) -> int:
    """Where the body begins: with the first run that has a fair part of the points; the end where there is none."""
    points = {first: sum(scores[first:stop]) for first, stop in runs(chosen)}
    enough = min(FAIR * max(points.values()), max(points.values())) if points else 0.0
    return next((first for first, total in points.items() if total >= enough), len(chosen))


def edges(chosen: Sequence[bool]) -> tuple[int, int]:
    """First and last block of the body; beyond the end of the page where there is none."""
    if True not in chosen:
        return len(chosen), len(chosen)
    return chosen.index(True), len(chosen) - 1 - chosen[::-1].index(True)
