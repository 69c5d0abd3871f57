"""What a search can be narrowed by: facets with counts, and what it is narrowed by already as chips."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from journal.records import Days, EntityRecord, FacetCount, Query
from reports.labels import REGIONS
from web import dates, wording
from web.forms import to_arguments
from web.language import LazyString
from web.language import lazy as _

Entity = Callable[[int], EntityRecord]


@dataclass(frozen=True, slots=True)
class Option:
    """A value that a search can be narrowed to."""

    value: str
    label: str
    count: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class Facet:
    """Values of one field; those in `more` are folded."""

    #: the parameter that narrows by it
    name: str
    title: LazyString
    options: tuple[Option, ...]
    more: tuple[Option, ...] = ()


@dataclass(frozen=True, slots=True)
class Chip:
    """A condition of the search, and the parameters of the search without it."""

    label: str
    without: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class _Field:
    #: its name in `Query` and in `Page.facets`
    name: str
    parameter: str
    title: LazyString
    #: labels of all its values; None where values are ids of entities
    labels: Mapping[str, str] | Mapping[str, LazyString] | None
    #: options shown unfolded
    shown: int
    #: whether values that nothing was found for are shown too
    complete: bool = False


_FIELDS = (
    _Field("kinds", "kind", _("Вид"), wording.KINDS, 8, complete=True),
    _Field("statuses", "status", _("Статус"), wording.STATUSES, 4, complete=True),
    _Field("regions", "region", _("Субъект"), REGIONS, 6),
    _Field("topics", "topic", _("Тема"), wording.TOPICS, 5),
    _Field("organizations", "organization", _("Организация"), None, 5),
    _Field("people", "person", _("Человек"), None, 4),
    _Field("initiatives", "initiative", _("Инициатива"), None, 4),
)


def panel(counts: Mapping[str, Sequence[FacetCount]], query: Query, entity: Entity) -> tuple[Facet, ...]:
    """The facets of a result, fields in their fixed order, values by their counts."""
    facets = (_facet(field, counts.get(field.name, ()), query, entity) for field in _FIELDS)
    return tuple(facet for facet in facets if facet.options)


def chips(query: Query, entity: Entity) -> tuple[Chip, ...]:
    """The conditions of a search beside its words."""
    return (*_value_chips(query, entity), *_period_chips(query), *_log_chips(query))


def _facet(field: _Field, counts: Sequence[FacetCount], query: Query, entity: Entity) -> Facet:
    chosen = _chosen(field, query)
    found = {count.value: count for count in counts}
    values = [*found, *(value for value in _expected(field, chosen) if value not in found)]
    options = [
        Option(
            value,
            found[value].label if value in found and found[value].label else _label(field, value, entity),
            found[value].count if value in found else 0,
            value in chosen,
        )
        for value in values
    ]
    options.sort(key=lambda option: (not option.chosen and not field.complete, -option.count))
    shown = max(field.shown, len(chosen))
    return Facet(field.parameter, field.title, tuple(options[:shown]), tuple(options[shown:]))


def _expected(field: _Field, chosen: Sequence[str]) -> Sequence[str]:
    return list(field.labels) if field.complete and field.labels else chosen


def _chosen(field: _Field, query: Query) -> list[str]:
    return [str(value) for value in getattr(query, field.name)]


def _label(field: _Field, value: str, entity: Entity) -> str:
    return str(field.labels[value]) if field.labels else entity(int(value)).name


def _value_chips(query: Query, entity: Entity) -> Iterator[Chip]:
    for field in _FIELDS:
        values = getattr(query, field.name)
        for value in values:
            others = tuple(other for other in values if other != value)
            yield Chip(_label(field, str(value), entity), _without(query, field.name, others))


def _period_chips(query: Query) -> Iterator[Chip]:
    for name, title in (("days", _("дата")), ("deadline", _("срок"))):
        days: Days = getattr(query, name)
        if days != Days():
            yield Chip(f"{title}: {_period(days)}", _without(query, name, Days()))


def _log_chips(query: Query) -> Iterator[Chip]:
    if query.as_of:
        title = _("журнал на")
        yield Chip(f"{title} {dates.day(query.as_of)}", _without(query, "as_of", None))
    if query.reprints:
        yield Chip(str(_("с перепечатками")), _without(query, "reprints", False))


def _without(query: Query, name: str, left: Any) -> dict[str, Any]:
    return to_arguments(replace(query, **{name: left}))


def _period(days: Days) -> str:
    since, until = (dates.day(end) if end else "…" for end in (days.since, days.until))
    return f"{since} – {until}"
