"""Who may ask for what: every route for every kind of visitor."""

from __future__ import annotations

import pytest
from flask import Flask
from werkzeug.routing import Rule as Route
from werkzeug.test import TestResponse

import web
from access import Gate
from desk import Desk
from journal.accounts.records import Role
from tests.web.access.visitors import ACCOUNTS, VISITORS, app_with, csrf, logged_in
from web.access.permissions import RULES, Scope, rule_of


def routes(app: Flask) -> list[Route]:
    return sorted(app.url_map.iter_rules(), key=lambda route: route.endpoint)


def test_every_route_is_classified(guarded: Flask) -> None:
    """Whoever adds a route says who may use it."""
    missing = sorted({route.endpoint for route in routes(guarded)} - set(RULES))

    assert not missing, f"nobody has said who may use {missing}: add them to RULES in web/access/permissions.py"


def test_the_table_names_no_route_that_is_gone(guarded: Flask) -> None:
    """A rule without a route is a slip of the pen, perhaps of one that then has none."""
    assert sorted(set(RULES) - {route.endpoint for route in routes(guarded)}) == []


def test_what_changes_something_is_not_for_readers(guarded: Flask) -> None:
    """But for one's own account and the session, and a report, which only reads the log."""
    own = {"login.submit", "login.leave", "account.password", "account.sessions", "account.issue", "account.revoke"}
    own |= {"reports.order", "Report.order"}
    for route in routes(guarded):
        if "POST" in (route.methods or ()) and route.endpoint not in own:
            role = rule_of(route.endpoint).role
            assert role is not None, route.endpoint
            assert role.covers(Role.EDITOR), route.endpoint


def test_only_addresses_with_a_release_or_decision_are_narrowed(guarded: Flask) -> None:
    """The scope OWN needs to know what is changed, or who handed it in."""
    own = [route for route in routes(guarded) if rule_of(route.endpoint).scope is Scope.OWN]

    assert own
    assert all(route.arguments & {"release_id", "decision_id", "submission"} for route in own)


def expected(endpoint: str, name: str) -> bool:
    """Whether a visitor may use a route."""
    rule = rule_of(endpoint)
    if rule.role is None:
        return True
    if name == "nobody":
        return False
    role, regions = ACCOUNTS[name]
    within = rule.scope is Scope.FREE or not regions or (rule.scope is Scope.OWN and name == "here")
    return role.covers(rule.role) and within


@pytest.fixture
def hollow(guarded: Flask, monkeypatch: pytest.MonkeyPatch) -> Flask:
    """Nothing is behind the door."""
    monkeypatch.setattr(guarded, "view_functions", {name: lambda **_: "let through" for name in guarded.view_functions})
    return guarded


@pytest.mark.parametrize("name", VISITORS)
def test_every_route_for_every_visitor(hollow: Flask, gate: Gate, name: str) -> None:
    """Let through or not, and told in the way of the route: people are led to the login, programs get 401."""
    client = logged_in(hollow, gate, name)
    token = csrf(client)
    for route in routes(hollow):
        for method in sorted((route.methods or set()) - {"HEAD", "OPTIONS"}):
            answer = client.open(address(hollow, route), method=method, headers={"X-CSRF-Token": token})
            assert (answer.text == "let through") is expected(route.endpoint, name), (name, method, route.rule)
            if name == "nobody" and answer.text != "let through":
                assert refused_as_nobody(route, method, answer)


def address(app: Flask, route: Route) -> str:
    """An address of a route, its variables filled in."""
    values = {name: _value(route, name) for name in route.arguments - set(route.defaults or ())}
    return app.url_map.bind("localhost").build(route.endpoint, values | dict(route.defaults or {}))


def _value(route: Route, name: str) -> object:
    from werkzeug.routing import AnyConverter, IntegerConverter, UUIDConverter

    converter = route._converters[name]
    if isinstance(converter, AnyConverter):
        return sorted(converter.items)[0]
    assert not isinstance(converter, UUIDConverter)
    return 1 if isinstance(converter, IntegerConverter) else "x"


def refused_as_nobody(route: Route, method: str, answer: TestResponse) -> bool:
    if route.rule.startswith("/api/") or method != "GET":
        return answer.status_code == 401 and answer.headers["WWW-Authenticate"] == "Bearer"
    return answer.status_code == 302 and answer.location.startswith("/login?next=")


def test_what_nobody_classified_is_for_administrators(desk: Desk, gate: Gate) -> None:
    """Forgetting a route opens it to nobody else."""
    guarded = app_with(desk, web.Door(gate))
    guarded.add_url_rule("/new", "new", lambda: "let through")

    assert logged_in(guarded, gate, "editor").get("/new").status_code == 403
    assert logged_in(guarded, gate, "administrator").get("/new").text == "let through"


@pytest.mark.parametrize("role", list(Role))
def test_a_token_reaches_no_further_than_its_role(guarded: Flask, gate: Gate, role: Role) -> None:
    """In the name of an administrator, for less."""
    secret = gate.issue_token(gate.accounts.people.get("administrator"), "x", role, 1)
    client = guarded.test_client()
    headers = {"Authorization": f"Bearer {secret}"}

    assert client.get("/api/v1/releases", headers=headers).status_code == 200
    assert client.post("/api/v1/releases", headers=headers).status_code == (403 if role is Role.READER else 422)
    assert client.get("/accounts", headers=headers).status_code == (200 if role is Role.ADMINISTRATOR else 403)
    assert client.get("/account", headers=headers).status_code == 404
    assert client.get("/api/v1/releases", headers={"Authorization": f"Bearer {secret}x"}).status_code == 401


def test_the_author_is_the_account(guarded: Flask, gate: Gate, desk: Desk) -> None:
    """Whatever a program says of itself."""
    client = logged_in(guarded, gate, "editor")
    client.post("/releases/1/revise", data={"csrf": csrf(client)})

    assert desk.release(1).author == "editor"
