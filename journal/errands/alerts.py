"""Who is told of what saved searches newly find, what was told, and how it arrived."""

from __future__ import annotations

import base64
import datetime as dt
import json
import secrets
from collections.abc import Sequence
from typing import Any
from uuid import uuid4

from sqlalchemy import Connection, Row, insert, select, update

from journal.changes import ChangeLog
from journal.contract import NotFound
from journal.database import Database
from journal.errands.jobs import plan
from journal.errands.records import Alert, Channel, Delivery, Message, Rhythm
from journal.errands.searches import forget_alert
from journal.errands.tables import alerts, messages, saved_searches, told_decisions
from journal.questions import number

WATCH, DELIVER = "watch", "deliver"


class Alerts:
    """The alerts of a log. No decision is told of twice by one alert: what was told is noted with the message."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._changes = ChangeLog(database)

    def add(self, search_id: int, channel: Channel, address: str, rhythm: Rhythm, *, at: dt.datetime) -> Alert:
        """Tell an address of what a search finds from now on; raises NotFound."""
        row = {
            "search_id": number(search_id),
            "channel": channel.value,
            "address": address,
            "rhythm": rhythm.value,
            "secret": base64.b64encode(secrets.token_bytes(24)).decode(),
            "seen": self._changes.head().number,
            "created_at": at,
        }
        with self._database.writing() as connection:
            if not connection.execute(
                select(saved_searches.c.id).where(saved_searches.c.id == row["search_id"])
            ).first():
                raise NotFound(f"Нет сохранённого поиска № {search_id}.")
            id_ = connection.execute(insert(alerts).values(row).returning(alerts.c.id)).scalar_one()
            plan(connection, WATCH, id_, at)
        return self.get(id_)

    def list(self, search_id: int | None = None) -> tuple[Alert, ...]:
        """All of them, or those of one search, oldest first."""
        query = select(alerts).order_by(alerts.c.id)
        if search_id is not None:
            query = query.where(alerts.c.search_id == number(search_id))
        with self._database.reading() as connection:
            return tuple(map(_alert, connection.execute(query)))

    def get(self, alert_id: int) -> Alert:
        """One of them; raises NotFound."""
        with self._database.reading() as connection:
            row = connection.execute(select(alerts).where(alerts.c.id == number(alert_id))).one_or_none()
        if row is None:
            raise NotFound(f"Нет оповещения № {alert_id}.")
        return _alert(row)

    def forget(self, alert_id: int) -> None:
        """Tell it nothing more; raises NotFound."""
        alert = self.get(alert_id)
        with self._database.writing() as connection:
            forget_alert(connection, alert.id)

    def tell(self, alert: Alert, decision_ids: Sequence[int], seen: int, *, at: dt.datetime) -> Message | None:
        """Compose a message of the decisions that were not told yet; None where all were."""
        with self._database.writing() as connection:
            # other workers with this alert wait here, and then see what was told
            connection.execute(update(alerts).where(alerts.c.id == alert.id).values(seen=seen))
            new = _untold(connection, alert.id, decision_ids)
            if not new:
                return None
            row = {
                "alert_id": alert.id,
                "token": uuid4().hex,
                "decision_ids": json.dumps(new),
                "state": Delivery.WAITING.value,
                "attempts": 0,
                "composed_at": at,
                "answer": "",
            }
            id_ = connection.execute(insert(messages).values(row).returning(messages.c.id)).scalar_one()
            connection.execute(insert(told_decisions), [{"alert_id": alert.id, "decision_id": item} for item in new])
            plan(connection, DELIVER, id_, at)
        return self.message(id_)

    def message(self, message_id: int) -> Message:
        """One message; raises NotFound."""
        with self._database.reading() as connection:
            row = connection.execute(select(messages).where(messages.c.id == number(message_id))).one_or_none()
        if row is None:
            raise NotFound(f"Нет сообщения № {message_id}.")
        return _message(row)

    def messages(self, alert_id: int, limit: int = 20) -> tuple[Message, ...]:
        """What an alert sent, newest first."""
        query = select(messages).where(messages.c.alert_id == number(alert_id)).order_by(messages.c.id.desc())
        with self._database.reading() as connection:
            return tuple(map(_message, connection.execute(query.limit(limit))))

    def mark(self, message: Message, state: Delivery, *, at: dt.datetime, answer: str = "") -> Message:
        """Note how far a message has come; handing it over counts as an attempt."""
        values = {
            "state": state.value,
            "attempts": message.attempts + (state is Delivery.SENDING),
            "tried_at": at,
            "answer": answer,
        }
        with self._database.writing() as connection:
            connection.execute(update(messages).where(messages.c.id == message.id).values(values))
        return self.message(message.id)


def _untold(connection: Connection, alert_id: int, decision_ids: Sequence[int]) -> list[int]:
    told = told_decisions.c.decision_id
    query = select(told).where(told_decisions.c.alert_id == alert_id, told.in_(decision_ids))
    known = set(connection.scalars(query))
    return [id_ for id_ in dict.fromkeys(decision_ids) if id_ not in known]


def _alert(row: Row[Any]) -> Alert:
    channel, rhythm = Channel(row.channel), Rhythm(row.rhythm)
    return Alert(row.id, row.search_id, channel, row.address, rhythm, row.secret, row.seen, row.created_at)


def _message(row: Row[Any]) -> Message:
    ids = tuple(json.loads(row.decision_ids))
    state = Delivery(row.state)
    return Message(row.id, row.alert_id, row.token, ids, state, row.attempts, row.composed_at, row.tried_at, row.answer)
