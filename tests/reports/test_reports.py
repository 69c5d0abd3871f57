"""One suite for all reports and forms: the same rows everywhere, safe cells, the same bytes each time."""

from __future__ import annotations

import csv
import datetime as dt
import io
import tempfile
import tracemalloc
from collections.abc import Iterator
from dataclasses import replace

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

import reports
from journal.records import Days, DecisionRecord, Hit, Page, Query
from nlp.facts import Kind, Status, Topic
from reports import FORMATS, REPORTS, Asked, ReportError, deadlines, labels
from reports.contract import Cell, Column, Document, Table
from reports.decisions import DECISION_COLUMNS
from reports.forms import xlsx
from tests.reports import sample
from tests.reports.sample import asked

QUERY = Query(text="мест", regions=("RU-PRI",), days=Days(dt.date(2025, 1, 1)))


def written(report: str, form: str) -> bytes:
    output = io.BytesIO()
    reports.write(report, asked(QUERY), form, output)
    return output.getvalue()


def book() -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(written("log", "xlsx")))


def rows(sheet: Worksheet) -> list[tuple[Cell, ...]]:
    return [tuple(_day(cell) for cell in row) for row in sheet.iter_rows(values_only=True)]


def _day(cell: object) -> Cell:
    return cell.date() if isinstance(cell, dt.datetime) else cell  # type: ignore[return-value]


def csv_rows(report: str = "log") -> list[list[str]]:
    return list(csv.reader(io.StringIO(written(report, "csv").decode("utf-8-sig"), newline=""), delimiter=";"))


def test_discovered() -> None:
    """What the folders offer."""
    assert set(REPORTS) == {"log", "monitoring"}
    assert set(FORMATS) - {"pdf"} == {"xlsx", "csv", "json", "docx"}


@pytest.mark.parametrize("report", sorted(REPORTS))
@pytest.mark.parametrize("form", sorted(set(FORMATS) - {"pdf"}))
def test_same_bytes(report: str, form: str) -> None:
    """The same log gives the same file."""
    assert written(report, form) == written(report, form)


@pytest.mark.parametrize("report", sorted(REPORTS))
def test_same_rows(report: str) -> None:
    """A cell of the CSV says what the same cell of the workbook's first sheet says."""
    workbook = openpyxl.load_workbook(io.BytesIO(written(report, "xlsx")))
    sheet = rows(workbook.worksheets[0])

    def said(cell: Cell) -> str:
        return "" if cell is None else str(cell)

    assert [[cell.removeprefix("'") for cell in row] for row in csv_rows(report)] == [
        [said(cell) for cell in row] for row in sheet
    ]


def test_decisions() -> None:
    """A decision's row has real days and numbers, who and whom, the evidence and its source."""
    row = dict(zip([column.heading for column in DECISION_COLUMNS], rows(book()["Решения"])[1], strict=True))

    assert row == {
        "№": 1,
        "День": dt.date(2025, 2, 12),
        "Вид": "поручение",
        "Статус": "принято",
        "Что решено": "открыть 120 новых мест",
        "Кто решил": "Совет при Правительстве края",
        "Кому поручено": "Министерство образования Приморского края; колледжи",
        "Принято с": dt.date(2025, 2, 12),
        "Принято по": dt.date(2025, 2, 12),
        "Срок с": dt.date(2025, 3, 1),
        "Срок по": dt.date(2025, 3, 1),
        "Инициатива": "Кадры под ключ",
        "Сумма, ₽": 7_800_000,
        "Человек, мест": 120,
        "Темы": "образовательные программы; целевое обучение",
        "Субъекты": "Приморский край",
        "Коды субъектов": "RU-PRI",
        "Где это сказано": "Поручено открыть 120 новых мест до 1 марта […] «Мест мало»",
        "Релиз": "Колледжи получат заказ",
        "Опубликован": dt.date(2025, 2, 13),
        "Источник": "Пресс-служба края",
        "Релиз №": 7,
        "Уверенность, %": 82,
    }


def test_views() -> None:
    """The views count what the first sheet lists; a decision of two subjects counts for both."""
    workbook = book()

    assert workbook.sheetnames == ["Решения", "По субъектам", "По видам", "По темам", "Сроки", "О выгрузке"]
    assert rows(workbook["По субъектам"])[1:] == [
        ("Приморский край", 3, 0, 0, 3, 0, 2, 15_600_000, 240),
        ("RU-XX", 1, 0, 0, 1, 0, 0, 7_800_000, 120),
    ]
    assert [row[:2] for row in rows(workbook["По видам"])[1:]] == [("поручение", 2), ("план", 1)]
    assert [row[:2] for row in rows(workbook["По темам"])[1:]] == [
        ("образовательные программы", 2),
        ("целевое обучение", 2),
    ]


