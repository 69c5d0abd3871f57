"""Times: a table of phrases (dates.txt), one of sentences (dates_told.txt), and properties over the calendar."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.dates import Direction, find_dates, resolve
from nlp.dates.find import find_times
from nlp.dates.moments import Moment
from nlp.dates.shapes import SHAPES, Shape
from nlp.document import Analysis, Document, Page, Paragraph, Section
from nlp.facts import Interval, Release
from tests.nlp.documents import document

FOLDER = Path(__file__).parent
DIRECTIONS = {"<": Direction.PAST, ">": Direction.FUTURE, "^": Direction.NEXT, "=": Direction.OPEN}
MONTHS = "января февраля марта апреля мая июня июля августа сентября октября ноября декабря"
GENITIVE = tuple(MONTHS.split())
FIRST_TWENTY = """
первого второго третьего четвёртого пятого шестого седьмого восьмого девятого десятого
одиннадцатого двенадцатого тринадцатого четырнадцатого пятнадцатого
шестнадцатого семнадцатого восемнадцатого девятнадцатого двадцатого
"""
ORDINALS = tuple(FIRST_TWENTY.split())
ROMAN = ("I", "II", "III", "IV")

#: the same examples in every run, however slow the machine
days = st.dates(dt.date(1900, 1, 1), dt.date(2100, 12, 31))
releases = st.dates(dt.date(2000, 1, 1), dt.date(2090, 12, 31))


@dataclass(frozen=True)
class Case:
    day: dt.date | None
    direction: Direction
    text: str
    times: tuple[str, ...]
    meanings: tuple[str, ...]


def cases(name: str) -> Iterator[Case]:
    for line in (FOLDER / name).read_text("utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        day, mark, rest = line.split(" ", 2)
        phrase, _, meanings = rest.partition(" |")
        yield Case(
            None if day == "-" else dt.date.fromisoformat(day),
            DIRECTIONS.get(mark, Direction.OPEN),
            re.sub(r"[][]", "", phrase),
            tuple(re.findall(r"\[(.*?)\]", phrase)),
            tuple(meanings.replace(",", "").split()),
        )


def written(interval: Interval | None) -> str:
    if interval is None:
        return "?"
    return f"{interval.start}" if interval.start == interval.end else f"{interval.start}..{interval.end}"


def one(text: str, day: dt.date, direction: Direction = Direction.OPEN) -> tuple[str, Interval | None]:
    """The only time of a text."""
    [time] = find_times(text)
    return text[time.start : time.stop], time.meaning(Moment(day, direction))


@pytest.mark.parametrize("case", list(cases("dates.txt")), ids=lambda case: f"{case.day} {case.text}")
def test_a_phrase_means_what_the_table_says(case: Case) -> None:
    found = list(find_times(case.text))
    assert tuple(case.text[time.start : time.stop] for time in found) == case.times
    meanings, moment = [], Moment(case.day, case.direction)
    for time in found:
        interval = time.meaning(moment)
        meanings.append(written(interval))
        moment = Moment(case.day, case.direction, year=interval.start.year if interval else None)
    assert tuple(meanings) == case.meanings


@pytest.mark.parametrize("case", list(cases("dates_told.txt")), ids=lambda case: f"{case.day} {case.text}")
def test_a_sentence_tells_where_its_times_lie(case: Case) -> None:
    found = find_dates(document(*case.text.split(" // "), published=case.day))
    assert tuple(date.mention.text for date in found) == case.times
    assert tuple(written(date.interval) for date in found) == case.meanings


def test_the_table_has_at_least_three_hundred_phrases() -> None:
    assert len(list(cases("dates.txt"))) >= 300


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.name)
def test_every_shape_reads_the_phrase_beside_it(shape: Shape) -> None:
    context = f"до конца {shape.phrase}" if shape.inner else shape.context
    found = {(context[time.start : time.stop], time.rule) for time in find_times(context)}
    if shape.inner:
        assert (context, "until_end") in found
    elif shape.rule == "nothing":
        assert shape.phrase not in {text for text, _ in found}
    else:
        assert (shape.phrase, shape.name) in found


def test_a_mention_quotes_the_release_and_names_its_rule_and_preposition() -> None:
    release = document("Центр откроют до\u00a01\u00a0сентября 2025 года.", published=dt.date(2025, 3, 1))
    [date] = find_dates(release)
    assert date.mention.text == "1\u00a0сентября 2025 года"
    assert release.release.text[date.mention.start : date.mention.stop] == date.mention.text
    assert (date.rule, date.preposition) == ("day", "до")


@pytest.mark.parametrize(
    ("text", "preposition"),
    [
        ("не позднее 1 мая", "не позднее"),
        ("не позже 1 мая", "не позднее"),
        ("не ранее 1 мая", "не ранее"),
        ("с 3 по 14 июня", "с"),
        ("С 1 мая", "с"),
        ("к концу года", "к"),
        ("1 мая", ""),
    ],
)
def test_the_preposition_is_told(text: str, preposition: str) -> None:
    assert [time.preposition for time in find_times(text)] == [preposition]


def test_a_headline_names_no_dates() -> None:
    assert find_dates(document("Завод ждёт учеников.", headline="В мае 2025 года откроют цех")) == ()


def test_a_term_is_resolved_against_the_act() -> None:
    assert resolve("в двухнедельный срок", dt.date(2025, 3, 4)) == Interval(dt.date(2025, 3, 4), dt.date(2025, 3, 18))
    assert resolve("до 1 мая", dt.date(2025, 6, 4)) == Interval(dt.date(2026, 5, 1), dt.date(2026, 5, 1))
    assert resolve("без срока", dt.date(2025, 3, 4)) is None


def spelled(number: int) -> str:
    if number <= 20:
        return ORDINALS[number - 1]
    tens = "двадцать" if number < 30 else "тридцать"
    return "тридцатого" if number == 30 else f"{tens} {ORDINALS[number % 10 - 1]}"


def forms(day: dt.date) -> Iterator[str]:
    """Every way to write a day in full."""
    month = GENITIVE[day.month - 1]
    yield f"{day.day} {month} {day.year} года"
    yield f"{day.day:02} {month} {day.year} г."
    yield f"{day.day}-го {month} {day.year}"
    yield f"{spelled(day.day)} {month} {day.year} года"
    yield f"{day.day} {month} {day.year}-го".upper()
    yield f"{day:%d.%m.%Y}"
    yield f"{day.day}.{day.month:02}.{day.year} г."
    yield f"{day:%d/%m/%Y}"
    yield f"{day:%d-%m-%Y}"
    yield day.isoformat()


@given(days, releases)
def test_every_date_in_every_form_is_found_and_means_itself(day: dt.date, said: dt.date) -> None:
    for form in forms(day):
        assert one(f"Приказ подписан {form}, он действует", said) == (form, Interval(day, day)), form


@given(releases, st.integers(-150, 150))
def test_a_day_without_its_year_is_the_nearest_in_its_direction(said: dt.date, distance: int) -> None:
    day = said + dt.timedelta(days=distance)
    text = f"{day.day} {GENITIVE[day.month - 1]}"
    direction = Direction.PAST if distance < 0 else Direction.FUTURE
    if (day.month, day.day) != (2, 29):
        assert one(text, said, direction)[1] == one(text, said)[1] == Interval(day, day)


@given(days, days, releases)
def test_a_range_of_days_runs_from_one_to_the_other(first: dt.date, last: dt.date, said: dt.date) -> None:
    first, last = sorted((first, last))
    start, end = (f"{day.day} {GENITIVE[day.month - 1]} {day.year} года" for day in (first, last))
    assert one(f"с {start} по {end}", said) == (f"с {start} по {end}", Interval(first, last))
    assert one(f"с {first:%d.%m.%Y} по {last:%d.%m.%Y}", said)[1] == Interval(first, last)


@given(st.integers(1900, 2099), st.integers(1, 30), releases)
def test_years_quarters_and_school_years_have_their_ends(year: int, count: int, said: dt.date) -> None:
    last = min(year + count, 2100)
    assert one(f"в {year}–{last} годах", said)[1] == Interval(dt.date(year, 1, 1), dt.date(last, 12, 31))
    school = Interval(dt.date(year, 9, 1), dt.date(year + 1, 8, 31))
    assert one(f"в {year}/{year + 1} учебном году", said)[1] == school
    assert one(f"в {year}/{(year + 1) % 100:02} учебном году", said)[1] == school
    quarters = [one(f"во {number} квартале {year} года", said)[1] for number in ROMAN]
    starts = [dt.date(year, month, 1) for month in (1, 4, 7, 10)] + [dt.date(year + 1, 1, 1)]
    assert quarters == [Interval(first, after - dt.timedelta(days=1)) for first, after in pairwise(starts)]


WORDS = """
с по до к в на за через и – , . 1 2 15 31 45 2025 0 99 1000 2025/26 90-х 01.02.2025 31.02 года год г. мая
феврале сентябрь I IV квартала полугодие прошлом этого следующей новый учебном неделе месяц лет назад
конца начала двухнедельный срок течение рабочих дней весной лета понедельник сегодня вчера последние
два двадцать первого февраля
"""
PIECES = st.sampled_from(WORDS.split())


@given(st.lists(PIECES, max_size=12).map(" ".join), releases, st.sampled_from(Direction))
def test_any_phrase_is_read_without_error_and_in_order(text: str, said: dt.date, direction: Direction) -> None:
    place = 0
    for time in find_times(text):
        assert place <= time.start < time.stop
        place = time.stop
        interval = time.meaning(Moment(said, direction))
        assert interval is None or interval.start <= interval.end


@given(st.lists(PIECES, max_size=12).map(" ".join), releases)
def test_no_year_comes_from_a_text_that_says_none(text: str, said: dt.date) -> None:
    interval = resolve(text, said)
    if interval and not re.search(r"\d{4}", text):
        assert 1900 <= interval.start.year <= interval.end.year <= 2100


@given(st.text(max_size=300) | st.lists(PIECES, max_size=12).map(" ".join), st.none() | releases)
def test_any_release_is_read_without_error_and_quoted(text: str, published: dt.date | None) -> None:
    paragraph = Paragraph(text, tuple(range(len(text))))
    page = Page(None, published, None, (), (paragraph,))
    release = Document(Release(text), page, (Section(paragraph, Analysis(text, (), (), ())),))
    for date in find_dates(release):
        assert text[date.mention.start : date.mention.stop] == date.mention.text != ""


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.name)
def test_no_shape_repeats_without_bound_so_that_time_is_linear(shape: Shape) -> None:
    assert not re.search(r"[*+]|\{\d*,\}", shape.pattern.pattern)
