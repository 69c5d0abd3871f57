"""Who comes in: logins, sessions, tokens, quotas and the audit log, on each database."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator

import pytest
from argon2 import PasswordHasher
from sqlalchemy import text

from access import AccessError, Full, Gate, Quota, TooMany, Weak, WrongPassword, passwords
from journal.accounts import open_accounts
from journal.accounts.records import Entry, Role
from journal.accounts.sessions import IDLE, WHOLE
from journal.contract import BadQuery, JournalError, NotFound
from journal.database import Database

GOOD, OTHER = "мост через тихую протоку", "семь сосен у переправы"
HERE = "192.0.2.7"
#: as the program has it, not as these tests do
STRANGER = passwords._NOBODY


class Clock:
    """A clock that tests set."""

    def __init__(self) -> None:
        self.now = dt.datetime(2026, 3, 18, 9, 40, tzinfo=dt.UTC)

    def __call__(self) -> dt.datetime:
        return self.now

    def pass_by(self, time: dt.timedelta) -> None:
        """Let time pass."""
        self.now += time


@pytest.fixture
def clock() -> Clock:
    """It stands still."""
    return Clock()


@pytest.fixture
def gate(url: str, clock: Clock) -> Iterator[Gate]:
    """A gate with an administrator and an editor."""
    opened = Gate(open_accounts(url), clock)
    opened.add_account("Анна", GOOD, Role.ADMINISTRATOR)
    opened.add_account("Борис", GOOD, Role.EDITOR, ["RU-TVE", "RU-PRI"])
    yield opened
    opened.close()


def test_open_until_there_is_an_account(url: str, clock: Clock) -> None:
    """Without accounts this machine has one user; with the first it has not."""
    opened = Gate(open_accounts(url), clock)
    assert opened.is_open()
    opened.add_account("Анна", GOOD, Role.READER)

    assert not opened.is_open()
    assert not opened.accounts.people.administered()
    opened.close()


def test_a_session_is_whose_it_is(gate: Gate) -> None:
    """With role and regions, and under a secret that no table knows."""
    secret = gate.log_in("Борис", GOOD, HERE)
    visitor = gate.by_session(secret)

    assert visitor is not None
    assert (visitor.name, visitor.role, visitor.regions) == ("Борис", Role.EDITOR, ("RU-PRI", "RU-TVE"))
    assert gate.by_session(secret[:-1]) is None
    assert gate.log_in("Борис", GOOD, HERE) != secret


@pytest.mark.parametrize(("name", "password"), [("Борис", OTHER), ("Никто", GOOD), ("", ""), ("Борис", "")])
def test_wrong(gate: Gate, name: str, password: str) -> None:
    """Unknown name and wrong password are told alike."""
    with pytest.raises(WrongPassword, match="Имя или пароль"):
        gate.log_in(name, password, HERE)


def test_an_unknown_name_takes_as_long() -> None:
    """What is verified in its place costs what passwords cost now."""
    assert not PasswordHasher().check_needs_rehash(STRANGER)


def test_logging_out_ends_it(gate: Gate) -> None:
    """The secret is worth nothing afterwards."""
    secret = gate.log_in("Борис", GOOD, HERE)
    gate.log_out(secret)

    assert gate.by_session(secret) is None


def test_sessions_end_by_time(gate: Gate, clock: Clock) -> None:
    """Unused for long, or used for very long."""
    unused, used = gate.log_in("Анна", GOOD, HERE), gate.log_in("Анна", GOOD, HERE)
    for _ in range(int(WHOLE / IDLE) * 2):
        clock.pass_by(IDLE / 2)
        assert gate.by_session(used) is not None
    assert gate.by_session(unused) is None
    clock.pass_by(IDLE / 2)

    assert gate.by_session(used) is None


@pytest.mark.parametrize(
    "change",
    [
        lambda gate: gate.change_account("Борис", Role.READER, (), True),
        lambda gate: gate.change_account("Борис", Role.EDITOR, (), False),
        lambda gate: gate.set_password("Борис", OTHER),
    ],
)
def test_a_changed_account_logs_in_again(gate: Gate, change: Callable[[Gate], None]) -> None:
    """Nobody goes on with rights that were taken."""
    secret = gate.log_in("Борис", GOOD, HERE)
    change(gate)

    assert gate.by_session(secret) is None


def test_one_s_own_password(gate: Gate) -> None:
    """Needs the old one; leaves one session, a new one."""
    before = gate.log_in("Борис", GOOD, HERE)
    visitor = gate.by_session(before)
    assert visitor
    with pytest.raises(WrongPassword):
        gate.change_password(visitor, OTHER, OTHER, HERE)
    after = gate.change_password(visitor, GOOD, OTHER, HERE)

    assert gate.by_session(before) is None
    assert gate.by_session(after) is not None
    with pytest.raises(WrongPassword):
        gate.log_in("Борис", GOOD, HERE)


def test_a_disabled_account_stays_out(gate: Gate) -> None:
    """Its password and its tokens are worth nothing."""
    account = gate.accounts.people.get("Борис")
    token = gate.issue_token(account, "ночной отчёт", Role.READER, 30)
    gate.change_account("Борис", Role.EDITOR, (), active=False)

    with pytest.raises(WrongPassword):
        gate.log_in("Борис", GOOD, HERE)
    assert gate.by_token(token) is None


def test_the_last_administrator_stays(gate: Gate) -> None:
    """Neither disabled nor made less, and the refused change changes nothing."""
    for role, active in ((Role.EDITOR, True), (Role.ADMINISTRATOR, False)):
        with pytest.raises(BadQuery, match="Последнего администратора"):
            gate.change_account("Анна", role, (), active)

    assert gate.accounts.people.get("Анна").role is Role.ADMINISTRATOR
    assert gate.accounts.people.administered()


def fail(gate: Gate, times: int, name: str = "Борис", address: str = HERE) -> None:
    for _ in range(times):
        with pytest.raises(WrongPassword):
            gate.log_in(name, OTHER, address)


def test_guessing_is_slowed(gate: Gate, clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    """After some wrong passwords even the right one waits; others, elsewhere, do not; later it is tried again."""
    monkeypatch.setattr(passwords, "fits", lambda stored, password: bool(stored) and password == GOOD)
    fail(gate, 5)
    with pytest.raises(TooMany) as slowed:
        gate.log_in("Борис", GOOD, HERE)
    gate.log_in("Анна", GOOD, HERE)
    gate.log_in("Борис", GOOD, "192.0.2.8")
    clock.pass_by(dt.timedelta(seconds=slowed.value.seconds + 1))

    assert gate.log_in("Борис", GOOD, HERE)


def test_guessing_names_is_slowed(gate: Gate, monkeypatch: pytest.MonkeyPatch) -> None:
    """One address that tries many names is stopped too, and so are many addresses at one name."""
    monkeypatch.setattr(passwords, "fits", lambda stored, password: bool(stored) and password == GOOD)
    for number in range(30):
        fail(gate, 1, f"имя {number}")
    with pytest.raises(TooMany):
        gate.log_in("Анна", GOOD, HERE)
    for number in range(50):
        fail(gate, 1, "Борис", f"192.0.2.{number + 100}")
    with pytest.raises(TooMany):
        gate.log_in("Борис", GOOD, "192.0.2.9")


def test_a_token_reaches_as_far_as_it_says(gate: Gate) -> None:
    """Its own role, the account's regions, and never more than the account has by now."""
    account = gate.accounts.people.get("Борис")
    token = gate.issue_token(account, "загрузка", Role.EDITOR, 30)
    visitor = gate.by_token(token)
    assert visitor
    assert (visitor.name, visitor.role, visitor.regions) == ("Борис", Role.EDITOR, account.regions)
    assert visitor.program
    gate.change_account("Борис", Role.READER, (), True)
    lowered = gate.by_token(token)

    assert lowered
    assert lowered.role is Role.READER


