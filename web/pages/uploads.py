"""What became of files that were stored: waiting for a worker, set aside with the reason, or in the log."""

from __future__ import annotations

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug import Response

from desk import State
from web.parts import desk

page = Blueprint("uploads", __name__)


@page.get("/uploads")
def browse() -> str:
    """How much waits, and what is set aside."""
    return render_template("uploads.html", outcomes=desk().aside(), backlog=desk().backlog(), one=False)


@page.get("/uploads/<receipt>")
def show(receipt: str) -> str | Response:
    """One file by its sum, its release once it is in the log; the page's script gets only the row."""
    outcome = desk().arrived(receipt)
    if request.headers.get("X-Requested-With") == "follow.js":
        return render_template("_outcomes.html", outcomes=[outcome])
    if outcome.state is State.ADDED:
        return redirect(url_for("releases.show", release_id=outcome.release_id))
    return render_template("uploads.html", outcomes=[outcome], backlog=desk().backlog(), one=True)


@page.post("/uploads/<receipt>/retry")
def retry(receipt: str) -> Response:
    """Try again what is set aside."""
    desk().retry(receipt)
    return redirect(url_for(".show", receipt=receipt))
