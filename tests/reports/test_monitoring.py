"""The monitoring report: figures beside the period before, deadlines as of a day, a document that holds it all."""

from __future__ import annotations

import datetime as dt
import io
import re
from dataclasses import replace
from pathlib import Path

import docx
import openpyxl
import pytest
from docx.document import Document as Word

import reports
from journal.records import Days, DecisionRecord, Query
from nlp.facts import Interval, Status, When
from reports import FORMATS, ReportError
from reports.contract import Asked, Cell
from reports.forms import docx as word_form
from reports.monitoring import SECTIONS
from reports.periods import before
from reports.previews import preview
from reports.wording import counted, grouped, roubles
from tests.reports.sample import MONTHS, RECORD, TODAY, asked

FEBRUARY = Query(days=Days(dt.date(2025, 2, 1), dt.date(2025, 2, 28)), regions=("RU-PRI",))


def changed(id_: int, status: Status, due: dt.date | None, day: dt.date = RECORD.day) -> DecisionRecord:
    """The sample's decision with another number, status, deadline and day."""
    deadline = When(Interval(due, due)) if due else None
    return replace(RECORD, id=id_, day=day, decision=replace(RECORD.decision, status=status, deadline=deadline))


LOG = (
    changed(1, Status.ADOPTED, TODAY + dt.timedelta(30)),
    changed(2, Status.ADOPTED, TODAY + dt.timedelta(31)),
    changed(3, Status.PLANNED, TODAY),
    changed(4, Status.ADOPTED, TODAY - dt.timedelta(1), day=dt.date(2024, 11, 5)),
    changed(5, Status.ADOPTED, TODAY - dt.timedelta(2)),
    changed(6, Status.DONE, TODAY - dt.timedelta(3)),
    changed(7, Status.ADOPTED, None, day=dt.date(2025, 1, 5)),
    changed(8, Status.ADOPTED, dt.date(2025, 1, 31), day=dt.date(2025, 1, 25)),
)


def tables(question: Asked) -> dict[str, list[tuple[Cell, ...]]]:
    """The rows of each table by its name."""
    return {table.name: list(table.rows) for table in reports.REPORTS["monitoring"].tables(question)}


def written(form: str, question: Asked | None = None, templates: tuple[Path, ...] = ()) -> io.BytesIO:
    output = io.BytesIO()
    reports.write("monitoring", question or asked(FEBRUARY, LOG), form, output, templates)
    output.seek(0)
    return output


def words(document: Word) -> str:
    """All that a document says, tables too."""
    cells = (cell.text for table in document.tables for row in table.rows for cell in row.cells)
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


def test_figures_stand_beside_the_period_before() -> None:
    """1–20 February is compared with 1–20 January, as the month is not over."""
    figures = {row[0]: row[1:] for row in tables(asked(FEBRUARY, LOG))["figures"]}

    assert figures["Решений"] == (5, 1, 4)
    assert figures["Из них исполнено"] == (1, 0, 1)
    assert figures["Сумма, ₽"] == (39_000_000, 7_800_000, 31_200_000)
    assert (figures["Срок прошёл"][0], figures["Срок подходит"][0]) == (2, 2)


def test_an_open_period_has_none_before() -> None:
    """Nothing is compared where the period has no beginning."""
    figures = {row[0]: row[1:] for row in tables(asked(Query(), LOG))["figures"]}

    assert figures["Решений"] == (8, None, None)


def test_deadlines() -> None:
    """Whenever decided: passed in the period, near, each in the order of its last day; what is done is in neither."""
    found = tables(asked(FEBRUARY, LOG))

    assert [row[7] for row in found["overdue"]] == [5, 4]
    assert [row[7] for row in found["near"]] == [3, 1]
    assert [row[0] for row in found["done"]] == [6]


