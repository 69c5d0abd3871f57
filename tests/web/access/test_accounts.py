"""Pages of accounts, one's own and all, and what API calls say that nobody can mean."""

from __future__ import annotations

import re

import pytest
from flask import Flask

from access import Gate
from journal.accounts.records import Role
from tests.web.access.visitors import PASSWORD, csrf, logged_in
from tests.web.markup import Page

OTHER = "семь сосен у переправы"


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
