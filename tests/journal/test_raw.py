"""Bytes are kept whole or not at all."""

from pathlib import Path

import pytest

from journal.contract import NotFound
from journal.raw import RawFolder

SUM = "ab" + "0" * 62


def test_put_and_get(tmp_path: Path) -> None:
    """What was put is got, under its sum and without leftovers."""
    raw = RawFolder(tmp_path)
    raw.put(SUM, b"\x00bytes")

    assert raw.get(SUM) == b"\x00bytes"
    assert [path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*")] == ["ab", f"ab/{SUM}"]


def test_a_file_that_is_there_stays(tmp_path: Path) -> None:
    """The same sum is the same bytes: nothing is written again."""
    raw = RawFolder(tmp_path)
    raw.put(SUM, b"first")
    raw.put(SUM, b"second")

    assert raw.get(SUM) == b"first"


def test_absent(tmp_path: Path) -> None:
    """The message names the sum."""
    with pytest.raises(NotFound, match=SUM):
        RawFolder(tmp_path).get(SUM)


def test_many(tmp_path: Path) -> None:
    """All are got, those that were there before too."""
    raw = RawFolder(tmp_path)
    raw.put(SUM, b"first")
    raw.put_all({SUM: b"second", SUM[::-1]: b"third"})

    assert (raw.get(SUM), raw.get(SUM[::-1])) == (b"first", b"third")


def test_more_than_are_open_at_a_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each has its bytes and its name, and nothing else is left."""
    monkeypatch.setattr("journal.raw._OPEN", 3)
    files = {f"{number:02x}" + "0" * 62: bytes([number]) * number for number in range(20)}

    RawFolder(tmp_path).put_all(files)

    assert {path.name: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == files
