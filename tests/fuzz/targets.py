"""What is fuzzed: a function of bytes for each door at which strangers' bytes come in. Anything raised is a finding."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterable

import intake
from intake import FORMATS, Limits, Unreadable
from intake.archives import unpack
from journal.contract import BadQuery
from journal.records import Query
from journal.terms import terms
from journal.typed import understand
from nlp.extract import extract
from nlp.facts import Release
from tests.intake.samples import SAMPLES, as_text

#: smaller than in earnest: thousands of runs a minute
LIMITS = Limits(bytes=200_000, unpacked=2_000_000, characters=20_000, elements=5_000)


def read_format(name: str) -> Callable[[bytes], None]:
    """A format's own reader, whatever the bytes look like; its text keeps the laws of stored text."""

    def target(data: bytes) -> None:
        try:
            release = FORMATS[name].read(data, LIMITS)
        except Unreadable:
            return
        release.text.encode()
        assert "\x00" not in release.text
        assert release.hints.title is None or release.hints.title in release.text

    return target


def recognise(data: bytes) -> None:
    """The door itself, with the sender's name taken from the bytes."""
    try:
        intake.read(data[:8].decode("utf-8", "replace"), data[8:], LIMITS)
    except Unreadable as refusal:
        assert str(refusal)


def archive(data: bytes) -> None:
    """Archives: names that lead nowhere, sizes within the limits."""
    try:
        found = unpack("a.zip", data, LIMITS)
    except Unreadable:
        return
    assert sum(len(part) for _, part in found) <= max(LIMITS.unpacked, len(data))
    assert not any("/../" in name or name.startswith("/") for name, _ in found)


def facts(data: bytes) -> None:
    """Page, dates, names and decisions of any text: every fact quotes it."""
    text = data.decode("utf-8", "ignore").replace("\x00", "")
    found = extract(Release(text))
    for decision in found.decisions:
        for piece in (decision.content, *decision.evidence):
            assert text[piece.start : piece.stop] == piece.text
    for date in found.dates:
        assert date.mention.text in text
        assert date.interval is None or date.interval.start <= date.interval.end


def query(data: bytes) -> None:
    """The language of queries: understood or refused with a reason."""
    text = data.decode("utf-8", "ignore")
    try:
        understand(Query(text=text))
    except BadQuery as refusal:
        assert str(refusal)
    terms(text)


TARGETS: dict[str, Callable[[bytes], None]] = {
    **{f"format-{name}": read_format(name) for name in sorted(FORMATS)},
    "recognise": recognise,
    "archive": archive,
    "facts": facts,
    "query": query,
}


def seeds(name: str) -> Iterable[bytes]:
    """What a target begins with."""
    if name == "facts":
        return [as_text()]
    if name == "query":
        return ['"целевое обучение" -план колледж*'.encode()]
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as zipped:
        zipped.writestr("папка/релиз.txt", as_text())
    return [packed.getvalue(), *(sample() for sample in SAMPLES.values())]
