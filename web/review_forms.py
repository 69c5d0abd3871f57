"""Parameters of the pages and addresses that people review decisions with."""

from __future__ import annotations

from marshmallow import fields, validate

from reports.labels import REGIONS
from web.forms import LIMIT, Arguments, choice
from web.language import lazy as _


class BackArguments(Arguments):
    """Where a form leads when it is done."""

    back = fields.String(metadata={"description": "Path of one of our pages"})


class _Regions(Arguments):
    region = fields.List(
        choice(REGIONS, "Federal subject, ISO 3166-2:RU"),
        metadata={"description": "Federal subject, ISO 3166-2:RU; of several, any"},
    )


class QueueArguments(_Regions):
    """Which uncertain decisions, and how many."""

    limit = fields.Integer(
        validate=validate.Range(1, LIMIT, error=_("число ожидалось от {min} до {max}")),
        load_default=20,
        metadata={"description": "Decisions in all"},
    )


class ReviewPage(_Regions):
    """Which uncertain decisions, and which of them is asked about."""

    after = fields.String(
        validate=validate.Regexp(r"[01](\.\d{1,9})?-\d{1,12}\Z", error=_("место в очереди ожидалось как 0.41-12")),
        metadata={"description": "Certainty and id of the decision that was skipped last"},
    )
    decision = fields.Integer(
        validate=validate.Range(1, error=_("число ожидалось от {min}")),
        metadata={"description": "The decision to ask about, whatever is said of it"},
    )
