"""Folders and archives give each file once, whole, in an order that one can go on with."""

from __future__ import annotations

import gzip
import io
import struct
import time
import tracemalloc
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from warcio.archiveiterator import ArchiveIterator
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from intake.collections import Item, Source, open_source, open_stream
from intake.reading import Limits
from tests.intake.samples import as_docx

#: so small that archives of a few files are large
LIMITS = Limits(bytes=2_000, entries=2)
#: bytes behind a record's last letter: an empty line, the sums of a packed one
_AFTER = 13
NAMES = ["а.txt", "б/в.txt", "г.txt"]


def folder(path: Path) -> Path:
    """Three files, and what is passed over."""
    (path / "б").mkdir()
    for name in NAMES:
        (path / name).write_text(f"Текст {name}", "utf-8")
    (path / ".скрытый").write_text("нет", "utf-8")
    (path / "ссылка.txt").symlink_to(path / "г.txt")
    return path


def zipped(path: Path) -> Path:
    """The same as an archive."""
    target = path / "архив.zip"
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in NAMES:
            archive.writestr(name, f"Текст {name}")
        archive.writestr("__MACOSX/а.txt", "нет")
    return target


def warc(path: Path, *, packed: bool = True) -> Path:
    """The same as a crawl left it, between redirects and requests."""
    target = path / "обход.warc"
    with target.open("wb") as file:
        writer = WARCWriter(file, gzip=packed)
        _record(writer, "http://a.ru/", "301 Moved", b"", "response")
        for name in NAMES:
            _record(writer, f"http://a.ru/{name}", "200 OK", f"Текст {name}".encode(), "response")
            _record(writer, f"http://a.ru/{name}", "200 OK", b"", "request")
    return target


def open_warc(path: Path) -> list[Item]:
    """What an archive gives."""
    source = open_source(path)
    assert source
    return list(source.items())


def _beginnings(path: Path) -> set[int]:
    """Where its records begin: what is cut there, or before it behind the last letter, is a shorter archive."""
    with path.open("rb") as file:
        records = ArchiveIterator(file)
        return {records.offset for _ in records}


def _record(writer: WARCWriter, address: str, status: str, body: bytes, kind: str) -> None:
    headers = StatusAndHeaders(status, [("Content-Type", "text/plain")], protocol="HTTP/1.1")
    writer.write_record(writer.create_warc_record(address, kind, payload=io.BytesIO(body), http_headers=headers))


@pytest.fixture(params=[folder, zipped, warc, lambda path: warc(path, packed=False)])
def source(request: pytest.FixtureRequest, tmp_path: Path) -> Source:
    """Each kind of collection with the same three files."""
    make: Callable[[Path], Path] = request.param
    found = open_source(make(tmp_path), LIMITS)
    assert found
    return found


def test_each_file_once(source: Source) -> None:
    """With its bytes, in the order of the collection."""
    items = list(source.items())

    assert [Path(item.name).name for item in items] == [Path(name).name for name in NAMES]
    assert [item.data.decode() for item in items] == [f"Текст {name}" for name in NAMES]
    assert not any(item.reason for item in items)


def test_going_on(source: Source) -> None:
    """Behind any position come the others, and no other."""
    items = list(source.items())
    for number, item in enumerate(items, 1):
        assert list(source.items(item.position, time.time() + 60)) == items[number:]


def test_what_comes_into_a_folder_meanwhile(tmp_path: Path) -> None:
    """It is given though its place was passed; what was passed and stayed as it was is not."""
    source = open_source(folder(tmp_path))
    assert source
    last = list(source.items())[-1]
    since = time.time() - 60  # all these files are younger: nothing was passed by then
    (tmp_path / "аа.txt").write_text("Новый", "utf-8")

    assert "аа.txt" in [item.name for item in source.items(last.position, since)]
    assert list(source.items(last.position, time.time() + 60)) == []


def test_a_folder_of_archives(tmp_path: Path) -> None:
    """Their files are those of the folder."""
    zipped(tmp_path)
    warc(tmp_path)
    source = open_source(tmp_path, LIMITS)
    assert source

    assert [item.name for item in source.items()] == [
        *(f"архив.zip/{name}" for name in NAMES),
        *(f"обход.warc/{Path(name).name}" for name in NAMES),
    ]


def test_single_files_are_no_collections(tmp_path: Path) -> None:
    """Texts, documents, and archives small enough to be sent by a page."""
    (tmp_path / "a.docx").write_bytes(as_docx())
    assert open_source(tmp_path / "a.docx", Limits(entries=2)) is None
    assert open_source(zipped(tmp_path)) is None


