"""Restoring a backup: all of it or nothing."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO

from sqlalchemy import Connection, delete, inspect

from journal.backup import rows
from journal.backup.archive import BROKEN, entries
from journal.backup.manifest import END, FILES, MANIFEST, RAW, ROWS, Amounts, Backup, Manifest
from journal.contract import JournalError
from journal.database import Database
from journal.migrations import upgrade
from journal.raw import RawFolder

USED = (
    "Восстанавливать можно только в пустую базу данных, а в этой уже есть таблицы. "
    "Задайте новую папку в KADROLOG_DATA или новую базу в KADROLOG_DATABASE."
)


def restore(url: str, data: Path, source: BinaryIO) -> Backup:
    """Make the log of a backup in an empty database and a data folder, migrated to the newest schema.

    Raises JournalError where the database is in use, or the file is damaged or of a newer program; the database is
    then as empty as before.
    """
    database = Database(url)
    with closing(database), database.changing_schema() as connection:
        if inspect(connection).get_table_names():
            raise JournalError(USED)
        try:
            restored = _Restored(connection, RawFolder(data / "raw"), entries(source))
            backup = restored.take_all()
        except (ValueError, KeyError, TypeError) as error:
            raise JournalError(BROKEN.format(error)) from error
        database.continue_numbers(connection, restored.tables)
        upgrade(connection)
    return backup


class _Restored:
    """A log that grows entry by entry, in the transaction of a connection."""

    def __init__(self, connection: Connection, raw: RawFolder, found: Iterator[tuple[str, bytes]]) -> None:
        self._connection, self._raw, self._entries = connection, raw, found
        name, content = next(found, ("", b""))
        if name != MANIFEST:
            raise JournalError(BROKEN.format(name or "пуст"))
        self._manifest = Manifest.load(content)
        upgrade(connection, self._manifest.schema)
        by_name = {table.name: table for table in rows.tables(connection)}
        self.tables = [by_name[name] for name in self._manifest.columns]
        for table in reversed(self.tables):  # what the migrations themselves put in
            connection.execute(delete(table))

    def take_all(self) -> Backup:
        """Every entry, and whether they are as many as the end says."""
        by_name = {table.name: table for table in self.tables}
        counts = dict.fromkeys(by_name, 0)
        files: dict[str, bytes] = {}
        kept, end = 0, b""
        for name, content in self._entries:
            if name.startswith(ROWS):
                table = by_name[name.split("/")[1]]
                columns = self._manifest.columns[table.name]
                counts[table.name] += rows.insert(self._connection, table, columns, content)
            elif name.startswith(RAW):
                self._keep(name.removeprefix(RAW), content)
                kept += 1
            elif name.startswith(FILES):
                files[name.removeprefix(FILES)] = content
            elif name == END:
                end = content
        if Amounts.load(end) != Amounts(counts, kept):
            raise JournalError(BROKEN.format("частей не столько, сколько было"))
        return Backup(self._manifest.made_at, counts["releases"], kept, files=files)

    def _keep(self, digest: str, content: bytes) -> None:
        if sha256(content).hexdigest() != digest:
            raise JournalError(BROKEN.format(digest))
        self._raw.put(digest, content)
