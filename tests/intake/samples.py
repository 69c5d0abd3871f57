"""One release in every format, made on the spot, and ways to spoil it."""

from __future__ import annotations

import io
import textwrap
import zipfile
from collections.abc import Callable
from email.message import EmailMessage

import docx
from docx.document import Document

from tests.intake.pdf_writer import write_pdf

TITLE = "Колледжи Приморья получат заказ на кораблестроителей"
BODY = (
    "12 февраля 2025 года совет при Правительстве Приморского края утвердил план приёма в колледжи.",
    "Министерству образования Приморского края поручено до 1 марта открыть 120 мест для судосборщиков.",
    "«Верфям не хватает рук», – сказал председатель совета.",
)
LINES = (TITLE, *BODY)


def as_text() -> bytes:
    """UTF-8 with empty lines between paragraphs."""
    return "\n\n".join(LINES).encode()


def as_html(charset: str = "utf-8", extra: str = "") -> bytes:
    """A page with a menu, a script and a footer around the article."""
    paragraphs = "".join(f"<p>{line}</p>" for line in BODY)
    return (
        f"<!DOCTYPE html><html><head><meta charset={charset}><title>{TITLE} | Сайт края</title>{extra}</head><body>"
        "<ul><li><a href=/>Главная</a></li><li><a href=/news>Новости</a></li></ul><script>var тайна = 1</script>"
        f"<article><h1>{TITLE}</h1>{paragraphs}</article><footer>Все права защищены</footer></body></html>"
    ).encode(charset)


def as_docx(fill: Callable[[Document], None] | None = None) -> bytes:
    """A Word document; `fill` may add to it."""
    document = docx.Document()
    document.core_properties.title = TITLE
    for line in LINES:
        document.add_paragraph(line)
    if fill:
        fill(document)
    output = io.BytesIO()
    document.save(output)
    return output.getvalue()


def as_pdf() -> bytes:
    """A printed page, its lines wrapped."""
    return write_pdf([[piece for line in LINES for piece in [*textwrap.wrap(line, 60), ""]]])


def as_eml(change: Callable[[EmailMessage], None] | None = None) -> bytes:
    """A letter whose subject is the title."""
    message = EmailMessage()
    message["Subject"], message["From"] = TITLE, "Пресс-служба края <press@kray.example>"
    message["Date"] = "Wed, 12 Feb 2025 09:30:00 +1000"
    message.set_content("\n\n".join(BODY))
    if change:
        change(message)
    return message.as_bytes()


SAMPLES: dict[str, Callable[[], bytes]] = {
    "text": as_text,
    "html": as_html,
    "docx": as_docx,
    "pdf": as_pdf,
    "eml": as_eml,
}


def repacked(data: bytes, change: Callable[[zipfile.ZipFile], None]) -> bytes:
    """The same archive with more in it."""
    output = io.BytesIO(data)
    with zipfile.ZipFile(output, "a", zipfile.ZIP_DEFLATED) as archive:
        change(archive)
    return output.getvalue()
