"""What each route needs. A route that is missing here is for administrators only, and a test names it.

`Scope` says what an account that is limited to regions may do there: read anything, change only what is its own.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from journal.accounts.records import Role


class Scope(Enum):
    """How the regions of an account narrow a route."""

    #: not at all: reading, or adding what has no region yet
    FREE = "free"
    #: to releases and decisions about one of them, named by `release_id` or `decision_id` in the address, and to what
    #: the account itself handed in, named by `submission`
    OWN = "own"
    #: entirely: what is changed there belongs to all regions
    WHOLE = "whole"


@dataclass(frozen=True, slots=True)
class Rule:
    """Who may use a route; `role` is None where nobody need be logged in."""

    role: Role | None
    scope: Scope = Scope.FREE
    #: requests that one visitor may send in a minute
    rate: int = 600
    #: whether what is sent counts against the day's quota
    sends: bool = False


def _routes(rule: Rule, endpoints: str) -> dict[str, Rule]:
    return dict.fromkeys(endpoints.split(), rule)


RULES: Mapping[str, Rule] = {
    **_routes(Rule(None, rate=6000), "static"),
    **_routes(Rule(None), "home.switch login.show"),
    # asked every few seconds by what watches the server; they tell nothing of the log
    **_routes(Rule(None), "upkeep.alive upkeep.ready"),
    **_routes(Rule(Role.READER), "upkeep.metrics"),
    **_routes(Rule(None, rate=30), "login.submit sign_on.begin sign_on.back"),
    **_routes(Rule(Role.READER), "login.leave account.show account.password account.sessions"),
    **_routes(Rule(Role.READER), "account.issue account.revoke"),
    **_routes(Rule(Role.READER), "overview.show log.show decision.show docs.show api-docs.openapi_json"),
    **_routes(Rule(Role.READER), "releases.browse releases.show releases.raw"),
    **_routes(Rule(Role.READER), "Releases.browse Releases.read Releases.raw Releases.withdrawals"),
    **_routes(Rule(Role.READER), "Decisions.search Decisions.read Entities.complete"),
    **_routes(Rule(Role.READER), "following.lists following.initiative pairs.waiting pairs.difference"),
    **_routes(Rule(Role.READER), "Linking.reprints Linking.difference Linking.thread Linking.initiative"),
    **_routes(Rule(Role.READER), "Linking.follow_up Linking.waiting"),
    **_routes(Rule(Role.READER), "Overview.facets Overview.month Overview.reasons"),
    **_routes(Rule(Role.READER), "entities.browse entities.show entities.waiting"),
    **_routes(Rule(Role.READER), "Registry.read Registry.history Registry.matches Registry.waiting"),
    **_routes(Rule(Role.READER, rate=30), "log.report Report.download reports.order Report.order"),
    # the key in the address is what lets programs in that cannot log in
    **_routes(Rule(None, rate=60), "subscriptions.feed"),
    **_routes(Rule(Role.READER), "reports.show reports.made reports.take sources.show"),
    **_routes(Rule(Role.READER), "Report.preview Report.read Report.take"),
    **_routes(Rule(Role.READER), "subscriptions.show subscriptions.name"),
    **_routes(Rule(Role.READER), "Searches.browse Searches.read Searches.alerts Searches.messages"),
    **_routes(Rule(Role.READER), "Sources.browse Sources.read"),
    **_routes(Rule(Role.EDITOR), "subscriptions.save Searches.save"),
    **_routes(Rule(Role.EDITOR, Scope.WHOLE), "subscriptions.tell subscriptions.silence subscriptions.forget"),
    **_routes(Rule(Role.EDITOR, Scope.WHOLE), "Searches.tell Searches.silence Searches.forget"),
    **_routes(Rule(Role.EDITOR, Scope.WHOLE), "sources.add sources.visit sources.forget"),
    **_routes(Rule(Role.EDITOR, Scope.WHOLE), "Sources.add Sources.visit Sources.forget"),
    **_routes(Rule(Role.EDITOR), "upload.show uploads.browse uploads.retry Uploads.browse Uploads.retry"),
    # asked every few seconds while a file waits
    **_routes(Rule(Role.EDITOR, rate=6000), "uploads.show Uploads.read"),
    **_routes(Rule(Role.EDITOR, rate=240, sends=True), "upload.submit Releases.add"),
    **_routes(Rule(Role.EDITOR, rate=30, sends=True), "Releases.add_address"),
    **_routes(Rule(Role.EDITOR), "submissions.browse submissions.show Submissions.browse Submissions.read"),
    **_routes(Rule(Role.EDITOR, Scope.OWN), "releases.revise Releases.revise releases.withdraw releases.restore"),
    **_routes(Rule(Role.EDITOR, Scope.OWN), "Releases.withdraw Releases.restore"),
    **_routes(Rule(Role.EDITOR, Scope.OWN), "submissions.withdraw submissions.restore"),
    **_routes(Rule(Role.EDITOR, Scope.OWN), "Submissions.withdraw Submissions.restore"),
    **_routes(Rule(Role.EDITOR), "review.queue Review.queue Review.read"),
    **_routes(
        Rule(Role.EDITOR, Scope.OWN),
        "review.edit review.correct review.say Review.say",
    ),
    **_routes(Rule(Role.EDITOR, Scope.OWN), "review.begin review.add Review.add"),
    **_routes(Rule(Role.EDITOR, Scope.WHOLE), "pairs.rule Linking.rule entities.act entities.undo review.undo"),
    **_routes(
        Rule(Role.EDITOR, Scope.WHOLE), "Registry.merge Registry.apart Registry.rename Registry.split Registry.undo"
    ),
    **_routes(Rule(Role.EDITOR, Scope.WHOLE, sends=True), "entities.import_known Registry.import_known"),
    **_routes(Rule(Role.ADMINISTRATOR), "accounts.show accounts.add accounts.change accounts.password accounts.audit"),
}

#: what nobody has thought about yet
UNKNOWN = Rule(Role.ADMINISTRATOR, Scope.WHOLE)


def rule_of(endpoint: str) -> Rule:
    """What a route needs."""
    return RULES.get(endpoint, UNKNOWN)
