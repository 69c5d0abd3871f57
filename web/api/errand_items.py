"""Saved searches, alerts and sources as JSON objects."""

from __future__ import annotations

import datetime as dt
from typing import Any

from flask import url_for

from journal.errands.records import Alert, Message, SavedSearch, Source
from presentation import Item
from web.forms import filter_arguments
from web.parts import desk


def search_item(search: SavedSearch) -> Item:
    """A search and where programs take it in."""
    addresses = {
        form: desk().site + url_for("subscriptions.feed", key=search.key, form=form) for form in ("atom", "json", "ics")
    }
    return {
        "id": search.id,
        "name": search.name,
        "filter": {name: _plain(value) for name, value in filter_arguments(search.query).items()},
        "author": search.author,
        "created_at": search.created_at.isoformat(),
        "atom": addresses["atom"],
        "json_feed": addresses["json"],
        "calendar": addresses["ics"],
    }


def alert_item(alert: Alert) -> Item:
    """An alert without its secret."""
    return {
        "id": alert.id,
        "search": alert.search_id,
        "channel": alert.channel.value,
        "address": alert.address,
        "rhythm": alert.rhythm.value,
        "created_at": alert.created_at.isoformat(),
    }


def message_item(message: Message) -> Item:
    """A message and how far it has come."""
    return {
        "id": message.id,
        "token": message.token,
        "decisions": list(message.decision_ids),
        "state": message.state.value,
        "attempts": message.attempts,
        "composed_at": message.composed_at.isoformat(),
        "tried_at": _moment(message.tried_at),
        "answer": message.answer or None,
    }


def source_item(source: Source, next_at: dt.datetime | None) -> Item:
    """A source and how it does."""
    return {
        "id": source.id,
        "url": source.url,
        "place": source.place.value,
        "name": source.name,
        "every": source.every,
        "health": source.health.value,
        "note": source.note,
        "visited_at": _moment(source.visited_at),
        "next_at": _moment(next_at),
        "failures": source.failures,
        "taken": source.taken,
    }


def _moment(moment: dt.datetime | None) -> str | None:
    return moment.isoformat() if moment else None


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return list(value)
    return value.isoformat() if isinstance(value, dt.date) else value
