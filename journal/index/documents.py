"""A decision → a document of the index."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from zlib import crc32

import tantivy

from journal import terms as analyser
from journal.changes import Bookmark
from journal.entries import Entry
from journal.index.lines import name_lines, text_lines
from journal.questions import Field
from journal.records import FACETS_OF

#: raised with every change below; together with the analyser's it names an index's folder
VERSION = f"7.{analyser.VERSION}"

_ID_BITS = 40
#: by role the field with the entities that have it: their names are in an index of their own
ROLES = {"actor": "actors", "assignee": "assignees", "initiative": "initiatives"}
#: numbers that are asked for by value, and those that are counted, sorted by and compared
_ASKED = ("release", "copy", *ROLES.values())
_COUNTED = ("id", "newest", "digest", *FACETS_OF.values())
_WORDS = ("kinds", "statuses", "regions", "topics", "months")
#: fields of the words that parties without a name are called by
SAID = (Field.ACTOR.value, Field.ASSIGNEE.value)
_INTEGERS = ("day", "deadline_start", "deadline_end", "since", "amount")


def schema() -> tantivy.Schema:
    """The fields; the facets' are named as in `Page.facets`."""
    builder = tantivy.SchemaBuilder()
    for name in dict.fromkeys((*_ASKED, *_COUNTED)):
        builder.add_unsigned_field(name, indexed=name in _ASKED, fast=name in _COUNTED)
    for name in _INTEGERS:
        builder.add_integer_field(name, fast=True)
    for name in _WORDS:
        builder.add_text_field(name, fast=True, tokenizer_name="raw", index_option="basic")
    for name in ("text", *SAID):
        builder.add_text_field(name, tokenizer_name="whitespace", index_option="position")
    builder.add_text_field("bookmark", stored=True, tokenizer_name="raw", index_option="basic")
    return builder.build()


def newest_key(day: dt.date, id_: int) -> int:
    """A number that orders decisions by day, then id."""
    return day.toordinal() << _ID_BITS | id_


def newest_place(key: int) -> tuple[dt.date, int]:
    """The day and id in a `newest_key`."""
    return dt.date.fromordinal(key >> _ID_BITS), key & ((1 << _ID_BITS) - 1)


def document(entry: Entry) -> tantivy.Document:
    """Everything a decision is found by."""
    result = tantivy.Document()
    for name, number in _numbers(entry):
        result.add_unsigned(name, number)
    for name, number in _integers(entry):
        result.add_integer(name, number)
    for name, word in _words(entry):
        result.add_text(name, word)
    lines = [line for text in entry.texts for line in text_lines(text)]
    for name in {name: None for _, _, name, _ in entry.parties}:
        lines += name_lines(name)
    for line in lines:
        result.add_text("text", line)
    for text, role in entry.said:
        for line in name_lines(text):
            result.add_text(role, line)
    return result


def digest(entry: Entry) -> int:
    """A number that tells whether a document was made from the same values."""
    numbers = entry.id, entry.release_id, entry.is_copy, int(entry.since.timestamp()), entry.amount
    days = entry.day, entry.deadline_start, entry.deadline_end
    parties = [f"{id_}{kind}{name}{role}" for id_, kind, name, role in entry.parties]
    words = entry.kind, entry.status, *entry.topics, "", *entry.regions, "", *entry.texts, "", *parties
    said = [f"{role}{text}" for text, role in entry.said]
    return crc32("\0".join((*map(str, (*numbers, *days)), *words, *said)).encode())


def bookmark_document(bookmark: Bookmark) -> tantivy.Document:
    """How far the index has come, committed together with what it has come to."""
    return tantivy.Document(bookmark=["here", f"{bookmark.number} {bookmark.token}"])


def read_bookmark(searcher: tantivy.Searcher, index_schema: tantivy.Schema) -> Bookmark:
    """The bookmark of what a searcher sees."""
    hits = searcher.search(tantivy.Query.term_query(index_schema, "bookmark", "here"), limit=1, count=False).hits
    if not hits:
        return Bookmark()
    number, _, token = str(searcher.doc(hits[0][1]).get_all("bookmark")[1]).partition(" ")
    return Bookmark(int(number), token)


def _numbers(entry: Entry) -> Iterator[tuple[str, int]]:
    yield "id", entry.id
    yield "newest", newest_key(entry.day, entry.id)
    yield "digest", digest(entry)
    yield "release", entry.release_id
    yield "copy", int(entry.is_copy)
    fields = [(ROLES[role], id_) for id_, _, _, role in entry.parties]
    yield from dict.fromkeys([*fields, *((FACETS_OF[kind], id_) for id_, kind, _, _ in entry.parties)])


def _integers(entry: Entry) -> Iterator[tuple[str, int]]:
    yield "day", entry.day.toordinal()
    yield "since", int(entry.since.timestamp())
    if entry.deadline_start:
        yield "deadline_start", entry.deadline_start.toordinal()
    if entry.deadline_end:
        yield "deadline_end", entry.deadline_end.toordinal()
    if entry.amount is not None:
        yield "amount", entry.amount


def _words(entry: Entry) -> Iterator[tuple[str, str]]:
    yield "kinds", entry.kind
    yield "statuses", entry.status
    yield "months", entry.day.isoformat()[:7]
    for region in entry.regions:
        yield "regions", region
    for topic in entry.topics:
        yield "topics", topic
