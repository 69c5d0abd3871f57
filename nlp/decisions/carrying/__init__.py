"""Who, when, under what, where a wording leaves it open: `Советом утверждены программы. Выделено 4,2 млн рублей.`

For each draft and field: candidates (a file per field), each with the ways by which the release leads to it
(`previous`, `publisher`, `body here subject` …) → the one that a trained ranker prefers for such a wording
(`ranking.py`). What the rules read from the wording is one of the candidates.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from nlp.decisions.carrying.actors import ACTORS
from nlp.decisions.carrying.assignees import ASSIGNEES
from nlp.decisions.carrying.dates import DATE, DEADLINE
from nlp.decisions.carrying.initiatives import INITIATIVE
from nlp.decisions.carrying.kinds import KIND, STATUS
from nlp.decisions.carrying.quantities import AMOUNT, HEADCOUNT
from nlp.decisions.carrying.ranking import Field, ranker
from nlp.decisions.carrying.stage import Stage
from nlp.decisions.drafting import Draft
from nlp.facts import Carried

#: what is carried; each field is chosen by what the rules read of all drafts, so their order means nothing
FIELDS: tuple[Field[Any], ...] = (
    KIND,
    STATUS,
    ACTORS,
    ASSIGNEES,
    DATE,
    DEADLINE,
    INITIATIVE,
    AMOUNT,
    HEADCOUNT,
)

_FEATURES = frozenset(field.features for field in FIELDS)


def carry(drafts: Sequence[Draft], stage: Stage) -> tuple[Draft, ...]:
    """The drafts of a release, in order, each field with the candidate that fits best."""
    return tuple(
        replace(item, decision=replace(item.decision, **_chosen(place, drafts, stage)))
        for place, item in enumerate(drafts)
    )


def _chosen(place: int, drafts: Sequence[Draft], stage: Stage) -> dict[str, Any]:
    """The decision's fields, and of those that the rules read otherwise, how the release leads to them."""
    features = {read: read(drafts[place]) for read in _FEATURES}
    best = {
        field.name: ranker(field.name).best(field.candidates(place, drafts, stage), features[field.features])
        for field in FIELDS
    }
    values: dict[str, Any] = {name: value for name, (value, _) in best.items()}
    return values | {"carried": tuple(Carried(name, way) for name, (value, way) in best.items() if way and value)}
