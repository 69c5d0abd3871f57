"""Upload: files and pasted text in, a row for each with its result or the reason why not."""

from __future__ import annotations

from collections.abc import Iterator

from flask import Blueprint, current_app, render_template, request

from desk import File
from intake import FORMATS
from web.parts import desk

page = Blueprint("upload", __name__)

#: what a pasted text is called in the log
PASTED = "вставленный текст.txt"


@page.get("/upload")
def show() -> str:
    """The form."""
    limit = current_app.config["MAX_CONTENT_LENGTH"]
    return render_template("upload.html", outcomes=None, formats=FORMATS.values(), limit=limit)


@page.post("/upload")
def submit() -> str:
    """Take in what was sent; the page's script, which sends files one by one, gets only their rows."""
    outcomes = desk().submit(_sent(), author=request.remote_user or "")
    rows_only = request.headers.get("X-Requested-With") == "upload.js"
    limit = current_app.config["MAX_CONTENT_LENGTH"]
    template = "_outcomes.html" if rows_only else "upload.html"
    return render_template(template, outcomes=outcomes, formats=FORMATS.values(), limit=limit)


def _sent() -> Iterator[File]:
    for sent in request.files.getlist("file"):
        if sent.filename:
            yield File(sent.filename, sent.read())
    if text := request.form.get("text", "").strip():
        yield File(PASTED, text.encode())
