"""What intake gives and takes: a format, its limits, a reading, and the one error of this folder."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from nlp.facts import Release


class Unreadable(Exception):
    """A file that cannot become a release; the message, in Russian, says what was seen and what is accepted."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What a file may cost; beyond any of these it is Unreadable."""

    #: bytes of the file as it came
    bytes: int = 32 * 1024 * 1024
    #: bytes of an archive's entries after unpacking, in all
    unpacked: int = 128 * 1024 * 1024
    #: entries of an archive
    entries: int = 2_000
    #: unpacked bytes to packed bytes of an archive
    ratio: int = 200
    #: characters of the text that comes out
    characters: int = 600_000
    #: pages of a paged document
    pages: int = 500
    #: elements of a marked-up page and how deep they nest
    elements: int = 200_000
    depth: int = 250
    #: parts of a letter, nested ones included
    parts: int = 200
    #: seconds, of the wall's clock and of the processor's, in a reader's process
    seconds: float = 30
    #: bytes of memory that this process may address, Python's own included
    memory: int = 1024 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Format:
    """A way to read bytes. `sniff` judges by content how sure it is that the bytes are of this format (0 to 1);
    the name it is given is the sender's and may only break ties. `read` raises Unreadable."""

    name: str
    #: what an error message calls it
    label: str
    #: endings of file names, for a file chooser
    suffixes: tuple[str, ...]
    sniff: Callable[[bytes, str], float]
    read: Callable[[bytes, Limits], Release]


@dataclass(frozen=True, slots=True)
class Reading:
    """A file that was read and as what."""

    format: str
    release: Release
