"""A letter that tells of new decisions: subject, plain text, and the same for the eye."""

from __future__ import annotations

from html import escape

from journal.records import DecisionRecord
from reports.subscriptions.contract import Bulletin, facts, headline
from reports.wording import counted

#: decisions told in full; the log has the others
FULL = 50


def subject(bulletin: Bulletin) -> str:
    """`Кадролог: 3 новых решения, «Целевой набор»`"""
    number = len(bulletin.records)
    new = "новое" if counted(number, "1", "2", "2").endswith("1") else "новых"
    told = counted(number, "решение", "решения", "решений").replace("\u00a0", f" {new} ")
    return f"Кадролог: {told}, «{' '.join(bulletin.name.split())}»"


def text(bulletin: Bulletin) -> str:
    """The plain letter."""
    items = [_plain(bulletin, record) for record in bulletin.records[:FULL]]
    return "\n\n".join([subject(bulletin), *items, *_rest(bulletin)]) + "\n"


def html(bulletin: Bulletin) -> str:
    """The letter with links."""
    items = "".join(_marked(bulletin, record) for record in bulletin.records[:FULL])
    rest = "".join(f"<p>{escape(line)}</p>" for line in _rest(bulletin))
    return f'<!doctype html><html lang="ru"><body><h1>{escape(subject(bulletin))}</h1>{items}{rest}</body></html>'


def _plain(bulletin: Bulletin, record: DecisionRecord) -> str:
    return "\n".join([headline(record), *(f"  {line}" for line in facts(record)), f"  {bulletin.page(record)}"])


def _marked(bulletin: Bulletin, record: DecisionRecord) -> str:
    lines = "<br>".join(map(escape, facts(record)))
    return f'<h2><a href="{escape(bulletin.page(record))}">{escape(headline(record))}</a></h2><p>{lines}</p>'


def _rest(bulletin: Bulletin) -> list[str]:
    more = len(bulletin.records) - FULL
    return [f"И ещё {counted(more, 'решение', 'решения', 'решений')}: {bulletin.site}/log"] if more > 0 else []
