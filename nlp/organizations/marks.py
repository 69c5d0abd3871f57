"""What the pieces of a name to the right of its head are."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum

from nlp.organizations.lexicon import Kind
from nlp.organizations.line import Line


class Mark(StrEnum):
    """What a piece to the right of the head is."""

    COMPLEMENT = "complement"
    #: a complement of several words
    WIDE = "wide"
    TOPIC = "topic"
    #: another body, by name
    BODY = "body"
    OFFICE = "office"
    REGION = "region"
    #: a place without its proper name («Правительство края»)
    LEVEL = "level"
    NUMBER = "number"
    PATRON = "patron"
    QUOTED = "quoted"


Marks = frozenset[Mark]
#: (line, place, the head's kind, what stands before `place`) → where the piece that begins at `place` ends; `place`
#: itself where there is no such piece
Rule = Callable[[Line, int, Kind, Marks], int]
