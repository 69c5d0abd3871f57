"""Word documents and PDF: order, lists, tables, paragraphs, and what is not to be read."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

import pytest
from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import nsmap, qn

import intake
from intake import Unreadable
from intake.layout import Line, paragraphs
from tests.intake.pdf_writer import write_pdf, write_scan
from tests.intake.samples import TITLE, as_docx, repacked

KEY = b"41" * 32
ENCRYPTED = b"/Encrypt << /Filter /Standard /V 1 /R 2 /O <%s> /U <%s> /P -4 >> /ID [<00><00>]" % (KEY, KEY)


def lines(data: bytes) -> list[str]:
    return [line for line in intake.read("", data).release.text.split("\n") if line]


def printed(*pages: Sequence[str], indent: int = 0) -> str:
    return intake.read("", write_pdf(pages, indent)).release.text


def test_word_order() -> None:
    """Header, paragraphs, lists with their marks, cells and footer come as they are read."""

    def fill(document: Document) -> None:
        document.add_paragraph("Поручить:", style="List Number")
        document.add_paragraph("Проверить", style="List Number")
        document.add_paragraph("прочее", style="List Bullet")
        table = document.add_table(1, 2)
        table.cell(0, 0).text, table.cell(0, 1).text = "Срок", "1 мая"
        document.add_paragraph("Подпись")
        document.sections[0].header.paragraphs[0].text = "Правительство края"
        document.sections[0].footer.paragraphs[0].text = "Исп. Иванов"

    found = lines(as_docx(fill))

    assert found[:2] == ["Правительство края", TITLE]
    assert found[-7:] == ["1. Поручить:", "2. Проверить", "• прочее", "Срок", "1 мая", "Подпись", "Исп. Иванов"]


def test_word_changes() -> None:
    """What was inserted under review is text, what was deleted is not."""

    def fill(document: Document) -> None:
        paragraph = document.add_paragraph("Принять")
        for tag, inner, text in (("w:ins", "w:t", " и открыть"), ("w:del", "w:delText", " и закрыть")):
            change, run, word = OxmlElement(tag), OxmlElement("w:r"), OxmlElement(inner)
            word.text = text
            word.set(qn("xml:space"), "preserve")
            run.append(word)
            change.append(run)
            paragraph._p.append(change)

    assert lines(as_docx(fill))[-1] == "Принять и открыть"


def test_word_macros() -> None:
    """A document with macros is named as such."""
    data = repacked(as_docx(), lambda archive: archive.writestr("word/vbaProject.bin", b"x"))

    with pytest.raises(Unreadable, match="макросами"):
        intake.read("", data)


def test_word_bomb() -> None:
    """An archive that unpacks to far more than it is, is not unpacked."""
    data = repacked(as_docx(), lambda archive: archive.writestr("word/media/a.bin", bytes(50_000_000)))

    with pytest.raises(Unreadable, match="бомбу"):
        intake.read("", data)


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_word_entities(tmp_path: Path) -> None:
    """Entities that a document declares are not followed."""
    secret = tmp_path / "secret"
    secret.write_text("тайна")
    declared = f'<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a SYSTEM "{secret.as_uri()}">]>'
    body = "<w:body><w:p><w:r><w:t>Кто: &a;</w:t></w:r></w:p></w:body>"
    part = f'{declared}<w:document xmlns:w="{nsmap["w"]}">{body}</w:document>'

    assert lines(repacked(as_docx(), lambda archive: archive.writestr("word/document.xml", part))) == ["Кто:"]


def test_paragraphs_by_gap() -> None:
    """A gap between printed lines parts paragraphs, a step within one does not."""
    assert printed(["Совет края решил", "открыть центр.", "", "Он начнёт", "в мае."]) == (
        "Совет края решил\nоткрыть центр.\n\nОн начнёт\nв мае."
    )


def test_paragraphs_by_indent() -> None:
    """A first line set in begins a paragraph."""
    text = printed(["\tСовет края решил", "открыть центр.", "\tОн начнёт", "в мае.", "конец"], indent=25)

    assert text == "Совет края решил\nоткрыть центр.\n\nОн начнёт\nв мае.\nконец"


def test_headline_of_two_lines() -> None:
    """Larger letters step further without parting what belongs together."""
    head = [Line("Колледжи края получат", 50, 800, 24), Line("новый заказ", 50, 772, 24)]
    body = [Line("Совет решил", 50, 735, 12), Line("открыть центр", 50, 721, 12), Line("в мае.", 50, 707, 12)]

    assert paragraphs([head + body]) == "Колледжи края получат\nновый заказ\n\nСовет решил\nоткрыть центр\nв мае."


def test_paragraph_over_pages() -> None:
    """A sentence goes on over the end of a page, a finished one does not."""
    assert printed(["Совет решил"], ["открыть центр."], ["Всё."]) == "Совет решил\nоткрыть центр.\n\nВсё."


def test_hyphen() -> None:
    """A hyphen that closes a printed line stays at the end of its line."""
    assert re.fullmatch(r"подго-\nтовка кадров", printed(["подго-", "товка кадров"]))


def test_scan() -> None:
    """A page that is a picture is called a scan."""
    with pytest.raises(Unreadable, match="скан"):
        intake.read("", write_scan())


def test_encrypted() -> None:
    """A document behind a password is called so."""
    with pytest.raises(Unreadable, match="паролем"):
        intake.read("", write_pdf([["Тайна"]], encrypt=ENCRYPTED))
