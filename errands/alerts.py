"""Alerts: looking for what is new to a saved search, and when to look again."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from journal.contract import BadQuery, Journal
from journal.errands.records import Alert, Channel, Message, Rhythm
from journal.records import Days, DecisionRecord, Query
from reports.subscriptions.contract import Bulletin

#: changed releases looked at in one step
STEP = 200
#: how often an alert without a fixed hour looks
OFTEN = dt.timedelta(minutes=1)
#: the hour of daily and weekly letters, and the day of the weekly ones: Monday
HOUR, MONDAY = 8, 0
#: decisions of a bulletin that programs ask for
NEWEST = 100

_MAILBOX = re.compile(r"[^@\s<>,;:\"\\]+@[\w-]+(\.[\w-]+)+\Z")


@dataclass(frozen=True, slots=True)
class Alerts:
    """The use cases of alerts over the log."""

    journal: Journal
    #: the address of the program's own pages
    site: str

    def add(self, search_id: int, channel: Channel, address: str, rhythm: Rhythm, at: dt.datetime) -> Alert:
        """Tell an address of what a saved search newly finds; raises BadQuery for one that cannot be, and NotFound."""
        address = address.strip()
        if channel is Channel.MAIL and not _MAILBOX.match(address):
            raise BadQuery(f"«{address}» не похоже на почтовый адрес: ожидается имя@сервер.")
        if channel is Channel.WEBHOOK and urlsplit(address).scheme not in ("http", "https"):
            raise BadQuery(f"«{address}» не годится для вебхука: ожидается адрес http:// или https://.")
        return self.journal.errands.alerts.add(search_id, channel, address, rhythm, at=at)

    def all(self, search_id: int | None = None) -> tuple[Alert, ...]:
        """All alerts, or those of one search."""
        return self.journal.errands.alerts.list(search_id)

    def messages(self, alert_id: int, limit: int = 20) -> tuple[Message, ...]:
        """What an alert sent, newest first; raises NotFound."""
        return self.journal.errands.alerts.messages(self.journal.errands.alerts.get(alert_id).id, limit)

    def forget(self, alert_id: int) -> None:
        """Tell it nothing more; raises NotFound."""
        self.journal.errands.alerts.forget(alert_id)

    def watch(self, alert_id: int, now: dt.datetime) -> dt.datetime:
        """Compose a message of all that is new; when to look again."""
        alert = self.journal.errands.alerts.get(alert_id)
        found, seen = self._news(alert)
        self.journal.errands.alerts.tell(alert, [record.id for record in found], seen, at=now)
        return next_look(alert.rhythm, now)

    def bulletin(self, key: str, address: str) -> Bulletin:
        """The newest decisions of the search with this key; raises NotFound."""
        search = self.journal.errands.searches.by_key(key)
        query = replace(search.query, limit=NEWEST, facets=False, order=None)
        return self._bulletin(search.name, tuple(self._newest(query)), address, search.created_at)

    def deadlines(self, key: str, address: str, today: dt.date) -> Bulletin:
        """The decisions of a search whose deadlines are of the last month or to come; raises NotFound."""
        search = self.journal.errands.searches.by_key(key)
        since = max(today - dt.timedelta(days=31), search.query.deadline.since or dt.date.min)
        query = replace(search.query, deadline=Days(since, search.query.deadline.until))
        return self._bulletin(search.name, tuple(self.journal.walk(query)), address, search.created_at)

    def told(self, message: Message) -> Bulletin:
        """What a message tells of, as the log says it now."""
        alert = self.journal.errands.alerts.get(message.alert_id)
        search = self.journal.errands.searches.get(alert.search_id)
        records = tuple(map(self.journal.decision, message.decision_ids))
        return self._bulletin(search.name, records, "", message.composed_at)

    def _newest(self, query: Query) -> Sequence[DecisionRecord]:
        taken = (record for record, _ in zip(self.journal.walk(query), range(NEWEST), strict=False))
        return tuple(taken)

    def _news(self, alert: Alert) -> tuple[list[DecisionRecord], int]:
        query = self.journal.errands.searches.get(alert.search_id).query
        found: list[DecisionRecord] = []
        seen, before = alert.seen, -1
        while seen != before:
            before = seen
            seen, records = self.journal.news(query, seen, STEP)
            found += records
        return found, seen

    def _bulletin(self, name: str, records: tuple[DecisionRecord, ...], address: str, at: dt.datetime) -> Bulletin:
        return Bulletin(name, records, self.site, address, at)


def next_look(rhythm: Rhythm, now: dt.datetime) -> dt.datetime:
    """When an alert looks again after `now`, in its zone."""
    if rhythm is Rhythm.AT_ONCE:
        return now + OFTEN
    next_ = now.replace(hour=HOUR, minute=0, second=0, microsecond=0)
    while next_ <= now or (rhythm is Rhythm.WEEKLY and next_.weekday() != MONDAY):
        next_ += dt.timedelta(days=1)
    return next_
