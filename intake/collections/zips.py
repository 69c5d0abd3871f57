"""A ZIP archive of any number of files, whose directory is walked and never held.

`zipfile` keeps an object for each entry, hundreds of megabytes for a million.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, cast

from intake.archives import CLUTTER, DOCUMENTS, METHODS, UTF8
from intake.cleaning import clean
from intake.collections.source import Item, key_of
from intake.reading import Limits, Unreadable

_END, _END64, _LOCATOR = b"PK\x05\x06", b"PK\x06\x06", b"PK\x06\x07"
_ENTRY, _LOCAL = struct.Struct("<4s6H3L5H2L"), struct.Struct("<4s5H3L2H")
_END_SIZE, _COMMENT = 22, 65_535
_MARK32, _MARK64 = 0xFFFFFFFF, 0x0001
_ENCRYPTED, _LINK = 1, 0xA000

BROKEN = "Архив повреждён: его оглавление не читается."
BOMB = "Архив сжат более чем в {} раз: похоже на архивную бомбу."
UNREADABLE = "Этот файл архива не распаковывается."


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the directory."""

    number: int
    name: str
    method: int
    encrypted: bool
    link: bool
    packed: int
    size: int
    crc: int
    offset: int


@dataclass(frozen=True, slots=True)
class Directory:
    """Where the directory stands and how many entries it has."""

    offset: int
    count: int


class Zip:
    """The files of an archive."""

    def __init__(self, path: Path, limits: Limits, file: BinaryIO | None = None) -> None:
        """Of a path, or of an open file that nobody else reads; raises Unreadable."""
        self._path, self._limits, self._file = path, limits, file
        with self._opened() as opened:
            self._directory = find_directory(opened)

    @property
    def key(self) -> str:
        """The file as it is now."""
        return "" if self._file else key_of(self._path)

    @property
    def total(self) -> int | None:
        """As many as its directory says."""
        return self._directory.count

    @property
    def document(self) -> bool:
        """Whether it is an Office document or a book, and no archive of releases."""
        with self._opened() as file:
            return any(entry.name.startswith(DOCUMENTS) for entry in entries(file, self._directory))

    def items(self, after: str = "", since: float = 0.0) -> Iterator[Item]:
        """Its files behind a number; nothing where the whole is a bomb."""
        first = int(after) if after else 0
        with self._opened() as file:
            reason = self._reason(file)
            if reason:
                yield Item(self._path.name, reason=reason)
                return
        with self._opened() as lines, self._opened() as file:
            for entry in entries(lines, self._directory):
                if entry.number > first and _wanted(entry.name):
                    yield self._item(file, entry)

    def _item(self, file: BinaryIO, entry: Entry) -> Item:
        try:
            return Item(entry.name, unpack(file, entry, self._limits), str(entry.number))
        except Unreadable as error:
            return Item(entry.name, b"", str(entry.number), str(error))

    def _reason(self, file: BinaryIO) -> str:
        """By what the directory states; entries may share packed bytes."""
        size = file.seek(0, 2)
        unpacked = sum(entry.size for entry in entries(file, self._directory))
        return BOMB.format(self._limits.ratio) if unpacked > self._limits.ratio * max(size, 1) else ""

    def _opened(self) -> BinaryIO:
        return cast(BinaryIO, Kept(self._file)) if self._file else self._path.open("rb")


class Kept:
    """A file that is not closed when it has been read; each reader has its own place in it."""

    def __init__(self, file: BinaryIO) -> None:
        self._file, self._place = file, 0

    def __enter__(self) -> Kept:
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def seek(self, place: int, whence: int = 0) -> int:
        self._place = self._file.seek(place, whence)
        return self._place

    def read(self, size: int = -1) -> bytes:
        self._file.seek(self._place)
        data = self._file.read(size)
        self._place += len(data)
        return data


