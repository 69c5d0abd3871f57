"""A period in figures beside the period before, as rows and as sentences."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from nlp.facts import Status
from reports.contract import Asked, Column, Row
from reports.labels import STATUSES
from reports.manifest import period
from reports.periods import before
from reports.summary import Summary
from reports.wording import counted, grouped, roubles

FIGURE_COLUMNS = (
    Column("Показатель", 34),
    Column("За период", 18),
    Column("Период до него", 18),
    Column("Изменение", 14),
)
_NAMES = {
    "all": "Решений",
    **{status.value: f"Из них {STATUSES[status]}" for status in Status},
    "due": "Со сроком исполнения",
    "amount": "Сумма, ₽",
    "people": "Человек, мест",
}


@dataclass(frozen=True, slots=True)
class Figures:
    """Two periods side by side; `earlier` is None where there is no period before."""

    now: Summary
    earlier: Summary | None
    overdue: int
    near: int

    def rows(self) -> Iterator[Row]:
        """A row for each figure."""
        for key, name in _NAMES.items():
            now, then = self.now.totals[key], self.earlier.totals[key] if self.earlier else None
            yield name, now, then, None if then is None else now - then
        yield "Срок прошёл", self.overdue, None, None
        yield "Срок подходит", self.near, None, None

    def said(self, asked: Asked) -> str:
        """The same in a paragraph."""
        totals = self.now.totals
        found = counted(totals["all"], "решение", "решения", "решений")
        sentences = [f"За период {period(asked.query.days)} в журнале {found}{self._change()}."]
        if totals["all"]:
            sentences.append(f"Исполнено {grouped(totals[Status.DONE])}.")
        sentences.append(f"Срок прошёл у {grouped(self.overdue)}, подходит у {grouped(self.near)}.")
        if totals["amount"]:
            sentences.append(f"Названо денег: {roubles(totals['amount'])}.")
        if totals["people"]:
            sentences.append(f"Людей и мест: {grouped(totals['people'])}.")
        return " ".join(sentences)

    def _change(self) -> str:
        if self.earlier is None:
            return ""
        more = self.now.totals["all"] - self.earlier.totals["all"]
        if not more:
            return ", столько же, сколько в периоде до него"
        return f", на {grouped(abs(more))} {'больше' if more > 0 else 'меньше'}, чем в периоде до него"


def earlier(asked: Asked) -> Summary | None:
    """The counts of the period before the one that is asked for."""
    days = before(asked.query.days, asked.day)
    if days is None:
        return None
    counts = Summary()
    counts.count(asked.walk(replace(asked.query, days=days)))
    return counts
