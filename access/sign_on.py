"""Signing in through the organization: an attempt, a way to the provider and back, a session."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from access.attempt import Attempt
from access.gate import Gate
from access.membership import Membership
from access.provider import Provider
from access.refusals import AccessError
from journal.accounts.records import Entry


@dataclass(frozen=True)
class SignOn:
    """The use cases over their parts."""

    gate: Gate
    provider: Provider
    membership: Membership

    def begin(self) -> tuple[Attempt, str]:
        """A new attempt, and where to send the browser with it; raises NoEntry."""
        attempt = Attempt.new()
        return attempt, self.provider.invitation(attempt)

    def finish(self, attempt: Attempt, answer: Mapping[str, str], address: str) -> str:
        """The secret of a new session; raises AccessError, which is noted, where there is no way in."""
        try:
            person = self.membership.person(self.provider.claims(attempt, answer))
            return self.gate.welcome(person, address)
        except AccessError:
            self.gate.note(Entry("", "login", "refused", address, "organization"))
            raise
