"""Which collection a file is, by its content."""

from __future__ import annotations

import io
import shutil
import tempfile
import zlib
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO, cast

from intake.collections.folder import Folder
from intake.collections.source import Source
from intake.collections.warcs import Warc
from intake.collections.zips import Zip
from intake.reading import Limits, Unreadable

#: bytes that tell what a file is
_HEAD = 4096
_ZIP, _GZIP, _WARC = b"PK\x03\x04", b"\x1f\x8b", b"WARC/"


def open_source(path: Path, limits: Limits | None = None) -> Source | None:
    """The collection at a path; None for a single file, small archives of releases included. Raises OSError."""
    limits = limits or Limits()
    if path.is_dir():
        return Folder(path, limits, open_source)
    with path.open("rb") as file:
        head = file.read(_HEAD)
    if _is_warc(head):
        return Warc(path, limits)
    return _zip(path, limits) if head.startswith(_ZIP) else None


def open_stream(stream: BinaryIO, limits: Limits | None = None) -> Source | bytes:
    """The collection that comes through a stream, or the bytes of a single file."""
    limits = limits or Limits()
    reader = io.BufferedReader(cast(io.RawIOBase, stream))
    head = reader.peek(_HEAD)
    name = Path("-")
    if _is_warc(head):
        return Warc(name, limits, reader)
    if not head.startswith(_ZIP):
        return reader.read()
    kept = cast(BinaryIO, tempfile.SpooledTemporaryFile(max_size=limits.bytes))  # noqa: SIM115 (it lives as long as the source)
    shutil.copyfileobj(reader, kept)
    found = _zip(name, limits, kept)
    kept.seek(0)
    return found or kept.read()


def _is_warc(head: bytes) -> bool:
    """Packed or not, it says so in its first words; anything else that is packed is not unpacked to find out."""
    if head.startswith(_GZIP):
        with suppress(zlib.error):
            head = zlib.decompressobj(wbits=zlib.MAX_WBITS | 16).decompress(head, len(_WARC))
    return head.startswith(_WARC)


def _zip(path: Path, limits: Limits, file: BinaryIO | None = None) -> Source | None:
    """An archive that is more than one upload may be; what is less is read as every upload."""
    try:
        found = Zip(path, limits, file)
        size = file.seek(0, 2) if file else path.stat().st_size
        large = size > limits.bytes or (found.total or 0) > limits.entries
        return found if large and not found.document else None
    except Unreadable:
        return None
