"""Who may ask for what: every route for every kind of visitor, and everything else that stands at the door."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.routing import Rule as Route
from werkzeug.test import TestResponse

import web
from access import Gate, Quota, passwords
from desk import Desk, File
from journal.accounts import open_accounts
from journal.accounts.records import Role
from tests.access.conftest import CHEAP
from tests.databases import log_file
from tests.web.conftest import MAX_UPLOAD, NOW, SAMPLES, open_desk
from tests.web.markup import Page
from web.access.permissions import RULES, Scope, rule_of
from web.access.rates import Rates

PASSWORD = "мост через тихую протоку"  # noqa: S105 (of accounts that only these tests have)
OTHER = "семь сосен у переправы"
#: accounts by what they are; `elsewhere` may change only what is about another region than the release's
ACCOUNTS = {
    "reader": (Role.READER, ()),
    "editor": (Role.EDITOR, ()),
    "here": (Role.EDITOR, ("RU-PER", "RU-TVE")),
    "elsewhere": (Role.EDITOR, ("RU-TVE",)),
    "administrator": (Role.ADMINISTRATOR, ()),
}
VISITORS = ("nobody", *ACCOUNTS)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """A log with one release, about RU-PER."""
    opened = open_desk(tmp_path_factory.mktemp("log"))
    opened.submit([_file()], author="here", submission="x")
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def gate(desk: Desk, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Gate]:
    """The gate with an account of each kind."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(passwords, "_HASHER", CHEAP)
        patch.setattr(passwords, "_NOBODY", CHEAP.hash("никто"))
        opened = Gate(open_accounts(log_file(tmp_path_factory.mktemp("accounts") / "a.sqlite")), lambda: NOW)
        for name, (role, regions) in ACCOUNTS.items():
            opened.add_account(name, PASSWORD, role, regions)
        yield opened
        opened.close()


@pytest.fixture(scope="module")
def guarded(desk: Desk, gate: Gate) -> Flask:
    """The app over both."""
    return app_with(desk, web.Door(gate))


def app_with(desk: Desk, door: web.Door) -> Flask:
    app = web.create_app(desk, max_upload=MAX_UPLOAD, door=door)
    app.testing = True
    return app


def _file() -> File:
    return File(SAMPLES[0].name, SAMPLES[0].read_bytes())


def csrf(client: FlaskClient) -> str:
    """A token that the client has the cookie for."""
    client.set_cookie("csrf", "t")
    return "t"


def logged_in(app: Flask, gate: Gate, name: str) -> FlaskClient:
    """A browser with a session of an account, or without."""
    client = app.test_client()
    if name != "nobody":
        client.set_cookie("session", gate.log_in(name, PASSWORD, "192.0.2.1"))
    return client


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


def log_in(client: FlaskClient, name: str, password: str, **more: str) -> TestResponse:
    return client.post("/login", data={"name": name, "password": password, "csrf": csrf(client), **more})


def test_logging_in_and_out(guarded: Flask) -> None:
    """A new session each time, out of scripts' reach; afterwards the old one is worth nothing."""
    client = guarded.test_client()
    first = log_in(client, "reader", PASSWORD, next="/releases?limit=2")
    assert first.location == "/releases?limit=2"
    flags = first.headers["Set-Cookie"].split("; ")
    assert {"HttpOnly", "SameSite=Lax"} <= set(flags)
    cookie = client.get_cookie("session")
    assert cookie
    seen = client.get("/log")
    assert seen.status_code == 200
    assert seen.headers["Cache-Control"] == "no-store"
    client.post("/logout", data={"csrf": csrf(client)})
    client.set_cookie("session", cookie.value)

    assert client.get("/log").status_code == 302


def test_logging_in_again_ends_the_session_before(guarded: Flask, gate: Gate) -> None:
    """A session that somebody planted or kept is ended."""
    client = logged_in(guarded, gate, "reader")
    planted = client.get_cookie("session")
    assert planted
    log_in(client, "reader", PASSWORD)
    now = client.get_cookie("session")

    assert now
    assert now.value != planted.value
    assert gate.by_session(planted.value) is None


