"""The decisions of a query by a value, after a place: one search, and one for what equals its last value."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import tantivy
from tantivy import FieldType, Occur, Order

from journal.index.live import View
from journal.questions import LARGEST_ID
from journal.ranking import Rank, Ranking


@dataclass(frozen=True, slots=True)
class Ranked:
    """What a query finds in an order, at most `limit` of each value."""

    view: View
    query: tantivy.Query
    ranking: Ranking
    limit: int

    def after(self, place: Rank | None) -> Iterator[Rank]:
        """Those after a place: the rest of its value, the values beyond it, and those that have none."""
        if place:
            yield from self._equal(place.value, place.id - 1)
        if place is None or place.value is not None:
            yield from self._beyond(place.value if place else None)
            yield from self._equal(None, LARGEST_ID)

    def _equal(self, value: int | None, most: int) -> Iterator[Rank]:
        """Those of one value or without any, by their ids from `most` down."""
        same = (Occur.MustNot, self._any()) if value is None else (Occur.Must, self._range(value, value))
        ids = (Occur.Must, tantivy.Query.range_query(self.view.schema, "id", FieldType.Unsigned, 1, most))
        query = tantivy.Query.boolean_query([(Occur.Must, self.query), same, ids])
        found = self.view.searcher.search(query, limit=self.limit, count=False, order_by_field="id").hits
        yield from (Rank(value, id_) for id_, _ in found)

    def _beyond(self, value: int | None) -> Iterator[Rank]:
        """Those with values beyond one; ties lie as segments do, so the value that is cut off is asked for again."""
        query = tantivy.Query.boolean_query([(Occur.Must, self.query), (Occur.Must, self._past(value))])
        order, field = Order.Desc if self.ranking.descending else Order.Asc, self.ranking.field
        searcher = self.view.searcher
        hits = searcher.search(query, limit=self.limit, count=False, order_by_field=field, order=order).hits
        cut = hits[-1][0] if len(hits) == self.limit else None
        ids = searcher.fast_field_values("id", [address for _, address in hits])
        ranks = [Rank(found, int(id_ or 0)) for (found, _), id_ in zip(hits, ids, strict=True) if found != cut]
        yield from sorted(ranks, key=self.ranking.key)
        if cut is not None:
            yield from self._equal(cut, LARGEST_ID)

    def _past(self, value: int | None) -> tantivy.Query:
        if value is None:
            return self._any()
        return self._range(*((None, value - 1) if self.ranking.descending else (value + 1, None)))

    def _any(self) -> tantivy.Query:
        return tantivy.Query.exists_query(self.ranking.field)

    def _range(self, low: int | None, high: int | None) -> tantivy.Query:
        return tantivy.Query.range_query(self.view.schema, self.ranking.field, FieldType.Integer, low, high)
