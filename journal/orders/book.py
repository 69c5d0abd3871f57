"""The orders of a log: placed, taken by lease, made, served, and forgotten after a day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from functools import partial
from typing import Any, BinaryIO

from sqlalchemy import Connection, Row, Update, delete, insert, select, update

from journal import codec
from journal.database import Database
from journal.orders.records import Order, Term
from journal.orders.tables import order_pieces, orders
from journal.records import Query

#: for how long an order is kept
KEPT = dt.timedelta(days=1)
#: how often somebody begins with it before it is given up
TRIES = 3
DEADLY = "Отчёт не собран: сборка обрывалась вместе с программой; сколько раз: {}."
#: bytes of a piece
_PIECE = 256 * 1024


class Orders:
    """What differs from the list of releases that wait: its results are files, and nothing of it is kept for long."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def place(self, order: Order, at: dt.datetime) -> None:
        """Have a report made; what was ordered long ago is removed."""
        wanted = {"key": order.key, "report": order.report, "query": codec.dump(order.query), "format": order.format}
        told = {"file": order.file, "total": order.total, "written": 0, "ready": False, "size": 0, "fault": ""}
        taken = {"placed_at": at, "until": at, "owner": "", "tries": 0, "sections": " ".join(order.sections)}
        with self._database.writing() as connection:
            _clear(connection, at - KEPT)
            connection.execute(insert(orders).values(**wanted, **told, **taken))

    def get(self, key: str) -> Order | None:
        """An order and how far it has come; None where there is none of this key."""
        with self._database.reading() as connection:
            row = connection.execute(select(orders).where(orders.c.key == key)).one_or_none()
        return _order(row) if row else None

    def waits(self, now: dt.datetime) -> bool:
        """Whether there is an order that nobody makes; asked often, so it takes nobody's turn to write."""
        with self._database.reading() as connection:
            return connection.scalar(select(orders.c.key).where(orders.c.until <= now).limit(1)) is not None

    def claim(self, term: Term, now: dt.datetime) -> Order | None:
        """The order that waits longest, nobody else's until the term ends; None where none waits."""
        waiting = select(orders).where(orders.c.until <= now).order_by(orders.c.placed_at, orders.c.key).limit(1)
        with self._database.writing() as connection:
            while row := connection.execute(waiting.with_for_update(skip_locked=True)).one_or_none():
                own = update(orders).where(orders.c.key == row.key)
                if row.tries < TRIES:
                    taken = {"until": term.until, "owner": term.owner, "tries": row.tries + 1, "written": 0}
                    connection.execute(own.values(taken))
                    return _order(row)
                connection.execute(own.values(until=None, owner="", fault=DEADLY.format(row.tries)))
        return None

    def tell(self, key: str, term: Term, written: int) -> bool:
        """Note how many decisions are written, and keep the order until the term ends; False: another has it."""
        return self._change(_own(key, term.owner).values(written=written, until=term.until))

    def give_back(self, key: str, owner: str, now: dt.datetime) -> None:
        """Let others begin with it at once, as if nobody had."""
        self._change(_own(key, owner).values(until=now, owner="", tries=orders.c.tries - 1))

    def give_up(self, key: str, owner: str, fault: str) -> None:
        """Say why it will not be made."""
        self._change(_own(key, owner).values(until=None, owner="", fault=fault))

    def finish(self, key: str, owner: str, made: BinaryIO) -> bool:
        """Store the file; False, and nothing is stored, where another has the order."""
        with self._database.writing() as connection:
            done = {"until": None, "owner": "", "ready": True, "written": orders.c.total, "size": made.seek(0, 2)}
            if not connection.execute(_own(key, owner).values(done)).rowcount:
                return False
            made.seek(0)
            for place, data in enumerate(iter(partial(made.read, _PIECE), b"")):
                connection.execute(insert(order_pieces).values(key=key, place=place, data=data))
        return True

    def bytes_of(self, key: str) -> Iterator[bytes]:
        """The file of a ready report, piece by piece."""
        table = order_pieces
        with self._database.reading() as connection:
            places = connection.scalars(select(table.c.place).where(table.c.key == key).order_by(table.c.place)).all()
        for place in places:
            with self._database.reading() as connection:
                data = connection.scalar(select(table.c.data).where(table.c.key == key, table.c.place == place))
            yield data or b""

    def _change(self, change: Update) -> bool:
        with self._database.writing() as connection:
            return bool(connection.execute(change).rowcount)


def _own(key: str, owner: str) -> Update:
    return update(orders).where(orders.c.key == key, orders.c.owner == owner)


def _clear(connection: Connection, before: dt.datetime) -> None:
    old = select(orders.c.key).where(orders.c.placed_at < before)
    connection.execute(delete(order_pieces).where(order_pieces.c.key.in_(old)))
    connection.execute(delete(orders).where(orders.c.placed_at < before))


def _order(row: Row[Any]) -> Order:
    return Order(
        key=row.key,
        report=row.report,
        query=codec.load(Query, row.query),
        format=row.format,
        file=row.file,
        total=row.total,
        written=row.written,
        ready=row.ready,
        size=row.size,
        fault=row.fault,
        sections=tuple(row.sections.split()),
    )
