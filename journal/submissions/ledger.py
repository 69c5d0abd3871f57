"""The book of what was handed in: what came together, what of it was taken back and given back, and by whom."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Sequence

from journal.contract import BadQuery
from journal.database import Database
from journal.reading import load_release
from journal.relisting import relisted
from journal.signed import Signed
from journal.submissions import rows
from journal.submissions.records import Handed, Submission, Withdrawal
from journal.writing import take_turn

#: releases that are taken back in one transaction
_STEP = 100


class Ledger:
    """Nothing is overwritten: what is taken back keeps its bytes, text and revisions, and is not listed meanwhile.

    Every method may raise NotFound.
    """

    def __init__(self, database: Database, wrote: Callable[[int], None]) -> None:
        self._database = database
        #: told the number of the newest change, so that this process finds what it wrote
        self._wrote = wrote

    def begin(self, key: str, author: str, at: dt.datetime) -> None:
        """Open a submission, or go on with it; raises BadQuery where it is somebody else's."""
        with self._database.writing() as connection:
            rows.begin(connection, key, author, at)

    def note(self, key: str, file: Handed) -> None:
        """Tell of a file that a submission does not bring: it was known before, or is refused."""
        with self._database.writing() as connection:
            rows.enter(connection, key, file)

    def get(self, key: str) -> Submission:
        """One submission."""
        with self._database.reading() as connection:
            return rows.load(connection, key)

    def files(self, key: str, limit: int = 100, skipped: int = 0) -> tuple[Handed, ...]:
        """The files of a submission, in their order."""
        with self._database.reading() as connection:
            return rows.files(connection, key, limit, skipped)

    def newest(self, author: str | None = None, limit: int = 20, skipped: int = 0) -> tuple[Submission, ...]:
        """The submissions of one person or of all, newest first."""
        with self._database.reading() as connection:
            return rows.newest(connection, author, limit, skipped)

    def standing(self, sums: Collection[str]) -> dict[str, Withdrawal]:
        """What people said last of the files with these sums."""
        with self._database.reading() as connection:
            return rows.standing(connection, sums)

    def history(self, release_id: int) -> tuple[Withdrawal, ...]:
        """What people said of a release as a whole, newest first."""
        with self._database.reading() as connection:
            return rows.history(connection, load_release(connection, release_id).sha256)

    def withdraw(self, key: str, signed: Signed, *, back: bool = True) -> int:
        """Take back all that a submission brought, or with `back` False give it back; how many releases changed.

        What still waits to be read is not listed either once it is. Raises BadQuery where that changes nothing.
        """
        with self._database.reading() as connection:
            found, sums = rows.load(connection, key), rows.new_sums(connection, key)
        if found.withdrawn == (found.new if back else 0):
            raise BadQuery(_NOTHING[back])
        return sum(self._say(sums[first : first + _STEP], back, signed) for first in range(0, len(sums), _STEP))

    def withdraw_release(self, release_id: int, signed: Signed, *, back: bool = True) -> None:
        """Take one release back, or give it back; raises BadQuery where that changes nothing."""
        with self._database.reading() as connection:
            sha256 = load_release(connection, release_id).sha256
        if not self._say([sha256], back, signed):
            raise BadQuery(_NOTHING[back])

    def _say(self, sums: Sequence[str], back: bool, signed: Signed) -> int:
        with self._database.writing() as connection:
            take_turn(connection, 0)
            changed = rows.say(connection, sums, back, signed)
            if changed:
                self._wrote(relisted(connection, changed, signed.at))
        return len(changed)


_NOTHING = {
    True: "Отзывать нечего: всё, что пришло этой загрузкой, уже отозвано или было в журнале раньше.",
    False: "Возвращать нечего: ничего из этого не отозвано.",
}
