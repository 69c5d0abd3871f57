"""What a file of the log holds and how it came about, so that it can be asked for again."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping

from journal.records import Days, Query
from nlp import VERSION
from reports.contract import Asked, Column, Row
from reports.labels import KINDS, REGIONS, STATUSES, TOPICS
from reports.versions import models

MANIFEST_COLUMNS = (Column("Что", 28), Column("Значение", 80))


def manifest(asked: Asked, total: int, releases: int, sections: Mapping[str, str]) -> Iterator[Row]:
    """A row for each condition, and the counts and versions behind the file; `sections` are those there may be."""
    filters = asked.query
    yield "Решений в файле", total
    yield "Из релизов", releases
    yield "Слова запроса", filters.text or "любые"
    yield "Субъекты", _values(filters.regions, REGIONS, "все")
    yield "Виды", _values(filters.kinds, KINDS, "все")
    yield "Статусы", _values(filters.statuses, STATUSES, "все")
    yield "Темы", _values(filters.topics, TOPICS, "все")
    yield "Период", period(filters.days)
    yield "Срок исполнения", period(filters.deadline)
    yield "Организации, люди, инициативы №", _ids(filters)
    yield "Релиз №", filters.release_id or "все"
    yield "Перепечатки", "все" if filters.reprints else "учтены один раз"
    yield "Журнал на день", day(filters.as_of) if filters.as_of else "нынешний"
    yield "Сроки сверены на день", day(asked.day)
    yield "Порядок", "новые сначала"
    if sections:
        yield "Разделы", _values([name for name in sections if name in asked.sections], sections, "все")
    yield "Версия Кадролога", VERSION
    yield "Версия моделей и словарей", models()
    yield "Как читать", "Каждое решение подтверждено словами релиза: столбец «Где это сказано»."


def _values(codes: Iterable[str], labels: Mapping[str, str], absent: str) -> str:
    return "; ".join(labels.get(code, code) for code in codes) or absent


def _ids(filters: Query) -> str:
    return " ".join(map(str, (*filters.organizations, *filters.people, *filters.initiatives))) or "все"


def period(days: Days) -> str:
    """`с 01.02.2026 по 28.02.2026`, or the whole of it."""
    ends = [f"{word} {day(end)}" for word, end in (("с", days.since), ("по", days.until)) if end]
    return " ".join(ends) or "весь"


def day(date: dt.date) -> str:
    """`18.02.2026`"""
    return f"{date:%d.%m.%Y}"