def test_a_token_ends(gate: Gate, clock: Clock) -> None:
    """By time, and by being taken back by its owner only."""
    boris, anna = gate.accounts.people.get("Борис"), gate.accounts.people.get("Анна")
    first, second = (gate.issue_token(boris, "отчёт", Role.READER, days) for days in (1, 30))
    newest = gate.tokens(boris)[0]
    with pytest.raises(NotFound):
        gate.accounts.tokens.revoke(anna, newest.id)
    assert gate.by_token(second)
    gate.accounts.tokens.revoke(boris, newest.id)
    assert gate.by_token(second) is None
    assert gate.by_token(first)
    clock.pass_by(dt.timedelta(days=1))

    assert gate.by_token(first) is None


def test_no_token_beyond_its_owner(gate: Gate) -> None:
    """Neither a higher role nor for ever nor without a name."""
    boris = gate.accounts.people.get("Борис")
    with pytest.raises(AccessError, match="не может больше"):
        gate.issue_token(boris, "x", Role.ADMINISTRATOR, 1)
    for label, days in (("x", 0), ("x", 366), (" ", 5)):
        with pytest.raises(BadQuery):
            gate.issue_token(boris, label, Role.READER, days)


@pytest.mark.parametrize("name", ["", " ", "а" * 65, "а\nб"])
def test_names(gate: Gate, name: str) -> None:
    """A name is something to print on a line."""
    with pytest.raises(BadQuery):
        gate.add_account(name, GOOD, Role.READER)


