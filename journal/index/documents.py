"""A draft → a document of the index, and the document that tells how far the index has come."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from functools import lru_cache
from itertools import chain

import tantivy

from journal import terms as analyser
from journal.changes import Bookmark
from journal.index.codes import Codes
from journal.index.columns import COLUMNS, SEVERAL, nothing, placed
from journal.index.drafts import Draft, digest
from journal.index.lines import TOKENIZER
from journal.questions import Field
from journal.records import FACETS_OF

#: raised with every change below; together with the analyser's it names an index's folder
VERSION = f"10.{analyser.VERSION}"

#: room for four billion decisions: every bit is stored for every one of them
_ID_BITS = 32
_HIGHEST_ID = (1 << _ID_BITS) - 1
#: what the document with the state of the index is found by
_HERE = 1
#: by role the field with the entities that have it: their names are in an index of their own
ROLES = {"actor": "actors", "assignee": "assignees", "initiative": "initiatives"}
#: numbers that are asked for by value, and those that are sorted by, compared and counted
_ASKED = ("release", "copy", "kinds", "statuses", "regions", "topics", *ROLES.values(), SEVERAL, "bookmark")
_COMPARED = ("id", "newest", "digest", *chain.from_iterable(COLUMNS.values()))
#: fields of the words that parties without a name are called by
SAID = (Field.ACTOR.value, Field.ASSIGNEE.value)
_INTEGERS = ("day", "deadline_start", "deadline_end", "since", "amount")


def schema() -> tantivy.Schema:
    """The fields."""
    builder = tantivy.SchemaBuilder()
    for name in _ASKED:
        builder.add_unsigned_field(name, indexed=True)
    for name in _COMPARED:
        builder.add_unsigned_field(name, fast=True)
    for name in _INTEGERS:
        builder.add_integer_field(name, fast=True)
    for name in ("text", *SAID):
        builder.add_text_field(name, tokenizer_name=TOKENIZER, index_option="position")
    builder.add_bytes_field("state", stored=True)
    return builder.build()


def newest_key(day: dt.date, id_: int) -> int:
    """A number that orders decisions by day, then id."""
    return day.toordinal() << _ID_BITS | min(id_, _HIGHEST_ID)


def newest_place(key: int) -> tuple[dt.date, int]:
    """The day and id in a `newest_key`."""
    return dt.date.fromordinal(key >> _ID_BITS), key & _HIGHEST_ID


def document(draft: Draft, codes: Codes) -> tantivy.Document:
    """Everything a decision is found by."""
    result = tantivy.Document()
    for name, number in chain(_numbers(draft), _filed(draft, codes)):
        result.add_unsigned(name, number)
    for name, number in _integers(draft):
        result.add_integer(name, number)
    for name, words in (("text", draft.text), *draft.said.items()):
        result.add_text(name, words.decode())
    return result


def state_document(bookmark: Bookmark, codes: Codes) -> tantivy.Document:
    """How far the index has come, committed together with what it has come to."""
    result = tantivy.Document()
    for name, number in (("bookmark", _HERE), *nothing()):
        result.add_unsigned(name, number)
    texts, entities = codes.written()
    for written in (json.dumps([bookmark.number, bookmark.token]).encode(), texts.encode(), *entities):
        result.add_bytes("state", written)
    return result


def state_query(index_schema: tantivy.Schema) -> tantivy.Query:
    """Finds that document; a term of numbers is deleted by query only."""
    return tantivy.Query.term_query(index_schema, "bookmark", _HERE)


def read_state(searcher: tantivy.Searcher, index_schema: tantivy.Schema) -> tuple[Bookmark, Codes]:
    """The bookmark of what a searcher sees, and what its numbers stand for."""
    hits = searcher.search(state_query(index_schema), limit=1, count=False).hits
    if not hits:
        return Bookmark(), Codes()
    bookmark, texts, *entities = map(bytes, searcher.doc(hits[0][1]).get_all("state"))
    return Bookmark(*json.loads(bookmark)), Codes(json.loads(texts), entities)


def _numbers(draft: Draft) -> Iterator[tuple[str, int]]:
    yield "id", draft.id
    yield "newest", newest_key(draft.day, draft.id)
    yield "digest", digest(draft)
    yield "release", draft.release_id
    yield "copy", int(draft.is_copy)
    yield from dict.fromkeys([(ROLES[role], id_) for id_, _, role in draft.parties])


def _filed(draft: Draft, codes: Codes) -> list[tuple[str, int]]:
    """What it is filed under: kind, status, regions and topics to be asked for, all facets to be counted."""
    found = [
        *_coded(codes, "kinds", (draft.kind,)),
        *_coded(codes, "statuses", (draft.status,)),
        *_coded(codes, "regions", draft.regions),
        *_coded(codes, "topics", draft.topics),
        *_coded(codes, "months", (draft.day.isoformat()[:7],)),
    ]
    for kind, facet in FACETS_OF.items():
        ids = dict.fromkeys([id_ for id_, of, _ in draft.parties if of == kind])
        found += placed(facet, [codes.entity_number(facet, id_) for id_ in ids])
    return found


@lru_cache(maxsize=20_000)
def _coded(codes: Codes, facet: str, texts: tuple[str, ...]) -> list[tuple[str, int]]:
    """The fields of a facet's texts: the same few return in most decisions."""
    numbers = [codes.number(facet, text) for text in texts]
    return [*((facet, number) for number in numbers if facet in _ASKED), *placed(facet, numbers)]


def _integers(draft: Draft) -> Iterator[tuple[str, int]]:
    yield "day", draft.day.toordinal()
    yield "since", draft.since
    if draft.deadline_start:
        yield "deadline_start", draft.deadline_start.toordinal()
    if draft.deadline_end:
        yield "deadline_end", draft.deadline_end.toordinal()
    if draft.amount is not None:
        yield "amount", draft.amount
