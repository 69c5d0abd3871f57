"""For programs that look after the server: whether it lives, whether it can work, and its figures."""

from __future__ import annotations

from flask import Blueprint, Response, jsonify

from upkeep.meter import CONTENT_TYPE
from web.parts import watch

page = Blueprint("upkeep", __name__)


@page.get("/healthz")
def alive() -> Response:
    """Requests are answered; nothing else is looked at, so that a database's trouble restarts no server."""
    return Response("ok\n", content_type="text/plain")


@page.get("/readyz")
def ready() -> tuple[Response, int]:
    """The log can be searched and there is room for more; which part cannot, and no more, as anybody may ask."""
    problems = watch().problems()
    return jsonify(ready=not problems, problems=sorted(problems)), 503 if problems else 200


@page.get("/metrics")
def metrics() -> Response:
    """Figures as Prometheus reads them."""
    return Response(watch().meter.page(), content_type=CONTENT_TYPE)
