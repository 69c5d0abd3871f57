"""Saved searches, and who is told of what they newly find."""

from __future__ import annotations

from typing import Any

from journal.errands.records import Channel, Rhythm
from presentation import Item, listing
from web.access.door import author
from web.api import errand_schemas as shapes
from web.api import schemas
from web.api.blueprint import Blueprint
from web.api.errand_items import alert_item, message_item, search_item
from web.forms import to_query
from web.parts import desk

blueprint = Blueprint("Searches", "Saved searches, and who is told of what they newly find")


@blueprint.route("/searches")
@blueprint.response(200, schemas.listing(shapes.SavedSearch))
def browse() -> Item:
    """List saved searches, oldest first."""
    return listing([search_item(search) for search in desk().searches()])


@blueprint.route("/searches", methods=["POST"])
@blueprint.arguments(shapes.NewSearch)
@blueprint.response(201, shapes.SavedSearch)
def save(wanted: dict[str, Any]) -> Item:
    """Keep a search under a name."""
    return search_item(desk().save_search(wanted["name"], to_query(wanted["filter"]), author=author("api")))


@blueprint.route("/searches/<int:search_id>")
@blueprint.response(200, shapes.SavedSearch)
def read(search_id: int) -> Item:
    """Get a saved search."""
    return search_item(desk().search(search_id))


@blueprint.route("/searches/<int:search_id>", methods=["DELETE"])
@blueprint.response(204)
def forget(search_id: int) -> None:
    """Remove a saved search with its alerts."""
    desk().forget_search(search_id)


@blueprint.route("/searches/<int:search_id>/alerts", methods=["POST"])
@blueprint.arguments(shapes.NewAlert)
@blueprint.response(201, shapes.OpenedAlert)
def tell(wanted: dict[str, Any], search_id: int) -> Item:
    """Tell an address of what the search finds from now on; the answer has the signing secret, this once."""
    channel, rhythm = Channel(wanted["channel"]), Rhythm(wanted["rhythm"])
    alert = desk().alerts.add(search_id, channel, wanted["address"], rhythm, desk().clock())
    secret = f"whsec_{alert.secret}" if channel is Channel.WEBHOOK else None
    return {**alert_item(alert), "secret": secret}


@blueprint.route("/alerts")
@blueprint.response(200, schemas.listing(shapes.Alert))
def alerts() -> Item:
    """List alerts, oldest first."""
    return listing([alert_item(alert) for alert in desk().alerts.all()])


@blueprint.route("/alerts/<int:alert_id>", methods=["DELETE"])
@blueprint.response(204)
def silence(alert_id: int) -> None:
    """Tell an address nothing more."""
    desk().alerts.forget(alert_id)


@blueprint.route("/alerts/<int:alert_id>/messages")
@blueprint.response(200, schemas.listing(shapes.Message))
def messages(alert_id: int) -> Item:
    """List what an alert sent last, newest first."""
    return listing([message_item(message) for message in desk().alerts.messages(alert_id)])
