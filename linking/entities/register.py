"""Sightings, one after another → entities: what a batch of releases needs of the registry, in memory.

The register reads what it lacks through `fetch` and collects what is new and changed; who stores it is not its concern.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field

from linking.entities.blocks import exact, wide
from linking.entities.forms import form
from linking.entities.matching import Match, Outcome, Verdict, decide
from linking.entities.people import full_name
from linking.entities.profile import ORGANIZATION, PERSON, Profile
from linking.entities.sightings import Sighting

#: one who is known: a block that finds it, its number, the number of the one that it was merged into, its profile
Found = tuple[str, int, int, Profile]
Fetch = Callable[[Collection[str]], Iterable[Found]]


@dataclass
class Register:
    """Working memory; `fetch` gives those that blocks find."""

    #: the highest number given
    last: int
    fetch: Fetch
    profiles: dict[int, Profile] = field(default_factory=dict)
    roots: dict[int, int] = field(default_factory=dict)
    #: numbers that were given here
    new: dict[int, Profile] = field(default_factory=dict)
    #: those whose profile grew
    changed: set[int] = field(default_factory=set)
    #: blocks that entities are found by from now on
    blocks: list[tuple[str, int]] = field(default_factory=list)
    #: pairs that a person is asked about: the new one and whom it may be
    questions: list[tuple[int, Match]] = field(default_factory=list)
    _by_block: dict[str, list[int]] = field(default_factory=dict)

    def prepare(self, profiles: Collection[Profile]) -> None:
        """Fetch what most of them need at once: the very names, and all else for those whose name is new."""
        names = {profile: exact(profile) for profile in profiles}
        self._load(block for blocks in names.values() for block in blocks)
        strange = (profile for profile, blocks in names.items() if not self._candidates(blocks))
        self._load(block for profile in strange for block in wide(profile))

    def place(self, seen: Profile) -> int:
        """The number of whom a release names: one that is known, or a new one."""
        verdict = self._decide(seen)
        if verdict.outcome is Outcome.LINK:
            id_ = verdict.matches[0].id
            self.learn(id_, seen)
            return id_
        self.last += 1
        self._enter(self.last, seen)
        self.questions += [(self.last, match) for match in verdict.matches]
        return self.last

    def again(self, seen: Profile, before: Collection[int]) -> int | None:
        """Whom the same release meant before by another name, where it may be the same."""
        known = {id_: known for id_ in before if (known := self.profiles[id_]).kind == seen.kind}
        matches = decide(seen, known, self.root).matches if known else ()
        return matches[0].id if matches else None

    def learn(self, id_: int, seen: Profile) -> None:
        """Take in what one more release tells of somebody."""
        known = self.profiles[id_]
        both = _fullest_first(known.joined(seen))
        if both != known:
            self.profiles[id_] = both
            if id_ in self.new:
                self.new[id_] = both
            else:
                self.changed.add(id_)
        if (both.names, both.regions, both.organizations) != (known.names, known.regions, known.organizations):
            self._index(id_, seen)

    def know(self, id_: int, root: int, profile: Profile) -> None:
        """Take in one that was not fetched by a block."""
        self.profiles.setdefault(id_, profile)
        self.roots[id_] = root

    def root(self, id_: int) -> int:
        """The one that stands for it."""
        return self.roots.get(id_, id_)

    def _decide(self, seen: Profile) -> Verdict:
        names = exact(seen)
        self._load(names)
        if (near := self._candidates(names)) and (verdict := decide(seen, near, self.root)).outcome is Outcome.LINK:
            return verdict
        blocks = (*names, *wide(seen))
        self._load(blocks)
        return decide(seen, self._candidates(blocks), self.root)

    def _candidates(self, blocks: Iterable[str]) -> dict[int, Profile]:
        return {id_: self.profiles[id_] for block in blocks for id_ in self._by_block.get(block, ())}

    def _load(self, blocks: Iterable[str]) -> None:
        wanted = {block for block in blocks if block not in self._by_block}
        if not wanted:
            return
        for block in wanted:
            self._by_block[block] = []
        for block, id_, root, profile in self.fetch(sorted(wanted)):
            self.know(id_, root, profile)
            self._by_block[block].append(id_)

    def _enter(self, id_: int, seen: Profile) -> None:
        self.profiles[id_] = self.new[id_] = _fullest_first(seen)
        self._index(id_, seen)

    def _index(self, id_: int, seen: Profile) -> None:
        blocks = (*exact(seen), *wide(seen))
        self._load(blocks)
        for block in blocks:
            if id_ not in self._by_block[block]:
                self._by_block[block].append(id_)
                self.blocks.append((block, id_))


def profile(
    sighting: Sighting,
    regions: tuple[str, ...],
    organizations: tuple[int, ...] = (),
    company: tuple[int, ...] = (),
) -> Profile:
    """What one release tells of somebody; aliases that say nothing of their own tell nothing (`Совет`)."""
    aliases = sighting.aliases
    if sighting.kind == ORGANIZATION:
        aliases = tuple(alias for alias in aliases if form(alias).telling)
    return Profile(
        sighting.kind,
        (sighting.name, *aliases),
        regions,
        (sighting.position,) if sighting.position else (),
        organizations,
        company,
    )


def _fullest_first(known: Profile) -> Profile:
    """The name that the log shows is the one that says most."""
    fullest = max(known.names, key=lambda name: _fullness(known.kind, name))
    if fullest == known.names[0]:
        return known
    names = (fullest, *(name for name in known.names if name != fullest))
    return Profile(known.kind, names, known.regions, known.positions, known.organizations, known.company)


def _fullness(kind: str, name: str) -> tuple[int, ...]:
    if kind == PERSON:
        parts = full_name(name)
        return (min(len(parts.first), 2) + min(len(parts.patronymic), 2),)
    if kind == ORGANIZATION:
        taken = form(name)
        return bool(taken.codes or taken.federal or taken.local), len(taken.words), len(name)
    return ()
