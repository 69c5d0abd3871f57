"""The use cases of access: who comes in and how, what is noted about it, and how much one may send.

A gate joins the accounts of a log and a clock; it owns no state, so that any number of servers may have one.
"""

from __future__ import annotations

import datetime as dt
import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from hashlib import sha256

from access import passwords
from access.membership import Person
from access.refusals import AccessError, Full, NoEntry, TooMany, WrongPassword
from journal.accounts import Accounts
from journal.accounts.records import Account, Entry, Role, Session, Token
from journal.contract import BadQuery, NotFound

#: logins that may fail within `WHILE`: for one name from one address, from one address, for one name
TRIES = {("subject", "address"): 5, ("address",): 30, ("subject",): 50}
WHILE = dt.timedelta(minutes=15)
#: how a token begins, so that people and scanners know one when they see it
MARK = "kdl_"
#: days for which a token may hold
LONGEST = 365
FAILED = "wrong password"
NAME = 64


@dataclass(frozen=True, slots=True)
class Visitor:
    """Whoever sends a request: an account as far as its session or token reaches, or the one person of this machine."""

    name: str
    role: Role
    #: whose releases may be changed; none means all
    regions: tuple[str, ...] = ()
    account: Account | None = None
    #: came with a token and not with a browser's session
    program: bool = False

    def may(self, role: Role) -> bool:
        """Whether the visitor may do what a role may."""
        return self.role.covers(role)

    def may_change(self, regions: Sequence[str]) -> bool:
        """Whether something about these regions may be changed."""
        return not self.regions or bool(set(self.regions) & set(regions))


#: the person at the machine, while it has no accounts
LOCAL = Visitor("", Role.ADMINISTRATOR)


@dataclass(frozen=True, slots=True)
class Quota:
    """What an account may send in a day (UTC)."""

    requests: int = 2_000
    bytes: int = 2 * 1024**3


