"""Claims of a provider → a person with a role and regions; what is missing opens nothing."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from access import Membership, NoEntry
from access.membership import Person
from journal.accounts.records import Role

MEMBERSHIP = Membership({"кадры": Role.READER, "кадры-правка": Role.EDITOR, "ит": Role.ADMINISTRATOR})
ANNA = {"iss": "https://id.example.ru", "sub": "8f3", "preferred_username": "Анна"}


def person(membership: Membership = MEMBERSHIP, **claims: Any) -> Person:
    return membership.person(ANNA | claims)


@pytest.mark.parametrize(
    ("groups", "role"),
    [
        (["кадры"], Role.READER),
        (["кадры-правка", "кадры", "чужая"], Role.EDITOR),
        ("ит", Role.ADMINISTRATOR),
        (["кадры", 5, None], Role.READER),
    ],
)
def test_the_highest_group_holds(groups: Any, role: Role) -> None:
    """Groups come as a list or as one word; those of others say nothing."""
    assert person(groups=groups) == Person(ANNA["iss"], "8f3", "Анна", role)


@pytest.mark.parametrize("groups", [[], ["чужая"], ["Кадры"], None, {"кадры": True}, 1])
def test_no_group_of_ours_is_no_entry(groups: Any) -> None:
    """Being in the organization is not enough."""
    with pytest.raises(NoEntry, match="не разрешено"):
        person(groups=groups)
    with pytest.raises(NoEntry, match="не разрешено"):
        person()


def test_claims_inside_claims() -> None:
    """By dots; a claim whose own name has dots goes before."""
    inside = replace(MEMBERSHIP, role_claim="realm_access.roles")

    assert person(inside, realm_access={"roles": ["ит"]}).role is Role.ADMINISTRATOR
    assert person(inside, **{"realm_access.roles": ["кадры"]}).role is Role.READER
    wrongs: tuple[dict[str, Any], ...] = ({"realm_access": ["ит"]}, {"realm_access": {"roles": {}}})
    for wrong in wrongs:
        with pytest.raises(NoEntry):
            person(inside, **wrong)


@pytest.mark.parametrize("name", [None, "", ["Анна", "Ольга"], 5])
def test_without_a_name_nobody_comes_in(name: Any) -> None:
    """One name, in words."""
    with pytest.raises(NoEntry, match="имени"):
        person(preferred_username=name, groups="ит")


REGIONAL = replace(MEMBERSHIP, region_claim="regions")


@pytest.mark.parametrize(
    ("regions", "expected"),
    [(["RU-TVE", "RU-PRI"], ("RU-PRI", "RU-TVE")), ("RU-TVE", ("RU-TVE",)), (["*"], ()), ("*", ())],
)
def test_regions(regions: Any, expected: tuple[str, ...]) -> None:
    """Codes; a star means all."""
    assert person(REGIONAL, groups="кадры-правка", regions=regions).regions == expected


@pytest.mark.parametrize("regions", [None, [], "", ["RU-XXX"], ["RU-TVE", "Тверская область"], 5])
def test_no_region_is_not_all_regions(regions: Any) -> None:
    """An editor whose regions are missing or not understood stays out; a reader needs none."""
    with pytest.raises(NoEntry, match="субъектов"):
        person(REGIONAL, groups="кадры-правка", regions=regions)

    assert person(REGIONAL, groups="кадры", regions=regions).regions == ()
