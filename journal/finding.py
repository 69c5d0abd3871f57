"""Queries → pages: lists and cursors from the tables, words and counts from the index."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace

from sqlalchemy import Connection

from journal.changes import Bookmark, newest_change
from journal.cursors import (
    newest_cursor,
    newest_place,
    rank_cursor,
    rank_place,
    relevance_cursor,
    relevance_place,
)
from journal.database import Database
from journal.history import past, with_past
from journal.index.counting import Counts
from journal.index.live import LiveIndex, View
from journal.index.search import Search
from journal.listing import newest
from journal.passages import highlights
from journal.questions import Clause, Field, check
from journal.ranking import RANKINGS, Rank
from journal.reading import Called, call, load_decisions
from journal.records import DecisionRecord, FacetCount, Hit, Order, Page, Query
from journal.spelling import suggestion
from journal.typed import understand

#: decisions of a walk that are in memory at a time
_STEP = 500
#: searches whose counts are remembered, and entities whose names are
_REMEMBERED, _NAMED = 500, 200_000
_OF_ENTITIES = ("organizations", "people", "initiatives")

#: id, score where there is one, and the cursor for what comes after it
_Found = tuple[int, float | None, str]


class Finder:
    """Answers queries from one database and the index that follows it."""

    def __init__(self, database: Database, index: LiveIndex) -> None:
        self._database = database
        self._index = index
        self._counted: tuple[Bookmark, dict[Hashable, Counts]] = (Bookmark(), {})
        self._names: tuple[Bookmark, dict[int, Called]] = (Bookmark(), {})

    def find(self, query: Query, at_least: int) -> Page:
        """One page of what the log held at the change `at_least` or later."""
        check(query)
        query, wanted = understand(query)
        with self._snapshot(at_least) as (connection, view, called):
            search = Search(view, query, wanted)
            earlier = past(connection, query, wanted)
            counting = self._counting(view.bookmark, search, query, wanted)
            found = _found(connection, query, search, wanted, earlier)
            shown = found[: query.limit]
            hits = _hits(connection, shown, wanted, earlier, called)
            total, counts = counting()
            facets = _labelled(connection, with_past(counts, earlier), called) if query.facets else {}
        total += len(earlier)
        better = suggestion(query.text, search.vocabulary) if wanted and not total else None
        return Page(hits, total, shown[-1][2] if len(found) > query.limit else None, facets, better)

    @contextmanager
    def _snapshot(self, at_least: int) -> Iterator[tuple[Connection, View, dict[int, Called]]]:
        """The tables at one moment, the index that has come to `at_least`, and the names looked up in this state."""
        with self._database.reading() as connection:
            head = newest_change(connection)
            if view := self._index.seen(head):
                yield connection, view, self._called(head)
                return
        view = self._index.view(at_least)
        with self._database.reading() as connection:
            yield connection, view, self._called(newest_change(connection))

    def _called(self, head: Bookmark) -> dict[int, Called]:
        """Names change with the log only, and a few stand in most of its decisions."""
        known = self._names
        if known[0] != head or len(known[1]) > _NAMED:
            known = self._names = head, {}
        return known[1]

    def _counting(
        self, bookmark: Bookmark, search: Search, query: Query, wanted: Sequence[Clause]
    ) -> Callable[[], Counts]:
        """Begin to count; counts are those of the page before as long as nothing was written."""
        known = self._counted
        if known[0] != bookmark or len(known[1]) >= _REMEMBERED:
            known = self._counted = bookmark, {}
        asked = replace(query, order=None, cursor=None, limit=1), *wanted
        if asked in known[1]:
            return lambda: known[1][asked]
        begun = search.counting() if query.facets else lambda: (search.total(), {})

        def counted() -> Counts:
            found = known[1][asked] = begun()
            return found

        return counted

    def tally(self, query: Query, fields: Sequence[str], at_least: int) -> dict[tuple[str, ...], int]:
        """Counts by the values of some facets together."""
        check(query)
        asked, wanted = understand(query)
        return Search(self._index.view(at_least), asked, wanted).tally(fields)

    def walk(self, query: Query, at_least: int) -> Iterator[DecisionRecord]:
        """Everything that the query finds, newest first, a few at a time; raises BadQuery at once."""
        check(query)
        asked, wanted = understand(query)
        step = replace(asked, order=Order.NEWEST, limit=_STEP, facets=False)
        return self._steps(step, wanted, at_least)

    def _steps(self, step: Query, wanted: Sequence[Clause], at_least: int) -> Iterator[DecisionRecord]:
        search = Search(self._index.view(at_least), step, wanted)
        with self._database.reading() as connection:
            earlier = past(connection, step, wanted)
        while True:
            with self._database.reading() as connection:
                found = _found(connection, step, search, wanted, earlier)
                records = _records(connection, [id_ for id_, *_ in found[:_STEP]], earlier)
            yield from records
            if len(found) <= _STEP:
                return
            step = replace(step, cursor=found[_STEP - 1][2])


def _found(
    connection: Connection,
    query: Query,
    search: Search,
    wanted: Sequence[Clause],
    earlier: Sequence[DecisionRecord],
) -> list[_Found]:
    """One more than a page of what comes after the cursor; as of a day, with the records that held then."""
    limit = query.limit + 1
    if query.order and query.order in RANKINGS:
        return _ranked(query.order, query, search, earlier)
    if _are_weighed(wanted) and query.order is not Order.NEWEST and query.as_of is None:
        scored = search.relevant(relevance_place(query.cursor), limit)
        return [(id_, score, relevance_cursor(score, id_)) for score, id_ in scored]
    after = newest_place(query.cursor)
    by_index = wanted or query.as_of  # tables have no order of what was known by a day
    places = search.newest(after, limit) if by_index else newest(connection, query, after, limit)
    held = [(record.day, record.id) for record in earlier if after is None or (record.day, record.id) < after]
    merged = sorted([*places, *held], reverse=True)[:limit]
    return [(id_, None, newest_cursor(day, id_)) for day, id_ in merged]


def _are_weighed(wanted: Sequence[Clause]) -> bool:
    """Whether some decisions have more of the words than others; else all of them would stand equally high."""
    return any(clause.field is Field.ANY and not clause.excluded for clause in wanted)


def _ranked(order: Order, query: Query, search: Search, earlier: Sequence[DecisionRecord]) -> list[_Found]:
    """The same for an order by a value, which only the index keeps."""
    ranking, after, limit = RANKINGS[order], rank_place(query.cursor, order), query.limit + 1
    held = (Rank(ranking.value(record), record.id) for record in earlier)
    behind = [rank for rank in held if after is None or ranking.key(rank) > ranking.key(after)]
    merged = sorted([*search.ranked(ranking, after, limit), *behind], key=ranking.key)[:limit]
    return [(rank.id, None, rank_cursor(order, rank)) for rank in merged]


def _hits(
    connection: Connection,
    found: Sequence[_Found],
    wanted: Sequence[Clause],
    earlier: Sequence[DecisionRecord],
    called: dict[int, Called],
) -> tuple[Hit, ...]:
    scores = {id_: score for id_, score, _ in found}
    records = _records(connection, list(scores), earlier, called)
    return tuple(Hit(record, highlights(record, wanted), scores[record.id]) for record in records)


def _records(
    connection: Connection,
    ids: Sequence[int],
    earlier: Sequence[DecisionRecord],
    called: dict[int, Called] | None = None,
) -> Sequence[DecisionRecord]:
    """The records with these ids, in this order: those that held then, or the present ones."""
    if not earlier:
        return load_decisions(connection, ids, called)
    held = {record.id: record for record in earlier}
    present = load_decisions(connection, [id_ for id_ in ids if id_ not in held], called)
    both = held | {record.id: record for record in present}
    return [both[id_] for id_ in ids if id_ in both]


def _labelled(
    connection: Connection, counts: Mapping[str, Sequence[tuple[str, int]]], called: dict[int, Called]
) -> dict[str, tuple[FacetCount, ...]]:
    known = call(connection, {int(value) for field in _OF_ENTITIES for value, _ in counts.get(field, ())}, called)
    return {
        field: tuple(FacetCount(value, count, known[int(value)][1]) for value, count in found)
        if field in _OF_ENTITIES
        else tuple(FacetCount(value, count) for value, count in found)
        for field, found in counts.items()
    }
