"""One suite for all formats: a sample is read, broken bytes are refused with a reason, limits are kept."""

from __future__ import annotations

import random

import pytest

import intake
from intake import FORMATS, Limits, Unreadable
from tests.intake.samples import LINES, SAMPLES, TITLE

FORMAT = pytest.mark.parametrize("name", sorted(FORMATS))
#: what each limit of a reading can be tightened to, by format, so that its own sample is too much
TIGHT = {
    "docx": [{"unpacked": 1000}, {"entries": 3}, {"ratio": 1}],
    "pdf": [{"pages": 0}],
    "html": [{"elements": 5}, {"depth": 2}],
    "eml": [{"parts": 0}],
    "text": [],
}


def squeeze(text: str) -> str:
    return " ".join(text.split())


def test_discovered() -> None:
    """The folder is the registry, and every format in it has a sample here."""
    assert set(FORMATS) == set(SAMPLES) == set(TIGHT)


@FORMAT
def test_sample(name: str) -> None:
    """Every line of the release arrives, in its order, and the format is told by content under a misleading name."""
    reading = intake.read("файл.jpg", SAMPLES[name]())

    assert reading.format == name
    text = squeeze(reading.release.text)
    places = [text.find(line) for line in LINES]
    assert -1 not in places
    assert places == sorted(places)


@FORMAT
def test_one_claims(name: str) -> None:
    """Exactly one format is surest of a sample."""
    scores = sorted(item.sniff(SAMPLES[name](), "") for item in FORMATS.values())

    assert scores[-1] > scores[-2]


@FORMAT
def test_title_hint(name: str) -> None:
    """Where the container states the title, the hint is a line of the text."""
    release = intake.read("", SAMPLES[name]()).release

    assert release.hints.title == (TITLE if name in ("html", "docx", "eml") else None)
    assert release.hints.title is None or release.hints.title in release.text


@FORMAT
@pytest.mark.parametrize("keep", [0, 1, 10, 100])
def test_cut_short(name: str, keep: int) -> None:
    """A file that breaks off is read as far as it goes or refused with a reason, and nothing else."""
    data = SAMPLES[name]()[:keep]
    try:
        assert intake.read("", data).release.text.strip()
    except Unreadable as refusal:
        assert "Принимаются" in str(refusal)


@pytest.mark.parametrize("name", ["docx", "pdf"])
def test_broken(name: str) -> None:
    """A damaged middle is refused in words of the format."""
    data = SAMPLES[name]()
    middle = bytes(255 - byte for byte in data[40:-30])

    with pytest.raises(Unreadable, match=r"поврежд|нет текста"):
        intake.read(f"файл.{name}", data[:40] + middle + data[-30:])


@FORMAT
@pytest.mark.parametrize("limits", [Limits(bytes=10), Limits(characters=20)])
def test_common_limits(name: str, limits: Limits) -> None:
    """Too large a file, or too long a text, is refused with both figures."""
    with pytest.raises(Unreadable, match=r"можно не больше (10|20)"):
        intake.read("", SAMPLES[name](), limits)


@pytest.mark.parametrize(("name", "tight"), [(name, tight) for name in TIGHT for tight in TIGHT[name]])
def test_own_limits(name: str, tight: dict[str, int]) -> None:
    """A format's own limits hold."""
    with pytest.raises(Unreadable, match=r"не больше|слишком|бомбу"):
        intake.read("", SAMPLES[name](), Limits(**tight))


@FORMAT
def test_spoilt(name: str) -> None:
    """A file damaged anywhere is read or refused, whatever the damage; nothing else is raised."""
    chance = random.Random(name)  # noqa: S311 (a repeatable order is wanted, not a secret)
    sample = SAMPLES[name]()
    for _ in range(60):
        try:
            intake.read("", spoil(sample, chance))
        except Unreadable as refusal:
            assert str(refusal)


def spoil(data: bytes, chance: random.Random) -> bytes:
    """Bytes changed, lost, doubled, and pieces of other formats put in."""
    for _ in range(chance.randint(1, 6)):
        place, other = sorted(chance.randrange(len(data) + 1) for _ in range(2))
        piece = chance.choice((b"\x00", b"<li>", b"<object>", b"\r\n\r\n", b"PK\x03\x04", b"obj", data[place:other]))
        data = data[:place] + piece + data[chance.choice((place, place + 1, other)) :]
    return data