def find_directory(file: BinaryIO) -> Directory:
    """Where the directory of an archive is; raises Unreadable."""
    size = file.seek(0, 2)
    start = max(0, size - _END_SIZE - _COMMENT)
    file.seek(start)
    tail = file.read()
    place = tail.rfind(_END)
    if place < 0 or len(tail) - place < _END_SIZE:
        raise Unreadable(BROKEN)
    count, _, offset = struct.unpack("<H2L", tail[place + 10 : place + 20])
    locator = tail[max(0, place - 20) : place]
    if locator[:4] == _LOCATOR and len(locator) == 20:
        file.seek(struct.unpack("<Q", locator[8:16])[0])
        end = file.read(56)
        if end[:4] != _END64 or len(end) < 56:
            raise Unreadable(BROKEN)
        count, _, offset = struct.unpack("<3Q", end[32:56])
    return Directory(offset, count)


def entries(file: BinaryIO, directory: Directory) -> Iterator[Entry]:
    """The lines of the directory; what is broken ends it."""
    place = directory.offset
    for number in range(1, directory.count + 1):
        file.seek(place)
        head = file.read(_ENTRY.size)
        if len(head) < _ENTRY.size or head[:4] != b"PK\x01\x02":
            return
        fields = _ENTRY.unpack(head)
        lengths = fields[10:13]
        rest = file.read(sum(lengths))
        yield _entry(number, fields, rest)
        place += _ENTRY.size + sum(lengths)


def _entry(number: int, fields: tuple[int, ...], rest: bytes) -> Entry:
    flags, method, crc = fields[3], fields[4], fields[7]
    name, extra = rest[: fields[10]], rest[fields[10] : fields[10] + fields[11]]
    packed, size, offset = _wide(fields[8], fields[9], fields[16], extra)
    link = (fields[15] >> 16) & 0xF000 == _LINK
    return Entry(number, _name(name, flags), method, bool(flags & _ENCRYPTED), link, packed, size, crc, offset)


def _wide(packed: int, size: int, offset: int, extra: bytes) -> tuple[int, int, int]:
    """Numbers of more than 32 bits stand in the extra field, in this order: size, packed, offset."""
    found: list[int] = []
    while len(extra) >= 4:
        kind, length = struct.unpack("<2H", extra[:4])
        if kind == _MARK64:
            body = extra[4 : 4 + length]
            found = [struct.unpack("<Q", body[at : at + 8])[0] for at in range(0, len(body) - 7, 8)]
        extra = extra[4 + length :]
    wide = iter(found)
    size, packed, offset = (next(wide, value) if value == _MARK32 else value for value in (size, packed, offset))
    return packed, size, offset


def unpack(file: BinaryIO, entry: Entry, limits: Limits) -> bytes:
    """The bytes of an entry; raises Unreadable."""
    if entry.encrypted:
        raise Unreadable("Файл защищён паролем.")
    if entry.link or entry.method not in METHODS:
        raise Unreadable(UNREADABLE)
    if entry.size > limits.bytes or entry.packed > limits.bytes:
        raise Unreadable(f"В файле {entry.size} байт, а можно не больше {limits.bytes}.")
    file.seek(entry.offset)
    head = file.read(_LOCAL.size)
    if len(head) < _LOCAL.size or head[:4] != b"PK\x03\x04":
        raise Unreadable(UNREADABLE)
    *_, names, extras = _LOCAL.unpack(head)
    file.seek(entry.offset + _LOCAL.size + names + extras)
    data = _inflated(file.read(entry.packed), entry)
    if len(data) != entry.size or zlib.crc32(data) != entry.crc:
        raise Unreadable(UNREADABLE)
    return data


def _inflated(packed: bytes, entry: Entry) -> bytes:
    if not entry.method:
        return packed
    try:
        return zlib.decompressobj(-15).decompress(packed, entry.size + 1)
    except zlib.error as error:
        raise Unreadable(UNREADABLE) from error


def _wanted(name: str) -> bool:
    parts = name.split("/")
    return not (name.endswith("/") or parts[-1].startswith(".") or set(parts) & set(CLUTTER))


def _name(raw: bytes, flags: int) -> str:
    """For people; nothing is ever written where it says. Windows writes names without the flag in cp866."""
    name = raw.decode("utf-8", "replace") if flags & UTF8 else raw.decode("cp866", "replace")
    parts = [part for part in clean(name).replace("\\", "/").split("/") if part not in ("", ".", "..")]
    return "/".join(parts) + ("/" if name.endswith(("/", "\\")) else "")
