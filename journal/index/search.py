"""A query → what the index answers: ids newest first or by relevance, and counts."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from heapq import nlargest
from itertools import chain, islice, product
from typing import Any

import tantivy
from tantivy import FieldType, Occur

from journal.index.codes import CODED
from journal.index.columns import COLUMNS, FACETS
from journal.index.documents import ROLES, newest_key, newest_place, state_query
from journal.index.live import View
from journal.index.ranked import Ranked
from journal.index.words import clause_query
from journal.questions import Clause, end_of
from journal.ranking import Rank, Ranking
from journal.records import Query

#: entities of a facet that are shown, the most frequent ones; other values are few
_SHOWN = 20
#: values of a column that a segment hands on, the most frequent ones, and those of all segments that are added up over
#: columns: of others than entities these are all, and one of the twenty shown hardly ever stands behind so many
_OF_SEGMENT, _OF_COLUMN = 2_000, 500
#: facets that a query can be narrowed by: their own values stay countable beside the chosen ones
_NARROWED = tuple(name for name in FACETS if name != "months")
#: how many times a page is asked for at once, and again while it ends among decisions of equal relevance, which are
#: wanted whole: finding many takes hardly longer than finding few
_ROOM, _MORE_ROOM = 12, 4
#: every decision has an id, and nothing else has one
_TOTAL: dict[str, Any] = {"total": {"value_count": {"field": "id"}}}

Counts = tuple[int, dict[str, list[tuple[str, int]]]]


class Search:
    """One query on one view of the index."""

    def __init__(self, view: View, query: Query, wanted: Sequence[Clause]) -> None:
        self._view = view
        self._asked, self._wanted = query, wanted
        self._query = self._every(query)
        self._total: int | None = None

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
        asked = _ROOM * limit
        while True:
            searched: Any = self._view.searcher.search(self._query, limit=asked)
            self._total, hits = searched.count, searched.hits
            whole = hits if len(hits) < asked else [hit for hit in hits if hit[0] > hits[-1][0]]
            if len(whole) >= limit or whole is hits:
                found = [hit for hit in self._numbered(whole) if not after or hit < after]
                if len(found) >= limit or whole is hits:
                    return sorted(found, reverse=True)[:limit]
            asked *= _MORE_ROOM

    def ranked(self, ranking: Ranking, after: Rank | None, limit: int) -> list[Rank]:
        """The decisions in the order of a value, those after a place."""
        return list(islice(Ranked(self._view, self._query, ranking, limit).after(after), limit))

    def total(self) -> int:
        """How many decisions there are; `relevant` has seen it by the way."""
        if self._total is None:
            found = self._view.searcher.aggregate(self._query, _TOTAL)
            self._total = int(found["total"]["value"])
        return self._total

    def counts(self) -> Counts:
        """How many decisions there are, and how many have each value of each facet, most frequent first.

        A facet counts as if nothing were chosen in it, so that other values stay choosable.
        """
        chosen = [facet for facet in _NARROWED if getattr(self._asked, facet)]
        wanted = _terms(facet for facet in FACETS if facet not in chosen)
        found = self._view.searcher.aggregate(self._query, _TOTAL | wanted)
        for facet in chosen:
            nothing: dict[str, Any] = {facet: ()}
            others = self._every(replace(self._asked, **nothing))
            found |= self._view.searcher.aggregate(others, _terms([facet]))
        return int(found["total"]["value"]), {facet: self._most_frequent(facet, found) for facet in FACETS}

    def tally(self, facets: Sequence[str]) -> dict[tuple[str, ...], int]:
        """How many decisions have each combination of values of some facets, those of entities apart."""
        texts = [self._view.codes.texts(facet) for facet in facets]
        found: Counter[tuple[str, ...]] = Counter()
        for columns in product(*(COLUMNS[facet] for facet in facets)):
            counted = self._view.searcher.aggregate(self._query, _nested(columns))
            for numbers, count in _leaves(counted, columns):
                if all(numbers):
                    found[tuple(of[number - 1] for of, number in zip(texts, numbers, strict=True))] += count
        return dict(found)

    def vocabulary(self, beginning: str) -> list[tuple[str, int]]:
        """The terms of the log that begin so, with the number of decisions that have them."""
        return self._view.searcher.terms_with_prefix("text", beginning)

    def _numbered(self, hits: Sequence[tuple[float, tantivy.DocAddress]]) -> list[tuple[float, int]]:
        ids = self._view.searcher.fast_field_values("id", [address for _, address in hits])
        return [(score, int(id_ or 0)) for (score, _), id_ in zip(hits, ids, strict=True)]

    def _every(self, query: Query) -> tantivy.Query:
        words = [(clause_query(self._view, clause), clause.excluded) for clause in self._wanted]
        filters = [tantivy.Query.const_score_query(item, 0.0) for item in self._filters(query)]
        wanted = [item for item, excluded in words if not excluded] + filters
        unwanted = [item for item, excluded in words if excluded]
        if unwanted and not wanted:  # what is left of everything is not the bookmark
            unwanted.append(state_query(self._view.schema))
        return _all(wanted, unwanted)

    def _filters(self, query: Query) -> Iterator[tantivy.Query]:
        for name in ("regions", "kinds", "statuses", "topics"):
            if values := getattr(query, name):
                yield self._set(name, self._view.codes.numbers(name, values))
        for ids in (query.organizations, query.people, query.initiatives):
            if ids:
                yield tantivy.Query.boolean_query([(Occur.Should, self._set(field, ids)) for field in ROLES.values()])
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

    def _most_frequent(self, facet: str, found: dict[str, Any]) -> list[tuple[str, int]]:
        counts = _added([found[column]["buckets"] for column in COLUMNS[facet]])
        if facet in CODED:
            known = self._view.codes.texts(facet)
            texts = [(known[value - 1], count) for value, count in counts.items()]
        else:
            ids = self._view.codes.entities(facet)
            texts = [(str(ids[value - 1]), count) for value, count in _largest(counts, _SHOWN)]
        if facet == "months":
            return sorted(texts, reverse=True)
        return sorted(texts, key=lambda item: (-item[1], item[0]))[: None if facet in CODED else _SHOWN]

    def _set(self, field: str, numbers: Sequence[int]) -> tantivy.Query:
        if len(numbers) == 1:
            return self._term(field, numbers[0])
        return tantivy.Query.term_set_query(self._view.schema, field, numbers)

    def _term(self, field: str, value: int) -> tantivy.Query:
        return tantivy.Query.term_query(self._view.schema, field, value)

    def _range(self, field: str, type_: FieldType, lower: int | None, upper: int | None) -> tantivy.Query:
        return tantivy.Query.range_query(self._view.schema, field, type_, lower_bound=lower, upper_bound=upper)


def _all(queries: Sequence[tantivy.Query], excluded: Sequence[tantivy.Query] = ()) -> tantivy.Query:
    if len(queries) == 1 and not excluded:  # by itself it is found a quarter sooner
        return queries[0]
    wanted = [(Occur.Must, query) for query in queries or [tantivy.Query.all_query()]]
    return tantivy.Query.boolean_query([*wanted, *((Occur.MustNot, query) for query in excluded)])


def _number(day: dt.date | None) -> int | None:
    return day.toordinal() if day else None


def _added(columns: Iterable[list[dict[str, Any]]]) -> dict[int, int]:
    """Counts by value over the columns of a facet."""
    counts: dict[int, int] = {}
    for bucket in chain.from_iterable(columns):
        value = bucket["key"]
        counts[value] = counts.get(value, 0) + bucket["doc_count"]
    counts.pop(0, None)
    return counts


def _largest(counts: Mapping[int, int], most: int) -> list[tuple[int, int]]:
    """The largest counts, all of those that are as large as the last of them."""
    least = min(nlargest(most, counts.values()), default=0)
    return [(value, count) for value, count in counts.items() if count >= least]


def _terms(facets: Iterable[str]) -> dict[str, Any]:
    return {column: _term_counts(column) for facet in facets for column in COLUMNS[facet]}


def _term_counts(column: str) -> dict[str, Any]:
    return {"terms": {"field": column, "size": _OF_COLUMN, "segment_size": _OF_SEGMENT}}


def _nested(columns: Sequence[str]) -> dict[str, Any]:
    wanted: dict[str, Any] = {}
    for column in reversed(columns):
        wanted = {column: _term_counts(column) | ({"aggs": wanted} if wanted else {})}
    return wanted


def _leaves(found: dict[str, Any], columns: Sequence[str]) -> Iterator[tuple[tuple[int, ...], int]]:
    for bucket in found[columns[0]]["buckets"]:
        inner = _leaves(bucket, columns[1:]) if columns[1:] else [((), int(bucket["doc_count"]))]
        yield from (((int(bucket["key"]), *rest), count) for rest, count in inner)
