"""What every response says to the browser, and that forms are sent from our own pages only."""

from __future__ import annotations

import secrets
from urllib.parse import urlsplit

from flask import Flask, Response, abort, g, request

from web import cookies

#: the browser loads nothing from elsewhere, runs no inline code and shows us in nobody's frame
HEADERS = {
    "Content-Security-Policy": "; ".join(
        (
            "default-src 'self'",
            "img-src 'self' data:",
            "object-src 'none'",
            "base-uri 'none'",
            "form-action 'self'",
            "frame-ancestors 'none'",
        )
    ),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}

#: the cookie and the form field that must be equal; other sites can set neither
COOKIE = FIELD = "csrf"
#: the cookie of whoever is logged in
SESSION = "session"
#: where scripts that send JSON put it
HEADER = "X-CSRF-Token"


def register(app: Flask) -> None:
    """Guard every request and response of the app."""
    app.before_request(_check_origin)
    app.before_request(_check_token)
    app.after_request(_protect)
    app.jinja_env.globals["csrf"] = token


def token() -> str:
    """The token that this page's forms must carry."""
    if "csrf" not in g:
        g.csrf = cookies.sent(COOKIE) or secrets.token_urlsafe(32)
    return str(g.csrf)


def _check_origin() -> None:
    """Browsers name the page that sends a request, programs don't; a page of another site may change nothing."""
    origin = request.headers.get("Origin")
    foreign = origin is not None and urlsplit(origin).netloc != request.host
    if changes() and (foreign or request.headers.get("Sec-Fetch-Site", "none") not in ("same-origin", "none")):
        abort(403)


def _check_token() -> None:
    """Programs at the API send no cookies, so there is nothing that a foreign page could misuse."""
    if not changes() or (request.path.startswith("/api/") and not _from_browser()):
        return
    stated, known = request.headers.get(HEADER) or request.form.get(FIELD, ""), cookies.sent(COOKIE)
    if not known or not secrets.compare_digest(stated.encode(), known.encode()):
        abort(403)


def _from_browser() -> bool:
    """Whether a session's cookie came along, and no token that would go before it."""
    return "Authorization" not in request.headers and bool(cookies.sent(SESSION))


def changes() -> bool:
    """Whether this request may change something."""
    return request.method not in ("GET", "HEAD", "OPTIONS")


def _protect(response: Response) -> Response:
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    if "csrf" in g and not cookies.sent(COOKIE):
        cookies.put(response, COOKIE, g.csrf, site="Strict")
    return response
