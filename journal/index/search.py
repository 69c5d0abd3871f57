"""A query → what the index answers: ids newest first or by relevance, and counts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import islice
from typing import Any

import tantivy
from tantivy import FieldType, Occur

from journal.index.columns import FACETS
from journal.index.counting import Counts, counting, tally, total
from journal.index.documents import ROLES, newest_key, newest_place, state_query
from journal.index.live import View
from journal.index.queries import all_of
from journal.index.ranked import Ranked
from journal.index.words import clause_query
from journal.questions import Clause, end_of
from journal.ranking import Rank, Ranking
from journal.records import Query

#: facets that a query can be narrowed by: their own values stay countable beside the chosen ones
_NARROWED = tuple(name for name in FACETS if name != "months")
#: how many times a page is asked for at once, and again while it ends among decisions of equal relevance, which are
#: wanted whole: finding many takes hardly longer than finding few
_ROOM, _MORE_ROOM = 12, 4


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
            query = all_of([query, below])
        hits = self._view.searcher.search(query, limit=limit, count=False, order_by_field="newest").hits
        return [newest_place(key) for key, _ in hits]

    def relevant(self, after: tuple[float, int] | None, limit: int) -> list[tuple[float, int]]:
        """Scores and ids, best first and of equal scores the higher id first, those after a place.

        The index breaks ties as its segments lie, so enough hits are asked for to have every tie whole.
        """
        asked, counted = _ROOM * limit, not self._asked.facets  # these tell the number, too
        while True:
            searched: Any = self._view.searcher.search(self._query, limit=asked, count=counted)
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
            self._total = total(self._view, self._query)
        return self._total

    def counting(self) -> Callable[[], Counts]:
        """Begin to count how many decisions there are, and how many have each value of each facet.

        A facet counts as if nothing were chosen in it, so that other values stay choosable.
        """
        chosen = [facet for facet in _NARROWED if getattr(self._asked, facet)]
        free = [facet for facet in FACETS if facet not in chosen]
        asked: list[tuple[tantivy.Query, Sequence[str]]] = [(self._query, free)]
        for facet in chosen:
            nothing: dict[str, Any] = {facet: ()}
            asked.append((self._every(replace(self._asked, **nothing)), [facet]))
        return counting(self._view, asked)

    def tally(self, facets: Sequence[str]) -> dict[tuple[str, ...], int]:
        """How many decisions have each combination of values of some facets, those of entities apart."""
        return tally(self._view, self._query, facets)

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
        return all_of(wanted, unwanted)

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

    def _set(self, field: str, numbers: Sequence[int]) -> tantivy.Query:
        if len(numbers) == 1:
            return self._term(field, numbers[0])
        return tantivy.Query.term_set_query(self._view.schema, field, numbers)

    def _term(self, field: str, value: int) -> tantivy.Query:
        return tantivy.Query.term_query(self._view.schema, field, value)

    def _range(self, field: str, type_: FieldType, lower: int | None, upper: int | None) -> tantivy.Query:
        return tantivy.Query.range_query(self._view.schema, field, type_, lower_bound=lower, upper_bound=upper)


def _number(day: dt.date | None) -> int | None:
    return day.toordinal() if day else None