def test_a_name_is_one_account(gate: Gate) -> None:
    """A second one of the name is refused."""
    with pytest.raises(BadQuery, match="уже есть"):
        gate.add_account("Анна", GOOD, Role.READER)


@pytest.mark.parametrize(
    "password",
    [
        *("короткий", "я" * 30, "x" * 257, "abababababab"),
        *("password1234", "qwertyuiop12", "йцукенгшщзхъ", "1234567890123", "zyxwvutsrqpo"),
        *("КадрологКадролог1", "Аннушка-Аннушка"),
    ],
)
def test_weak(gate: Gate, password: str) -> None:
    """What would be guessed first is no password."""
    with pytest.raises(Weak):
        gate.add_account("Аннушка", password, Role.READER)


def test_quota(gate: Gate, clock: Clock) -> None:
    """Requests and bytes of one day, each account for itself; a new day begins at zero."""
    small = Gate(gate.accounts, clock, Quota(requests=2, bytes=100))
    secret = small.log_in("Борис", GOOD, HERE)
    boris = small.by_session(secret)
    assert boris
    small.check_quota(boris, 100)
    small.note(Entry("Борис", "upload", "done", HERE, amount=60))
    small.note(Entry("Анна", "upload", "done", HERE, amount=60))
    small.check_quota(boris, 40)
    with pytest.raises(Full):
        small.check_quota(boris, 41)
    small.note(Entry("Борис", "upload", "done", HERE, amount=1))
    with pytest.raises(Full):
        small.check_quota(boris, 1)
    clock.pass_by(dt.timedelta(days=1))

    small.check_quota(boris, 100)


def test_logins_are_noted_without_passwords(gate: Gate) -> None:
    """Each with its outcome, newest first."""
    fail(gate, 1)
    gate.log_in("Борис", GOOD, HERE)
    entries = gate.accounts.audit.list(limit=2)

    assert [(entry.author, entry.subject, entry.outcome) for entry in entries] == [
        ("Борис", "Борис", "done"),
        ("", "Борис", "wrong password"),
    ]
    assert not any(OTHER in str(entry) or GOOD in str(entry) for entry in entries)
    assert gate.accounts.audit.list(before=entries[0].number)[0] == entries[1]


@pytest.mark.parametrize("statement", ["UPDATE audit SET author = 'x'", "DELETE FROM audit"])
def test_the_audit_log_only_grows(gate: Gate, url: str, statement: str) -> None:
    """The database itself refuses to change it, whoever asks."""
    gate.note(Entry("Анна", "upload", "done", HERE))
    database = Database(url)
    with pytest.raises(JournalError, match="only grows"), database.writing() as connection:
        connection.execute(text(statement))
    database.close()

    assert gate.accounts.audit.list()[0].author == "Анна"


def test_secrets_are_not_stored(gate: Gate, url: str) -> None:
    """Neither passwords nor sessions nor tokens can be read from the tables."""
    boris = gate.accounts.people.get("Борис")
    secrets = [GOOD, gate.log_in("Борис", GOOD, HERE), gate.issue_token(boris, "x", Role.READER, 1)]
    queries = ("SELECT * FROM accounts", "SELECT * FROM sessions", "SELECT * FROM tokens")
    database = Database(url)
    with database.reading() as connection:
        rows = [str(row) for query in queries for row in connection.execute(text(query))]
    database.close()

    assert any("$argon2id$" in row for row in rows)
    assert not any(secret in row for secret in secrets for row in rows)
