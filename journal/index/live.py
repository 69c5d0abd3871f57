"""The index that follows the tables: one writer of all processes, any number of readers."""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import tantivy
from tantivy import FieldType, Order

from journal.changes import BATCH, Bookmark, ChangeLog
from journal.entries import Entry
from journal.index.documents import READINGS, bookmark_document, document, read_bookmark, schema
from journal.index.folder import IndexFolder

#: changed releases that one commit takes in; a commit costs some 100 ms, so many small ones would be slow
_STEP = 500
#: memory of the writer, in bytes; a rebuild has time to gather more before it writes
_HEAP, _LARGE_HEAP = 64_000_000, 256_000_000


@dataclass(frozen=True)
class View:
    """One generation of the index at one moment."""

    path: Path
    index: tantivy.Index
    searcher: tantivy.Searcher
    bookmark: Bookmark
    _ambiguous: dict[str, Mapping[str, list[str]]] = dataclasses.field(default_factory=dict)

    @property
    def schema(self) -> tantivy.Schema:
        """The fields to build queries with."""
        return self.index.schema

    def ambiguous(self, field: str) -> Mapping[str, list[str]]:
        """By form the terms of a field that stand for a word of several readings, this form among them."""
        if field not in self._ambiguous:
            found = defaultdict(list)
            for term, _ in self.searcher.terms_with_prefix(field, READINGS):
                for form in filter(None, term.split(READINGS)):
                    found[form].append(term)
            self._ambiguous[field] = found
        return self._ambiguous[field]


class LiveIndex:
    """Answers with what the tables held at the newest change that it has followed."""

    def __init__(self, root: Path, changes: ChangeLog) -> None:
        self._folder = IndexFolder(root)
        self._changes = changes
        self._seen = self._look() or self._renewed()

    def view(self, at_least: int) -> View:
        """A view that has come to the newest change; to `at_least` only, while another process is writing."""
        view, head = self._seen, self._changes.head()
        if view.bookmark != head:
            self._seen = view = self._newer(head, at_least)
        return view

    def follow(self) -> None:
        """Come to the newest change of now."""
        self.view(self._changes.head().number)

    def digests(self) -> Iterator[tuple[int, int]]:
        """Ids in their order and digests of the documents, as the index is now."""
        view, last = self._seen, 0
        while True:
            rest = tantivy.Query.range_query(view.schema, "id", FieldType.Unsigned, lower_bound=last + 1)
            hits = view.searcher.search(rest, limit=BATCH, count=False, order_by_field="id", order=Order.Asc).hits
            if not hits:
                return
            digests = view.searcher.fast_field_values("digest", [address for _, address in hits])
            yield from ((id_, int(digest or 0)) for (id_, _), digest in zip(hits, digests, strict=True))
            last = hits[-1][0]

    def rebuild(self) -> int:
        """A new generation from the tables; the number of decisions in it. The one before answers meanwhile."""
        with self._folder.lock("rebuild"):
            view, count = self._rebuilt()
        self._seen = view
        return count

    def _newer(self, head: Bookmark, at_least: int) -> View:
        view = self._look()
        if view is None or not self._is_of_this_history(view, head):
            view = self._renewed()
        if view.bookmark == head:
            return view
        with self._folder.lock("write", wait=view.bookmark.number < at_least) as locked:
            view = self._look() or view
            return self._advanced(view) if locked else view

    def _look(self) -> View | None:
        """The current generation as it is on disk now; None where it is missing or broken."""
        while path := self._folder.current():
            try:
                return _open(path)
            except ValueError:
                if path == self._folder.current():
                    return None
        return None

    def _is_of_this_history(self, view: View, head: Bookmark) -> bool:
        """False where the database went back to a backup after the index had followed it further."""
        mark = view.bookmark
        return mark in (head, Bookmark()) or self._changes.at(mark.number) == mark

    def _advanced(self, view: View) -> View:
        """The generation after all changes, taken in batch by batch; the caller has the lock `write`."""
        while True:
            bookmark, release_ids = self._changes.after(view.bookmark, _STEP)
            if not release_ids:
                return view
            writer = _writer(view.index)
            writer.delete_documents_by_query(tantivy.Query.term_set_query(view.schema, "release", release_ids))
            _add(writer, self._changes.entries_of(release_ids))
            _commit(writer, bookmark)
            view = _open(view.path)

    def _renewed(self) -> View:
        """A generation in place of one that is missing, broken or of another history."""
        with self._folder.lock("rebuild"):
            view = self._look()
            if view and self._is_of_this_history(view, self._changes.head()):
                return view  # another process was faster
            return self._rebuilt()[0]

    def _rebuilt(self) -> tuple[View, int]:
        """The next generation and the number of its decisions; the caller has the lock `rebuild`."""
        folder, bookmark = self._folder.begin(), self._changes.head()
        writer = tantivy.Index(schema(), path=str(folder)).writer(heap_size=_LARGE_HEAP, num_threads=2)
        count = sum(_add(writer, records) for records in self._changes.everything())
        _commit(writer, bookmark)
        view = _open(folder)
        with self._folder.lock("write"):
            view = self._advanced(view)
            self._folder.switch(folder)
        return view, count


def _open(path: Path) -> View:
    index = tantivy.Index.open(str(path))
    index.config_reader("manual")
    index.reload()
    searcher = index.searcher()
    return View(path, index, searcher, read_bookmark(searcher, index.schema))


def _writer(index: tantivy.Index) -> tantivy.IndexWriter:
    return index.writer(heap_size=_HEAP, num_threads=1)


def _add(writer: tantivy.IndexWriter, entries: Iterable[Entry]) -> int:
    documents = [document(entry) for entry in entries]
    for item in documents:
        writer.add_document(item)
    return len(documents)


def _commit(writer: tantivy.IndexWriter, bookmark: Bookmark) -> None:
    writer.delete_documents_by_term("bookmark", "here")
    writer.add_document(bookmark_document(bookmark))
    writer.commit()
    writer.wait_merging_threads()
