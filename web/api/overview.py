"""What pages show beside decisions: counts by facet, a month at a glance, why a decision reads as it does."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from journal.records import FacetCount
from nlp.explain import explain
from presentation import Item, listing
from web.api import overview_schemas as shapes
from web.api import schemas
from web.api.blueprint import Blueprint
from web.forms import Filter, MonthArguments, to_query
from web.overview import overview
from web.parts import desk

blueprint = Blueprint("Overview", "Counts: by facet, and of a month")


@blueprint.route("/decisions/facets")
@blueprint.arguments(Filter, location="query")
@blueprint.response(200, shapes.Facets)
def facets(arguments: dict[str, Any]) -> Item:
    """Count what the filter finds by each facet; months newest first, others by count."""
    page = desk().find(replace(to_query(arguments), limit=1))
    return {"total": page.total, "facets": {name: _counts(found) for name, found in page.facets.items()}}


@blueprint.route("/overview")
@blueprint.arguments(MonthArguments, location="query")
@blueprint.response(200, shapes.Month)
def month(arguments: dict[str, Any]) -> Item:
    """Get a month at a glance, beside the month before."""
    region = arguments.get("region")
    seen = overview(desk(), arguments.get("month"), (region,) if region else ())
    return {
        "month": f"{seen.month:%Y-%m}",
        "new": seen.new,
        "new_before": seen.new_before,
        "done": seen.done,
        "done_before": seen.done_before,
        "due": seen.due,
        "overdue": seen.overdue,
        "waiting": seen.waiting,
        "regions": {tile.region: tile.count for tile in seen.tiles},
        "kinds": {one.kind.value: [bar.count for bar in one.bars] for one in seen.series},
        "topics": _counts(seen.topics),
    }


@blueprint.route("/decisions/<int:decision_id>/reasons")
@blueprint.response(200, schemas.listing(shapes.FieldReason))
def reasons(decision_id: int) -> Item:
    """List why a decision stands in the log: the rule or model behind each field, and its words."""
    record = desk().decision(decision_id)
    initiatives = desk().release(record.release_id).extraction.initiatives
    return listing(
        [
            {
                "field": reason.field,
                "value": reason.value,
                "why": reason.why,
                "place": [reason.words.start, reason.words.stop] if reason.words else None,
            }
            for reason in explain(record.decision, initiatives)
        ]
    )


def _counts(found: Iterable[FacetCount]) -> list[Mapping[str, object]]:
    return [{"value": one.value, "label": one.label or None, "count": one.count} for one in found]
