"""When the page says that it was published."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from nlp.page.body import edges
from nlp.page.datelines import Dateline, read_days
from nlp.page.layout import Layout

_OPENING = re.compile(
    r"\(?(?:г\. ?)?[А-ЯЁ][\w-]+(?: [А-ЯЁ][\w-]+)?, (?P<day>\d{1,2}[ .][\w.]{2,12}[ .]?\d{4})"
    r"(?: ?г(?:ода|\.))?\)?[.,]? ?[–—/-]"
)


@dataclass(frozen=True, slots=True)
class _Found:
    points: float
    day: dt.date


def find_published(
    layout: Layout, chosen: Sequence[bool], headline: int | None, hint: dt.date | None
) -> dt.date | None:
    """The day of the letter, else of the page's date line; the container's decides between several or stands in."""
    if layout.letter.day:
        return layout.letter.day
    found = list(_found(layout, chosen, headline))
    if hint and any(item.day == hint for item in found):
        return hint
    return max(found, key=lambda item: item.points).day if found else hint or _opening(layout, chosen)


def _found(layout: Layout, chosen: Sequence[bool], headline: int | None) -> Iterator[_Found]:
    first, last = edges(chosen)
    for index in range(layout.letter.first, layout.letter.stop):
        days = layout.days[index]
        if not days or chosen[index] or _is_others(layout, index, first):
            continue
        place = 1.0 - 0.1 * abs(index - (first if headline is None else headline)) if index < first else -0.5
        for order, day in enumerate(days):
            points = _points(day) + max(place, 0.1) - 0.1 * order
            if points > 0 and (index <= last or day.labelled or day.pure):
                yield _Found(points, day.day)


def _is_others(layout: Layout, index: int, first: int) -> bool:
    """Days under «Другие новости» and «Комментарии»; but a channel's post ends with its own."""
    return index in layout.shadows and first < index < layout.letter.stop - 1


def _points(day: Dateline) -> float:
    if day.foreign:
        return -10.0
    beside = 2.0 if day.pure else 1.5 if day.besides == 0 else 0.5 if day.besides <= 3 else -2.0
    return beside + (3.0 if day.labelled else 0.0)


def _opening(layout: Layout, chosen: Sequence[bool]) -> dt.date | None:
    """The day of a release that begins «г. Вельск, 14 мая 2025 года – …»."""
    first = edges(chosen)[0]
    opening = _OPENING.match(layout.blocks[first].text) if first < len(chosen) else None
    days = read_days(opening["day"]) if opening else ()
    return days[0].day if days else None
