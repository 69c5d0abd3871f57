"""Word documents: paragraphs, lists and tables in document order, between the headers and the footers."""

from __future__ import annotations

import io
import zlib
from collections.abc import Iterator, Sequence
from zipfile import BadZipFile

import docx
from docx.document import Document
from docx.oxml.ns import qn
from docx.section import _Footer, _Header
from lxml.etree import LxmlError, _Element

from intake.archives import entries
from intake.cleaning import clean
from intake.numbering import Numbering
from intake.reading import Format, Limits, Unreadable
from nlp.facts import Hints, Release

#: elements of a run and what they are as text
MARKS = {qn("w:tab"): "\t", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-"}
#: what Word keeps a second time for older programs
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"

#: what the library and its parts raise, depending on where the damage is
DAMAGED = (
    *(ValueError, LookupError, AttributeError, TypeError, NotImplementedError, OSError, EOFError),
    *(LxmlError, BadZipFile, zlib.error),
)


def sniff(data: bytes, name: str) -> float:
    """A ZIP archive whose directory, which is not compressed, lists a Word document's main part."""
    if not data.startswith(b"PK"):
        return 0.0
    return 1.0 if b"word/document" in data else 0.5 if name.lower().endswith(".docx") else 0.0


def read(data: bytes, limits: Limits) -> Release:
    """Paragraphs as lines; nothing outside the file is opened and no macro is run."""
    if "word/vbaProject.bin" in entries(data, limits):
        raise Unreadable("Это документ Word с макросами (DOCM); сохраните его как DOCX.")
    try:
        document = docx.Document(io.BytesIO(data))
        text = clean("\n".join(_lines(document)))
    except DAMAGED as error:
        raise Unreadable("Документ DOCX повреждён: его части не читаются.") from error
    return Release(text, _hints(document))


def _lines(document: Document) -> Iterator[str]:
    numbering = Numbering(document)
    yield from _edges([section.header for section in document.sections], numbering)
    yield from _paragraphs(document.element.body, numbering)
    yield from _edges([section.footer for section in document.sections], numbering)


def _edges(edges: Sequence[_Header | _Footer], numbering: Numbering) -> Iterator[str]:
    """Headers or footers, each line once: later sections mostly repeat the first one's."""
    own = [edge._element for edge in edges if not edge.is_linked_to_previous]
    yield from dict.fromkeys(line for element in own for line in _paragraphs(element, numbering) if line)


def _paragraphs(element: _Element, numbering: Numbering) -> Iterator[str]:
    for paragraph in element.iter(qn("w:p")):
        if next(paragraph.iterancestors(FALLBACK), None) is None:
            text = "".join(_text(paragraph)).strip()
            yield numbering.marker(paragraph) + text if text else ""


def _text(paragraph: _Element) -> Iterator[str]:
    """The paragraph's own characters: insertions count, deletions and the paragraphs of its text boxes do not."""
    for element in paragraph.iter(qn("w:t"), *MARKS):
        if next(element.iterancestors(qn("w:p"))) is paragraph:
            yield MARKS.get(element.tag) or element.text or ""


def _hints(document: Document) -> Hints:
    """The title of the document's properties; their dates are those of the file and say nothing of publication."""
    return Hints(title=clean(document.core_properties.title).strip() or None)


FORMAT = Format("docx", "Word (DOCX)", (".docx",), sniff, read)
