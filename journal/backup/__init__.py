"""The log as one file, and back: every table and raw file as of one moment, for whichever database.

    manifest.json            version, schema, moment, columns of each table
    files/…                  what the caller adds
    rows/<table>/<n>.jsonl   rows as arrays, parents before children
    raw/<sha256>             bytes as they came
    end.json                 how much of each there was: a file that was cut off has no end

The index is derived and left out; so are sessions: whoever comes back logs in. A backup of an older schema is restored
by way of it: its rows go into the tables as they were, and then everything is migrated.
"""

from __future__ import annotations

from journal.backup.manifest import Backup
from journal.backup.restoring import restore
from journal.backup.writing import back_up

__all__ = ["Backup", "back_up", "restore"]
