"""Readers in their own processes: whatever a file makes one do, the program goes on and says what happened."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from pathlib import Path

import pytest

import intake
from intake import Limits, Unreadable
from intake.isolation import Readers, pool, seccomp
from intake.isolation.frames import Broken, read_frame, write_frame
from intake.isolation.messages import unpack_parts, unpack_reading
from tests.intake.samples import SAMPLES

LIMITS = Limits(seconds=2, memory=700 * 1024**2)
filtered = pytest.mark.skipif(
    sys.platform != "linux" or os.uname().machine not in seccomp.CALLS, reason="no filter for this system's kernel"
)


@pytest.fixture(scope="module")
def readers() -> Iterator[Readers]:
    """The readers as they are."""
    opened = Readers()
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def misled() -> Iterator[Readers]:
    """Readers whose format does what a file says."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pool, "COMMAND", (sys.executable, "-m", "tests.intake.misbehaving"))
        opened = Readers(LIMITS)
        yield opened
        opened.close()


@pytest.mark.parametrize("name", sorted(SAMPLES))
def test_reads_as_in_process(readers: Readers, name: str) -> None:
    """What comes through the pipe is what the same code reads here, hints and all."""
    assert readers.read("файл", SAMPLES[name]()) == intake.read("файл", SAMPLES[name]())


def test_refusal_comes_through(readers: Readers) -> None:
    """The reason is the reader's own, word for word."""
    with pytest.raises(Unreadable) as here:
        intake.read("a.jpg", b"\xff\xd8\xff")
    with pytest.raises(Unreadable, match="JPEG") as there:
        readers.read("a.jpg", b"\xff\xd8\xff")

    assert str(there.value) == str(here.value)


@pytest.mark.parametrize(
    ("deed", "reason"),
    [
        ("вечно", "больше 2 с"),
        ("спать", "больше 2 с"),
        ("память", "не хватило 700 МБ"),
        ("упасть", "упала"),
        ("выйти", "упала"),
        ("убить", "упала"),
        ("сеть", "упала"),
        ("программа", "упала"),
        ("писать", "упала"),
        ("сбой", "упала"),
    ],
)
def test_survives(misled: Readers, deed: str, reason: str) -> None:
    """The reason names what was exceeded, and the next file is read as if nothing had been."""
    with pytest.raises(Unreadable, match=reason):
        misled.read("", deed.encode())

    assert misled.read("", "читать".encode()).release.text == "прочитано"


def test_nothing_is_written(misled: Readers) -> None:
    """Not a byte reaches the disk."""
    with pytest.raises(Unreadable):
        misled.read("", "писать".encode())
    left = pool.ROOT / "misbehaving.tmp"

    assert not left.exists() or not left.stat().st_size
    left.unlink(missing_ok=True)


@filtered
def test_the_kernel_refuses_sockets(misled: Readers) -> None:
    """Also to compiled code, which knows nothing of Python's hooks."""
    assert misled.read("", "сокет".encode()).release.text == "-1"


def test_no_secrets(misled: Readers) -> None:
    """The program's environment, where passwords may be, is not the reader's."""
    names = set(misled.read("", "среда".encode()).release.text.split())

    assert names <= {*pool.ENVIRONMENT, "LC_CTYPE", "пусто"}


def test_long_answers_are_not_taken() -> None:
    """More than an honest reader would send ends it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pool, "COMMAND", (sys.executable, "-m", "tests.intake.misbehaving"))
        patch.setattr(pool._Reader, "_most", 1000)
        opened = Readers(LIMITS)
        with pytest.raises(Unreadable, match="упала"):
            opened.read("", "много".encode())
        opened.close()


def test_neighbours_are_not_held_up(misled: Readers) -> None:
    """A file that hangs takes no other with it."""
    with ThreadPoolExecutor(2) as threads:
        hanging = threads.submit(misled.read, "", "спать".encode())
        assert misled.read("", "читать".encode()).release.text == "прочитано"
        with pytest.raises(Unreadable):
            hanging.result()


def test_too_large_goes_nowhere() -> None:
    """A file beyond the limit is refused before anything is started for it."""
    with pytest.raises(Unreadable, match="можно не больше 10"):
        Readers(Limits(bytes=10)).read("", bytes(11))


@pytest.mark.parametrize(
    "sent", [b"", b"short", bytes(16), b"\xff" * 16, bytes(7) + b"\x02" + bytes(8) + b"[]", bytes(7) + b"\x01" * 9]
)
def test_broken_frames(sent: bytes) -> None:
    """What is no frame is told at once."""
    with pytest.raises(Broken):
        read_frame(BytesIO(sent), 100)


def test_frames_come_back(tmp_path: Path) -> None:
    """An object and bytes arrive as they were sent."""
    pipe = BytesIO()
    write_frame(pipe, {"имя": "\ud800"}, b"\x00\xff")
    pipe.seek(0)

    assert read_frame(pipe, 1000) == ({"имя": "\ud800"}, b"\x00\xff")


@pytest.mark.parametrize("head", [{}, {"files": 5}, {"files": [["a"]]}, {"files": [["a", 3]]}, {"files": [["a", "x"]]}])
def test_false_lists_of_files(head: dict[str, object]) -> None:
    """Sizes that are not those of the bytes are no list."""
    with pytest.raises(Broken):
        unpack_parts(head, b"ab")


@pytest.mark.parametrize("head", [{}, {"format": "text", "title": None, "published": "вчера", "publisher": None}])
def test_false_readings(head: dict[str, object]) -> None:
    """A reading that lacks something or has what is no day is none."""
    with pytest.raises(Broken):
        unpack_reading(head, b"")
