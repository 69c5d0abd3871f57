"""Archives of releases: looked over before they are unpacked, then the files with their names."""

from __future__ import annotations

import io
import stat
import zipfile
from collections.abc import Iterable

import pytest

from intake import Limits, Unreadable
from intake.archives import unpack
from tests.intake.samples import SAMPLES

Entry = tuple[str | zipfile.ZipInfo, bytes]


def zipped(entries: Iterable[Entry], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """An archive with these entries."""
    output = io.BytesIO()
    with zipfile.ZipFile(output, "w", method) as archive:
        for name, data in entries:
            archive.writestr(name, data)
    return output.getvalue()


def names(data: bytes) -> list[str]:
    return [name for name, _ in unpack("архив.zip", data, Limits())]


def test_releases_with_names() -> None:
    """Each file is named by the archive and its place there; folders and systems' clutter are left out."""
    inside = [("папка/", b""), ("папка/а.txt", b"1"), ("б.html", b"2"), ("__MACOSX/._а.txt", b"3"), (".DS_Store", b"4")]

    found = unpack("архив.zip", zipped(inside), Limits())

    assert found == (("архив.zip/папка/а.txt", b"1"), ("архив.zip/б.html", b"2"))


def test_names_of_windows() -> None:
    """Names without the flag of UTF-8 are those of a Russian Windows."""
    data = zipped([("ABCDEFG.txt", b"1")]).replace(b"ABCDEFG", "Решение".encode("cp866"))

    assert names(data) == ["архив.zip/Решение.txt"]


@pytest.mark.parametrize("name", ["../../etc/passwd", "/etc/passwd", "..\\..\\etc/passwd", "a/../../etc/./passwd"])
def test_names_are_no_paths(name: str) -> None:
    """They lead nowhere: they are only shown."""
    assert ".." not in names(zipped([(name, b"1")]))[0]
    assert names(zipped([(name, b"1")]))[0].endswith("etc/passwd")


@pytest.mark.parametrize("name", ["docx"])
def test_a_document_is_one_file(name: str) -> None:
    """An archive that is a document inside stays whole."""
    data = SAMPLES[name]()

    assert unpack("план", data, Limits()) == (("план", data),)


def link() -> zipfile.ZipInfo:
    """A symbolic link."""
    item = zipfile.ZipInfo("ссылка")
    item.external_attr = (stat.S_IFLNK | 0o777) << 16
    return item


def locked() -> bytes:
    """An archive whose directory says that its file is encrypted."""
    data = bytearray(zipped([("а.txt", b"1")]))
    data[data.index(b"PK\x01\x02") + 8] |= 1
    return bytes(data)


def named(name: bytes) -> bytes:
    """An archive with a file of this name, whatever a writer of archives thinks of it."""
    return zipped([("A" * len(name), b"1")]).replace(b"A" * len(name), name)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (named(b"\0.txt"), "без имени"),
        (named(b"./.."), "без имени"),
        (zipped([("а.txt", bytes(10_000_000))]), "бомбу"),
        (zipped((f"{number}.txt", b"1") for number in range(2001)), "2001 файлов"),
        (zipped([(link(), b"/etc/passwd")]), "ссылка"),
        (zipped([("а.txt", b"1")], zipfile.ZIP_LZMA), "способом"),
        (locked(), "паролем"),
        (zipped([]), "нет файлов"),
        (zipped([("папка/", b"")]), "нет файлов"),
        (zipped([("а.txt", b"12345")], zipfile.ZIP_STORED).replace(b"12345", b"12340"), "повреждён"),
        (zipped([("а.txt", b"1")])[:-10], "повреждён"),
    ],
)
def test_refused(data: bytes, reason: str) -> None:
    """With the reason, and before anything of it is unpacked."""
    with pytest.raises(Unreadable, match=reason):
        unpack("архив.zip", data, Limits())


def test_unpacked_size() -> None:
    """What the directory states is held against the limit."""
    with pytest.raises(Unreadable, match="можно не больше 5"):
        unpack("", zipped([("а.txt", b"123456")]), Limits(unpacked=5))


def test_entries_that_share_bytes() -> None:
    """A bomb whose entries all point at the same packed bytes is measured by the archive's own size."""
    packed = zipped([("0.txt", bytes(1_000_000))])
    start = packed.index(b"PK\x01\x02")
    end = packed.rindex(b"PK\x05\x06")
    directory, tail = packed[start:end], bytearray(packed[end:])
    tail[8:12] = (100).to_bytes(2, "little") * 2
    tail[12:16] = (len(directory) * 100).to_bytes(4, "little")

    with pytest.raises(Unreadable, match="бомбу"):
        unpack("", packed[:start] + directory * 100 + bytes(tail), Limits())
