"""Two decisions → the named parts of the question whether they are about one undertaking, each in [-1, 1]."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from linking.threads.told import Told
from linking.words import overlap
from nlp.facts import Kind, Quantity, Status

_STAGES = {Status.PROPOSED: 0, Status.PLANNED: 1, Status.ADOPTED: 1, Status.DONE: 2}
#: acts that carry something out, unlike papers, money and people
DEEDS = frozenset({Kind.LAUNCH, Kind.PLAN, Kind.ASSIGNMENT, Kind.RESOLUTION})


def parts(earlier: Told, later: Told) -> dict[str, float]:
    """All parts by name."""
    return {name: part(earlier, later) for name, part in PARTS.items()}


def _object(earlier: Told, later: Told) -> float:
    """How much of the shorter content stands in the longer one."""
    return _contained(earlier.object, later.object)


def _context(earlier: Told, later: Told) -> float:
    """The same for evidence and headline."""
    return _contained(earlier.context, later.context)


def _both(earlier: Told, later: Told) -> float:
    """How much of both contents together they share."""
    shared = earlier.object.keys() & later.object.keys()
    union = earlier.object | later.object
    return sum(union[word] for word in shared) / max(0.1, sum(union.values()))


def _names(earlier: Told, later: Told) -> float:
    """The share of the names of the one with fewer that the other has too."""
    few, many = sorted((earlier.names, later.names), key=len)
    return overlap(few, many) / len(few) if few else 0.0


def _strangers(earlier: Told, later: Told) -> float:
    """Both name places or bodies, and none of the same."""
    return float(bool(earlier.names and later.names) and not overlap(earlier.names, later.names))


def _parties(earlier: Told, later: Told) -> float:
    """The share of the parties of the one with fewer that the other has too."""
    fewer = min(len(earlier.parties), len(later.parties))
    return len(earlier.parties & later.parties) / fewer if fewer else 0.0


def _initiative(earlier: Told, later: Told) -> float:
    """One programme, or two different ones."""
    if not (earlier.initiative and later.initiative):
        return 0.0
    return 1.0 if earlier.initiative == later.initiative else -1.0


def _regions(earlier: Told, later: Told) -> float:
    """The same federal subject, or others."""
    if not (earlier.regions and later.regions):
        return 0.0
    return 1.0 if {*earlier.regions} & {*later.regions} else -1.0


def _topics(earlier: Told, later: Told) -> float:
    """A topic in common, or topics and none in common."""
    one, other = {*earlier.decision.topics}, {*later.decision.topics}
    if not (one and other):
        return 0.0
    return 1.0 if one & other else -1.0


def _progress(earlier: Told, later: Told) -> float:
    """The later one is further on, as far, or less far: what is done is not planned anew."""
    step = _STAGES[later.decision.status] - _STAGES[earlier.decision.status]
    return max(-1.0, min(1.0, float(step)))


def _kinds(earlier: Told, later: Told) -> float:
    """Acts of one kind, or both deeds."""
    one, other = earlier.decision.kind, later.decision.kind
    return 1.0 if one is other else 0.5 if {one, other} <= DEEDS else 0.0


def _figures(earlier: Told, later: Told) -> float:
    """People or money: nearly the same number, or quite another."""
    pairs = (
        (earlier.decision.headcount, later.decision.headcount),
        (earlier.decision.amount, later.decision.amount),
    )
    return max((_near(one, other) for one, other in pairs if one and other), default=0.0)


def _release(earlier: Told, later: Told) -> float:
    """Told by one release, which splits what is one."""
    return float(earlier.release_id == later.release_id)


def _years(earlier: Told, later: Told) -> float:
    """How far apart they were told, in years, three and more being 1."""
    return min(1.0, abs((later.day - earlier.day).days) / 1096)


def _near(one: Quantity, other: Quantity) -> float:
    low, high = sorted((abs(one.value), abs(other.value)))
    return 1.0 if high and low / high > 0.8 else -1.0


def _contained(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    shorter = min(sum(one.values()), sum(other.values()))
    shared = sum(weight for word, weight in one.items() if word in other)
    return min(1.0, shared / max(0.1, shorter))


Part = Callable[[Told, Told], float]
#: the names are those of models/linking/threads.toml
PARTS: Mapping[str, Part] = {
    "object": _object,
    "both": _both,
    "context": _context,
    "names": _names,
    "strangers": _strangers,
    "parties": _parties,
    "initiative": _initiative,
    "regions": _regions,
    "topics": _topics,
    "progress": _progress,
    "kinds": _kinds,
    "figures": _figures,
    "release": _release,
    "years": _years,
}
