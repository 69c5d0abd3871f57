"""A decision → a document of the index."""

from __future__ import annotations

import datetime as dt

import tantivy

from journal import terms as analyser
from journal.changes import Bookmark
from journal.passages import passages
from journal.records import DecisionRecord

#: raised with every change below; together with the analyser's it names an index's folder
VERSION = f"1.{analyser.VERSION}"

#: places between passages, so that no phrase runs over the end of one
_GAP = 100
_ID_BITS = 40
_KINDS = {"organization": "organizations", "person": "people", "initiative": "initiatives"}
_WORDS = ("kinds", "statuses", "regions", "topics", "months")
_DAYS = ("day", "deadline_start", "deadline_end")


def schema() -> tantivy.Schema:
    """The fields; the facets' are named as in `Page.facets`."""
    builder = tantivy.SchemaBuilder()
    for name in ("id", "newest", "release", "entity", *_KINDS.values()):
        builder.add_unsigned_field(name, indexed=True, fast=True)
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
    fields = tantivy.Document()
    fields.add_unsigned("id", record.id)
    fields.add_unsigned("newest", newest_key(record.day, record.id))
    fields.add_unsigned("release", record.release_id)
    _add_days(fields, record)
    _add_words(fields, record)
    for entity_id, kind in dict.fromkeys((link.id, link.kind) for link in record.entities):
        fields.add_unsigned("entity", entity_id)
        fields.add_unsigned(_KINDS[kind], entity_id)
    fields.add_pre_tokenized_text("text", _tokens(record))
    return fields


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


def _add_days(fields: tantivy.Document, record: DecisionRecord) -> None:
    fields.add_integer("day", record.day.toordinal())
    if record.decision.deadline:
        fields.add_integer("deadline_start", record.decision.deadline.interval.start.toordinal())
        fields.add_integer("deadline_end", record.decision.deadline.interval.end.toordinal())


def _add_words(fields: tantivy.Document, record: DecisionRecord) -> None:
    decision = record.decision
    fields.add_text("kinds", decision.kind.value)
    fields.add_text("statuses", decision.status.value)
    fields.add_text("months", f"{record.day:%Y-%m}")
    for region in record.regions:
        fields.add_text("regions", region)
    for topic in dict.fromkeys(decision.topics):
        fields.add_text("topics", topic.value)


def _tokens(record: DecisionRecord) -> tantivy.PreTokenizedString:
    tokens: list[tantivy.Token] = []
    first = 0
    for passage in passages(record):
        found = analyser.terms(passage)
        for place, term in enumerate(found, first):
            tokens.extend([tantivy.Token(form, place, 0, 0) for form in term.forms])
        first += len(found) + _GAP
    return tantivy.PreTokenizedString("", tokens)
