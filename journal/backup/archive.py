"""Named entries one after another in a compressed stream, written and read in one pass and in constant memory."""

from __future__ import annotations

import gzip
import tarfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import BinaryIO

from journal.contract import JournalError

#: half the time of the default for a few percent more bytes
_LEVEL = 3

BROKEN = "Это не целая резервная копия журнала: файл другого вида, оборван или испорчен ({})."


@contextmanager
def packing(output: BinaryIO) -> Iterator[Callable[[str, bytes], None]]:
    """What puts an entry into the stream."""
    with (
        gzip.GzipFile(fileobj=output, mode="wb", compresslevel=_LEVEL, mtime=0) as packed,
        tarfile.open(fileobj=packed, mode="w|", format=tarfile.PAX_FORMAT) as archive,
    ):

        def put(name: str, data: bytes) -> None:
            entry = tarfile.TarInfo(name)
            entry.size, entry.mode = len(data), 0o600
            archive.addfile(entry, BytesIO(data))
            archive.members.clear()  # type: ignore[attr-defined]  # millions, of which none is asked for again

        yield put


def entries(source: BinaryIO) -> Iterator[tuple[str, bytes]]:
    """The entries in their order; raises JournalError where the stream is no such archive, or damaged."""
    try:
        with gzip.GzipFile(fileobj=source) as packed, tarfile.open(fileobj=packed, mode="r|") as archive:
            while entry := archive.next():
                content = archive.extractfile(entry)
                if content is None:
                    raise JournalError(BROKEN.format(entry.name))
                yield entry.name, content.read()
                archive.members.clear()  # type: ignore[attr-defined]
    except (tarfile.TarError, EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise JournalError(BROKEN.format(error)) from error