@pytest.mark.parametrize("target", ["//elsewhere.example", "https://elsewhere.example", "/\\elsewhere.example", "log"])
def test_a_login_leads_nowhere_else(guarded: Flask, target: str) -> None:
    """Only to addresses of ours."""
    assert log_in(guarded.test_client(), "reader", PASSWORD, next=target).location == "/log"


def test_a_wrong_password(guarded: Flask) -> None:
    """One answer for unknown names and wrong passwords, no session, and the name kept out of the page."""
    client = guarded.test_client()
    answers = [log_in(client, name, "не тот пароль") for name in ("reader", "никого")]

    assert [answer.status_code for answer in answers] == [401, 401]
    assert answers[0].text == answers[1].text
    assert client.get_cookie("session") is None


def test_login_needs_its_form(guarded: Flask) -> None:
    """Another site cannot log somebody in."""
    assert guarded.test_client().post("/login", data={"name": "reader", "password": PASSWORD}).status_code == 403


def test_the_api_with_a_cookie_needs_the_page_s_token(guarded: Flask, gate: Gate) -> None:
    """A session that the browser sends by itself changes nothing without it."""
    client = logged_in(guarded, gate, "editor")

    assert client.post("/api/v1/releases").status_code == 403
    assert client.post("/api/v1/releases", headers={"X-CSRF-Token": csrf(client)}).status_code == 422


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_browsers_say_where_a_request_comes_from(guarded: Flask, gate: Gate, site: str) -> None:
    """A page of another site changes nothing, with any token."""
    client = logged_in(guarded, gate, "editor")
    headers = {"Sec-Fetch-Site": site, "X-CSRF-Token": csrf(client)}

    assert client.post("/api/v1/releases", headers=headers).status_code == 403


@pytest.mark.parametrize(
    "host", ["attacker.example", "localhost.attacker.example", "127.0.0.1.nip.example:8000", "[::2]"]
)
def test_another_name_is_not_answered(desk: Desk, host: str) -> None:
    """A page elsewhere whose name was made to lead here (DNS rebinding) reads nothing, also without accounts."""
    client = app_with(desk, web.Door()).test_client()

    assert client.get("/api/v1/releases", headers={"Host": host}).status_code == 421
    for own in ("localhost", "127.0.0.1:8000", "[::1]:8000", "LOCALHOST:1"):
        assert client.get("/api/v1/releases", headers={"Host": own}).status_code == 200


def test_secure_cookies(desk: Desk, gate: Gate) -> None:
    """By HTTPS, the session's cookie is bound to the host and the browser is told to stay with HTTPS."""
    client = app_with(desk, web.Door(gate, frozenset({"kadrolog.example"}), secure=True)).test_client()
    base = "https://kadrolog.example"
    client.get("/login", base_url=base)
    client.set_cookie("__Host-csrf", "t", domain="kadrolog.example", secure=True)
    answer = client.post("/login", base_url=base, data={"name": "reader", "password": PASSWORD, "csrf": "t"})

    assert answer.headers["Set-Cookie"].startswith("__Host-session=")
    assert {"Secure", "HttpOnly", "Path=/"} <= set(answer.headers["Set-Cookie"].split("; "))
    assert answer.headers["Strict-Transport-Security"] == "max-age=31536000; includeSubDomains"
    again = client.get("/language/en", base_url=base).headers["Set-Cookie"]
    assert again.startswith("__Host-language=en; ")
    assert "Secure" in again.split("; ")
    first = client.application.test_client().get("/login", base_url=base).headers["Set-Cookie"]
    assert first.startswith("__Host-csrf=")
    assert "Secure" in first.split("; ")


@pytest.mark.parametrize(("proxies", "noted"), [(0, "127.0.0.1"), (1, "198.51.100.7")])
def test_whose_word_on_addresses_is_taken(desk: Desk, gate: Gate, proxies: int, noted: str) -> None:
    """That of as many proxies as are ours, never what a visitor wrote in front of it."""
    client = app_with(desk, web.Door(gate, proxies=proxies)).test_client()
    forged = {"X-Forwarded-For": "203.0.113.9, 198.51.100.7"}
    client.post("/login", data={"name": "reader", "password": "x", "csrf": csrf(client)}, headers=forged)

    assert gate.accounts.audit.list(limit=1)[0].address == noted


