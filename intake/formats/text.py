"""Plain text in any of the encodings that Russian is written in."""

from __future__ import annotations

from intake.cleaning import clean
from intake.encodings import decode
from intake.reading import Format, Limits
from intake.signatures import signature
from nlp.facts import Release


def sniff(data: bytes, name: str) -> float:
    """Whatever nothing else claims and no known signature gives away; reading it shows whether it is text."""
    return 0.0 if signature(data) else 0.1


def read(data: bytes, limits: Limits) -> Release:
    """The text as it is."""
    return Release(clean(decode(data)))


FORMAT = Format("text", "текст (TXT)", (".txt",), sniff, read)
