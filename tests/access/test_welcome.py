"""Somebody whom an organization vouches for: an account of their own, with the rights that hold now."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace

import pytest

from access import Gate, NoEntry, Visitor, WrongPassword
from access.membership import Person
from journal.accounts import open_accounts
from journal.accounts.records import Role
from journal.contract import BadQuery, NotFound

NOW = dt.datetime(2026, 3, 18, 9, 40, tzinfo=dt.UTC)
GOOD, HERE = "мост через тихую протоку", "192.0.2.7"
OLGA = Person("https://id.example.ru", "8f3", "Ольга", Role.EDITOR, ("RU-TVE",))


@pytest.fixture
def gate(url: str) -> Iterator[Gate]:
    """A gate with an administrator who has a password."""
    opened = Gate(open_accounts(url), lambda: NOW)
    opened.add_account("Анна", GOOD, Role.ADMINISTRATOR)
    yield opened
    opened.close()


def welcome(gate: Gate, person: Person) -> Visitor:
    found = gate.by_session(gate.welcome(person, HERE))
    assert found
    return found


def test_the_first_time_makes_an_account(gate: Gate) -> None:
    """With the name, role and regions that are told, and without a password; the second time finds it."""
    first, second = welcome(gate, OLGA), welcome(gate, OLGA)

    assert (first.name, first.role, first.regions) == ("Ольга", Role.EDITOR, ("RU-TVE",))
    assert first.account == second.account
    assert first.account
    assert not first.account.by_password
    noted = [(entry.author, entry.action) for entry in gate.accounts.audit.list()][::-1]
    assert noted == [("Ольга", "account.added"), ("Ольга", "login"), ("Ольга", "login")]


@pytest.mark.parametrize("password", ["", "никто", GOOD])
def test_no_password_is_no_way_in(gate: Gate, password: str) -> None:
    """Whatever is typed, also what stands in for the password that there is not."""
    welcome(gate, OLGA)
    with pytest.raises(WrongPassword):
        gate.log_in("Ольга", password, HERE)


def test_rights_are_what_is_told_now(gate: Gate) -> None:
    """A change ends the sessions with the rights of before; without one they go on."""
    before = gate.welcome(OLGA, HERE)
    gate.welcome(OLGA, HERE)
    assert gate.by_session(before)
    changed = welcome(gate, replace(OLGA, role=Role.READER, regions=()))

    assert (changed.role, changed.regions) == (Role.READER, ())
    assert gate.by_session(before) is None


def test_the_subject_is_who_it_is(gate: Gate) -> None:
    """A new name there is the same account here; another subject of the name is somebody else."""
    first = welcome(gate, OLGA)
    assert welcome(gate, replace(OLGA, name="Ольга Ветрова")).account == first.account
    for other in (replace(OLGA, subject="9a1"), replace(OLGA, issuer="https://other.example.ru")):
        with pytest.raises(NoEntry, match=r"уже есть.*link-user"):
            gate.welcome(other, HERE)


def test_a_name_is_not_taken_over(gate: Gate) -> None:
    """Who calls themselves as an administrator is called there does not become one; the administrator may say so."""
    anna = replace(OLGA, subject="1", name="Анна", role=Role.ADMINISTRATOR, regions=())
    with pytest.raises(NoEntry, match="уже есть"):
        gate.welcome(anna, HERE)
    gate.link("Анна", anna.issuer, anna.subject)
    gate.link("Анна", anna.issuer, anna.subject)

    assert welcome(gate, anna).account == gate.accounts.people.get("Анна")
    assert gate.log_in("Анна", GOOD, HERE)


def test_an_identity_is_one_account_s(gate: Gate) -> None:
    """It is not given to a second one, and to none that is not there."""
    welcome(gate, OLGA)
    with pytest.raises(BadQuery, match="другой"):
        gate.link("Анна", OLGA.issuer, OLGA.subject)
    with pytest.raises(NotFound):
        gate.link("Никто", OLGA.issuer, "5")


def test_a_disabled_account_stays_out(gate: Gate) -> None:
    """Whatever the organization says."""
    welcome(gate, OLGA)
    gate.change_account("Ольга", Role.EDITOR, ("RU-TVE",), active=False)
    with pytest.raises(NoEntry, match="отключена"):
        gate.welcome(OLGA, HERE)


@pytest.mark.parametrize("name", ["а" * 65, "а\nб", " "])
def test_a_name_that_is_none(gate: Gate, name: str) -> None:
    """What cannot be printed on a line is no name here either, and no account is left of it."""
    with pytest.raises(NoEntry):
        gate.welcome(replace(OLGA, name=name), HERE)
    assert [account.name for account in gate.accounts.people.list()] == ["Анна"]


def test_somebody_can_always_come_in(gate: Gate) -> None:
    """The last administrator with a password stays one, however many the organization names."""
    welcome(gate, replace(OLGA, role=Role.ADMINISTRATOR, regions=()))
    with pytest.raises(BadQuery, match="Последнего администратора"):
        gate.change_account("Анна", Role.READER, (), active=True)
