"""The shapes of `presentation.py` as OpenAPI knows them."""

from __future__ import annotations

from functools import cache
from typing import Any

import marshmallow as ma
from flask_smorest.fields import Upload
from marshmallow import fields, validate

from desk import State
from journal.records import Links, Ruling
from linking.reprints import Change
from linking.threads import Stage
from nlp.facts import Kind, Status, Topic
from web.forms import Arguments
from web.language import lazy as _


def _text(description: str, *, example: str | None = None, **options: Any) -> fields.String:
    return fields.String(metadata=_shown(description, example), **options)


def _whole(description: str, *, example: int | None = None, **options: Any) -> fields.Integer:
    return fields.Integer(metadata=_shown(description, example), **options)


def _texts(description: str, example: list[str] | None = None) -> fields.List[Any]:
    return fields.List(fields.String(), metadata=_shown(description, example))


def _shown(description: str, example: object) -> dict[str, Any]:
    return {"description": description} | ({} if example is None else {"example": example})


def _interval(description: str, example: list[str] | None = None) -> fields.List[Any]:
    described = _shown(f"{description}: first and last day", example) | {"minItems": 2, "maxItems": 2}
    return fields.List(fields.String(metadata={"format": "date"}), allow_none=True, metadata=described)


def _place(description: str = "Characters `[start, stop]` of the release's text, or null") -> fields.List[Any]:
    return fields.List(fields.Integer(), allow_none=True, metadata={"description": description})


class Places(ma.Schema):
    """The characters of the release's text that each field was read from; null where it was carried over."""

    content = _place()
    evidence = fields.List(_place())
    actors = fields.List(_place())
    assignees = fields.List(_place())
    date = _place()
    deadline = _place()
    amount_rub = _place()
    headcount = _place()


class Source(ma.Schema):
    """The release that a decision was read from."""

    id = fields.Integer()
    title = fields.String()
    published = _text("Day, ISO", allow_none=True)
    publisher = fields.String(allow_none=True)


class LabelledDecision(ma.Schema):
    """A decision with the label file's keys."""

    kind = fields.String(metadata={"enum": [kind.value for kind in Kind]})
    status = fields.String(metadata={"enum": [status.value for status in Status]})
    evidence = _texts("Verbatim pieces that say it, the best first", ["Поручено открыть 120 новых мест до 1 марта"])
    content = _text("Verbatim piece that says what is to be done", example="открыть 120 новых мест")
    actors = _texts("Who decides", ["Правительство Приморского края"])
    assignees = _texts("Who has to carry it out", ["Министерство образования Приморского края"])
    date = _interval("When it was decided", ["2025-02-12", "2025-02-12"])
    deadline = _interval("By when, or over which period, it is to be carried out", ["2025-03-01", "2025-03-01"])
    initiative = _text("The programme or project it belongs to", allow_none=True)
    amount_rub = _whole("Roubles", example=7_800_000, allow_none=True)
    headcount = _whole("People, places or jobs promised", example=120, allow_none=True)
    topics = fields.List(fields.String(metadata={"enum": [topic.value for topic in Topic]}))


class Decision(LabelledDecision):
    """A decision of the log."""

    id = fields.Integer()
    regions = _texts("Codes of federal subjects, ISO 3166-2:RU", ["RU-PRI"])
    probability = fields.Float(metadata={"description": "How probably the record is right, 0 to 1"})
    copy_of = _whole("The decision of an earlier release that this one, of a reprint, only repeats", allow_none=True)
    places = fields.Nested(Places)
    release = fields.Nested(Source)


class Withdrawal(ma.Schema):
    """A person's word that a release is taken back, or given back."""

    withdrawn = fields.Boolean(metadata={"description": "False: it is given back"})
    author = _text("Who says so", example="Седова")
    at = _text("When", example="2026-03-18T09:41:00+00:00")
    reason = _text("Why", example="не та папка")


class Release(ma.Schema):
    """A release without its text."""

    id = fields.Integer()
    title = _text("The headline", example="Колледжи получат заказ", allow_none=True)
    published = _text("Day, ISO", allow_none=True)
    publisher = fields.String(allow_none=True)
    regions = _texts("Codes of federal subjects, most central first", ["RU-PRI"])
    name = _text("The file's name as it was sent", example="release.html")
    format = fields.String()
    size = _whole("Bytes")
    sha256 = fields.String()
    received_at = fields.String()
    revision = _whole("Number of the extraction, from 1")
    extractor = fields.String()
    withdrawal = fields.Nested(Withdrawal, allow_none=True, metadata={"description": "Null where nobody took it back"})
    decision_ids = fields.List(fields.Integer())


class Organization(ma.Schema):
    """A named body of a release."""

    name = fields.String()
    aliases = fields.List(fields.String())
    mentions = fields.List(fields.String())


class Person(ma.Schema):
    """A person of a release."""

    name = fields.String()
    position = fields.String(allow_none=True)
    organization = fields.String(allow_none=True)
    mentions = fields.List(fields.String())


