"""What is fuzzed: a function of bytes for each door at which strangers' bytes come in. Anything raised is a finding."""

from __future__ import annotations

import datetime as dt
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
from nlp.dates import find_dates, resolve
from nlp.extract import extract, read_documents, read_entities
from nlp.facts import Mention, Release
from nlp.page import read_page
from tests.fuzz.words import every, spell
from tests.intake.samples import SAMPLES, as_text

#: smaller than in earnest: thousands of runs a minute
LIMITS = Limits(bytes=200_000, unpacked=2_000_000, characters=20_000, elements=5_000)
#: on which `завтра` is said
DAY = dt.date(2024, 2, 29)


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


def page(data: bytes) -> None:
    """The page stage on any text: what it quotes stands there, and its lines are the text's."""
    text = data.decode("utf-8", "ignore")
    found = read_page(Release(text))
    assert found.title is None or _stands(found.title, text)
    assert all(1 <= first <= last <= len(text.splitlines()) for first, last in found.body_lines)


def dates(data: bytes) -> None:
    """Phrases of times: each resolves to an interval that does not end before it begins, or to none."""
    text = spell(data)
    for found in find_dates(read_documents((Release(text),))[0]):
        assert _stands(found.mention, text)
        assert found.interval is None or found.interval.start <= found.interval.end
    resolve(text, DAY)


def names(data: bytes) -> None:
    """Organizations, people, regions and initiatives: every form that is told stands in the text."""
    text = spell(data)
    found = read_entities(read_documents((Release(text),))[0])
    named = [one.mentions for one in found.organizations] + [one.mentions for one in found.people]
    assert all(_stands(mention, text) for mentions in named for mention in mentions)


def decisions(data: bytes) -> None:
    """All stages on phrases: every decision quotes the text."""
    _quote(spell(data))


def facts(data: bytes) -> None:
    """All stages on any text at all."""
    _quote(data.decode("utf-8", "ignore").replace("\x00", ""))


def _quote(text: str) -> None:
    found = extract(Release(text))
    quoted = [piece for decision in found.decisions for piece in (decision.content, *decision.evidence)]
    assert all(_stands(mention, text) for mention in (*quoted, *(date.mention for date in found.dates)))


def _stands(mention: Mention, text: str) -> bool:
    return text[mention.start : mention.stop] == mention.text != ""


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
    "page": page,
    "dates": dates,
    "names": names,
    "decisions": decisions,
    "facts": facts,
    "query": query,
}
#: those whose bytes stand for phrases, and those whose seeds are packed files
SPELLED, PACKED = ("dates", "names", "decisions"), ("format-docx", "format-pdf", "recognise", "archive")


def longest(name: str) -> int:
    """Bytes of the longest input that is worth its time."""
    return 100 if name in SPELLED else 50_000 if name in PACKED else 3_000


def seeds(name: str) -> Iterable[bytes]:
    """What a target begins with."""
    if name in SPELLED:
        return every(25)
    if name in ("facts", "page"):
        return [as_text()]
    if name == "query":
        return ['"целевое обучение" -план колледж*'.encode()]
    if name.startswith("format-"):
        return [SAMPLES[name.removeprefix("format-")]()]
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as zipped:
        zipped.writestr("папка/релиз.txt", as_text())
    return [packed.getvalue(), *(sample() for sample in SAMPLES.values())]
