"""A decision of the log as the cells of a row."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from journal.records import DecisionRecord
from nlp.facts import Party, When
from reports.contract import Column, Row
from reports.labels import KINDS, REGIONS, STATUSES, TOPICS

DECISION_COLUMNS = (
    Column("№", 8),
    Column("День", 12),
    Column("Вид"),
    Column("Статус"),
    Column("Что решено", 60),
    Column("Кто решил", 40),
    Column("Кому поручено", 40),
    Column("Принято с", 12),
    Column("Принято по", 12),
    Column("Срок с", 12),
    Column("Срок по", 12),
    Column("Инициатива", 24),
    Column("Сумма, ₽", 16),
    Column("Человек, мест", 10),
    Column("Темы", 30),
    Column("Субъекты", 30),
    Column("Коды субъектов"),
    Column("Где это сказано", 80),
    Column("Релиз", 40),
    Column("Опубликован", 12),
    Column("Источник", 30),
    Column("Релиз №", 8),
    Column("Уверенность, %", 12),
)

DUE_COLUMNS = (
    Column("Срок по", 12),
    Column("Срок с", 12),
    Column("Что сделать", 60),
    Column("Кому поручено", 40),
    Column("Кто решил", 40),
    Column("Статус"),
    Column("Субъекты", 30),
    Column("Решение №", 10),
    Column("Релиз", 40),
    Column("Источник", 30),
)


def decision_row(record: DecisionRecord) -> Row:
    """The cells of `DECISION_COLUMNS`."""
    decision = record.decision
    return (
        record.id,
        record.day,
        KINDS[decision.kind],
        STATUSES[decision.status],
        decision.content.text,
        _names(decision.actors),
        _names(decision.assignees),
        *_days(decision.date),
        *_days(decision.deadline),
        decision.initiative,
        decision.amount.value if decision.amount else None,
        decision.headcount.value if decision.headcount else None,
        "; ".join(TOPICS[topic] for topic in decision.topics),
        _regions(record),
        " ".join(record.regions),
        " […] ".join(piece.text for piece in decision.evidence),
        record.release_title,
        record.published,
        record.publisher,
        record.release_id,
        round(100 * decision.probability),
    )


def due_row(record: DecisionRecord) -> Row:
    """The cells of `DUE_COLUMNS`."""
    start, end = _days(record.decision.deadline)
    return (
        end,
        start,
        record.decision.content.text,
        _names(record.decision.assignees),
        _names(record.decision.actors),
        STATUSES[record.decision.status],
        _regions(record),
        record.id,
        record.release_title,
        record.publisher,
    )


def _days(when: When | None) -> tuple[dt.date | None, dt.date | None]:
    return (when.interval.start, when.interval.end) if when else (None, None)


def _names(parties: Iterable[Party]) -> str:
    return "; ".join(party.name for party in parties)


def _regions(record: DecisionRecord) -> str:
    return "; ".join(REGIONS.get(code, code) for code in record.regions)
