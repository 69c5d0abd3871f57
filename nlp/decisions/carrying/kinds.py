"""Which kind and status an act has, where its words say more than its trigger: `получат 75 мест` is no plan of theirs."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from enum import StrEnum
from typing import TypeVar

from nlp.decisions.carrying.ranking import Candidate, Field
from nlp.decisions.carrying.stage import Stage
from nlp.decisions.drafting import Draft
from nlp.facts import Decision, Kind, Status

V = TypeVar("V", bound=StrEnum)

#: words of the content that are looked at, from its beginning
_OPENING = 5
_CONTENT_WORDS = frozenset({"NOUN", "PROPN", "ADJ", "VERB"})


def telling(draft: Draft) -> frozenset[str]:
    """All features of a draft, and the words that its content begins with."""
    first, last = draft.act.content
    tokens = draft.act.passage.tokens[first : min(last, first + _OPENING)]
    return frozenset({*draft.features, *(f"says {token.lemma}" for token in tokens if token.pos in _CONTENT_WORDS)})


def _field(name: str, values: type[V], read: Callable[[Decision], V]) -> Field[V]:
    def candidates(place: int, drafts: Sequence[Draft], _: Stage) -> tuple[Candidate[V], ...]:
        said = read(drafts[place].decision)
        return tuple(Candidate(value, frozenset(_ways(value, said))) for value in values)

    return Field(name, candidates, lambda value: value, telling)


def _ways(value: StrEnum, said: StrEnum) -> Iterator[str]:
    yield f"is {value}"
    if value is said:
        yield "rule"
        yield f"rule {value}"


KIND = _field("kind", Kind, lambda decision: decision.kind)
STATUS = _field("status", Status, lambda decision: decision.status)
