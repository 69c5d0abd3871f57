"""A document → the times its body names, each resolved at the place where it stands."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, replace

from nlp.dates.context import direction, inside, is_due, is_eve, is_this_day, titles
from nlp.dates.moments import Direction, Meaning, Moment
from nlp.dates.rules import never, read
from nlp.dates.shapes import matches, places
from nlp.dates.words import Line, Phrase
from nlp.document import Document, Section
from nlp.facts import Date, Interval

_PREPOSITIONS = ("in", "by", "until", "from", "on", "for", "since", "after", "to")
_COMPARED = {"позднее": "не позднее", "позже": "не позднее", "ранее": "не ранее", "раньше": "не ранее"}
#: how long before the release an act may lie whose term is counted: `4 марта … в десятидневный срок`
_ACT_DAYS = 60
#: what a release that says no other year can mean
_YEARS = range(1900, 2101)


@dataclass(frozen=True, slots=True)
class Time:
    """A phrase that names a time, in clean text."""

    words: Phrase
    #: the shape of models/dates/shapes.toml
    rule: str
    meaning: Meaning
    preposition: str

    @property
    def start(self) -> int:
        """Where it begins in the text."""
        return self.words.words[0].start

    @property
    def stop(self) -> int:
        """Where it ends, exclusive."""
        return self.words.words[-1].stop


def find_times(text: str) -> Iterator[Time]:
    """The phrases of a text that name a time, in order, not yet resolved."""
    line, free = Line.of(text), 0
    for place in places(line.signs):
        time = _time(line, place) if place >= free else None
        if time:
            free = place + len(time.words.words)
            if time.meaning is not never:
                yield time


def _time(line: Line, place: int) -> Time | None:
    for match in matches(line, place):
        meaning = read(match)
        if meaning:
            return Time(match.words, match.shape.name, meaning, _preposition(line, place))
    return None


def _preposition(line: Line, place: int) -> str:
    """The preposition in front of a phrase or at its beginning; `не позднее` and `не ранее` count as one."""
    *before, here = line.words(place - 2, place + 1).words
    if here.role in _PREPOSITIONS:
        return here.text.lower()
    if len(before) == 2 and before[0].text.lower() == "не":
        return _COMPARED.get(before[1].text.lower(), "")
    return before[-1].text.lower() if before and before[-1].role in _PREPOSITIONS else ""


def find_dates(document: Document) -> tuple[Date, ...]:
    """Every mention of a time in the body, in order.

    Counts from the day of publication; without one, from the body's own first full date of what it reports.
    """
    times = [(section, time) for section in document.sections for time in _times(section)]
    published = document.page.published
    moment = Moment(published or _own_day(times))
    dates = []
    for section, time in times:
        where = direction(section, time.start, time.preposition)
        if not published and where is Direction.PAST:
            where = Direction.OPEN
        interval = _bounded(time, time.meaning(replace(moment, direction=where)))
        mention = section.paragraph.mention(document.release, time.start, time.stop)
        dates.append(Date(mention, interval, time.rule, time.preposition))
        moment = _after(moment, interval)
    return tuple(dates)


def resolve(text: str, day: dt.date, direction: Direction = Direction.FUTURE) -> Interval | None:
    """What the first time that a phrase names means if said, or ordered, on a day; None where it names none."""
    moment = Moment(day, direction)
    return next((_bounded(time, time.meaning(moment)) for time in find_times(text)), None)


def _times(section: Section) -> Iterator[Time]:
    text = section.analysis.text
    found = list(find_times(text))
    names = titles(text) if found else []
    for time in found:
        if not inside(names, time.start) and _is_time(section, time):
            yield time


def _is_time(section: Section, time: Time) -> bool:
    """What the words around leave of phrases that are not always times."""
    match time.rule, time.words.words[0].text.lower():
        case "relative_day", "сегодня":
            return is_this_day(section, time.start, time.stop)
        case "relative_day", "накануне":
            return is_eve(section, time.start)
        case "flow", _:
            return is_due(section, time.start)
        case "ahead", _:
            return direction(section, time.start, "") is not Direction.PAST
    return True


def _bounded(time: Time, interval: Interval | None) -> Interval | None:
    """No year that the text does not say."""
    if interval is None or time.words.has("yyyy", "numeric"):
        return interval
    return interval if interval.start.year in _YEARS and interval.end.year in _YEARS else None


def _own_day(times: list[tuple[Section, Time]]) -> dt.date | None:
    for section, time in times:
        interval = time.meaning(Moment(None))
        told = direction(section, time.start, time.preposition) in (Direction.PAST, Direction.OPEN)
        if interval and interval.start == interval.end and told:
            return interval.start
    return None


def _after(moment: Moment, interval: Interval | None) -> Moment:
    """The moment of the next phrase: a day shortly before the release is the act whose terms follow."""
    if interval is None:
        return moment
    moment = replace(moment, year=interval.start.year)
    if moment.day is None or interval.start != interval.end:
        return moment
    latest = moment.act or dt.date.min
    recent = moment.day - dt.timedelta(days=_ACT_DAYS) <= interval.start <= moment.day
    return replace(moment, act=max(latest, interval.start)) if recent else moment
