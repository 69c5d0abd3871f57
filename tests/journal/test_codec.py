"""Facts written down are read back the same."""

import datetime as dt
import json
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journal import codec
from journal.contract import JournalError
from nlp.facts import Decision, Extraction, Hints, Kind, Mention, Status

#: a probability is a number from 0 to 1, all else is whatever its type allows
_DECISIONS = st.builds(replace, st.from_type(Decision), probability=st.floats(0, 1))
_EXTRACTIONS = st.builds(replace, st.from_type(Extraction), decisions=st.lists(_DECISIONS, max_size=3).map(tuple))
_MINIMAL = Decision(Kind.PLAN, Status.PLANNED, Mention(0, 1, "а"), (Mention(0, 1, "а"),))


@given(_EXTRACTIONS)
@settings(max_examples=25)
def test_an_extraction_survives(extraction: Extraction) -> None:
    """Every field, whatever is in it; `extractor` too, which is left out of equality."""
    read = codec.load(Extraction, codec.dump(extraction))

    assert (read, read.extractor) == (extraction, extraction.extractor)


@given(st.from_type(Hints))
def test_hints_survive(hints: Hints) -> None:
    """Tuples of fixed length and optional dates too."""
    assert codec.load(Hints, codec.dump(hints)) == hints


def test_types_survive() -> None:
    """A kind is read back as a `Kind`, a date as a date, not as their text."""
    extraction = Extraction(None, dt.date(2026, 3, 5), None, ((1, 2),), decisions=(_MINIMAL,))

    read = codec.load(Extraction, codec.dump(extraction))

    assert type(read.decisions[0].kind) is Kind
    assert type(read.published) is dt.date


def test_a_field_not_yet_known_then_has_its_default() -> None:
    """Facts stored before a field was added are readable."""
    written = json.loads(codec.dump(_MINIMAL))

    assert set(written) == {"version", "kind", "status", "content", "evidence"}
    assert codec.load(Decision, json.dumps(written)) == _MINIMAL


def test_a_newer_version_is_refused() -> None:
    """The message names both versions."""
    newer = codec.dump(_MINIMAL).replace('"version":1', '"version":2')

    with pytest.raises(JournalError, match=r"версии 2.*версию 1"):
        codec.load(Decision, newer)


@given(_EXTRACTIONS)
@settings(max_examples=25)
def test_what_is_written_already_is_not_written_again(extraction: Extraction) -> None:
    """An extraction is put together of its decisions as they are stored by themselves."""
    written = [codec.dump(one) for one in extraction.decisions]

    whole = codec.dump_with(replace(extraction, decisions=()), "decisions", written)

    assert codec.load(Extraction, whole) == extraction


@given(_EXTRACTIONS)
@settings(max_examples=25)
def test_the_text_is_the_one_that_json_writes(extraction: Extraction) -> None:
    """Whatever is escaped, and however large a number is: what was stored by an earlier program stays comparable."""
    written = codec.dump(extraction)

    assert json.dumps(json.loads(written), ensure_ascii=False, separators=(",", ":")) == written


def test_nothing_to_write() -> None:
    """A dataclass whose fields all have their defaults."""
    assert codec.dump(Hints()) == '{"version":1}'
