"""For administrators: accounts, and the audit log."""

from __future__ import annotations

from flask import Blueprint, make_response, redirect, render_template, request, url_for
from werkzeug import Response

from access import AccessError
from journal.accounts.records import Role
from journal.contract import JournalError
from web.access.door import gate

page = Blueprint("accounts", __name__)

#: entries of the audit log on a page
ENTRIES = 100


@page.get("/accounts")
def show() -> Response:
    """All accounts, and a form for another."""
    return _page()


@page.post("/accounts")
def add() -> Response:
    """A new account."""
    form = request.form
    try:
        role, regions = Role(form.get("role", "")), form.getlist("region")
        gate().add_account(form.get("name", ""), form.get("password", ""), role, regions)
    except (AccessError, JournalError, ValueError) as error:
        return _page(str(error))
    return redirect(url_for(".show"))


@page.post("/accounts/<name>/change")
def change(name: str) -> Response:
    """What an account may do."""
    form = request.form
    try:
        gate().change_account(name, Role(form.get("role", "")), form.getlist("region"), "active" in form)
    except (JournalError, ValueError) as error:
        return _page(str(error))
    return redirect(url_for(".show"))


@page.post("/accounts/<name>/password")
def password(name: str) -> Response:
    """A new password for somebody who forgot theirs."""
    try:
        gate().set_password(name, request.form.get("password", ""))
    except (AccessError, JournalError) as error:
        return _page(str(error))
    return redirect(url_for(".show"))


@page.get("/audit")
def audit() -> str:
    """What was done, newest first."""
    before = request.args.get("before", type=int)
    entries = gate().accounts.audit.list(limit=ENTRIES + 1, before=before)
    following = entries[ENTRIES - 1].number if len(entries) > ENTRIES else None
    return render_template("audit.html", entries=entries[:ENTRIES], following=following)


def _page(wrong: str = "") -> Response:
    html = render_template("accounts.html", accounts=gate().accounts.people.list(), roles=list(Role), wrong=wrong)
    return make_response(html, 422 if wrong else 200)
