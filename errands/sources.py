"""Sources: addresses of press offices, and one visit to them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from errands.manners import Closed, Visitor
from intake import Unreadable
from intake.visits import feeds, pages
from journal.contract import BadQuery, Journal
from journal.errands.records import Health, Place, Source, Wanted
from network.errors import NetworkError, Refused
from network.pages import check, name

#: releases taken in one visit; the others wait for the next
MOST = 20
#: minutes between visits: what people may ask for
OFTEN, SELDOM = 15, 7 * 24 * 60
#: visits in a row that fail double the time to the next up to so many times
_PATIENCE = 5
#: a file: its name, its bytes and whose it is → its release, or the reason why it was refused
Take = Callable[[str, bytes, str], tuple[int | None, str]]


@dataclass(frozen=True, slots=True)
class Sources:
    """The use cases of sources over the log."""

    journal: Journal

    def add(self, wanted: Wanted, author: str, at: dt.datetime) -> Source:
        """Visit an address from now on; raises BadQuery where that cannot be."""
        url, name = wanted.url.strip(), wanted.name.strip()
        parts = urlsplit(url)
        if parts.scheme not in ("http", "https") or not parts.hostname or parts.username is not None:
            raise BadQuery(f"Адрес «{url}» не годится: ожидается http:// или https:// без имени и пароля.")
        if not OFTEN <= wanted.every <= SELDOM:
            raise BadQuery(f"Между посещениями от {OFTEN} до {SELDOM} минут, получено {wanted.every}.")
        settled = replace(wanted, url=url, name=name or parts.hostname)
        return self.journal.errands.sources.add(settled, author=author, at=at)

    def all(self) -> tuple[Source, ...]:
        """All of them, by name."""
        return self.journal.errands.sources.list()

    def get(self, source_id: int) -> Source:
        """One of them; raises NotFound."""
        return self.journal.errands.sources.get(source_id)

    def next(self, source: Source) -> dt.datetime | None:
        """When it is visited next."""
        return self.journal.errands.jobs.due("visit", source.id)

    def hurry(self, source_id: int, at: dt.datetime) -> None:
        """Visit it as soon as a worker is free; raises NotFound."""
        self.journal.errands.jobs.plan("visit", self.get(source_id).id, at)

    def forget(self, source_id: int) -> None:
        """Visit it no more; raises NotFound."""
        self.journal.errands.sources.forget(source_id)


@dataclass(frozen=True, slots=True)
class Round:
    """Visits sources and takes what is new in."""

    sources: Sources
    visitor: Visitor
    take: Take

    def visit(self, source_id: int, now: dt.datetime) -> dt.datetime:
        """Read one source; when to visit it again."""
        source = self.sources.get(source_id)
        asked = replace(source, visited_at=now)
        try:
            seen, pause = self._read(asked, now), dt.timedelta()
        except Closed as closed:
            seen, pause = _failed(asked, Health.FORBIDDEN, str(closed)), dt.timedelta(days=1)
        except (NetworkError, Unreadable) as error:
            pause = error.wait if isinstance(error, NetworkError) else dt.timedelta()
            seen = _failed(asked, Health.FAILED, str(error))
        self.sources.journal.errands.sources.visited(seen)
        return now + max(dt.timedelta(minutes=source.every << min(seen.failures, _PATIENCE)), pause)

    def _read(self, source: Source, now: dt.datetime) -> Source:
        answer = self.visitor.get(source.url, _conditions(source))
        if answer.status == 304:
            return replace(source, health=Health.UNCHANGED, note="Нового нет.", failures=0)
        check(answer)
        reader = feeds if source.place is Place.FEED else pages
        found = reader.links(answer.body, answer.url, answer.headers.get("content-type", ""))
        new = self.sources.journal.errands.sources.unknown(source.id, found)
        taken = sum(self._fetch(source, url, now) for url in new[:MOST])
        # what is left over is asked for again, so the site must not answer that nothing changed
        tags = ("etag", "last-modified") if len(new) <= MOST else ()
        etag, modified = (answer.headers.get(tag, "") for tag in tags) if tags else ("", "")
        note = f"Ссылок: {len(found)}, новых: {len(new)}, принято релизов: {taken}."
        return replace(source, health=Health.FRESH, note=note, failures=0, etag=etag, modified=modified)

    def _fetch(self, source: Source, url: str, now: dt.datetime) -> bool:
        """Take one release in; what may work later is left for the next visit."""
        kept = self.sources.journal.errands.sources
        try:
            answer = self.visitor.get(url)
            check(answer)
            release_id, reason = self.take(name(answer), answer.body, f"источник: {source.name}")
        except (Closed, Refused) as error:
            release_id, reason = None, str(error)
        except NetworkError:
            return False
        kept.note(source.id, url, release_id, reason, at=now)
        return release_id is not None


def _failed(source: Source, health: Health, note: str) -> Source:
    return replace(source, health=health, note=note, failures=source.failures + 1)


def _conditions(source: Source) -> dict[str, str]:
    given = {"If-None-Match": source.etag, "If-Modified-Since": source.modified}
    return {name: value for name, value in given.items() if value}
