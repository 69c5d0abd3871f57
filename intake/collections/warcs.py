"""A WARC archive, packed or not: what a crawl of press offices leaves."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO
from urllib.parse import unquote, urlsplit

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed
from warcio.recordloader import ArcWarcRecord

from intake.collections.source import Item, key_of
from intake.reading import Limits

#: kinds of records with something to read: answers of sites, and files kept without an answer
KINDS = ("response", "resource")
BROKEN = "Архив WARC повреждён с байта {}: {}."
CUT = "запись обрывается"
TOO_LARGE = "В файле больше {} байт, столько не принимается."

#: bytes of a record's rest that are read at a time
_PIECE = 1 << 16


class Warc:
    """The answers of sites in an archive; redirects, errors and requests are passed over."""

    def __init__(self, path: Path, limits: Limits, stream: BinaryIO | None = None) -> None:
        """Of a path, or of a stream that is read once."""
        self._path, self._limits, self._stream = path, limits, stream

    @property
    def key(self) -> str:
        """The file as it is now."""
        return "" if self._stream else key_of(self._path)

    @property
    def total(self) -> int | None:
        """Nobody has counted them."""
        return None

    def items(self, after: str = "", since: float = 0.0) -> Iterator[Item]:
        """Pages and documents behind the record at an offset."""
        if self._stream:
            yield from self._records(self._stream, 0, skip=False)
            return
        with self._path.open("rb") as file:
            file.seek(int(after or 0))
            yield from self._records(file, int(after or 0), skip=bool(after))

    def _records(self, file: BinaryIO, start: int, *, skip: bool) -> Iterator[Item]:
        offset = start
        try:
            records = ArchiveIterator(file)
            for record in records:
                offset = records.offset  # its method by that name reads the record to its end
                wanted = not (skip and offset == start) and _wanted(record)
                item = self._item(record, str(offset)) if wanted else None
                _check_end(record)
                if item:
                    yield item
            if file.seekable() and records.offset < file.tell():  # a record's head that breaks off is no record to it
                raise EOFError(CUT)
        except AttributeError:  # of a head that breaks off it asks for fields that are not there
            yield Item(self._path.name, reason=BROKEN.format(offset, CUT))
        except (ArchiveLoadFailed, EOFError, OSError, ValueError, zlib.error) as error:
            yield Item(self._path.name, reason=BROKEN.format(offset, error))

    def _item(self, record: ArcWarcRecord, position: str) -> Item:
        name, most = _name(record), self._limits.bytes
        data = record.content_stream().read(most + 1)
        if len(data) > most:
            return Item(name, b"", position, TOO_LARGE.format(most))
        return Item(name, data, position)


def _check_end(record: ArcWarcRecord) -> None:
    """Raise EOFError for a record that is shorter than it says: the reader takes what there is for the whole."""
    while record.raw_stream.read(_PIECE):
        pass
    if getattr(record.raw_stream, "limit", 0) or not record.rec_headers.get_header("Content-Length"):
        raise EOFError(CUT)


def _wanted(record: ArcWarcRecord) -> bool:
    answered = record.http_headers is None or record.http_headers.get_statuscode() == "200"
    return record.rec_type in KINDS and answered


def _name(record: ArcWarcRecord) -> str:
    """The end of its address."""
    parts = urlsplit(record.rec_headers.get_header("WARC-Target-URI") or "")
    return unquote(parts.path.rstrip("/")).rpartition("/")[2] or parts.hostname or "page"
