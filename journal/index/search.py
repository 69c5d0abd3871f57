"""A query → what the index answers: ids newest first or by relevance, and counts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice
from typing import Any

import tantivy
from tantivy import FieldType, Occur

from journal.index.documents import ROLES, newest_key, newest_place
from journal.index.live import View
from journal.index.ranked import Ranked
from journal.index.words import clause_query
from journal.questions import Clause, end_of
from journal.ranking import Rank, Ranking
from journal.records import Query

FACETS = ("regions", "kinds", "statuses", "topics", "organizations", "people", "initiatives", "months")

#: values of a facet that are shown; all regions, topics and many years of months are fewer
_MOST = {"regions": 100, "months": 1200, "organizations": 20, "people": 20, "initiatives": 20}
#: values of a segment that are handed on to be added up, the most frequent ones: of many small segments these are all,
#: and one of the twenty bodies that are shown stands hardly ever behind two thousand others in a large one
_COUNTED = 2_000
#: facets that a query can be narrowed by: their own values stay countable beside the chosen ones
_NARROWED = tuple(name for name in FACETS if name != "months")


class Search:
    """One query on one view of the index."""

    def __init__(self, view: View, query: Query, wanted: Sequence[Clause]) -> None:
        self._view = view
        self._asked, self._wanted = query, wanted
        self._query = self._every(query)

    def newest(self, after: tuple[dt.date, int] | None, limit: int) -> list[tuple[dt.date, int]]:
        """Day and id of the decisions, newest first, those after a place."""
        query = self._query
        if after:
            below = self._range("newest", FieldType.Unsigned, None, newest_key(*after) - 1)
            query = _all([query, below])
        hits = self._view.searcher.search(query, limit=limit, count=False, order_by_field="newest").hits
        return [newest_place(key) for key, _ in hits]

    def relevant(self, after: tuple[float, int] | None, limit: int) -> list[tuple[float, int]]:
        """Scores and ids, best first and of equal scores the higher id first, those after a place.

        The index breaks ties as its segments lie, so enough hits are asked for to have every tie whole.
        """
        asked = limit + 1
        while True:
            hits = self._scored(asked)
            found = sorted((hit for hit in hits if not after or hit < after), reverse=True)
            if len(hits) < asked or (len(found) >= limit and found[limit - 1][0] > hits[-1][0]):
                return found[:limit]
            asked *= 2

    def ranked(self, ranking: Ranking, after: Rank | None, limit: int) -> list[Rank]:
        """The decisions in the order of a value, those after a place."""
        return list(islice(Ranked(self._view, self._query, ranking, limit).after(after), limit))

    def counts(self, *, facets: bool) -> tuple[int, dict[str, list[tuple[str, int]]]]:
        """How many decisions there are, and how many have each value of each facet, most frequent first.

        A facet counts as if nothing were chosen in it, so that other values stay choosable.
        """
        wanted: dict[str, Any] = {"total": {"value_count": {"field": "id"}}}
        chosen = [name for name in _NARROWED if facets and getattr(self._asked, name)]
        if facets:
            wanted |= {name: _terms(name) for name in FACETS if name not in chosen}
        found = self._view.searcher.aggregate(self._query, wanted)
        for name in chosen:
            nothing: dict[str, Any] = {name: ()}
            others = self._every(replace(self._asked, **nothing))
            found |= self._view.searcher.aggregate(others, {name: _terms(name)})
        return int(found["total"]["value"]), {name: _buckets(name, found[name]) for name in FACETS if facets}

    def tally(self, fields: Sequence[str]) -> dict[tuple[str, ...], int]:
        """How many decisions have each combination of values of some facets."""
        wanted: dict[str, Any] = {}
        for name in reversed(fields):
            wanted = {name: _terms(name) | ({"aggs": wanted} if wanted else {})}
        return dict(_leaves(self._view.searcher.aggregate(self._query, wanted), fields))

    def vocabulary(self, beginning: str) -> list[tuple[str, int]]:
        """The terms of the log that begin so, with the number of decisions that have them."""
        return self._view.searcher.terms_with_prefix("text", beginning)

    def _scored(self, limit: int) -> list[tuple[float, int]]:
        searcher = self._view.searcher
        hits = searcher.search(self._query, limit=limit, count=False).hits
        ids = searcher.fast_field_values("id", [address for _, address in hits])
        return [(score, int(id_ or 0)) for (score, _), id_ in zip(hits, ids, strict=True)]

    def _every(self, query: Query) -> tantivy.Query:
        words = [(clause_query(self._view, clause), clause.excluded) for clause in self._wanted]
        filters = [tantivy.Query.const_score_query(item, 0.0) for item in self._filters(query)]
        wanted = [item for item, excluded in words if not excluded] + filters
        unwanted = [item for item, excluded in words if excluded]
        if unwanted and not wanted:  # what is left of everything is not the bookmark
            unwanted.append(self._term("bookmark", "here"))
        return _all(wanted, unwanted)

    def _filters(self, query: Query) -> Iterator[tantivy.Query]:
        for name in ("regions", "kinds", "statuses", "topics"):
            if values := getattr(query, name):
                yield self._any(name, values)
        for ids in (query.organizations, query.people, query.initiatives):
            if ids:
                roles = [tantivy.Query.term_set_query(self._view.schema, field, ids) for field in ROLES.values()]
                yield tantivy.Query.boolean_query([(Occur.Should, role) for role in roles])
        if query.release_id is not None:
            yield self._term("release", query.release_id)
        if not query.reprints:
            yield self._term("copy", 0)
        if query.as_of:
            yield self._range("since", FieldType.Integer, None, int(end_of(query.as_of).timestamp()) - 1)
        yield from self._overlap("day", "day", _number(query.days.since), _number(query.days.until))
        deadline = query.deadline
        yield from self._overlap("deadline_start", "deadline_end", _number(deadline.since), _number(deadline.until))
        yield from self._overlap("amount", "amount", query.amount.least, query.amount.most)

    def _overlap(self, first: str, last: str, low: int | None, high: int | None) -> Iterator[tantivy.Query]:
        if low is not None:
            yield self._range(last, FieldType.Integer, low, None)
        if high is not None:
            yield self._range(first, FieldType.Integer, None, high)

    def _any(self, field: str, values: Sequence[str | int]) -> tantivy.Query:
        options = [(Occur.Should, self._term(field, value)) for value in values]
        return tantivy.Query.boolean_query(options)

    def _term(self, field: str, value: str | int) -> tantivy.Query:
        return tantivy.Query.term_query(self._view.schema, field, value)

    def _range(self, field: str, type_: FieldType, lower: int | None, upper: int | None) -> tantivy.Query:
        return tantivy.Query.range_query(self._view.schema, field, type_, lower_bound=lower, upper_bound=upper)


def _all(queries: list[tantivy.Query], excluded: Sequence[tantivy.Query] = ()) -> tantivy.Query:
    wanted = [(Occur.Must, query) for query in queries or [tantivy.Query.all_query()]]
    return tantivy.Query.boolean_query([*wanted, *((Occur.MustNot, query) for query in excluded)])


def _number(day: dt.date | None) -> int | None:
    return day.toordinal() if day else None


def _terms(field: str) -> dict[str, Any]:
    return {"terms": {"field": field, "size": _MOST.get(field, 100), "segment_size": _COUNTED}}


def _buckets(field: str, found: dict[str, Any]) -> list[tuple[str, int]]:
    counts = [(_value(bucket["key"]), int(bucket["doc_count"])) for bucket in found["buckets"]]
    if field == "months":
        return sorted(counts, reverse=True)
    return sorted(counts, key=lambda item: (-item[1], item[0]))


def _leaves(found: dict[str, Any], fields: Sequence[str]) -> Iterator[tuple[tuple[str, ...], int]]:
    for bucket in found[fields[0]]["buckets"]:
        value = _value(bucket["key"])
        inner = _leaves(bucket, fields[1:]) if fields[1:] else [((), int(bucket["doc_count"]))]
        yield from (((value, *rest), count) for rest, count in inner)


def _value(key: str | float) -> str:
    return key if isinstance(key, str) else str(int(key))
