"""Which of what was said answers which gold item, one to one."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bench.folding import fold, overlap, stems

Item = dict[str, Any]
Pairs = list[tuple[Item, Item]]

#: quotations of two decisions have at least so much in common where they are one
ALIKE = 0.5
#: where contents are as near as evidence, the contents decide
EVIDENCE = 0.999


def pair(said: Sequence[Item], gold: Sequence[Item], same: Callable[[Item, Item], bool]) -> Pairs:
    """Each gold item in its order with the first one left of what was said that is the same."""
    left, pairs = list(said), []
    for wanted in gold:
        found = next((item for item in left if same(item, wanted)), None)
        if found is not None:
            left.remove(found)
            pairs.append((found, wanted))
    return pairs


def same_body(said: Item, gold: Item) -> bool:
    """Organizations that share a form."""
    return bool(forms(said) & forms(gold))


def same_person(said: Item, gold: Item) -> bool:
    """People of one surname whose first names do not begin differently."""
    (name, initial), (gold_name, gold_initial) = _person(said["name"]), _person(gold["name"])
    return name == gold_name and (initial == gold_initial or not (initial and gold_initial))


def _person(name: str) -> tuple[str, str]:
    parts = [*fold(name).replace(".", " ").split(), "", ""]
    return parts[0], parts[1][:1]


def forms(entity: Item) -> set[str]:
    """All that an entity is called."""
    return {fold(form) for form in (entity["name"], *(entity.get("aliases") or ()), *(entity.get("mentions") or ()))}


def pair_decisions(said: Sequence[Item], gold: Sequence[Item]) -> Pairs:
    """Decisions whose contents, else whose evidence, have most words in common, the best pairs first."""
    used_said: set[int] = set()
    used_gold: set[int] = set()
    pairs = []
    for _, _, i, j in sorted(_candidates(said, gold), reverse=True):
        if i not in used_said and j not in used_gold:
            used_said.add(i)
            used_gold.add(j)
            pairs.append((said[i], gold[j]))
    return pairs


def _candidates(said: Sequence[Item], gold: Sequence[Item]) -> Iterator[tuple[float, float, int, int]]:
    for i, found in enumerate(said):
        for j, wanted in enumerate(gold):
            content = overlap(found.get("content") or "", wanted["content"])
            pieces = (EVIDENCE * overlap(a, b) for a in found.get("evidence") or () for b in wanted["evidence"])
            score = max(content, *pieces, 0.0)
            if score >= ALIKE:
                yield content, score, i, j


@dataclass(frozen=True, slots=True)
class Names:
    """Who is who: forms that were said → the gold name they stand for, and forms of the gold → the gold name."""

    said: Mapping[str, str]
    gold: Mapping[str, str]

    @classmethod
    def of(cls, gold: Sequence[Item], pairs: Pairs) -> Names:
        """The names of gold entities and of what was paired with them."""
        return cls(
            {form: fold(wanted["name"]) for found, wanted in pairs for form in forms(found)},
            {form: fold(wanted["name"]) for wanted in gold for form in forms(wanted)},
        )

    def __or__(self, other: Names) -> Names:
        return Names({**self.said, **other.said}, {**self.gold, **other.gold})

    def who(self, name: str) -> str:
        """The gold entity that a name means, else the beginnings of its words."""
        key = fold(name)
        return self.gold.get(self.said.get(key, key), self.gold.get(key, stems(key)))