def test_due() -> None:
    """What is due stands in the order of its last day."""
    assert [(row[0], row[7]) for row in rows(book()["Сроки"])[1:]] == [
        (dt.date(2025, 1, 31), 3),
        (dt.date(2025, 3, 1), 1),
    ]


def test_manifest() -> None:
    """The last sheet says how to ask for the same file again."""
    said = {row[0]: row[1] for row in rows(book()["О выгрузке"])[1:]}

    assert (said["Решений в файле"], said["Из релизов"], said["Слова запроса"]) == (3, 1, "мест")
    assert (said["Субъекты"], said["Виды"], said["Период"]) == ("Приморский край", "все", "с 01.01.2025")


def test_no_formulas() -> None:
    """Words that look like a formula are words: typed as text in a workbook, quoted in CSV."""
    cell = book()["Решения"]["E3"]

    assert (cell.data_type, cell.value) == ("s", '=HYPERLINK("http://a.example")')
    assert csv_rows()[2][4] == '\'=HYPERLINK("http://a.example")'
    assert csv_rows()[2][18] == "'@СУММ(1;2)\nвторая строка"


def test_sheets_can_be_filtered() -> None:
    """Each sheet has a frozen heading and a filter over all its rows."""
    for sheet in book():
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref == sheet.dimensions


def test_empty() -> None:
    """A log without decisions is a file with headings."""
    for form in set(FORMATS) - {"pdf"}:
        output = io.BytesIO()
        reports.write("log", asked(Query(), []), form, output)
        assert "Что решено".encode() in output.getvalue() or form not in ("csv", "json")


def test_too_many_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    """What no sheet can hold is refused with a remedy, not cut."""
    monkeypatch.setattr(xlsx, "ROWS", 3)

    with pytest.raises(ReportError, match="возьмите CSV"):
        written("log", "xlsx")


def test_long_cell() -> None:
    """A text longer than Excel's cell is cut with a mark."""
    output = io.BytesIO()
    tables = iter([Table("Лист", (Column("Текст"),), [("а" * 40_000,)])])
    xlsx.write(Document("long", "Лист", tables), output)

    text = openpyxl.load_workbook(output).worksheets[0]["A2"].value

    assert (len(str(text)), str(text)[-1]) == (32_767, "…")


@pytest.mark.parametrize(("report", "form", "known"), [("log", "doc", "csv"), ("нет", "csv", "log")])
def test_unknown(report: str, form: str, known: str) -> None:
    """An unknown report or form is refused with the known ones."""
    with pytest.raises(ReportError, match=known):
        written(report, form)


def test_streams() -> None:
    """A row is written before the next decision is asked for."""
    output = io.BytesIO()
    sizes = []

    def records() -> Iterator[DecisionRecord]:
        for record in sample.RECORDS:
            sizes.append(output.tell())
            yield record

    reports.write("log", asked(Query(), records()), "csv", output)

    assert sizes == sorted(set(sizes))


def _long(count: int) -> Asked:
    """A log of so many decisions, made as they are asked for."""

    def page(query: Query) -> Page:
        place = int(query.cursor or 0)
        stop = min(place + query.limit, count)
        hits = tuple(Hit(made(number)) for number in range(place, stop))
        return Page(hits, count, str(stop) if stop < count else None)

    def made(number: int) -> DecisionRecord:
        return replace(sample.RECORD, id=number, release_title=f"Релиз {number} " + "о кадрах " * 200)

    return Asked(QUERY, sample.TODAY, lambda _: map(made, range(count)), page)


def _peak(report: str, form: str, count: int) -> int:
    tracemalloc.start()
    try:
        with tempfile.TemporaryFile() as output:
            reports.write(report, _long(count), form, output)
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize(("report", "form"), [("log", "csv"), ("log", "xlsx"), ("log", "json"), ("monitoring", "json")])
def test_memory_does_not_grow_with_rows(report: str, form: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A thousand rows more, of two thousand bytes and more each, cost a tenth of what they hold."""
    monkeypatch.setattr(deadlines, "PAGE", 50)
    _peak(report, form, 50)  # loads what is loaded once

    assert _peak(report, form, 1200) - _peak(report, form, 200) < 200_000


def test_labels() -> None:
    """Every code of the contract has a label, every subject a name."""
    assert set(labels.KINDS) == set(Kind)
    assert set(labels.STATUSES) == set(Status)
    assert set(labels.TOPICS) == set(Topic)
    assert len(labels.REGIONS) == 89
