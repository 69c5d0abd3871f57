"""Submissions: what was handed in together, a row for each file, and taking it back."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug import Response

from web.forms import parser
from web.parts import desk
from web.submission_forms import SubmissionPage, signed

page = Blueprint("submissions", __name__)

#: files of a submission on one page
ROWS = 100


@page.get("/submissions")
@parser.use_args(SubmissionPage, location="query")
def browse(arguments: dict[str, Any]) -> str:
    """Submissions, newest first."""
    limit, skipped = arguments["limit"], arguments["cursor"]
    found = desk().handed.newest(limit=limit + 1, skipped=skipped)
    cursor = skipped + limit if len(found) > limit else None
    return render_template("submissions.html", submissions=found[:limit], cursor=cursor)


@page.get("/submissions/<submission>")
@parser.use_args(SubmissionPage, location="query")
def show(arguments: dict[str, Any], submission: str) -> str:
    """One of them, with what became of its files."""
    found, skipped = desk().handed.get(submission), arguments["cursor"]
    outcomes = desk().submitted(submission, ROWS, skipped)
    cursor = skipped + ROWS if skipped + ROWS < found.files else None
    return render_template("submission.html", submission=found, outcomes=outcomes, cursor=cursor)


@page.post("/submissions/<submission>/withdraw")
def withdraw(submission: str) -> Response:
    """Take back all that it brought."""
    desk().handed.withdraw(submission, signed(request.form))
    return redirect(url_for(".show", submission=submission))


@page.post("/submissions/<submission>/restore")
def restore(submission: str) -> Response:
    """Give it back."""
    desk().handed.withdraw(submission, signed(request.form), back=False)
    return redirect(url_for(".show", submission=submission))
