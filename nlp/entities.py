"""What a release names, as the decisions stage receives it."""

from __future__ import annotations

from dataclasses import dataclass

from nlp.facts import Date, Initiative, Organization, Person, Region


@dataclass(frozen=True, slots=True)
class Entities:
    """Everything named in one release; mentions in each are in the order of the text."""

    dates: tuple[Date, ...] = ()
    organizations: tuple[Organization, ...] = ()
    people: tuple[Person, ...] = ()
    regions: tuple[Region, ...] = ()
    initiatives: tuple[Initiative, ...] = ()
