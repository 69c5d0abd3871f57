"""One's own account: password and tokens."""

from __future__ import annotations

from flask import Blueprint, abort, make_response, redirect, render_template, request, url_for
from werkzeug import Response

from access import AccessError
from journal.accounts.records import Account, Role
from journal.contract import BadQuery
from web.access.door import address, gate, visitor
from web.access.login import begin_session

page = Blueprint("account", __name__)


@page.get("/account")
def show() -> Response:
    """The password's form, and tokens with theirs."""
    return _page()


@page.post("/account/password")
def password() -> Response:
    """A new password; every other session ends."""
    found, form = visitor(), request.form
    if found is None or found.account is None:
        abort(404)
    try:
        secret = gate().change_password(found, form.get("old", ""), form.get("new", ""), address())
    except AccessError as error:
        return _page(wrong=str(error), status=422)
    response = _page(done=True)
    begin_session(response, secret)
    return response


@page.post("/account/sessions")
def sessions() -> Response:
    """End the sessions in other browsers; without a password, all of them."""
    try:
        secret = gate().end_sessions(_account(), request.form.get("old", ""), address())
    except AccessError as error:
        return _page(wrong=str(error), status=422)
    response = redirect(url_for(".show"))
    begin_session(response, secret)
    return response


@page.post("/account/tokens")
def issue() -> Response:
    """A new token, shown this once."""
    form = request.form
    try:
        role, days = Role(form.get("role", "")), int(form.get("days", ""))
        secret = gate().issue_token(_account(), form.get("label", ""), role, days)
    except (AccessError, BadQuery, ValueError) as error:
        return _page(wrong=str(error), status=422)
    return _page(secret=secret)


@page.post("/account/tokens/<int:token_id>/revoke")
def revoke(token_id: int) -> Response:
    """Take a token of one's own back."""
    gate().accounts.tokens.revoke(_account(), token_id)
    return redirect(url_for(".show"))


def _account() -> Account:
    """The visitor's; a token is for the log and never for the account that it belongs to."""
    found = visitor()
    if found is None or found.account is None or found.program:
        abort(404)
    return found.account


def _page(status: int = 200, **shown: object) -> Response:
    own = _account()
    roles = [role for role in Role if own.role.covers(role)]
    lists = {"tokens": gate().tokens(own), "sessions": gate().sessions(own)}
    html = render_template("account.html", account=own, roles=roles, **lists, **shown)
    return make_response(html, status)