class Date(ma.Schema):
    """A mention of a time; both ends null where it cannot be resolved."""

    text = fields.String()
    start = fields.String(allow_none=True)
    end = fields.String(allow_none=True)


class FullRelease(Release):
    """A release with its text and all that was read from it, with the label file's keys."""

    text = _text("The stored text; every place counts its characters")
    body_lines = fields.List(fields.List(fields.Integer()), metadata={"description": "Lines of the body, from 1"})
    organizations = fields.List(fields.Nested(Organization))
    people = fields.List(fields.Nested(Person))
    dates = fields.List(fields.Nested(Date))
    initiatives = fields.List(fields.String())
    decisions = fields.List(fields.Nested(LabelledDecision))


class Entity(ma.Schema):
    """An organization, person or initiative of the log."""

    id = fields.Integer()
    kind = fields.String()
    name = fields.String()
    aliases = fields.List(fields.String())
    decisions = _whole("How many decisions it has a role in")


class Reprint(ma.Schema):
    """A release of a group of reprints."""

    id = fields.Integer()
    title = fields.String()
    publisher = fields.String(allow_none=True)
    published = _text("Day, ISO", allow_none=True)
    first = fields.Boolean(metadata={"description": "Whether it is the earliest source"})
    own = _whole("Decisions that no earlier release of the group tells")


class Piece(ma.Schema):
    """Words of one body or of both."""

    change = fields.String(metadata={"enum": [change.value for change in Change]})
    text = fields.String()


class Deadline(ma.Schema):
    """A deadline and the decision that told it."""

    decision = fields.Integer()
    deadline = _interval("The deadline")


class Report(ma.Schema):
    """Words of a release that report the end of something, where no decision was read."""

    release = fields.Integer()
    title = fields.String()
    published = _text("Day, ISO", allow_none=True)
    text = fields.String()
    place = _place()


class Thread(ma.Schema):
    """An undertaking as of a day: what decisions of several releases are about."""

    id = _whole("Its lowest decision")
    stage = fields.String(metadata={"enum": [stage.value for stage in Stage]})
    decisive = _whole("The decision that says so; null where it is one of the reports", allow_none=True)
    deadline = _interval("The newest deadline")
    late = _whole("Days past the deadline, of what is done late or overdue")
    told = _text("Day on which something was last told of it")
    deadlines = fields.List(fields.Nested(Deadline), metadata={"description": "Every deadline, in order"})
    decisions = fields.List(fields.Nested(Decision), metadata={"description": "In the order in which they were told"})
    reports = fields.List(fields.Nested(Report))


class Pair(ma.Schema):
    """Two releases or decisions that may belong together."""

    links = fields.String(metadata={"enum": [links.value for links in Links]})
    one = fields.Integer()
    other = fields.Integer()
    score = fields.Float(metadata={"description": "The program's certainty, 0 to 1"})
    parts = fields.Dict(metadata={"description": "The named parts of the score, the weightiest first"})
    same = fields.Boolean(metadata={"description": "Whether the program joins them by itself"})
    ruling = fields.String(allow_none=True, metadata={"enum": [*(ruling.value for ruling in Ruling), None]})
    author = _text("Who ruled", allow_none=True)
    at = _text("When", allow_none=True)


class Outcome(ma.Schema):
    """What became of one file."""

    name = fields.String()
    size = _whole("Bytes")
    status = fields.String(metadata={"enum": [state.value for state in State]})
    release_id = _whole("Null where it was refused, waits for a worker or is set aside", allow_none=True)
    decision_ids = fields.List(fields.Integer())
    reason = _text("Why it was refused or set aside, else null", allow_none=True)
    receipt = _text("What `/uploads/{receipt}` is asked by: the SHA-256 of stored bytes", allow_none=True)
    submission = _text("What `/submissions/{submission}` is asked by, where it came with others", allow_none=True)


class Files(Arguments):
    """The files of an upload."""

    file = fields.List(
        Upload(),
        required=True,
        error_messages={"required": _("нужен хотя бы один файл")},
        metadata={"description": "A release; repeat the field for several"},
    )


class WebAddress(Arguments):
    """Where a release is published."""

    url = fields.String(
        required=True,
        validate=validate.Length(1, 2000, error=_("от {min} до {max} знаков ожидалось")),
        metadata={"description": "Of one page or file", "example": "https://minobr.example/news/1"},
    )


class Fault(ma.Schema):
    """What went wrong."""

    code = _text("The name to tell it by: `not_found`, `invalid` …", example="not_found")
    message = _text("What happened, for people", example="Нет решения № 7.")
    details = fields.Dict(metadata={"description": "Faults by parameter, or the outcomes of refused files"})


class Error(ma.Schema):
    """The one shape of an error."""

    error = fields.Nested(Fault)


@cache
def listing(item: type[ma.Schema]) -> ma.Schema:
    """The one shape of a list."""
    return ma.Schema.from_dict(
        {
            "items": fields.List(fields.Nested(item)),
            "total": _whole("How many there are in all"),
            "next": _text("`cursor` of the next page, null on the last", allow_none=True),
        },
        name=f"{item.__name__}List",
    )()
