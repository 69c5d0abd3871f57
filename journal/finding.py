"""Queries → pages: lists and cursors from the tables, words and counts from the index."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from sqlalchemy import Connection

from journal.cursors import newest_cursor, newest_place, relevance_cursor, relevance_place
from journal.database import Database
from journal.index.live import LiveIndex
from journal.index.search import Search
from journal.listing import newest
from journal.passages import highlights
from journal.questions import Clause, check, clauses
from journal.reading import entity_names, load_decisions
from journal.records import DecisionRecord, FacetCount, Hit, Order, Page, Query

#: decisions of a walk that are in memory at a time
_STEP = 500
_OF_ENTITIES = ("organizations", "people", "initiatives")

#: id, score where there is one, and the cursor for what comes after it
_Found = tuple[int, float | None, str]


class Finder:
    """Answers queries from one database and the index that follows it."""

    def __init__(self, database: Database, index: LiveIndex) -> None:
        self._database = database
        self._index = index

    def find(self, query: Query, at_least: int) -> Page:
        """One page of what the log held at the change `at_least` or later."""
        check(query)
        wanted = clauses(query.text)
        search = Search(self._index.view(at_least), query, wanted)
        total, counts = search.counts(facets=query.facets)
        with self._database.reading() as connection:
            found = _found(connection, query, search, wanted)
            shown = found[: query.limit]
            hits = _hits(connection, shown, wanted)
            facets = _labelled(connection, counts)
        return Page(hits, total, shown[-1][2] if len(found) > query.limit else None, facets)

    def walk(self, query: Query, at_least: int) -> Iterator[DecisionRecord]:
        """Everything that the query finds, newest first, a few at a time; raises BadQuery at once."""
        check(query)
        step = replace(query, order=Order.NEWEST, limit=_STEP, facets=False)
        return self._steps(step, clauses(query.text), at_least)

    def _steps(self, step: Query, wanted: Sequence[Clause], at_least: int) -> Iterator[DecisionRecord]:
        search = Search(self._index.view(at_least), step, wanted)
        while True:
            with self._database.reading() as connection:
                found = _found(connection, step, search, wanted)
                records = load_decisions(connection, [id_ for id_, *_ in found[:_STEP]])
            yield from records
            if len(found) <= _STEP:
                return
            step = replace(step, cursor=found[_STEP - 1][2])


def _found(connection: Connection, query: Query, search: Search, wanted: Sequence[Clause]) -> list[_Found]:
    """One more than a page of what comes after the cursor."""
    limit = query.limit + 1
    if wanted and query.order is not Order.NEWEST:
        scored = search.relevant(relevance_place(query.cursor), limit)
        return [(id_, score, relevance_cursor(score, id_)) for score, id_ in scored]
    after = newest_place(query.cursor)
    places = search.newest(after, limit) if wanted else newest(connection, query, after, limit)
    return [(id_, None, newest_cursor(day, id_)) for day, id_ in places]


def _hits(connection: Connection, found: Sequence[_Found], wanted: Sequence[Clause]) -> tuple[Hit, ...]:
    scores = {id_: score for id_, score, _ in found}
    return tuple(
        Hit(record, highlights(record, wanted), scores[record.id])
        for record in load_decisions(connection, list(scores))
    )


def _labelled(
    connection: Connection, counts: Mapping[str, Sequence[tuple[str, int]]]
) -> dict[str, tuple[FacetCount, ...]]:
    ids = {int(value) for field in _OF_ENTITIES for value, _ in counts.get(field, ())}
    names = {str(id_): name for id_, name in entity_names(connection, sorted(ids)).items()}
    return {
        field: tuple(FacetCount(value, count, names.get(value, "")) for value, count in found)
        if field in _OF_ENTITIES
        else tuple(FacetCount(value, count) for value, count in found)
        for field, found in counts.items()
    }
