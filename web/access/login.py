"""Logging in and out."""

from __future__ import annotations

from urllib.parse import urlsplit

from flask import Blueprint, make_response, redirect, render_template, request, url_for
from werkzeug import Response as BaseResponse

from access import TooMany, WrongPassword
from web import cookies
from web.access.door import address, door, gate
from web.security import SESSION

page = Blueprint("login", __name__)


@page.get("/login")
def show() -> str:
    """The form."""
    return form_page(request.args.get("next", ""))


@page.post("/login")
def submit() -> BaseResponse:
    """A new session, whatever session there was before; back to where one came from."""
    form = request.form
    end_session()
    try:
        secret = gate().log_in(form.get("name", "").strip(), form.get("password", ""), address())
    except (WrongPassword, TooMany) as error:
        status = 429 if isinstance(error, TooMany) else 401
        return make_response(form_page(form.get("next", ""), str(error)), status)
    return enter(secret, form.get("next", ""))


@page.post("/logout")
def leave() -> BaseResponse:
    """End the session."""
    end_session()
    response = redirect(url_for(".show"))
    cookies.drop(response, SESSION)
    response.headers["Clear-Site-Data"] = '"cache"'
    return response


def form_page(target: str, wrong: str = "") -> str:
    """The form, with what went wrong the time before."""
    return render_template("login.html", next=own(target), wrong=wrong, organization=door().sign_on is not None)


def enter(secret: str, target: str) -> BaseResponse:
    """Begin a session and go where one wanted to."""
    response = redirect(own(target) or url_for("log.show"))
    begin_session(response, secret)
    return response


def begin_session(response: BaseResponse, secret: str) -> None:
    """Give the browser its secret, out of reach for scripts and for other sites' forms; it ends with the browser."""
    cookies.put(response, SESSION, secret)


def end_session() -> None:
    """The session that this request came with is none any more."""
    if secret := cookies.sent(SESSION):
        gate().log_out(secret)


def own(target: str) -> str:
    """An address of ours, or none."""
    parts = urlsplit(target)
    ours = not parts.scheme and not parts.netloc and target.startswith("/") and not target.startswith(("//", "/\\"))
    return target if ours else ""
