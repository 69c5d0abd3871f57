"""Which kind and status an act has, where its words say more than its trigger (`75 мест получит техникум`)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from enum import StrEnum
from typing import TypeVar

from nlp.decisions.carrying.ranking import RULE, Candidate, Field
from nlp.decisions.carrying.stage import Stage
from nlp.decisions.drafting import Draft
from nlp.decisions.features import BEFORE, SENTENCE
from nlp.facts import Decision, Kind, Status

V = TypeVar("V", bound=StrEnum)

_AROUND = (SENTENCE, BEFORE)


def telling(draft: Draft) -> frozenset[str]:
    """All features of a draft but the words around its content."""
    return frozenset([name for name in draft.features if not name.startswith(_AROUND)])


def _field(name: str, values: type[V], read: Callable[[Decision], V]) -> Field[V]:
    by_rule = {said: tuple(Candidate(value, frozenset(_ways(value, said))) for value in values) for said in values}

    def candidates(place: int, drafts: Sequence[Draft], _: Stage) -> tuple[Candidate[V], ...]:
        return by_rule[read(drafts[place].decision)]

    return Field(name, candidates, lambda value: value, telling)


def _ways(value: StrEnum, said: StrEnum) -> Iterator[str]:
    yield f"is {value}"
    if value is said:
        yield RULE
        yield f"rule {value}"


KIND = _field("kind", Kind, lambda decision: decision.kind)
STATUS = _field("status", Status, lambda decision: decision.status)
