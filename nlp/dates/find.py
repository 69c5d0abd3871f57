"""A document → the times its body names, each resolved at the place where it stands."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, replace

from nlp.dates.context import direction, is_eve, is_this_day, titles
from nlp.dates.moments import Direction, Meaning, Moment
from nlp.dates.rules import never, read
from nlp.dates.shapes import matches, places
from nlp.dates.words import Phrase, phrase, signs
from nlp.document import Document, Section
from nlp.facts import Date, Interval

_PREPOSITIONS = ("in", "by", "until", "from", "on", "for", "since", "after", "to")
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
    if places(signs(text), 0) is None:
        return
    whole = phrase(text)
    place = places(whole.signs, 0)
    while place is not None:
        time = _time(whole, place)
        if time and time.meaning is not never:
            yield time
        place = places(whole.signs, place + (len(time.words.words) if time else 1))


def _time(whole: Phrase, place: int) -> Time | None:
    for match in matches(whole, place):
        meaning = read(match)
        if meaning:
            return Time(match.words, match.shape.name, meaning, _preposition(whole, place))
    return None


def _preposition(whole: Phrase, place: int) -> str:
    """The preposition in front of a phrase or at its beginning; `не позднее` and `не ранее` count as one."""
    if whole.words[place].role in _PREPOSITIONS:
        return whole.words[place].text.lower()
    before = [word.text.lower() for word in whole.words[max(0, place - 2) : place]]
    if before[:1] == ["не"] and before[-1] in ("позднее", "позже"):
        return "не позднее"
    if before[:1] == ["не"] and before[-1] in ("ранее", "раньше"):
        return "не ранее"
    return before[-1] if place and whole.words[place - 1].role in _PREPOSITIONS else ""


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
        if not any(start < time.start < stop for start, stop in names) and _is_time(section, time):
            yield time


def _is_time(section: Section, time: Time) -> bool:
    word = time.words.words[0].text.lower()
    if time.rule == "relative_day" and word == "сегодня":
        return is_this_day(section, time.start, time.stop)
    if time.rule == "relative_day" and word == "накануне":
        return is_eve(section, time.start)
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
