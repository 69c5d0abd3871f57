"""A tantivy index as it was when it was opened: what queries are built with and asked of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import tantivy

from journal.index.lines import READINGS, TOKENIZER, tokenizer


@dataclass(frozen=True)
class Opened:
    """One moment of an index."""

    index: tantivy.Index
    searcher: tantivy.Searcher
    _ambiguous: dict[str, Mapping[str, list[str]]] = field(default_factory=dict)

    @property
    def schema(self) -> tantivy.Schema:
        """The fields."""
        return self.index.schema

    def ambiguous(self, name: str) -> Mapping[str, list[str]]:
        """By form the terms of a field that stand for a word of several readings, this form among them."""
        if name not in self._ambiguous:
            found = defaultdict(list)
            for term, _ in self.searcher.terms_with_prefix(name, READINGS):
                for form in filter(None, term.split(READINGS)):
                    found[form].append(term)
            self._ambiguous[name] = found
        return self._ambiguous[name]


def opened(folder: Path) -> Opened:
    """The index in a folder as it is now; raises ValueError where there is none, or a broken one."""
    index = tantivy.Index.open(str(folder))
    index.config_reader("manual")
    index.reload()
    index.register_tokenizer(TOKENIZER, tokenizer())
    return Opened(index, index.searcher())
