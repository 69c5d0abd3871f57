"""Making a backup, while the log is in use."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO

from sqlalchemy import Connection, Table, select

from journal.backup import rows
from journal.backup.archive import packing
from journal.backup.manifest import END, FILES, MANIFEST, RAW, ROWS, Amounts, Backup, Manifest
from journal.contract import JournalError, NotFound
from journal.database import Database
from journal.migrations import present
from journal.raw import RawFolder

Put = Callable[[str, bytes], None]

#: columns that name a raw file
_SUM = "sha256"


def back_up(url: str, data: Path, output: BinaryIO, files: Mapping[str, bytes], *, at: dt.datetime) -> Backup:
    """Write the log in a database and a data folder as of now, and these files beside it; raises JournalError.

    Raw files are there before the rows that tell of them and stay for good, so one snapshot of the tables is enough.
    """
    database, raw = Database(url), RawFolder(data / "raw")
    with closing(database), database.reading() as connection, packing(output) as put:
        tables = rows.tables(connection)
        columns = {table.name: tuple(table.c.keys()) for table in tables}
        put(MANIFEST, Manifest(_schema(connection), at, columns).dump())
        for name, content in files.items():
            put(FILES + name, content)
        counts = {table.name: _put_rows(connection, table, put) for table in tables}
        kept, lost = _put_raw(_sums(connection, tables), raw, put)
        put(END, Amounts(counts, kept).dump())
    return Backup(at, counts["releases"], kept, lost, files)


def _schema(connection: Connection) -> str:
    schema = present(connection)
    if schema is None:
        raise JournalError("Сохранять нечего: журнала в этой базе данных ещё нет.")
    return schema


def _put_rows(connection: Connection, table: Table, put: Put) -> int:
    total = 0
    for number, (count, lines) in enumerate(rows.lines(connection, table), 1):
        put(f"{ROWS}{table.name}/{number}.jsonl", lines)
        total += count
    return total


def _sums(connection: Connection, tables: list[Table]) -> Iterator[str]:
    for table in tables:
        if _SUM in table.c:
            yield from connection.scalars(select(table.c[_SUM]), execution_options={"yield_per": rows.BATCH})


def _put_raw(sums: Iterator[str], raw: RawFolder, put: Put) -> tuple[int, tuple[str, ...]]:
    """How many files were put, and the sums of those that are not what they were."""
    kept, lost = 0, []
    for digest in sums:
        content = _content(raw, digest)
        if content is None:
            lost.append(digest)
        else:
            put(RAW + digest, content)
            kept += 1
    return kept, tuple(lost)


def _content(raw: RawFolder, digest: str) -> bytes | None:
    try:
        content = raw.get(digest)
    except NotFound:
        return None
    return content if sha256(content).hexdigest() == digest else None
