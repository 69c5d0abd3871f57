"""Signing in through the organization's identity provider: there and back."""

from __future__ import annotations

from flask import Blueprint, abort, make_response, redirect, request
from werkzeug import Response

from access import AccessError, SignOn
from access.attempt import Attempt
from web import cookies
from web.access.door import address, door
from web.access.login import end_session, enter, form_page, own

page = Blueprint("sign_on", __name__)

#: where the provider leads people back to; it is registered there
BACK = "/login/organization/back"
COOKIE = "attempt"
#: seconds in which one comes back
PATIENCE = 600


@page.get("/login/organization")
def begin() -> Response:
    """To the provider, with an attempt that only this browser can end."""
    target = own(request.args.get("next", ""))
    try:
        attempt, invitation = _sign_on().begin()
    except AccessError as error:
        return make_response(form_page(target, str(error)), 503)
    response = redirect(invitation)
    cookies.put(response, COOKIE, f"{attempt.secret}:{target}", seconds=PATIENCE)
    return response


@page.get(BACK)
def back() -> Response:
    """A new session, whatever session there was before; or the form, with why not."""
    secret, _, target = cookies.sent(COOKIE).partition(":")
    end_session()
    try:
        session = _sign_on().finish(Attempt(secret or Attempt.new().secret), request.args, address())
        response = enter(session, target)
    except AccessError as error:
        response = make_response(form_page(target, str(error)), 401)
    cookies.drop(response, COOKIE)
    return response


def _sign_on() -> SignOn:
    return door().sign_on or abort(404)
