"""What every response says to the browser, and that forms are sent from our own pages only."""

from __future__ import annotations

import secrets
from urllib.parse import urlsplit

from flask import Flask, Response, abort, g, request

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


def register(app: Flask) -> None:
    """Guard every request and response of the app."""
    app.before_request(_check_origin)
    app.before_request(_check_token)
    app.after_request(_protect)
    app.jinja_env.globals["csrf"] = token


def token() -> str:
    """The token that this page's forms must carry."""
    if "csrf" not in g:
        g.csrf = request.cookies.get(COOKIE) or secrets.token_urlsafe(32)
    return str(g.csrf)


def _check_origin() -> None:
    """Browsers name the page that sends a request, programs don't; a page of another site may change nothing."""
    origin = request.headers.get("Origin")
    if _changes() and origin and urlsplit(origin).netloc != request.host:
        abort(403)


def _check_token() -> None:
    """The API carries no cookies, so there is nothing that a foreign page could misuse."""
    if not _changes() or request.path.startswith("/api/"):
        return
    if not secrets.compare_digest(request.form.get(FIELD, ""), request.cookies.get(COOKIE, "-")):
        abort(403)


def _changes() -> bool:
    return request.method not in ("GET", "HEAD", "OPTIONS")


def _protect(response: Response) -> Response:
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    if "csrf" in g and COOKIE not in request.cookies:
        response.set_cookie(COOKIE, g.csrf, httponly=True, samesite="Strict", secure=request.is_secure)
    return response
