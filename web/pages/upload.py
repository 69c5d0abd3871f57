"""Upload: files, pasted text and single addresses in, a row for each with its result or the reason why not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from flask import Blueprint, current_app, render_template, request

from desk import File, Outcome
from intake import FORMATS
from web.access.door import author
from web.parts import desk
from web.submission_forms import new_key, stated_key

page = Blueprint("upload", __name__)

#: what a pasted text is called in the log
PASTED = "вставленный текст.txt"
#: submissions of the visitor's own that are shown below the form
LATEST = 5


@page.get("/upload")
def show() -> str:
    """The form."""
    return _form(None)


@page.post("/upload")
def submit() -> str:
    """Take in what was sent; the page's script, which sends files one by one, gets only their rows."""
    key = stated_key(request.form.get("submission", ""))
    files, address = tuple(_sent()), request.form.get("address", "").strip()
    outcomes = desk().submit(files, author=author(""), submission=key) if files else ()
    if address:
        outcomes += desk().submit_address(address, author=author(""), submission=key)
    if request.headers.get("X-Requested-With") == "upload.js":
        return render_template("_outcomes.html", outcomes=outcomes)
    return _form(outcomes, key if outcomes else "")


def _form(outcomes: Sequence[Outcome] | None, sent: str = "") -> str:
    """With the outcomes of what was just sent, if something was."""
    return render_template(
        "upload.html",
        outcomes=outcomes,
        sent=sent,
        key=new_key(),
        formats=FORMATS.values(),
        limit=current_app.config["MAX_CONTENT_LENGTH"],
        submissions=desk().handed.newest(author(""), limit=LATEST),
    )


def _sent() -> Iterator[File]:
    for sent in request.files.getlist("file"):
        if sent.filename:
            yield File(sent.filename, sent.read())
    if text := request.form.get("text", "").strip():
        yield File(PASTED, text.encode())
