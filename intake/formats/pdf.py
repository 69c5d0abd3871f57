"""PDF documents with a text layer: lines in the order of reading, paragraphs told apart by gaps and indents."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator

import pypdfium2
from pypdfium2 import PdfDocument, PdfiumError, PdfTextPage
from pypdfium2.raw import FPDF_PAGEOBJ_IMAGE

from intake.cleaning import clean
from intake.layout import Line, paragraphs
from intake.reading import Format, Limits, Unreadable
from nlp.facts import Hints, Release

#: PDFium keeps global state: one document at a time in a process
PDFIUM = threading.Lock()
#: a printed line without its indent; PDFium gives U+FFFE or U+0002 for a hyphen that closes it, and no newline then
PRINTED = re.compile(r"(?P<line>\S[^\r\n\ufffe\x02]*)(?P<hyphen>[\ufffe\x02]?)")


def sniff(data: bytes, name: str) -> float:
    """The mark may stand behind a few bytes of a mail gateway's."""
    return 1.0 if b"%PDF-" in data[:1024] else 0.0


def read(data: bytes, limits: Limits) -> Release:
    """The text layer; encrypted files and scans are Unreadable and named as such."""
    with PDFIUM:
        document = _open(data)
        try:
            return _release(document, limits)
        except PdfiumError as error:
            raise Unreadable("Документ PDF повреждён: его страницы не читаются.") from error
        finally:
            document.close()


def _open(data: bytes) -> PdfDocument:
    try:
        return pypdfium2.PdfDocument(data)
    except PdfiumError as error:
        if "password" in str(error).lower():
            raise Unreadable("Документ PDF защищён паролем.") from error
        raise Unreadable("Документ PDF повреждён: он не открывается.") from error


def _release(document: PdfDocument, limits: Limits) -> Release:
    if len(document) > limits.pages:
        raise Unreadable(f"В документе {len(document)} страниц, а можно не больше {limits.pages}.")
    text = clean(paragraphs([_lines(page.get_textpage()) for page in document]))
    if not text.strip() and any(_pictures(document)):
        raise Unreadable("Это скан в PDF: на страницах картинки без текстового слоя, распознайте его сначала.")
    title = clean(document.get_metadata_value("Title")).strip()
    return Release(text, Hints(title=title if title in text else None) if title else Hints())


def _lines(page: PdfTextPage) -> list[Line]:
    text = page.get_text_range()
    placed = len(text) == page.count_chars()
    lines = []
    for match in PRINTED.finditer(text):
        left, bottom, _, top = page.get_charbox(match.start(), loose=True) if placed else (0.0, 0.0, 0.0, 0.0)
        lines.append(Line(match["line"].rstrip() + ("-" if match["hyphen"] else ""), left, top, top - bottom))
    return lines


def _pictures(document: PdfDocument) -> Iterator[object]:
    for page in document:
        yield from page.get_objects(filter=[FPDF_PAGEOBJ_IMAGE])


FORMAT = Format("pdf", "PDF с текстовым слоем", (".pdf",), sniff, read)
