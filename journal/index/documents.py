"""A decision → a document of the index."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from hashlib import blake2b
from typing import Any

import tantivy

from journal import terms as analyser
from journal.changes import Bookmark
from journal.passages import passages
from journal.records import DecisionRecord

#: raised with every change below; together with the analyser's it names an index's folder
VERSION = f"3.{analyser.VERSION}"

#: places between passages, so that no phrase runs over the end of one
_GAP = 100
_ID_BITS = 40
_ENTITIES = {"organization": "organizations", "person": "people", "initiative": "initiatives"}
_NUMBERS = ("id", "newest", "release", "copy", "entity", *_ENTITIES.values())
_WORDS = ("kinds", "statuses", "regions", "topics", "months")
_DAYS = ("day", "deadline_start", "deadline_end", "since")


def schema() -> tantivy.Schema:
    """The fields; the facets' are named as in `Page.facets`."""
    builder = tantivy.SchemaBuilder()
    for name in _NUMBERS:
        builder.add_unsigned_field(name, indexed=True, fast=True)
    builder.add_unsigned_field("digest", fast=True)
    for name in _DAYS:
        builder.add_integer_field(name, indexed=True, fast=True)
    for name in _WORDS:
        builder.add_text_field(name, fast=True, tokenizer_name="raw", index_option="basic")
    builder.add_text_field("text", tokenizer_name="raw", index_option="position")
    builder.add_text_field("bookmark", stored=True, tokenizer_name="raw", index_option="basic")
    return builder.build()


def newest_key(day: dt.date, id_: int) -> int:
    """A number that orders decisions by day, then id."""
    return day.toordinal() << _ID_BITS | id_


def newest_place(key: int) -> tuple[dt.date, int]:
    """The day and id in a `newest_key`."""
    return dt.date.fromordinal(key >> _ID_BITS), key & ((1 << _ID_BITS) - 1)


def document(record: DecisionRecord) -> tantivy.Document:
    """Everything a decision is found by."""
    fields, texts = _fields(record), passages(record)
    result = tantivy.Document()
    result.add_unsigned("digest", _digest(fields, texts))
    for name, values in fields.items():
        add = _adder(result, name)
        for value in values:
            add(name, value)
    result.add_pre_tokenized_text("text", _tokens(texts))
    return result


def digest(record: DecisionRecord) -> int:
    """A number that tells whether a document was made from the same values."""
    return _digest(_fields(record), passages(record))


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


def _fields(record: DecisionRecord) -> dict[str, list[Any]]:
    decision, deadline = record.decision, record.decision.deadline
    entities = dict.fromkeys((link.id, link.kind) for link in record.entities)
    return {
        "id": [record.id],
        "newest": [newest_key(record.day, record.id)],
        "release": [record.release_id],
        "copy": [int(record.copy_of is not None)],
        "entity": [id_ for id_, _ in entities],
        **{facet: [id_ for id_, kind in entities if kind == of] for of, facet in _ENTITIES.items()},
        "day": [record.day.toordinal()],
        "deadline_start": [deadline.interval.start.toordinal()] if deadline else [],
        "deadline_end": [deadline.interval.end.toordinal()] if deadline else [],
        "since": [int(record.since.timestamp())] if record.since else [],
        "kinds": [decision.kind.value],
        "statuses": [decision.status.value],
        "regions": list(record.regions),
        "topics": [topic.value for topic in dict.fromkeys(decision.topics)],
        "months": [f"{record.day:%Y-%m}"],
    }


def _adder(to: tantivy.Document, name: str) -> Callable[[str, Any], None]:
    if name in _NUMBERS:
        return to.add_unsigned
    return to.add_integer if name in _DAYS else to.add_text


def _digest(fields: dict[str, list[Any]], texts: tuple[str, ...]) -> int:
    return int.from_bytes(blake2b(repr((fields, texts)).encode(), digest_size=8).digest())


def _tokens(texts: tuple[str, ...]) -> tantivy.PreTokenizedString:
    tokens: list[tantivy.Token] = []
    first = 0
    for text in texts:
        found = analyser.terms(text)
        for place, term in enumerate(found, first):
            tokens.extend([tantivy.Token(form, place, 0, 0) for form in term.forms])
        first += len(found) + _GAP
    return tantivy.PreTokenizedString("", tokens)
