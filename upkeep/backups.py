"""Backups with all that one would miss: the log, the users' templates of reports, the settings but the secret ones."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from journal.backup import Backup, back_up, restore
from settings import Settings

SETTINGS, TEMPLATES = "settings.json", "templates"


@dataclass(frozen=True)
class Backups:
    """Backups of the log that the settings name."""

    settings: Settings
    clock: Callable[[], dt.datetime]

    def back_up(self, output: BinaryIO) -> Backup:
        """Write one; raises JournalError. The log may be in use."""
        return back_up(self.settings.database_url, self.settings.data, output, dict(self._files()), at=self.clock())

    def restore(self, source: BinaryIO) -> Backup:
        """Restore one into an empty database; raises JournalError. Settings are for the administrator to set again."""
        self.settings.data.mkdir(parents=True, exist_ok=True)
        backup = restore(self.settings.database_url, self.settings.data, source)
        for name, content in backup.files.items():
            path = PurePosixPath(name)
            if path.parent.name == TEMPLATES:
                self._templates.mkdir(exist_ok=True)
                (self._templates / path.name).write_bytes(content)
        return backup

    def close(self) -> None:
        """Nothing is held open between two of them."""

    @property
    def _templates(self) -> Path:
        return self.settings.data / TEMPLATES

    def _files(self) -> Iterator[tuple[str, bytes]]:
        yield SETTINGS, json.dumps(self.settings.told(), ensure_ascii=False, indent=1).encode()
        for path in sorted(self._templates.glob("*")):
            if path.is_file():
                yield f"{TEMPLATES}/{path.name}", path.read_bytes()
