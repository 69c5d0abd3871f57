"""Decisions of a group of reprints → which of them an earlier release tells already."""

from __future__ import annotations

from collections.abc import Sequence

from linking.words import stems
from nlp.facts import Decision

#: the share of the weight of the shorter content that must stand in the other
_SAME = 0.7


def copies(releases: Sequence[Sequence[tuple[int, Decision]]]) -> dict[int, int]:
    """For each decision of releases in order of time that repeats an earlier one: the earliest that tells the same.

    What only a later, fuller copy tells is an original too, so nothing that the group tells is lost.
    """
    originals: list[tuple[int, Decision]] = []
    found: dict[int, int] = {}
    for decisions in releases:
        free = list(originals)
        for number, decision in decisions:
            first = next((item for item in free if _same(item[1], decision)), None)
            if first:
                free.remove(first)
                found[number] = first[0]
            else:
                originals.append((number, decision))
    return found


def _same(one: Decision, other: Decision) -> bool:
    if one.kind is not other.kind:
        return False
    first, second = stems(one.content.text), stems(other.content.text)
    shorter = min(sum(first.values()), sum(second.values()))
    shared = sum(weight for word, weight in first.items() if word in second)
    return shared >= _SAME * shorter if shorter else one.content.text == other.content.text
