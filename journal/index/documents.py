"""A decision → a document of the index."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from hashlib import blake2b
from typing import Any

import tantivy

from journal import terms as analyser
from journal.changes import Bookmark
from journal.entries import Entry
from journal.questions import Field
from journal.records import FACETS_OF

#: raised with every change below; together with the analyser's it names an index's folder
VERSION = f"5.{analyser.VERSION}"

#: begins the term that stands for a word of several readings: `|сталь|стать`
READINGS = "|"

_ID_BITS = 40
_NUMBERS = ("id", "newest", "release", "copy", "entity", *FACETS_OF.values())
_WORDS = ("kinds", "statuses", "regions", "topics", "months")
#: numbers that are asked for by value; the others are counted, sorted by and compared
_ASKED = ("release", "copy", "entity")
_INTEGERS = ("day", "deadline_start", "deadline_end", "since", "amount")
_LARGEST = 2**63 - 1


def schema() -> tantivy.Schema:
    """The fields; the facets' are named as in `Page.facets`."""
    builder = tantivy.SchemaBuilder()
    for name in _NUMBERS:
        builder.add_unsigned_field(name, indexed=name in _ASKED, fast=True)
    builder.add_unsigned_field("digest", fast=True)
    for name in _INTEGERS:
        builder.add_integer_field(name, fast=True)
    for name in _WORDS:
        builder.add_text_field(name, fast=True, tokenizer_name="raw", index_option="basic")
    builder.add_text_field("text", tokenizer_name="whitespace", index_option="position")
    for field in Field:
        if field is not Field.ANY:
            builder.add_text_field(field.value, tokenizer_name="whitespace", index_option="position")
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
    fields = _fields(entry)
    result = tantivy.Document()
    result.add_unsigned("digest", _digest(fields, entry))
    for name, values in fields.items():
        add = _adder(result, name)
        for value in values:
            add(name, value)
    for name, line in _lines(entry):
        result.add_text(name, line)
    return result


def digest(entry: Entry) -> int:
    """A number that tells whether a document was made from the same values."""
    return _digest(_fields(entry), entry)


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


def _fields(entry: Entry) -> dict[str, Sequence[Any]]:
    decision, deadline = entry.decision, entry.decision.deadline
    amount = decision.amount.value if decision.amount else None
    return {
        "id": (entry.id,),
        "newest": (newest_key(entry.day, entry.id),),
        "release": (entry.release_id,),
        "copy": (int(entry.is_copy),),
        "entity": [id_ for id_, _ in entry.entities],
        **{facet: [id_ for id_, kind in entry.entities if kind == of] for of, facet in FACETS_OF.items()},
        "day": (entry.day.toordinal(),),
        "deadline_start": (deadline.interval.start.toordinal(),) if deadline else (),
        "deadline_end": (deadline.interval.end.toordinal(),) if deadline else (),
        "since": (int(entry.since.timestamp()),),
        "amount": (amount,) if amount is not None and abs(amount) <= _LARGEST else (),
        "kinds": (decision.kind.value,),
        "statuses": (decision.status.value,),
        "regions": entry.regions,
        "topics": [topic.value for topic in dict.fromkeys(decision.topics)],
        "months": (entry.day.isoformat()[:7],),
    }


def _adder(to: tantivy.Document, name: str) -> Callable[[str, Any], None]:
    if name in _NUMBERS:
        return to.add_unsigned
    return to.add_integer if name in _INTEGERS else to.add_text


def _digest(fields: dict[str, Sequence[Any]], entry: Entry) -> int:
    made_of = repr((list(fields.values()), entry.texts))
    return int.from_bytes(blake2b(made_of.encode(), digest_size=8).digest())


def _lines(entry: Entry) -> Iterator[tuple[str, str]]:
    """Terms by field, a line for each text; a phrase never runs over the end of a line."""
    for text, fields in entry.texts:
        lines = (_name_lines if fields else _text_lines)(text)
        for name in ("text", *dict.fromkeys(field.value for field in fields)):
            yield from ((name, line) for line in lines)


def _text_lines(text: str) -> tuple[str, ...]:
    """The words of a text as terms, and for its words of several readings a line with each of their forms.

    «стали» stands in its place as `|сталь|стать`, which phrases look for, and as `сталь | стать` where single words do:
    the mark keeps forms of the second line from making phrases.
    """
    words = [_term(forms) for forms in analyser.text_forms(text)]
    loose = f" {READINGS} ".join(form for word in words if word[0] == READINGS for form in word[1:].split(READINGS))
    return (" ".join(words), loose) if loose else (" ".join(words),)


_name_lines = lru_cache(maxsize=100_000)(_text_lines)


def _term(forms: tuple[str, ...]) -> str:
    return forms[0] if len(forms) == 1 else READINGS + READINGS.join(sorted(forms))
