"""What every request passes: the server's right name, who it is, whether they may, how often, and a note of it."""

from __future__ import annotations

import math
import time
from typing import Any

from flask import Flask, Response, abort, g, redirect, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.middleware.proxy_fix import ProxyFix

from access import AccessError, TooMany, Visitor
from access.gate import LOCAL
from journal.accounts.records import Entry, Role
from reports.labels import REGIONS
from web import cookies
from web.access.door import Door, address, door, gate, give, visitor
from web.access.permissions import Rule, Scope, rule_of
from web.access.rates import Rates
from web.language import lazy as _
from web.parts import desk
from web.security import SESSION, changes

BEARER = "Bearer "
ROLES = {Role.READER: _("читатель"), Role.EDITOR: _("редактор"), Role.ADMINISTRATOR: _("администратор")}
#: endpoints that note for themselves what came of them
NOTED = ("login.submit", "sign_on.back")
#: endpoints that answer the same to all, even while the accounts cannot be read
NAMELESS = ("upkeep.alive", "upkeep.ready")


def register(app: Flask, entrance: Door) -> None:
    """Let every request of the app pass the door."""
    rates = Rates(time.monotonic)
    give(app, entrance)
    app.jinja_env.globals.update(visitor=visitor, has_accounts=entrance.gate is not None, ROLES=ROLES)
    app.jinja_env.filters["region"] = lambda code: REGIONS.get(code, code)
    if entrance.proxies:
        app.wsgi_app = ProxyFix(app.wsgi_app, entrance.proxies, entrance.proxies)  # type: ignore[method-assign]
    app.before_request(_check_host)
    app.before_request(_identify)
    app.before_request(lambda: _admit(rates))
    app.after_request(_note)
    app.after_request(_keep_private)


def _check_host() -> None:
    host = request.host.lower()
    if not door().hosts & {host, host.rpartition(":")[0]}:
        abort(421)


def _identify() -> None:
    """A token goes before a session; the account's name is the author of all that the request does."""
    if request.endpoint in NAMELESS:
        return
    if door().gate is None or gate().is_open():
        g.visitor = LOCAL
        return
    stated = request.headers.get("Authorization", "")
    if stated.startswith(BEARER):
        g.visitor = gate().by_token(stated.removeprefix(BEARER).strip())
    elif secret := cookies.sent(SESSION):
        g.visitor = gate().by_session(secret)
    found = visitor()
    request.environ["REMOTE_USER"] = found.name if found else ""


def _admit(rates: Rates) -> ResponseReturnValue | None:
    if request.endpoint is None:
        return None
    rule, found = rule_of(request.endpoint), visitor()
    _check_rate(rates, rule, found)
    if rule.role is None:
        return None
    if found is None:
        return _invite()
    if not found.may(rule.role) or not _within(rule.scope, found):
        raise AccessError("Вашей учётной записи это не разрешено. Попросите администратора.")
    if rule.sends and found.account:
        gate().check_quota(found, request.content_length or 0)
    return None


def _check_rate(rates: Rates, rule: Rule, found: Visitor | None) -> None:
    """Whoever sits at the machine itself may ask as often as they like."""
    if found is LOCAL:
        return
    wait = rates.wait(found.name if found else address(), request.endpoint or "", rule.rate)
    if wait:
        raise TooMany("Слишком много запросов подряд. Повторите немного позже.", math.ceil(wait))


def _within(scope: Scope, found: Visitor) -> bool:
    """Whether what is to be changed is about a region of the visitor's, or was handed in by them."""
    if scope is Scope.FREE or not found.regions:
        return True
    named = request.view_args or {}
    if "submission" in named:
        return scope is Scope.OWN and desk().handed.get(named["submission"]).author == found.name
    return scope is Scope.OWN and found.may_change(_regions(named))


def _regions(named: dict[str, Any]) -> tuple[str, ...]:
    """What the release or decision that the address names is about."""
    if "decision_id" in named:
        return desk().decision(named["decision_id"]).regions
    if "release_id" in named:
        return tuple(region.code for region in desk().release(named["release_id"]).extraction.regions)
    return ()


def _invite() -> ResponseReturnValue:
    """People are led to the login and back; programs are told what is missing."""
    if request.path.startswith("/api/") or changes():
        abort(401)
    return redirect(url_for("login.show", next=request.full_path.rstrip("?")))


def _note(response: Response) -> Response:
    """What was changed, or refused to somebody, is in the audit log; words of the request are not."""
    found = visitor()
    refused = response.status_code in (401, 403, 429) and request.endpoint is not None
    if door().gate is None or request.endpoint in NOTED or not (changes() or refused):
        return response
    outcome = "done" if response.status_code < 400 else str(response.status_code)
    subject = " ".join(str(value) for value in (request.view_args or {}).values())
    sent = request.content_length or 0 if request.files else 0
    name = found.name if found else ""
    gate().note(Entry(name, request.endpoint or "", outcome, address(), subject, sent))
    return response


def _keep_private(response: Response) -> Response:
    """What somebody saw who was logged in stays in no cache."""
    found = visitor()
    if found and found.account and request.endpoint != "static":
        response.headers["Cache-Control"] = "no-store"
    if door().secure:
        response.headers["Strict-Transport-Security"] = "max-age=31536000; includeSubDomains"
    return response