def test_through_a_stream(tmp_path: Path) -> None:
    """What comes through a pipe is read as it comes; nobody can come back to it."""
    for path, kind in ((zipped(tmp_path), Source), (warc(tmp_path), Source)):
        found = open_stream(io.BytesIO(path.read_bytes()), LIMITS)
        assert not isinstance(found, bytes), kind
        assert (len(list(found.items())), found.key) == (3, "")
    assert open_stream(io.BytesIO("Текст".encode()), LIMITS) == "Текст".encode()
    small = zipped(tmp_path).read_bytes()
    assert open_stream(io.BytesIO(small)) == small


class TestHostile:
    """What is wrong with one file is told of it, and of a whole that is a bomb nothing is unpacked."""

    def test_files_too_large_or_broken(self, tmp_path: Path) -> None:
        """Each by its reason."""
        target = tmp_path / "a.zip"
        with zipfile.ZipFile(target, "w") as archive:
            archive.writestr("велик.txt", bytes(3_000))
            archive.writestr("плох.txt", "испорчен")
            archive.writestr("цел.txt", "цел")
        data = target.read_bytes().replace("испорчен".encode(), "испорчек".encode(), 1)
        target.write_bytes(data)
        source = open_source(target, LIMITS)
        assert source
        large, *others = source.items()

        assert "3000" in large.reason
        assert [item.data for item in others if not item.reason] == ["цел".encode()]

    def test_a_bomb(self, tmp_path: Path) -> None:
        """By what its directory states."""
        target = tmp_path / "a.zip"
        with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
            for number in range(3):
                archive.writestr(f"{number}.txt", bytes(5_000_000))
        source = open_source(target, LIMITS)
        assert source
        (item,) = source.items()

        assert "бомбу" in item.reason

    def test_a_directory_that_lies(self, tmp_path: Path) -> None:
        """More entries than there are, and places outside the file."""
        data = bytearray(zipped(tmp_path).read_bytes())
        end = data.rfind(b"PK\x05\x06")
        struct.pack_into("<H", data, end + 10, 60_000)
        first = data.find(b"PK\x01\x02")
        struct.pack_into("<L", data, first + 42, 0x7FFFFFFF)
        (tmp_path / "b.zip").write_bytes(data)
        source = open_source(tmp_path / "b.zip", LIMITS)
        assert source

        assert [bool(item.reason) for item in source.items()] == [True, False, False]

    @pytest.mark.parametrize("packed", [True, False])
    def test_a_cut_off_warc(self, tmp_path: Path, *, packed: bool) -> None:
        """Wherever it is cut, what was whole is given, then where it breaks off."""
        target = warc(tmp_path, packed=packed)
        data = target.read_bytes()
        told = {end - last for end in (len(data), *_beginnings(target)) for last in range(_AFTER)}
        for length in sorted(set(range(100, len(data), 13)) - told):
            target.write_bytes(data[:length])
            *whole, last = open_warc(target)

            assert "повреждён" in last.reason, length
            assert [item.data.decode() for item in whole] == [f"Текст {name}" for name in NAMES[: len(whole)]]

    def test_a_warc_with_something_else_behind_it(self, tmp_path: Path) -> None:
        target = warc(tmp_path)
        target.write_bytes(target.read_bytes()[:-40] + bytes(range(60, 160)))

        assert "повреждён" in open_warc(target)[-1].reason


def test_memory_does_not_grow_with_the_archive(tmp_path: Path) -> None:
    """Of a directory of many entries one is held at a time."""
    target = tmp_path / "a.zip"
    with zipfile.ZipFile(target, "w") as archive:
        for number in range(3_000):
            archive.writestr(f"{number:06}.txt", "т")
    source = open_source(target)
    assert source
    tracemalloc.start()
    count = sum(1 for item in source.items() if isinstance(item, Item))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert count == 3_000
    assert peak < 200_000


def test_what_is_packed_and_no_warc_is_not_unpacked(tmp_path: Path) -> None:
    """It is a single file, whatever it would become; a packed WARC is known by its first words."""
    bomb = tmp_path / "bomb.gz"
    bomb.write_bytes(gzip.compress(bytes(1_000_000)))
    warc = tmp_path / "pages.gz"
    warc.write_bytes(gzip.compress(b"WARC/1.0\r\n"))
    broken = tmp_path / "broken.gz"
    broken.write_bytes(b"\x1f\x8b\x08" + bytes(range(200)))

    assert open_source(bomb) is None
    assert open_source(warc) is not None
    assert open_source(broken) is None
