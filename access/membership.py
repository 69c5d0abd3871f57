"""What an identity provider says of somebody → who that is here and what they may."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import reduce
from typing import Any

from access.refusals import NoEntry
from journal.accounts.records import Role
from reports.labels import REGIONS

#: stands for all regions
ALL = "*"


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody a provider vouches for: `subject` never changes there, the name and the rest may."""

    issuer: str
    subject: str
    name: str
    role: Role
    regions: tuple[str, ...] = ()


@dataclass(frozen=True)
class Membership:
    """Which claims tell it; a dot leads into a claim (`realm_access.roles`)."""

    #: groups of the organization and their roles here; the highest one holds
    roles: Mapping[str, Role]
    role_claim: str = "groups"
    name_claim: str = "preferred_username"
    #: the claim with codes of regions; without one, everybody may change all
    region_claim: str = ""

    def person(self, claims: Mapping[str, Any]) -> Person:
        """Who it is; raises NoEntry where the claims give no name, no role, or regions that there are not."""
        name, subject = (_values(claims, claim) for claim in (self.name_claim, "sub"))
        if len(name) != 1 or len(subject) != 1:
            raise NoEntry("Служба входа организации не назвала вашего имени: позовите администратора.")
        roles = [self.roles[group] for group in _values(claims, self.role_claim) if group in self.roles]
        if not roles:
            raise NoEntry("Вы есть в организации, но входить в Кадролог вам не разрешено. Попросите администратора.")
        role = max(roles, key=list(Role).index)
        return Person(str(claims["iss"]), subject[0], name[0], role, self._regions(claims, role))

    def _regions(self, claims: Mapping[str, Any], role: Role) -> tuple[str, ...]:
        """None means all, so it must be said in words: a claim that is missing opens nothing."""
        if not self.region_claim or role is Role.READER:
            return ()
        named = _values(claims, self.region_claim)
        if ALL in named:
            return ()
        if not named or not set(named) <= set(REGIONS):
            raise NoEntry("Служба входа организации не назвала ваших субъектов: позовите администратора.")
        return tuple(sorted(set(named)))


def _values(claims: Mapping[str, Any], path: str) -> tuple[str, ...]:
    """The words of a claim: of a list all, of a text the one."""
    steps = [path] if path in claims else path.split(".")
    found: Any = reduce(_inside, steps, claims)
    words = found if isinstance(found, list) else [found]
    return tuple(word for word in words if isinstance(word, str) and word)


def _inside(value: Any, step: str) -> Any:
    return value.get(step) if isinstance(value, Mapping) else None
