"""Submissions and withdrawals ↔ their rows."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import Connection, Row, Select, and_, bindparam, func, insert, select, update
from sqlalchemy.exc import IntegrityError

from journal.among import among
from journal.contract import BadQuery, NotFound
from journal.rows import insert_rows
from journal.signed import Signed
from journal.submissions.records import Handed, Submission, Withdrawal
from journal.submissions.tables import submissions, submitted, withdrawals
from journal.tables import releases

#: the newest of a sum last
_OF_SUMS = select(withdrawals).where(among(withdrawals.c.sha256, bindparam("sums"))).order_by(withdrawals.c.id)


def begin(connection: Connection, key: str, author: str, at: dt.datetime) -> None:
    """Open a submission, or go on with it; raises BadQuery where it is somebody else's."""
    try:
        with connection.begin_nested():
            connection.execute(insert(submissions).values(key=key, author=author, at=at))
    except IntegrityError:
        if connection.scalar(select(submissions.c.author).where(submissions.c.key == key)) != author:
            raise BadQuery("Загрузку с этим ключом начал кто-то другой; начните свою.") from None


def enter(connection: Connection, key: str, file: Handed) -> None:
    """Add a file to a submission; raises NotFound."""
    locked = select(submissions.c.key).where(submissions.c.key == key).with_for_update()
    if connection.scalar(locked) is None:
        raise NotFound("Такой загрузки нет.")
    place = connection.scalar(select(func.count()).select_from(submitted).where(submitted.c.submission == key))
    row = {"name": file.name, "size": file.size, "sha256": file.sha256, "reason": file.reason, "new": file.new}
    connection.execute(insert(submitted).values(submission=key, place=place, **row))


def files(connection: Connection, key: str, limit: int, skipped: int) -> tuple[Handed, ...]:
    """The files of a submission, in their order."""
    query = select(submitted).where(submitted.c.submission == key).order_by(submitted.c.place)
    return tuple(
        Handed(row.name, row.size, row.sha256, row.reason, row.new)
        for row in connection.execute(query.limit(limit).offset(skipped))
    )


def new_sums(connection: Connection, key: str) -> list[str]:
    """The sums of what the log owes to a submission."""
    query = select(submitted.c.sha256).where(submitted.c.submission == key, submitted.c.new)
    return list(connection.scalars(query.order_by(submitted.c.place)))


def newest(connection: Connection, author: str | None, limit: int, skipped: int) -> tuple[Submission, ...]:
    """The submissions of one person or of all, newest first."""
    query = select(submissions).order_by(submissions.c.at.desc(), submissions.c.key)
    if author is not None:
        query = query.where(submissions.c.author == author)
    return _loaded(connection, query.limit(limit).offset(skipped))


def load(connection: Connection, key: str) -> Submission:
    """One submission; raises NotFound."""
    for found in _loaded(connection, select(submissions).where(submissions.c.key == key)):
        return found
    raise NotFound("Такой загрузки нет.")


def standing(connection: Connection, sums: Collection[str]) -> dict[str, Withdrawal]:
    """What people said last of these sums; those that nobody spoke of are left out."""
    rows = connection.execute(_OF_SUMS, {"sums": list(sums)})
    return {row.sha256: _withdrawal(row) for row in rows}


def withdrawn(connection: Connection, sums: Collection[str]) -> set[str]:
    """Those of these sums that are taken back."""
    return {sum_ for sum_, said in standing(connection, sums).items() if said.withdrawn}


def history(connection: Connection, sha256: str) -> tuple[Withdrawal, ...]:
    """Everything that was said of a sum, newest first."""
    query = select(withdrawals).where(withdrawals.c.sha256 == sha256).order_by(withdrawals.c.id.desc())
    return tuple(map(_withdrawal, connection.execute(query)))


def say(connection: Connection, sums: Sequence[str], back: bool, signed: Signed) -> list[int]:
    """Take these back, or give them back; the releases among them for which that is new."""
    before = withdrawn(connection, sums)
    changed = [sum_ for sum_ in dict.fromkeys(sums) if (sum_ in before) is not back]
    last = connection.scalar(select(func.max(withdrawals.c.id))) or 0
    word = {"withdrawn": back, "author": signed.author, "at": signed.at, "reason": signed.reason}
    insert_rows(
        connection, withdrawals, [{"id": id_, "sha256": sum_, **word} for id_, sum_ in enumerate(changed, last + 1)]
    )
    marked = update(releases).where(releases.c.sha256.in_(changed)).values(withdrawn=back).returning(releases.c.id)
    return sorted(connection.scalars(marked))


def _loaded(connection: Connection, query: Select[Any]) -> tuple[Submission, ...]:
    rows = connection.execute(query).all()
    keys = [row.key for row in rows]
    of, first = submitted.c.submission, and_(submitted.c.submission.in_(keys), submitted.c.place == 0)
    names = {row[0]: row[1] for row in connection.execute(select(of, submitted.c.name).where(first))}
    counted = select(of, submitted.c.new, func.count().label("files")).where(of.in_(keys)).group_by(of, submitted.c.new)
    counts = {(row[0], row[1]): row.files for row in connection.execute(counted)}
    taken = _taken_back(connection, keys)
    return tuple(
        Submission(
            row.key,
            row.author,
            row.at,
            counts.get((row.key, True), 0) + counts.get((row.key, False), 0),
            counts.get((row.key, True), 0),
            taken[row.key],
            names.get(row.key, ""),
        )
        for row in rows
    )


def _taken_back(connection: Connection, keys: Sequence[str]) -> Counter[str]:
    """How many of the new files of submissions are taken back."""
    query = (
        select(submitted.c.submission, withdrawals.c.sha256, withdrawals.c.withdrawn)
        .join(withdrawals, withdrawals.c.sha256 == submitted.c.sha256)
        .where(submitted.c.submission.in_(keys), submitted.c.new)
        .order_by(withdrawals.c.id)
    )
    last = {(row[0], row[1]): row[2] for row in connection.execute(query)}
    return Counter(key for (key, _), back in last.items() if back)


def _withdrawal(row: Row[Any]) -> Withdrawal:
    return Withdrawal(row.withdrawn, row.author, row.at, row.reason)
