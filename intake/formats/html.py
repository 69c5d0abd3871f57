"""Saved web pages: everything visible becomes lines, and the markup's own word on title, day and source hints."""

from __future__ import annotations

import re

from lxml import html
from lxml.etree import LxmlError, _Element

from intake.cleaning import clean
from intake.encodings import decode
from intake.flow import Flow, flow_of
from intake.maintext import main_block
from intake.metadata import hints_of
from intake.reading import Format, Limits, Unreadable
from nlp.facts import Release

START = re.compile(rb"<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
TAGS = re.compile(rb"<(?:p|div|br|a|span|table|h[1-6]|ul|meta)\b[^<>]*>", re.IGNORECASE)
#: `<meta charset=…>` or `<meta http-equiv … content="text/html; charset=…">`
CHARSET = re.compile(rb"<meta[^>]*?charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
#: `<?xml … encoding=…?>`, which the parser would believe against the decoded text
PROLOGUE = re.compile(r"^\s*<\?xml[^>]*\?>")
#: a main block with more than this share of the lines tells nothing apart
WHOLE = 0.9


def sniff(data: bytes, name: str) -> float:
    """A page begins as one, or a piece of one has several tags."""
    head = data[:8192].replace(b"\x00", b"")
    return 0.9 if START.search(head) else 0.5 if len(TAGS.findall(head)) > 2 else 0.0


def read(data: bytes, limits: Limits) -> Release:
    """The visible page; scripts are not run and nothing is fetched."""
    declared = CHARSET.search(data[:4096])
    return read_page(decode(data, declared[1].decode("ascii").lower() if declared else None), limits)


def read_page(source: str, limits: Limits) -> Release:
    """The same from decoded markup, as letters have it too."""
    page = _parse(PROLOGUE.sub("", clean(source)))
    flow = flow_of(page, main_block(page), limits)
    return Release(flow.text, hints_of(page, flow.text, _body_lines(flow)))


def _parse(source: str) -> _Element:
    try:
        return html.document_fromstring(source, parser=html.HTMLParser(no_network=True))
    except (LxmlError, ValueError) as error:
        raise Unreadable("Страница HTML пуста или повреждена.") from error


def _body_lines(flow: Flow) -> tuple[tuple[int, int], ...]:
    lines, (first, last) = flow.text.split("\n"), flow.main
    inside = sum(map(bool, lines[first - 1 : last]))
    return ((first, last),) if inside <= WHOLE * sum(map(bool, lines)) else ()


FORMAT = Format("html", "веб-страница (HTML)", (".html", ".htm", ".xhtml"), sniff, read)
