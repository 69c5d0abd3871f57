"""Two profiles → a score with named parts; a profile and its candidates → link, ask or new."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from linking.entities import organizations, people
from linking.entities.lexicon import Scale, scales
from linking.entities.organizations import agreement, where
from linking.entities.profile import ORGANIZATION, PERSON, Profile

#: others named in common that speak for one and the same
_ENOUGH_COMPANY = 2
#: a full name with its own place (a university's) is the same wherever it is told of; one in quotes may be
_OWN_PLACE, _OWN_QUOTES = 0.6, -0.4
#: people whom news of the country tell of
_NOWHERE = 0.6
#: at most so many questions about one
_MOST_ASKED = 3

Parts = Mapping[str, float]


class Outcome(StrEnum):
    """What becomes of somebody whom a release names."""

    LINK = "link"
    ASK = "ask"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class Match:
    """One who may be the same; the parts of the score are between -1 and 1."""

    id: int
    score: float
    parts: Parts


@dataclass(frozen=True, slots=True)
class Verdict:
    """`matches`, best first: whom it is linked to, or whom a person is asked about."""

    outcome: Outcome
    matches: tuple[Match, ...] = ()


def decide(seen: Profile, candidates: Mapping[int, Profile], root: Callable[[int], int] = int) -> Verdict:
    """Who it is of the candidates; a doubt between two is a question as well. `root` tells which were merged."""
    if seen.kind not in _PARTS:  # initiatives are found by their very name only
        return Verdict(Outcome.LINK, (Match(min(candidates), 1.0, {"name": 1.0}),)) if candidates else _NEW
    scale = scales()[seen.kind]
    scored = (score(id_, seen, known) for id_, known in candidates.items())
    ranked = sorted((match for match in scored if match.score >= scale.ask), key=lambda match: (-match.score, match.id))
    if not ranked:
        return _NEW
    sure = ranked[0].score >= scale.link and not _is_close(ranked, scale, root)
    return Verdict(Outcome.LINK, (ranked[0],)) if sure else Verdict(Outcome.ASK, tuple(ranked[:_MOST_ASKED]))


def score(id_: int, seen: Profile, known: Profile) -> Match:
    """How surely both are one."""
    parts = _PARTS[seen.kind](seen, known)
    if not parts["name"]:
        return Match(id_, 0.0, parts)
    weights = scales()[seen.kind].weights
    total = sum(weights[name] * value for name, value in parts.items())
    return Match(id_, min(1.0, max(0.0, total)), parts)


_NEW = Verdict(Outcome.NEW)


def _is_close(ranked: list[Match], scale: Scale, root: Callable[[int], int]) -> bool:
    """Whether another one would be linked too and is hardly worse."""
    first = root(ranked[0].id)
    rivals = [match for match in ranked if match.score >= scale.link and root(match.id) != first]
    return bool(rivals) and ranked[0].score - rivals[0].score < scale.lead


def _organization(seen: Profile, known: Profile) -> Parts:
    alike, one, other = organizations.best(seen.names, known.names)
    here, there = where(seen), where(known)
    region = agreement(here, there)
    if one.own and other.own and not (here.codes and there.codes):
        same_place = one.local and one.local == other.local
        region = max(region, _OWN_PLACE if same_place else _OWN_QUOTES)
    if region < 0 and here.codes and there.codes:
        alike = 0.0
    return {"name": alike, "region": region, "company": _shared(seen.company, known.company)}


def _person(seen: Profile, known: Profile) -> Parts:
    here, there = set(seen.regions), set(known.regions)
    region = _NOWHERE if not (here or there) else 0.0 if not (here and there) else 1.0 if here & there else -1.0
    colleagues = bool(set(seen.organizations) & set(known.organizations))
    if colleagues:
        region = max(region, 0.0)  # one of the country's ministry is told of everywhere
    return {
        "name": people.best(seen.names, known.names),
        "organization": float(colleagues),
        "position": float(people.same_post(seen.positions, known.positions)),
        "region": region,
        "company": _shared(seen.company, known.company),
    }


def _shared(ours: Iterable[int], theirs: Iterable[int]) -> float:
    return min(1.0, len(set(ours) & set(theirs)) / _ENOUGH_COMPANY)


_PARTS: Mapping[str, Callable[[Profile, Profile], Parts]] = {ORGANIZATION: _organization, PERSON: _person}
