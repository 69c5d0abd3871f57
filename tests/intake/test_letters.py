"""Letters: headers as lines and hints, the better body, the names of what is attached."""

from __future__ import annotations

import datetime as dt
from email.message import EmailMessage

import pytest

import intake
from intake import Unreadable
from tests.intake.samples import BODY, LINES, TITLE, as_eml, as_html


def test_headers() -> None:
    """Subject, sender and day stand above the body, and are hints."""
    release = intake.read("", as_eml()).release

    assert release.text.split("\n")[:3] == [
        f"Тема: {TITLE}",
        "От: Пресс-служба края <press@kray.example>",
        "Дата: 12.02.2025",
    ]
    assert (release.hints.title, release.hints.published) == (TITLE, dt.date(2025, 2, 12))


def test_page_inside() -> None:
    """A letter that is only a page is read as one, and its hinted lines are those of the letter's text."""

    def change(message: EmailMessage) -> None:
        message.set_content(as_html().decode(), subtype="html")

    release = intake.read("", as_eml(change)).release
    ((first, last),) = release.hints.body_lines

    assert set(BODY) <= set(release.text.split("\n")[first - 1 : last])


def test_plain_text_preferred() -> None:
    """Of two forms the plain one is read."""
    release = intake.read("", as_eml(lambda message: message.add_alternative("<p>Иначе</p>", subtype="html"))).release

    assert "Иначе" not in release.text


def test_attachments() -> None:
    """Attached files are named, not read."""

    def change(message: EmailMessage) -> None:
        message.add_attachment(b"PK", maintype="application", subtype="zip", filename="Приказ № 5.docx")

    assert intake.read("", as_eml(change)).release.text.endswith("Вложения: Приказ № 5.docx")


@pytest.mark.parametrize("charset", ["koi8-r", "cp1251"])
def test_undeclared_charset(charset: str) -> None:
    """A body in an encoding that the letter does not name, or names wrongly, is read all the same."""
    text = BODY[1].encode(charset)
    head = b"From: a@b.example\nSubject: x\nMIME-Version: 1.0\nContent-Type: text/plain; charset=x-no\n\n"

    assert BODY[1] in intake.read("", head + text).release.text


def test_forwarded_stays() -> None:
    """A forwarded letter in the body stays as text, its own headers included."""
    forwarded = "-------- Пересылаемое сообщение --------\nДата: 10.02.2025\n\nТекст"

    def change(message: EmailMessage) -> None:
        message.set_content(forwarded)

    assert forwarded in intake.read("", as_eml(change)).release.text


def test_encrypted() -> None:
    """An encrypted letter is called so."""
    data = b"From: a@b.example\nSubject: x\nMIME-Version: 1.0\nContent-Type: multipart/encrypted; boundary=b\n\n--b--\n"

    with pytest.raises(Unreadable, match="зашифровано"):
        intake.read("", data)


@pytest.mark.parametrize("start", ["От: совет\nТема: план\n\n", "Subject: только тема\n\n", "Date: 5\nзаметка\n\n"])
def test_typed_headers(start: str) -> None:
    """A text that someone began with a few lines like headers stays a text."""
    text = start + "\n".join(LINES)

    reading = intake.read("письмо.txt", text.encode())

    assert (reading.format, reading.release.text) == ("text", text)