def test_what_a_later_release_tells_to_be_done_is_not_overdue() -> None:
    """A report to a ministry does not blame whom the log knows to have done it."""
    told = {TODAY: frozenset({5})}
    question = replace(asked(FEBRUARY, LOG), carried_out=lambda ids, day: told[day] & set(ids))

    assert [row[7] for row in tables(question)["overdue"]] == [4]


def test_a_past_day_is_the_day_of_deadlines() -> None:
    """As the log stood on 17 February, the deadline of the 18th had not passed."""
    question = asked(replace(FEBRUARY, as_of=TODAY - dt.timedelta(3)), LOG)

    assert [row[7] for row in tables(question)["overdue"]] == []
    assert question.day == dt.date(2025, 2, 17)


def test_months() -> None:
    """The twelve months to the period's end, empty ones too."""
    months = tables(asked(FEBRUARY, LOG))["months"]

    assert (len(months), months[0], months[-1]) == (12, ("март 2024", 0), ("февраль 2025", 3))
    assert sum(int(str(row[1])) for row in months) == sum(month.count for month in MONTHS)


@pytest.mark.parametrize(
    ("days", "today", "expected"),
    [
        ("2025-02-01 2025-02-28", "2025-03-05", "2025-01-01 2025-01-31"),
        ("2025-02-01 2025-02-28", "2025-02-18", "2025-01-01 2025-01-18"),
        ("2025-01-01 2025-03-31", "2025-04-01", "2024-10-01 2024-12-31"),
        ("2025-03-01 2025-03-31", "2025-03-30", "2025-02-01 2025-02-28"),
        ("2025-03-10 2025-03-16", "2025-03-20", "2025-03-03 2025-03-09"),
        ("2025-03-10 2025-03-16", "2025-03-01", "2025-03-03 2025-03-03"),
    ],
)
def test_the_period_before(days: str, today: str, expected: str) -> None:
    """As many whole months, else as many days, as far as the period has come."""

    def read(text: str) -> Days:
        return Days(*map(dt.date.fromisoformat, text.split()))

    assert before(read(days), dt.date.fromisoformat(today)) == read(expected)


def test_the_document_holds_every_decision_with_its_evidence() -> None:
    """Read back by python-docx: summary, tables, pictures, and where each decision is said."""
    document = docx.Document(written("docx"))
    said = words(document)

    assert "в журнале 5\u00a0решений, на 4 больше, чем в периоде до него" in said
    assert "Приморский край" in said
    assert said.count("Поручено открыть 120 новых мест до 1 марта […] «Мест мало»") == 5
    assert len(document.inline_shapes) == 4
    assert "{{" not in said
    assert "{%" not in said


def test_an_empty_period_is_a_document_that_says_so() -> None:
    """No picture without bars."""
    document = docx.Document(
        written("docx", replace(asked(FEBRUARY, []), find=lambda _: asked(FEBRUARY).find(FEBRUARY)))
    )

    assert "Решений в периоде нет." in words(document)


def test_a_template_of_ones_own(tmp_path: Path) -> None:
    """The users' template goes before the program's; a broken one is named, and none runs code."""
    template = docx.Document()
    template.add_paragraph("Отдел мониторинга: {{ decisions.rows | length }} и {{ figures.rows[0]['За период'] }}")
    template.save(str(tmp_path / "monitoring.docx"))
    assert "Отдел мониторинга: 5 и 5" in words(docx.Document(written("docx", templates=(tmp_path,))))

    for wrong in ("{{ title.nothing.more }}", "{% for %}", "{{ title.__class__.__mro__[1].__subclasses__() }}"):
        template.paragraphs[0].text = wrong
        template.save(str(tmp_path / "monitoring.docx"))
        with pytest.raises(ReportError, match=r"monitoring\.docx"):
            written("docx", templates=(tmp_path,))


