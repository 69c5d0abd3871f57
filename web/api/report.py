"""The log as a file: at once where it is small, else ordered and made in the background."""

from __future__ import annotations

from typing import Any

from flask import Response, url_for

from journal.orders.records import Order
from presentation import Item, order_item, preview_item
from reports import FORMATS
from web import downloads
from web.api import report_schemas as shapes
from web.api.blueprint import Blueprint
from web.forms import PreviewArguments, ReportArguments, to_wanted
from web.parts import desk

blueprint = Blueprint("Report", "The log as a file")

_FILE = {"schema": {"type": "string", "format": "binary"}}
_FILES = {"content": {form.mime_type: _FILE for form in FORMATS.values()}}


@blueprint.route("/report")
@blueprint.arguments(ReportArguments, location="query")
@blueprint.doc(responses={200: {"description": "The file", **_FILES}})
@blueprint.alt_response(202, schema=shapes.Order, description="Too many decisions to wait for: the report is ordered")
def download(arguments: dict[str, Any]) -> Response | tuple[Item, int, dict[str, str]]:
    """Get what the filter finds as a file: the log itself, or the monitoring report of a period."""
    made = downloads.report(to_wanted(arguments), arguments["format"])
    return _placed(made) if isinstance(made, Order) else made


@blueprint.route("/reports", methods=["POST"])
@blueprint.arguments(ReportArguments, location="query")
@blueprint.response(202, shapes.Order)
def order(arguments: dict[str, Any]) -> tuple[Item, int, dict[str, str]]:
    """Have a report made in the background, however large; ask for it by the key until it is ready."""
    return _placed(downloads.order(to_wanted(arguments), arguments["format"]))


@blueprint.route("/reports/preview")
@blueprint.arguments(PreviewArguments, location="query")
@blueprint.response(200, shapes.Preview)
def preview(arguments: dict[str, Any]) -> Item:
    """Get what a report will hold, before it is made."""
    return preview_item(desk().preview(to_wanted(arguments)))


@blueprint.route("/reports/<key>")
@blueprint.response(200, shapes.Order)
def read(key: str) -> Item:
    """Get how far a report has come; one that is ready is kept for a day."""
    return order_item(desk().ordered(key))


@blueprint.route("/reports/<key>/file")
@blueprint.doc(responses={200: {"description": "The file", **_FILES}})
@blueprint.alt_response(202, schema=shapes.Order, description="Not ready yet")
def take(key: str) -> Response | tuple[Item, int, dict[str, str]]:
    """Get the file of a report that is ready."""
    made = desk().ordered(key)
    return downloads.ordered(made) if made.ready else _placed(made)


def _placed(order: Order) -> tuple[Item, int, dict[str, str]]:
    return order_item(order), 202, {"Location": url_for("Report.read", key=order.key)}
