"""A decision → a document of the index."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
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
VERSION = f"6.{analyser.VERSION}"

#: begins the term that stands for a word of several readings: `|сталь|стать`
READINGS = "|"

_ID_BITS = 40
_NUMBERS = ("id", "newest", "release", "copy", "entity", *FACETS_OF.values())
_WORDS = ("kinds", "statuses", "regions", "topics", "months")
#: numbers that are asked for by value; the others are counted, sorted by and compared
_ASKED = ("release", "copy", "entity")
_DIGEST_BYTES = 4
_INTEGERS = ("day", "deadline_start", "deadline_end", "since", "amount")


def schema() -> tantivy.Schema:
    """The fields; the facets' are named as in `Page.facets`."""
    builder = tantivy.SchemaBuilder()
    for name in _NUMBERS:
        builder.add_unsigned_field(name, indexed=name in _ASKED, fast=name not in _ASKED)
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
    for names, add in ((_NUMBERS, result.add_unsigned), (_INTEGERS, result.add_integer), (_WORDS, result.add_text)):
        for name in names:
            for value in fields[name]:
                add(name, value)
    for text, narrower in entry.texts:
        lines = (_name_lines if narrower else text_lines)(text)
        for name in ("text", *dict.fromkeys(narrower)):
            for line in lines:
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
    return {
        "id": (entry.id,),
        "newest": (newest_key(entry.day, entry.id),),
        "release": (entry.release_id,),
        "copy": (int(entry.is_copy),),
        "entity": [id_ for id_, _ in entry.entities],
        **{facet: [id_ for id_, kind in entry.entities if kind == of] for of, facet in FACETS_OF.items()},
        "day": (entry.day.toordinal(),),
        "deadline_start": (entry.deadline_start.toordinal(),) if entry.deadline_start else (),
        "deadline_end": (entry.deadline_end.toordinal(),) if entry.deadline_end else (),
        "since": (int(entry.since.timestamp()),),
        "amount": (entry.amount,) if entry.amount is not None else (),
        "kinds": (entry.kind,),
        "statuses": (entry.status,),
        "regions": entry.regions,
        "topics": entry.topics,
        "months": (entry.day.isoformat()[:7],),
    }


def _digest(fields: dict[str, Sequence[Any]], entry: Entry) -> int:
    texts = "\0".join([f"{','.join(narrower)}\0{text}" for text, narrower in entry.texts])
    made_of = f"{list(fields.values())}{texts}"
    return int.from_bytes(blake2b(made_of.encode(), digest_size=_DIGEST_BYTES).digest())


def text_lines(text: str) -> list[str]:
    """The words of a text as a line of terms, and each form of its words of several readings as a line of its own.

    «стали» stands in its place as `|сталь|стать`, which phrases look for, and behind the text as `сталь` and `стать`
    where single words do. A phrase never runs over the end of a line.
    """
    words = [word for piece in text.split() for word in _standing(piece)]
    return [" ".join([term for term, _ in words]), *[form for _, forms in words for form in forms]]


_name_lines = lru_cache(maxsize=100_000)(text_lines)


@lru_cache(maxsize=500_000)
def _standing(piece: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """For the words between two spaces the terms that stand in their places, and the forms they are looked for by."""
    return tuple(map(_term, analyser.terms(piece)))


def _term(word: analyser.Term) -> tuple[str, tuple[str, ...]]:
    forms = tuple(sorted(word.forms))
    return (forms[0], ()) if len(forms) == 1 else (READINGS + READINGS.join(forms), forms)
