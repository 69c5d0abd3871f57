"""Queries made of others."""

from __future__ import annotations

from collections.abc import Sequence

import tantivy
from tantivy import Occur


def all_of(queries: Sequence[tantivy.Query], excluded: Sequence[tantivy.Query] = ()) -> tantivy.Query:
    """Finds what all of them find, or everything without any, and none of the excluded does."""
    if len(queries) == 1 and not excluded:  # by itself it is found a quarter sooner
        return queries[0]
    wanted = [(Occur.Must, query) for query in queries or [tantivy.Query.all_query()]]
    return tantivy.Query.boolean_query([*wanted, *((Occur.MustNot, query) for query in excluded)])