@dataclass(frozen=True)
class Gate:
    """The use cases over their parts."""

    accounts: Accounts
    clock: Callable[[], dt.datetime]
    quota: Quota = Quota()

    def is_open(self) -> bool:
        """Whether there are no accounts, so that whoever sits at this machine is its one user."""
        return not self.accounts.people.any()

    def log_in(self, name: str, password: str, address: str) -> str:
        """The secret of a new session; raises WrongPassword or, after too many of them, TooMany."""
        self._throttle(name, address)
        try:
            account, stored = self.accounts.people.with_password(name)
        except NotFound:
            account, stored = None, None
        if not passwords.fits(stored, password) or account is None or not account.active:
            self.note(Entry("", "login", FAILED, address, name[:NAME]))
            raise WrongPassword
        return self._begin(account, address)

    def welcome(self, person: Person, address: str) -> str:
        """The secret of a new session of somebody whom a provider vouches for; their rights are what it says now.

        Raises NoEntry where the account is disabled, or the name belongs to an account that is not theirs.
        """
        account = self.accounts.identities.account(person.issuer, person.subject) or self._admit(person, address)
        if not account.active:
            raise NoEntry("Ваша учётная запись отключена. Попросите администратора.")
        if (account.role, account.regions) != (person.role, person.regions):
            self.change_account(account.name, person.role, person.regions, active=True)
            self.note(Entry(account.name, "account.renewed", "done", address, account.name))
        return self._begin(account, address)

    def log_out(self, secret: str) -> None:
        """End a session."""
        self.accounts.sessions.end(_digest(secret))

    def by_session(self, secret: str) -> Visitor | None:
        """Whose session it is."""
        account = self.accounts.sessions.account(_digest(secret), self.clock())
        return Visitor(account.name, account.role, account.regions, account) if account else None

    def by_token(self, secret: str) -> Visitor | None:
        """Whose token it is; it reaches no further than the account does by now."""
        found = self.accounts.tokens.account(_digest(secret), self.clock())
        if found is None:
            return None
        account, role = found
        reach = role if account.role.covers(role) else account.role
        return Visitor(account.name, reach, account.regions, account, program=True)

    def add_account(self, name: str, password: str, role: Role, regions: Sequence[str] = ()) -> Account:
        """A new account; raises Weak, or BadQuery where the name is taken or none."""
        return self.accounts.people.add(
            _named(name), passwords.hashed(password, name), role, sorted(set(regions)), self.clock()
        )

    def link(self, name: str, issuer: str, subject: str) -> None:
        """Let an account sign in through the organization too; raises NotFound, or BadQuery where it is another's."""
        self.accounts.identities.link(issuer, subject, self.accounts.people.get(name))

    def change_account(self, name: str, role: Role, regions: Sequence[str], active: bool) -> None:
        """What an account may do; ends its sessions. Raises BadQuery where no administrator would be left."""
        self.accounts.people.change(name, role=role.value, regions=" ".join(sorted(set(regions))), active=active)

    def set_password(self, name: str, password: str) -> None:
        """A new password, which ends all sessions of the account; raises Weak."""
        self.accounts.people.change(name, password=passwords.hashed(password, name))

    def change_password(self, visitor: Visitor, old: str, new: str, address: str) -> str:
        """A visitor's own new password; the secret of the only session left. Raises as `log_in` does, and Weak."""
        self.log_in(visitor.name, old, address)
        self.set_password(visitor.name, new)
        return self.log_in(visitor.name, new, address)

    def sessions(self, account: Account) -> tuple[Session, ...]:
        """In which browsers an account is logged in, newest first."""
        return self.accounts.sessions.of(account, self.clock())

    def end_sessions(self, account: Account, password: str, address: str) -> str:
        """End all of an account's but a new one, whose secret it gives; raises as `log_in` does.

        Whoever has no password is logged out everywhere, and the secret is empty.
        """
        secret = self.log_in(account.name, password, address) if account.by_password else ""
        self.accounts.sessions.end_others(account.id, _digest(secret))
        return secret

    def issue_token(self, account: Account, label: str, role: Role, days: int) -> str:
        """The secret of a new token, which cannot be shown again; raises AccessError beyond what the account may."""
        if not account.role.covers(role):
            raise AccessError("Ключ не может больше, чем его владелец.")
        if not 1 <= days <= LONGEST or not label.strip():
            raise BadQuery(f"Ключу нужны название и срок от 1 до {LONGEST} дней.")
        secret = MARK + secrets.token_urlsafe(32)
        now = self.clock()
        token = Token(label.strip()[:NAME], role, now, now + dt.timedelta(days=days))
        self.accounts.tokens.add(account, token, _digest(secret))
        return secret

    def tokens(self, account: Account) -> tuple[Token, ...]:
        """An account's tokens, newest first."""
        return self.accounts.tokens.of(account)

    def check_quota(self, visitor: Visitor, size: int) -> None:
        """Raises Full where so many more bytes would go beyond the day's quota."""
        day = self.clock().astimezone(dt.UTC).replace(hour=0, minute=0, second=0, microsecond=0)
        requests, sent = self.accounts.audit.spent(visitor.name, day)
        if requests >= self.quota.requests or sent + size > self.quota.bytes:
            raise Full("Дневная норма загрузок исчерпана: продолжите завтра или позовите администратора.")

    def note(self, entry: Entry) -> None:
        """Write into the audit log."""
        self.accounts.audit.add(entry, self.clock())

    def close(self) -> None:
        """Let go of the accounts."""
        self.accounts.close()

    def _admit(self, person: Person, address: str) -> Account:
        """An account for somebody new, without a password; a name that is taken is not given to whoever claims it."""
        try:
            new = Account(0, _named(person.name), person.role, person.regions, True, self.clock())
            account = self.accounts.identities.admit(person.issuer, person.subject, new)
        except BadQuery as error:
            raise NoEntry(f"{error} Администратор может связать её с вашей: link-user.") from error
        self.note(Entry(account.name, "account.added", "done", address, account.name))
        return account

    def _begin(self, account: Account, address: str) -> str:
        self.note(Entry(account.name, "login", "done", address, account.name))
        secret = secrets.token_urlsafe(32)
        self.accounts.sessions.begin(_digest(secret), account.id, self.clock())
        return secret

    def _throttle(self, name: str, address: str) -> None:
        known = {"subject": name[:NAME], "address": address}
        for keys, most in TRIES.items():
            same = {key: known[key] for key in keys}
            failed, _ = self.accounts.audit.count("login", self.clock() - WHILE, outcome=FAILED, **same)
            if failed >= most:
                seconds = int(WHILE.total_seconds())
                raise TooMany("Слишком много неудачных попыток входа. Повторите через 15 минут.", seconds)


def _named(name: str) -> str:
    """The name without spaces around it; raises BadQuery where it is none."""
    if not name.strip() or len(name) > NAME or not name.isprintable():
        raise BadQuery(f"Имя ожидалось до {NAME} печатных знаков.")
    return name.strip()


def _digest(secret: str) -> str:
    return sha256(secret.encode()).hexdigest()
