"""The index that follows the tables: one writer of all processes, any number of readers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import tantivy
from tantivy import FieldType, Order

from journal.changes import BATCH, Bookmark, ChangeLog
from journal.index.beside import drafts
from journal.index.codes import Codes
from journal.index.documents import document, read_state, schema, state_document, state_query
from journal.index.drafts import Draft, Drafter
from journal.index.folder import IndexFolder
from journal.index.lines import TOKENIZER, tokenizer
from journal.index.names import Name, NameWriter, digests, made
from journal.index.opened import Opened, opened

#: changed releases that one commit takes in; a commit costs some 100 ms, so many small ones would be slow
_STEP = 500
#: memory of the writer, in bytes; a rebuild has time to gather more before it writes
_HEAP, _LARGE_HEAP = 64_000_000, 1_000_000_000
#: the folder of names in that of a generation
_NAMES = "names"


@dataclass(frozen=True)
class View:
    """One generation of the index at one moment."""

    path: Path
    decisions: Opened
    names: Opened
    bookmark: Bookmark
    codes: Codes

    @property
    def schema(self) -> tantivy.Schema:
        """The fields of decisions."""
        return self.decisions.schema

    @property
    def searcher(self) -> tantivy.Searcher:
        """Searches decisions."""
        return self.decisions.searcher


class LiveIndex:
    """Answers with what the tables held at the newest change that it has followed."""

    def __init__(self, root: Path, changes: ChangeLog) -> None:
        self._folder = IndexFolder(root)
        self._changes = changes
        self._seen = self._look() or self._renewed()

    def seen(self, head: Bookmark) -> View | None:
        """A view that has come to just this change, where it was opened before."""
        view = self._seen
        return view if view.bookmark == head else None

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
            batch = Drafter().batch(self._changes.entries_of(release_ids))
            _take_names(view.names, batch.names)
            writer = view.decisions.index.writer(heap_size=_HEAP, num_threads=1)
            writer.delete_documents_by_query(tantivy.Query.term_set_query(view.schema, "release", release_ids))
            _add(writer, batch.drafts, view.codes)
            _commit(writer, bookmark, view.codes)
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
        names = NameWriter(made(folder / _NAMES))
        index = tantivy.Index(schema(), path=str(folder))
        index.register_tokenizer(TOKENIZER, tokenizer())
        writer = index.writer(heap_size=_LARGE_HEAP, num_threads=1)  # each would leave a part of its own
        codes, count = Codes(), 0
        for batch in drafts(self._changes):
            names.put(batch.names)
            count += _add(writer, batch.drafts, codes)
        names.commit()
        _commit(writer, bookmark, codes)
        view = _open(folder)
        with self._folder.lock("write"):
            view = self._advanced(view)
            self._folder.switch(folder)
        self._folder.drop_earlier()
        return view, count


def _open(path: Path) -> View:
    decisions = opened(path)
    return View(path, decisions, opened(path / _NAMES), *read_state(decisions.searcher, decisions.schema))


def _take_names(names: Opened, called: Sequence[Name]) -> None:
    """Take in the names that are new; a batch without any costs no commit."""
    writer = NameWriter(names.index, digests(names, {one.id for one in called}))
    writer.put(called)
    writer.commit()


def _add(writer: tantivy.IndexWriter, drafts: Sequence[Draft], codes: Codes) -> int:
    for draft in drafts:
        writer.add_document(document(draft, codes))
    return len(drafts)


def _commit(writer: tantivy.IndexWriter, bookmark: Bookmark, codes: Codes) -> None:
    writer.delete_documents_by_query(state_query(schema()))
    writer.add_document(state_document(bookmark, codes))
    writer.commit()
    writer.wait_merging_threads()
