"""Every request has a number, which its answer and each line of the log about it bear, and is timed."""

from __future__ import annotations

import logging
import re
import time
from uuid import uuid4

from flask import Flask, Response, g, request

from upkeep.logs import request_id
from upkeep.meter import Meter

HEADER = "X-Request-ID"
_USABLE = re.compile(r"[0-9A-Za-z-]{8,64}")

log = logging.getLogger(__name__)


def register(app: Flask, meter: Meter) -> None:
    """Trace every request of the app, from before anything else looks at it."""
    app.before_request(_begin)
    app.after_request(lambda response: _end(response, meter))
    app.teardown_request(lambda _: _forget())


def _begin() -> None:
    """A proxy's number goes on, so that its log and ours can be read together."""
    g.began = time.perf_counter()
    stated = request.headers.get(HEADER, "")
    request_id.set(stated if _USABLE.fullmatch(stated) else uuid4().hex)


def _end(response: Response, meter: Meter) -> Response:
    seconds = time.perf_counter() - g.began
    endpoint, status = request.endpoint or "none", str(response.status_code)
    meter.requests.labels(endpoint, _method(), status).observe(seconds)
    # of the address only its route: what is looked for is nobody's business
    fields = {"endpoint": endpoint, "method": _method(), "status": response.status_code, "ms": round(seconds * 1000, 1)}
    log.info("answered", extra={"fields": fields})
    response.headers[HEADER] = request_id.get()
    return response


def _forget() -> None:
    """What the thread tells between two requests belongs to neither."""
    request_id.set("")


def _method() -> str:
    """One that there is: whoever may write their own would fill the figures with them."""
    return request.method if request.method in ("GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS") else "other"
