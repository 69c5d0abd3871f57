"""Names of entities: each is indexed once, and decisions refer to it by number.

A second index beside the one of decisions, in its folder. It is committed first, so that a decision never refers to a
name that is not there; a name that nothing refers to any more is found, and leads nowhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

import tantivy

from journal.index.lines import TOKENIZER, line, tokenizer
from journal.index.opened import Opened

_HEAP = 32_000_000


class Name(NamedTuple):
    """What an entity is called, as a line of terms."""

    id: int
    kind: str
    terms: bytes
    #: tells this name from another one
    digest: int


def named(id_: int, kind: str, name: str) -> Name:
    """The name of an entity as it is indexed."""
    return Name(id_, kind, line((), (name,)), crc32(f"{kind} {name}".encode()))


class NameWriter:
    """Takes in names, each once."""

    def __init__(self, index: tantivy.Index, known: Iterable[tuple[int, int]] = ()) -> None:
        self._index = index
        self._digests = dict(known)
        self._writer: tantivy.IndexWriter | None = None

    def put(self, names: Iterable[Name]) -> None:
        """Have names found that are new, or new for their entity."""
        for one in names:
            if self._digests.get(one.id) != one.digest:
                self._replace(one)

    def commit(self) -> None:
        """Store what was put; nothing happens where nothing was new."""
        if self._writer:
            self._writer.commit()
            self._writer.wait_merging_threads()

    def _replace(self, one: Name) -> None:
        self._writer = self._writer or self._index.writer(heap_size=_HEAP, num_threads=1)
        if one.id in self._digests:
            self._writer.delete_documents_by_query(_with_id(self._index.schema, one.id))
        self._digests[one.id] = one.digest
        self._writer.add_document(_document(one))


def made(folder: Path) -> tantivy.Index:
    """A new index of names."""
    folder.mkdir()
    index = tantivy.Index(_schema(), path=str(folder))
    index.register_tokenizer(TOKENIZER, tokenizer())
    return index


def digests(names: Opened, ids: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Which of the entities have a name, and a number that tells which."""
    query = tantivy.Query.term_set_query(names.schema, "id", sorted(ids))
    found = _addresses(names, query)
    values = (names.searcher.fast_field_values(field, found) for field in ("id", "digest"))
    yield from ((int(id_ or 0), int(digest or 0)) for id_, digest in zip(*values, strict=True))


def called(names: Opened, query: tantivy.Query, kind: str | None = None) -> list[int]:
    """The entities whose names a query finds, of one kind or of all."""
    wanted = [(tantivy.Occur.Must, tantivy.Query.const_score_query(query, 0.0))]
    if kind:
        wanted.append((tantivy.Occur.Must, tantivy.Query.term_query(names.schema, "kind", kind)))
    found = _addresses(names, tantivy.Query.boolean_query(wanted))
    return [int(id_ or 0) for id_ in names.searcher.fast_field_values("id", found)]


def _addresses(names: Opened, query: tantivy.Query) -> list[tantivy.DocAddress]:
    hits = names.searcher.search(query, limit=max(names.searcher.num_docs, 1), count=False).hits
    return [address for _, address in hits]


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_unsigned_field("id", indexed=True, fast=True)
    builder.add_unsigned_field("digest", fast=True)
    builder.add_text_field("kind", tokenizer_name="raw", index_option="basic")
    builder.add_text_field("text", tokenizer_name=TOKENIZER, index_option="position")
    return builder.build()


def _document(one: Name) -> tantivy.Document:
    result = tantivy.Document()
    result.add_unsigned("id", one.id)
    result.add_unsigned("digest", one.digest)
    result.add_text("kind", one.kind)
    result.add_text("text", one.terms.decode())
    return result


def _with_id(schema: tantivy.Schema, id_: int) -> tantivy.Query:
    return tantivy.Query.term_query(schema, "id", id_)
