"""Where the program keeps its state and listens; the only reader of the environment."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything an administrator can set, from `KADROLOG_*`."""

    #: the one folder of all state: raw files, SQLite database, search index
    data: Path = Path("data")
    #: SQLAlchemy URL; empty means SQLite in `data`
    database: str = ""
    host: str = "127.0.0.1"
    port: int = 8000
    #: largest request body in bytes
    max_upload: int = 64 * 1024 * 1024

    @property
    def database_url(self) -> str:
        """The database to open."""
        return self.database or f"sqlite:///{(self.data / 'journal.sqlite').absolute()}"

    @classmethod
    def from_env(cls, environ: Mapping[str, str] = os.environ) -> Settings:
        """The settings of this process; raises ValueError naming the variable that is wrong."""
        port = environ.get("KADROLOG_PORT", "8000")
        if not port.isdigit():
            raise ValueError(f"KADROLOG_PORT: номер порта ожидался, получено {port!r}")
        return cls(
            data=Path(environ.get("KADROLOG_DATA", "data")),
            database=environ.get("KADROLOG_DATABASE", ""),
            host=environ.get("KADROLOG_HOST", "127.0.0.1"),
            port=int(port),
        )
