"""Saved searches: their addresses for programs, and who is told of what they newly find."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Response, redirect, render_template, request, url_for
from werkzeug import Response as BaseResponse

from journal.contract import BadQuery
from journal.errands.records import Channel, Rhythm
from reports.subscriptions import atom, ical, json_feed
from web.access.door import author
from web.facets import chips
from web.forms import Filter, parser, to_query
from web.parts import desk

page = Blueprint("subscriptions", __name__)


@page.get("/subscriptions")
def show() -> str:
    """All saved searches with their alerts, and what these sent last."""
    return _page()


@page.get("/subscriptions/new")
@parser.use_args(Filter, location="query")
def name(arguments: dict[str, Any]) -> str:
    """The form that asks for a name for a search."""
    query = to_query(arguments)
    return render_template("save_search.html", arguments=request.args, chips=chips(query, desk().entity))


@page.post("/subscriptions")
@parser.use_args(Filter, location="query")
def save(arguments: dict[str, Any]) -> BaseResponse:
    """Keep the search of the address's parameters under the form's name."""
    named = request.form.get("name", "")
    desk().save_search(named, to_query(arguments), author=author(""))
    return redirect(url_for(".show"))


@page.post("/subscriptions/<int:search_id>/forget")
def forget(search_id: int) -> BaseResponse:
    """Remove a search with its alerts."""
    desk().forget_search(search_id)
    return redirect(url_for(".show"))


@page.post("/subscriptions/<int:search_id>/alerts")
def tell(search_id: int) -> str | tuple[str, int]:
    """Tell an address from now on; the secret of a webhook is shown this once."""
    form = request.form
    try:
        channel, rhythm = Channel(form.get("channel", "")), Rhythm(form.get("rhythm", ""))
        alert = desk().alerts.add(search_id, channel, form.get("address", ""), rhythm, desk().clock())
    except (BadQuery, ValueError) as error:
        return _page(wrong=str(error)), 422
    return _page(opened=alert if channel is Channel.WEBHOOK else None)


@page.post("/alerts/<int:alert_id>/forget")
def silence(alert_id: int) -> BaseResponse:
    """Tell an address nothing more."""
    desk().alerts.forget(alert_id)
    return redirect(url_for(".show"))


@page.get("/saved/<key>.<any(atom, json, ics):form>")
def feed(key: str, form: str) -> BaseResponse:
    """The newest decisions of a search, or its deadlines, for whoever has the key."""
    here = desk().site + url_for(".feed", key=key, form=form)
    if form == "ics":
        body, kind = ical.write(desk().alerts.deadlines(key, here, desk().today())), ical.MIME_TYPE
    else:
        writer = atom if form == "atom" else json_feed
        body, kind = writer.write(desk().alerts.bulletin(key, here)), writer.MIME_TYPE
    response = Response(body, content_type=kind)
    response.add_etag()
    return response.make_conditional(request)


def _page(**shown: Any) -> str:
    alerts = desk().alerts
    told = {alert.id: alerts.messages(alert.id, 3) for alert in alerts.all()}
    searches = [(search, chips(search.query, desk().entity), alerts.all(search.id)) for search in desk().searches()]
    return render_template("subscriptions.html", searches=searches, told=told, rhythms=Rhythm, **shown)