def test_too_often(guarded: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who asks too often is told when to come back, each visitor for itself."""
    now = [0.0]
    rates = Rates(lambda: now[0])

    assert [rates.wait("a", "x", 2) > 0 for _ in range(3)] == [False, False, True]
    assert rates.wait("b", "x", 2) == 0
    assert rates.wait("a", "y", 2) == 0
    now[0] = rates.wait("a", "x", 2)
    assert rates.wait("a", "x", 2) == 0
    monkeypatch.setattr(Rates, "wait", lambda *_: 2.5)
    answer = guarded.test_client().get("/login")
    assert (answer.status_code, answer.headers["Retry-After"]) == (429, "3")


def test_the_one_person_at_the_machine_is_not_slowed(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """A program that fills the log is welcome to."""
    monkeypatch.setattr(Rates, "wait", lambda *_: 2.5)

    assert app_with(desk, web.Door()).test_client().get("/log").status_code == 200


def test_quota(desk: Desk, gate: Gate) -> None:
    """Uploads beyond the day's quota are refused before they are read."""
    small = Gate(gate.accounts, gate.clock, Quota(requests=100, bytes=10))
    app = app_with(desk, web.Door(small))
    client = logged_in(app, gate, "editor")

    answer = client.post("/upload", data={"csrf": csrf(client), "text": "Слишком много."})
    assert answer.status_code == 429
    assert "норма" in answer.text


def test_an_open_machine(desk: Desk, tmp_path: Path) -> None:
    """Without accounts the one person may do everything; the first account closes it at once."""
    gate = Gate(open_accounts(log_file(tmp_path / "a.sqlite")), lambda: NOW)
    client = app_with(desk, web.Door(gate)).test_client()
    form = {"name": "Анна", "password": PASSWORD, "role": "administrator", "csrf": csrf(client)}
    assert "Учётных записей нет" in client.get("/accounts").text
    assert client.get("/log").status_code == 200
    assert client.post("/accounts", data=form | {"password": "слабый"}).status_code == 422
    assert client.post("/accounts", data=form).status_code == 302

    assert client.get("/log").location.startswith("/login")
    gate.close()


@pytest.mark.parametrize("path", ["/login", "/account", "/accounts", "/audit"])
def test_pages(guarded: Flask, gate: Gate, path: str) -> None:
    """Well formed, nothing inline, every control with a name."""
    client = logged_in(guarded, gate, "administrator")
    html = client.get(path).text
    page = Page(html)
    labelled = {label["for"] for label in page.all("label") if "for" in label}
    controls = [item for item in page.elements if item.tag in ("input", "select")]

    assert (page.unclosed, page.open) == ([], [])
    assert not re.search(r"\s(style|on[a-z]+)=", html)
    for control in controls:
        secret = "password" in control.attributes.get("autocomplete", "")
        assert (control.attributes.get("type") == "password") is secret
        hidden = control.attributes.get("type") == "hidden"
        assert hidden or control.attributes.get("id") in labelled or "label" in control.ancestors


def test_a_token_is_shown_once(guarded: Flask, gate: Gate) -> None:
    """On the answer to its form and never again; taken back, it is worth nothing."""
    client = logged_in(guarded, gate, "editor")
    form = {"label": "ночной отчёт", "role": "reader", "days": "30", "csrf": csrf(client)}
    shown = re.search(r"kdl_[\w-]{40,}", client.post("/account/tokens", data=form).text)
    assert shown
    secret = shown[0]
    assert secret not in client.get("/account").text
    headers = {"Authorization": f"Bearer {secret}"}
    assert guarded.test_client().get("/log", headers=headers).status_code == 200
    newest = gate.tokens(gate.accounts.people.get("editor"))[0]
    client.post(f"/account/tokens/{newest.id}/revoke", data={"csrf": csrf(client)})

    assert guarded.test_client().get("/api/v1/releases", headers=headers).status_code == 401
    for wrong in ({"role": "administrator"}, {"days": "0"}, {"days": "x"}, {"role": "x"}, {"label": ""}):
        assert client.post("/account/tokens", data=form | wrong).status_code == 422


def test_changing_one_s_password(guarded: Flask, gate: Gate) -> None:
    """Needs the old one, goes on with a new session."""
    gate.add_account("ольга", PASSWORD, Role.READER)
    client = logged_in(guarded, gate, "ольга")
    form = {"old": "не тот пароль", "new": OTHER, "csrf": csrf(client)}
    assert client.post("/account/password", data=form).status_code == 422
    assert client.post("/account/password", data=form | {"old": PASSWORD, "new": "короткий"}).status_code == 422
    assert client.post("/account/password", data=form | {"old": PASSWORD}).status_code == 200

    assert client.get("/account").status_code == 200
    assert gate.log_in("ольга", OTHER, "192.0.2.1")


def test_one_s_sessions(guarded: Flask, gate: Gate) -> None:
    """They are listed, and the others end by the password, in a new session; a wrong one ends none."""
    gate.add_account("вера", PASSWORD, Role.READER)
    here, elsewhere = (logged_in(guarded, gate, "вера") for _ in range(2))
    assert here.get("/account").text.count('<tr class="session">') == 2
    assert here.post("/account/sessions", data={"old": OTHER, "csrf": csrf(here)}).status_code == 422
    assert elsewhere.get("/account").status_code == 200
    assert here.post("/account/sessions", data={"old": PASSWORD, "csrf": csrf(here)}).status_code == 302

    assert elsewhere.get("/account").status_code == 302
    assert here.get("/account").status_code == 200
    assert len(gate.sessions(gate.accounts.people.get("вера"))) == 1


def test_logging_out_is_near(guarded: Flask, gate: Gate) -> None:
    """On every page of somebody who is logged in."""
    client = logged_in(guarded, gate, "administrator")
    for path in ("/", "/log", "/releases", "/upload", "/account", "/accounts", "/nowhere"):
        assert 'action="/logout"' in client.get(path).text, path


def test_the_audit_log_tells_who_did_what(guarded: Flask, gate: Gate) -> None:
    """Changes and refusals with name, route, subject and outcome; no words of the request."""
    editor, reader = logged_in(guarded, gate, "editor"), logged_in(guarded, gate, "reader")
    editor.post("/releases/1/revise", data={"csrf": csrf(editor)})
    reader.post("/releases/1/revise", data={"csrf": csrf(reader)})
    newest = gate.accounts.audit.list(limit=2)

    assert [(entry.author, entry.action, entry.subject, entry.outcome) for entry in newest] == [
        ("reader", "releases.revise", "1", "403"),
        ("editor", "releases.revise", "1", "done"),
    ]
    assert "releases.revise" in logged_in(guarded, gate, "administrator").get("/audit").text


def test_administration(guarded: Flask, gate: Gate) -> None:
    """An account is added, narrowed, given a password and disabled; the last administrator stays."""
    client = logged_in(guarded, gate, "administrator")

    def post(path: str, **form: object) -> int:
        return client.post(path, data={"csrf": csrf(client), **form}).status_code

    assert post("/accounts", name="пётр", password=PASSWORD, role="editor", region=["RU-TVE"]) == 302
    assert post("/accounts", name="пётр", password=PASSWORD, role="editor") == 422
    assert post("/accounts/пётр/password", password=OTHER) == 302
    assert post("/accounts/пётр/change", role="reader") == 302
    assert post("/accounts/никто/change", role="reader") == 422
    assert post("/accounts/administrator/change", role="reader", active="on") == 422
    found = gate.accounts.people.get("пётр")

    assert (found.role, found.active, found.regions) == (Role.READER, False, ())


@pytest.mark.parametrize("body", ["{", "[]", "5", "", "null"])
def test_a_body_that_is_no_object_is_our_caller_s_fault(guarded: Flask, gate: Gate, body: str) -> None:
    """Told as 4xx, in the one shape of errors."""
    client = logged_in(guarded, gate, "administrator")
    headers = {"X-CSRF-Token": csrf(client)}
    answer = client.post("/api/v1/pairs", data=body, content_type="application/json", headers=headers)

    assert answer.status_code in (400, 415, 422)
    assert answer.get_json()["error"]["message"]


def test_numbers_beyond_the_database_are_our_caller_s_fault(guarded: Flask, gate: Gate) -> None:
    """An id that no database can hold is no id."""
    client = logged_in(guarded, gate, "administrator")
    said = {"into": 10**25, "author": "", "reason": ""}
    answer = client.post("/api/v1/entities/1/merge", json=said, headers={"X-CSRF-Token": csrf(client)})

    assert answer.status_code == 422
