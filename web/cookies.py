"""Cookies, all out of scripts' reach. By HTTPS, browsers take them from this very host and by HTTPS only."""

from __future__ import annotations

from typing import Literal

from flask import Flask, current_app, request
from werkzeug import Response

_SECURE = "SESSION_COOKIE_SECURE"


def register(app: Flask, *, secure: bool) -> None:
    """Whether people reach the app by HTTPS."""
    app.config[_SECURE] = secure


def sent(name: str) -> str:
    """What came along; empty where nothing did."""
    return request.cookies.get(_full(name), "")


def put(
    response: Response, name: str, value: str, *, site: Literal["Lax", "Strict"] = "Lax", seconds: int | None = None
) -> None:
    """Give the browser a cookie, for so many seconds or until it is closed."""
    response.set_cookie(_full(name), value, max_age=seconds, httponly=True, secure=_secure(), samesite=site)


def drop(response: Response, name: str) -> None:
    """Take it back."""
    response.delete_cookie(_full(name), httponly=True, secure=_secure(), samesite="Lax")


def _full(name: str) -> str:
    return f"__Host-{name}" if _secure() else name


def _secure() -> bool:
    return bool(current_app.config[_SECURE])
