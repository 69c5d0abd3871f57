"""What a backup says of itself."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

#: the version of the file; a program reads every version up to its own
VERSION = 1
MANIFEST, END = "manifest.json", "end.json"
ROWS, RAW, FILES = "rows/", "raw/", "files/"


@dataclass(frozen=True, slots=True)
class Manifest:
    """What stands at the beginning."""

    #: the revision of the schema that the rows are from
    schema: str
    made_at: dt.datetime
    #: by table the names of its columns, in the order of the rows' values; tables in the order to fill them in
    columns: Mapping[str, tuple[str, ...]]

    def dump(self) -> bytes:
        """As it is written."""
        stated = {"schema": self.schema, "made_at": self.made_at.isoformat(), "columns": self.columns}
        return _json({"version": VERSION} | stated)

    @classmethod
    def load(cls, data: bytes) -> Manifest:
        """As it was written; raises ValueError where a newer program wrote it."""
        stated = json.loads(data)
        if stated["version"] > VERSION:
            raise ValueError(f"version {stated['version']}")
        columns = {table: tuple(names) for table, names in stated["columns"].items()}
        return cls(stated["schema"], dt.datetime.fromisoformat(stated["made_at"]), columns)


@dataclass(frozen=True, slots=True)
class Amounts:
    """How much a backup holds, which its end says again."""

    rows: Mapping[str, int]
    raw: int

    def dump(self) -> bytes:
        """As it is written."""
        return _json({"rows": self.rows, "raw": self.raw})

    @classmethod
    def load(cls, data: bytes) -> Amounts:
        """As it was written."""
        stated = json.loads(data)
        return cls(stated["rows"], stated["raw"])


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup that was made or restored."""

    made_at: dt.datetime
    releases: int
    raw: int
    #: sums of raw files that were lost or damaged before the backup, and so are not in it
    lost: tuple[str, ...] = ()
    #: what the maker added, by name
    files: Mapping[str, bytes] = field(default_factory=dict)


def _json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode()
