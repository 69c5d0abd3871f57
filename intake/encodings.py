"""Bytes → text, whatever they were encoded in: the encoding is named by a mark, else by what reads as Russian."""

from __future__ import annotations

import codecs
import re

from intake.reading import Unreadable
from intake.russian import likeness
from intake.signatures import signature

MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
#: what Russian texts were written in before UTF-8, the usual first: it wins where two read equally well
SINGLE_BYTE = ("cp1251", "koi8-r", "cp866", "iso8859-5")
#: a text with letters beyond ASCII reads as Russian above this (good texts score above 5, wrong decodings below 3)
PLAUSIBLE = 3.8
#: what a page may name; Mac texts differ from cp1251 by little more than capitals, so only the name tells them
DECLARED = (*SINGLE_BYTE, "mac-cyrillic")
#: of a text's characters, as many may be control characters or undecodable before it is no text
STRAY = 0.02
#: … and as many in any text
FEW = 3
STRAYS = re.compile("[\x00-\x08\x0e-\x1f\ufffd]")


def decode(data: bytes, declared: str | None = None) -> str:
    """The text; a declared encoding is believed only where its reading is plausible. Raises Unreadable."""
    marked = next(((mark, name) for mark, name in MARKS if data.startswith(mark)), None)
    if marked:
        return _checked(data[len(marked[0]) :].decode(marked[1], "replace"), data)
    if wide := _wide(data):
        return _checked(data.decode(wide, "replace"), data)
    text = _utf8(data)
    return _checked(_single_byte(data, declared) if text is None else text, data)


def _wide(data: bytes) -> str | None:
    """UTF-16 without a mark: every second byte of Russian or Latin text is 4 or 0."""
    if len(data) < 4 or len(data) % 2:
        return None
    for name, high in (("utf-16-le", data[1:2000:2]), ("utf-16-be", data[0:2000:2])):
        if b"\x00" in high and sum(byte in b"\x00\x04" for byte in high) > 0.9 * len(high):
            return name
    return None


def _utf8(data: bytes) -> str | None:
    """UTF-8, also with a last character cut in two or a few broken bytes; None where it is something else."""
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd") - data.count(b"\xef\xbf\xbd")
    sound = sum(character > "\x7f" for character in text) - broken
    return text if broken <= max(1 if sound > FEW else 0, sound * STRAY) else None


def _single_byte(data: bytes, declared: str | None) -> str:
    name = _name(declared or "")
    believed = data.decode(name, "replace") if name in DECLARED else ""
    if believed and likeness(believed) >= PLAUSIBLE:
        return believed
    return max((data.decode(name, "replace") for name in SINGLE_BYTE), key=likeness)


def _name(declared: str) -> str | None:
    """The encoding's one name: pages say `windows-1251`, `CP1251`, `x-cp1251`."""
    try:
        return codecs.lookup(declared.removeprefix("x-")).name
    except (LookupError, ValueError):
        return None


def _checked(text: str, data: bytes) -> str:
    if len(STRAYS.findall(text)) > max(FEW, STRAY * len(text)):
        raise Unreadable(f"Это {signature(data) or 'двоичные данные, а не текст'}.")
    return text
