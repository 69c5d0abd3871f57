"""Requests → queries: the parameters of every search and report, for pages and API alike.

Unknown parameters are refused by name, an empty field of a form asks for nothing.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

import marshmallow as ma
from marshmallow import fields, validate
from webargs.flaskparser import FlaskParser
from werkzeug import Request
from werkzeug.datastructures import MultiDict

from journal.records import ENTITY_KINDS, Days, Follow, Links, Lists, Order, Query, Ruling
from nlp.facts import Kind, Status, Topic
from reports import FORMATS, REPORTS, Wanted
from reports.labels import REGIONS
from web.language import lazy as _

#: what reports may be asked to have
SECTIONS = {name: title for report in REPORTS.values() for name, title in report.sections.items()}
#: most results of one page
LIMIT = 100


class Parser(FlaskParser):
    """Reads query strings by a schema; what does not fit is a 422 with the parameter's name."""

    DEFAULT_UNKNOWN_BY_LOCATION: dict[str, str | None] = {}  # noqa: RUF012 (so webargs is told)

    def load_form(self, req: Request, schema: ma.Schema) -> Any:
        """The filled fields of a form of ours, without the one that shows that it is ours."""
        filled = MultiDict(
            (name, value) for name, value in req.form.items(multi=True) if value.strip() and name != "csrf"
        )
        return self._makeproxy(filled, schema)

    def load_querystring(self, req: Request, schema: ma.Schema) -> Any:
        """The filled parameters."""
        filled = MultiDict((name, value) for name, value in req.args.items(multi=True) if value.strip())
        return self._makeproxy(filled, schema)


parser = Parser()


def _day(description: str) -> fields.Date:
    wrong = {"invalid": _("день ожидался как 2026-02-18")}
    return fields.Date(error_messages=wrong, metadata={"description": description})


def _number(description: str, most: int | None = None, **options: Any) -> fields.Integer:
    wrong_size = _("число ожидалось от {min} до {max}") if most else _("число ожидалось от {min}")
    limits = validate.Range(1, most, error=wrong_size)
    wrong = {"invalid": _("ожидалось целое число")}
    return fields.Integer(validate=limits, error_messages=wrong, metadata={"description": description}, **options)


def choice(values: Iterable[str], description: str, **options: Any) -> fields.String:
    """A parameter with one of the values."""
    known = validate.OneOf([str(value) for value in values], error=_("нет значения «{input}», есть: {choices}"))
    wrong = {"required": _("без этого параметра нельзя")}
    return fields.String(validate=known, error_messages=wrong, metadata={"description": description}, **options)


def _any_of(field: fields.Field[Any]) -> fields.List[Any]:
    return fields.List(field, metadata={"description": f"{field.metadata['description']}; of several, any"})


class Arguments(ma.Schema):
    """Parameters of a query string."""

    error_messages = {"unknown": _("такого параметра нет")}  # noqa: RUF012 (so marshmallow is told)

    class Meta:
        """Nothing is passed over in silence."""

        unknown = ma.RAISE


class Filter(Arguments):
    """Which decisions are asked for."""

    q = fields.String(
        metadata={
            "description": 'Words in any form, "phrases", -without, begin*, conditions as регион:Тверская, срок:<2026'
        }
    )
    region = _any_of(choice(REGIONS, "Federal subject, ISO 3166-2:RU"))
    kind = _any_of(choice(Kind, "Kind of decision"))
    status = _any_of(choice(Status, "How far it has come"))
    topic = _any_of(choice(Topic, "Part of workforce policy"))
    organization = _any_of(_number("Id of an organization with a role in it"))
    person = _any_of(_number("Id of a person with a role in it"))
    initiative = _any_of(_number("Id of the initiative it belongs to"))
    since = _day("First day: decided, else published")
    until = _day("Last day: decided, else published")
    deadline_since = _day("The deadline ends on this day or later")
    deadline_until = _day("The deadline begins on this day or earlier")
    as_of = _day("The log as it stood at the end of this day, UTC")
    reprints = choice(("once", "all"), "Decisions that reprints repeat: counted `once` (so without it), or `all`")


class Search(Filter):
    """Which decisions, and which page of them."""

    order = choice(Order, "Order; without it `relevance` for words, else `newest`; what lacks a value comes last")
    limit = _number("Results on one page", most=LIMIT, load_default=20)
    cursor = fields.String(metadata={"description": "`next` of the page before"})


class ReportArguments(Filter):
    """Which decisions, and as what file."""

    format = choice(FORMATS, "Kind of file", required=True)
    report = choice(REPORTS, "Which report", load_default="log")
    section = _any_of(choice(SECTIONS, "Section of the report; without it all of them"))


class PreviewArguments(ReportArguments):
    """Which decisions of a report that is only told of."""

    format = choice(FORMATS, "Kind of file")
    report = choice(REPORTS, "Which report", load_default="monitoring")