def test_sections_are_left_out() -> None:
    """Whoever wants the deadlines only gets them, in every form, the document numbered anew; the manifest says so."""
    question = replace(asked(FEBRUARY, LOG), sections=frozenset(("overdue", "done")))
    document = docx.Document(written("docx", question))
    headings = [line.text for line in document.paragraphs if re.match(r"\d+\. ", line.text)]

    assert list(tables(question)) == ["overdue", "done", "about"]
    assert headings == ["1. Срок прошёл", "2. Исполнено", "3. О выгрузке"]
    assert openpyxl.load_workbook(written("xlsx", question)).sheetnames == ["Срок прошёл", "Исполнено", "О выгрузке"]
    about = {row[0]: row[1] for row in tables(question)["about"]}
    assert about["Разделы"] == "Срок прошёл; Исполнено"
    assert about["Решений в файле"] == 5
    with pytest.raises(ReportError, match="nothing"):
        written("csv", replace(question, sections=frozenset(("nothing",))))


def test_a_template_that_knows_all_sections_takes_fewer(tmp_path: Path) -> None:
    """One that was written before sections could be left out."""
    template = docx.Document()
    template.add_paragraph("{{ months.picture }}{{ figures.said }}{% for row in kinds.rows %}{{ row[0] }}{% endfor %}!")
    template.save(str(tmp_path / "monitoring.docx"))
    question = replace(asked(FEBRUARY, LOG), sections=frozenset(("overdue",)))

    assert words(docx.Document(written("docx", question, (tmp_path,)))) == "!"


def test_a_preview_tells_what_the_report_holds() -> None:
    """The rows of each section are those of its table."""
    question = asked(FEBRUARY, LOG)
    told = preview(question, SECTIONS)
    held = {name: len(rows) for name, rows in tables(question).items()}

    assert {part.name: part.rows for part in told.parts if part.name != "figures"} | {"about": held["about"]} == {
        name: rows for name, rows in held.items() if name != "figures"
    }
    assert (told.total, told.earlier, told.done) == (5, 1, 1)
    assert [part.name for part in preview(replace(question, sections=frozenset(("near",))), SECTIONS).parts] == ["near"]


def test_a_preview_does_not_count_what_takes_long(monkeypatch: pytest.MonkeyPatch) -> None:
    """It says how many there are at most."""
    monkeypatch.setattr("reports.previews.COUNTED", 1)
    parts = {part.name: part for part in preview(asked(FEBRUARY, LOG), SECTIONS).parts}

    assert parts["overdue"].at_most
    assert parts["overdue"].rows >= len(tables(asked(FEBRUARY, LOG))["overdue"])


def test_a_document_has_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    """More than Word opens is refused with the remedy."""
    monkeypatch.setattr(word_form, "ROWS", 4)

    with pytest.raises(ReportError, match="возьмите XLSX"):
        written("docx")


def test_the_workbook_opens_on_the_summary_with_charts() -> None:
    """A sheet for each view, a chart beside the counted ones."""
    book = openpyxl.load_workbook(written("xlsx"))

    assert book.active is not None
    assert book.active.title == "Сводка"
    assert book.sheetnames[0] == "Решения"
    charted = [sheet.title for sheet in book.worksheets if sheet._charts]
    assert charted == ["По месяцам", "По субъектам", "По видам", "По темам"]


@pytest.mark.skipif("pdf" not in FORMATS, reason="LibreOffice is not installed here")
def test_pdf() -> None:
    """The printed document is a PDF of some pages."""
    assert written("pdf").getvalue().startswith(b"%PDF-")


def test_wording() -> None:
    """Numbers agree with their nouns, and large sums are short."""
    told = [
        counted(number, "место", "места", "мест").split("\u00a0")[1] for number in (0, 1, 2, 5, 11, 14, 21, 111, 122)
    ]

    assert told == ["мест", "место", "места", "мест", "мест", "мест", "место", "мест", "места"]
    assert (grouped(-1200), roubles(31_400_000), roubles(2_000_000_000), roubles(1)) == (
        "−1\u202f200",
        "31,4\u00a0млн\u00a0рублей",
        "2\u00a0млрд\u00a0рублей",
        "1\u00a0рубль",
    )
