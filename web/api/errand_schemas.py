"""Saved searches, alerts and sources as OpenAPI knows them, with examples."""

from __future__ import annotations

from typing import Any

import marshmallow as ma
from marshmallow import fields, validate

from journal.errands.records import Channel, Delivery, Health, Place, Rhythm
from web.forms import Arguments, Filter, choice
from web.language import lazy as _

_MISSING = {"required": _("без этого параметра нельзя")}


def _said(description: str, example: str, **options: Any) -> fields.String:
    described = {"description": description, "example": example}
    return fields.String(metadata=described, error_messages=_MISSING, **options)


class NewSearch(Arguments):
    """A search to be kept."""

    name = _said("What it is called", "Целевое обучение в Тверской области", required=True)
    filter = fields.Nested(
        Filter,
        load_default=dict,
        metadata={"description": "Its conditions", "example": {"q": "целевое обучение", "region": ["RU-TVE"]}},
    )


class SavedSearch(ma.Schema):
    """A search under a name."""

    id = fields.Integer(metadata={"example": 1})
    name = _said("What it is called", "Целевое обучение в Тверской области")
    filter = fields.Dict(
        metadata={"description": "Its conditions, as parameters of a search", "example": {"q": "план"}}
    )
    author = fields.String()
    created_at = _said("When it was saved", "2026-03-18T09:40:00+00:00")
    atom = _said("Its newest decisions as Atom; whoever has the address may read it", "http://host/saved/key.atom")
    json_feed = _said("The same as JSON Feed", "http://host/saved/key.json")
    calendar = _said("Its deadlines as iCalendar", "http://host/saved/key.ics")


class NewAlert(Arguments):
    """Whom to tell of what a saved search newly finds."""

    channel = choice(Channel, "How it is told", required=True)
    address = _said("Address of the receiving program, or mailbox", "https://erp.example/hooks/kadrolog", required=True)
    rhythm = choice(Rhythm, "How often it is looked for", load_default=Rhythm.AT_ONCE.value)


class Alert(ma.Schema):
    """Who is told."""

    id = fields.Integer(metadata={"example": 1})
    search = fields.Integer(metadata={"description": "Id of the saved search", "example": 1})
    channel = fields.String(metadata={"enum": [channel.value for channel in Channel]})
    address = _said("Where it goes", "https://erp.example/hooks/kadrolog")
    rhythm = fields.String(metadata={"enum": [rhythm.value for rhythm in Rhythm]})
    created_at = _said("Since when", "2026-03-18T09:40:00+00:00")


class OpenedAlert(Alert):
    """An alert as it is answered once, when it is made."""

    secret = _said(
        "What webhooks are signed with (Standard Webhooks); shown only now", "whsec_c2VjcmV0", allow_none=True
    )


class Message(ma.Schema):
    """Decisions that were told of, once."""

    id = fields.Integer(metadata={"example": 1})
    token = _said("`webhook-id` or the letter's Message-ID, the same at every attempt", "0f8b…")
    decisions = fields.List(fields.Integer(), metadata={"description": "Their ids"})
    state = fields.String(metadata={"enum": [state.value for state in Delivery]})
    attempts = fields.Integer()
    composed_at = fields.String()
    tried_at = fields.String(allow_none=True)
    answer = _said("What the receiver or the network said", "204", allow_none=True)


class NewSource(Arguments):
    """An address to be visited."""

    url = _said("Feed or page of news", "https://ministry.example/news/rss", required=True)
    place = choice(Place, "What stands there", load_default=Place.FEED.value)
    name = _said("Whose it is; without it, the site's name", "Министерство образования", load_default="")
    every = fields.Integer(
        load_default=60,
        validate=validate.Range(15, 10080),
        metadata={"description": "Minutes between visits", "example": 60},
    )


class NewsSource(ma.Schema):
    """An address that releases are taken from, and how it does."""

    id = fields.Integer(metadata={"example": 1})
    url = _said("Feed or page of news", "https://ministry.example/news/rss")
    place = fields.String(metadata={"enum": [place.value for place in Place]})
    name = _said("Whose it is", "Министерство образования")
    every = fields.Integer(metadata={"description": "Minutes between visits", "example": 60})
    health = fields.String(metadata={"enum": [health.value for health in Health]})
    note = _said("What the newest visit found, or why it failed", "Ссылок: 20, новых: 2, принято релизов: 2.")
    visited_at = fields.String(allow_none=True)
    next_at = fields.String(allow_none=True)
    failures = fields.Integer(metadata={"description": "Visits in a row that failed"})
    taken = fields.Integer(metadata={"description": "Releases taken from it"})
