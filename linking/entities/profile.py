"""What is known of somebody: from one release, or from all that name them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar

T = TypeVar("T")

ORGANIZATION = "organization"
PERSON = "person"

#: so much of a kind tells enough of those whom thousands of releases name
_MOST = 12


@dataclass(frozen=True, slots=True)
class Profile:
    """Names and surroundings of an organization, person or initiative; numbers are those of entities."""

    kind: str
    #: the fullest first, as releases give them
    names: tuple[str, ...]
    #: codes of the subjects that the releases are about
    regions: tuple[str, ...] = ()
    #: posts of a person
    positions: tuple[str, ...] = ()
    #: where a person has these posts
    organizations: tuple[int, ...] = ()
    #: organizations that the same releases name
    company: tuple[int, ...] = ()

    def joined(self, other: Profile) -> Profile:
        """What both tell, this one's first."""
        return Profile(
            self.kind,
            _union(self.names, other.names),
            _union(self.regions, other.regions),
            _union(self.positions, other.positions),
            _union(self.organizations, other.organizations),
            _union(self.company, other.company),
        )


def _union(ours: tuple[T, ...], theirs: tuple[T, ...]) -> tuple[T, ...]:
    return tuple(dict.fromkeys((*ours, *theirs)))[:_MOST]