class ReleasePage(Arguments):
    """Which page of releases."""

    limit = _number("Releases on one page", most=LIMIT, load_default=20)
    cursor = _number("`next` of the page before")


class MonthArguments(Arguments):
    """Which month, and of which region."""

    month = fields.Date(
        format="%Y-%m",
        error_messages={"invalid": _("месяц ожидался как 2026-03")},
        metadata={"description": "Month; without it the newest that has decisions"},
    )
    region = choice(REGIONS, "Federal subject, ISO 3166-2:RU")


class DayArguments(Arguments):
    """As of which day."""

    as_of = _day("As of this day; without it, today")


class ProgressArguments(DayArguments):
    """Which undertakings of an initiative."""

    region = _any_of(choice(REGIONS, "Federal subject, ISO 3166-2:RU"))


class FollowArguments(ProgressArguments):
    """Which list of undertakings."""

    list = choice(Lists, "`due` in so many days, `overdue`, or `silent` for so many days", load_default=Lists.DUE.value)
    days = _number("How near a deadline is due, or for how long nothing was told", most=3660, load_default=30)
    limit = _number("Undertakings on one page", most=LIMIT, load_default=20)
    cursor = _number("`next` of the page before")


class PairPage(Arguments):
    """Which pairs that wait for a person."""

    links = choice(Links, "What they may be linked by", load_default=Links.THREAD.value)
    limit = _number("Pairs in all", most=LIMIT, load_default=20)


class PairRuling(Arguments):
    """A person's word about a pair."""

    links = choice(Links, "What the pair is linked by", required=True)
    one = _number("Id of a release or decision", required=True)
    other = _number("Id of the other one", required=True)
    ruling = choice(Ruling, "`undone` takes the newest one back", required=True)
    author = fields.String(load_default="", metadata={"description": "Who says so"})


class PlaceArguments(Arguments):
    """Which characters of a release a link points at."""

    place = fields.String(
        validate=validate.Regexp(r"\d{1,9}-\d{1,9}\Z", error=_("место ожидалось как 120-180")),
        metadata={"description": "First character and the one after the last"},
    )


class EntitySearch(Arguments):
    """Which entities."""

    kind = choice(ENTITY_KINDS, "Kind of entity", required=True)
    prefix = fields.String(load_default="", metadata={"description": "How a word of the name begins"})
    limit = _number("Entities in all", most=LIMIT, load_default=20)


def to_query(arguments: Mapping[str, Any]) -> Query:
    """The query that the parameters of a `Filter` or `Search` ask for."""
    return Query(
        text=arguments.get("q", ""),
        regions=tuple(arguments.get("region", ())),
        kinds=tuple(arguments.get("kind", ())),
        statuses=tuple(arguments.get("status", ())),
        topics=tuple(arguments.get("topic", ())),
        organizations=tuple(arguments.get("organization", ())),
        people=tuple(arguments.get("person", ())),
        initiatives=tuple(arguments.get("initiative", ())),
        days=Days(arguments.get("since"), arguments.get("until")),
        deadline=Days(arguments.get("deadline_since"), arguments.get("deadline_until")),
        as_of=arguments.get("as_of"),
        reprints=arguments.get("reprints") == "all",
        order=Order(arguments["order"]) if "order" in arguments else None,
        limit=arguments.get("limit", 20),
        cursor=arguments.get("cursor"),
    )


def to_wanted(arguments: Mapping[str, Any]) -> Wanted:
    """The report that the parameters of `ReportArguments` ask for; all of its sections are the same as none named."""
    name, sections = arguments["report"], frozenset(arguments.get("section", ()))
    return Wanted(to_query(arguments), name, sections if sections != REPORTS[name].sections.keys() else frozenset())


def to_follow(arguments: Mapping[str, Any], today: dt.date) -> Follow:
    """The list that the parameters of `FollowArguments` ask for, and one more than its page."""
    return Follow(
        Lists(arguments["list"]),
        arguments.get("as_of") or today,
        arguments["days"],
        tuple(arguments.get("region", ())),
        arguments["limit"] + 1,
        arguments.get("cursor", 0),
    )


def to_arguments(query: Query) -> dict[str, Any]:
    """The parameters of a link to the first page of what the query finds; what it leaves open is left out."""
    return filter_arguments(query) | ({"order": query.order.value} if query.order else {})


def filter_arguments(query: Query) -> dict[str, Any]:
    """The same without the order, as a report takes them."""
    arguments = {
        "q": query.text,
        "region": query.regions,
        "kind": query.kinds,
        "status": query.statuses,
        "topic": query.topics,
        "organization": query.organizations,
        "person": query.people,
        "initiative": query.initiatives,
        "since": query.days.since,
        "until": query.days.until,
        "deadline_since": query.deadline.since,
        "deadline_until": query.deadline.until,
        "as_of": query.as_of,
        "reprints": "all" if query.reprints else None,
    }
    return {name: value for name, value in arguments.items() if value}
