"""Columns → how many decisions have which values.

Counting is most of a page's time and is done beside all else, by two threads that share the columns between them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from heapq import nlargest
from itertools import chain, product
from typing import Any

import tantivy

from journal.index.codes import CODED
from journal.index.columns import COLUMNS, FACETS, MORE, NUMBERS, OWN, SEVERAL
from journal.index.live import View
from journal.index.queries import all_of

#: the number of decisions, and by facet the values with their counts, most frequent first
Counts = tuple[int, dict[str, list[tuple[str, int]]]]

#: entities of a facet that are shown, the most frequent ones; other values are few
_SHOWN = 20
#: values of a column that a segment hands on, the most frequent ones, and those of all segments that are added up over
#: columns: of others than entities these are all, and one of the twenty shown hardly ever stands behind so many
_OF_SEGMENT, _OF_COLUMN = 2_000, 500
#: every decision has an id, and nothing else has one
_TOTAL: dict[str, Any] = {"total": {"value_count": {"field": "id"}}}
#: the facet of which every decision has one value, and in which nothing can be chosen
_ONE_EACH = "months"
#: what takes as long to count as all else together
_SLOW = OWN["organizations"]
#: what each thread counts of a query; the index lets go of Python's lock meanwhile
_THREADS = ThreadPoolExecutor(2, "counting")


def total(view: View, query: tantivy.Query) -> int:
    """How many decisions a query finds."""
    return int(view.searcher.aggregate(query, _TOTAL)["total"]["value"])


def counting(view: View, asked: Sequence[tuple[tantivy.Query, Sequence[str]]]) -> Callable[[], Counts]:
    """Begin to count the facets of queries, every facet in one of them; months in the one that is wanted."""
    parts = [part for query, facets in asked for part in _parts(view, query, facets)]
    counted = [_THREADS.submit(view.searcher.aggregate, *part) for part in parts]

    def wait() -> Counts:
        found: dict[str, Any] = {}
        for one in counted:
            found |= one.result()
        counts = {facet: _most_frequent(view, facet, found) for facet in FACETS}
        return sum(count for _, count in counts[_ONE_EACH]), counts

    return wait


def tally(view: View, query: tantivy.Query, facets: Sequence[str]) -> dict[tuple[str, ...], int]:
    """How many decisions have each combination of values of some facets, those of entities apart."""
    texts = [view.codes.texts(facet) for facet in facets]
    found: Counter[tuple[str, ...]] = Counter()
    for columns in product(*(COLUMNS[facet] for facet in facets)):
        counted = view.searcher.aggregate(query, _nested(columns))
        for numbers, count in _leaves(counted, columns):
            if all(numbers):
                found[tuple(of[number - 1] for of, number in zip(texts, numbers, strict=True))] += count
    return dict(found)


def _parts(view: View, query: tantivy.Query, facets: Sequence[str]) -> Iterator[tuple[tantivy.Query, dict[str, Any]]]:
    """What is counted at a time: all columns but the slow ones, these, and what is left over of each facet."""
    columns = [column for facet in facets for column in OWN[facet]]
    yield query, _terms(column for column in columns if column not in _SLOW)
    slow = [column for column in columns if column in _SLOW]
    if slow:
        yield query, _terms(slow)
    for facet in facets:
        if facet in MORE:
            several = tantivy.Query.term_query(view.schema, SEVERAL, NUMBERS[facet])
            yield all_of([query, several]), _terms([MORE[facet]])


def _most_frequent(view: View, facet: str, found: Mapping[str, Any]) -> list[tuple[str, int]]:
    counts = _added([found[column]["buckets"] for column in COLUMNS[facet]])
    if facet in CODED:
        known = view.codes.texts(facet)
        texts = [(known[value - 1], count) for value, count in counts.items()]
    else:
        ids = view.codes.entities(facet)
        texts = [(str(ids[value - 1]), count) for value, count in _largest(counts, _SHOWN)]
    if facet == "months":
        return sorted(texts, reverse=True)
    return sorted(texts, key=lambda item: (-item[1], item[0]))[: None if facet in CODED else _SHOWN]


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


def _terms(columns: Iterable[str]) -> dict[str, Any]:
    return {column: _term_counts(column) for column in columns}


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
