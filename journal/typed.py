"""What people type → words to look for and conditions: `колледж "кадры под ключ" -план мастер* регион:Тверская`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from rapidfuzz import fuzz, process

from journal import conditions
from journal.conditions import CALLED, LEXICON, V
from journal.contract import BadText
from journal.questions import Clause, Field
from journal.records import Days, Query, Roubles
from journal.terms import plain, terms

#: the names that fields are typed by
NAMES = {name: field for field, names in LEXICON["fields"].items() for name in names}
_QUERY_FIELDS = {"region": "regions", "kind": "kinds", "status": "statuses", "topic": "topics"}
#: letters in front of an asterisk: fewer begin a tenth of all words
_SHORTEST = 2

_TOKEN = re.compile(
    r"""(?P<sign>(?<!\S)-(?=\S))?
    (?:(?<![^\s-])(?P<field>[^\W\d_]+):(?P<gap>\s*))?
    (?: ["“”„](?P<phrase>[^"“”„]*)["“”„] | «(?P<name>[^«»]*)» | (?P<word>[^\s"“”„«»]+) | (?P<stray>["“”„«»]) | $ )""",
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class _Piece:
    """A word or phrase as it was typed."""

    text: str
    field: str = ""
    excluded: bool = False
    quoted: bool = False

    def __str__(self) -> str:
        value = f"«{self.text}»" if self.quoted else self.text
        return f"{'-' if self.excluded else ''}{self.field}{':' if self.field else ''}{value}"


def understand(query: Query) -> tuple[Query, tuple[Clause, ...]]:
    """The query with the conditions typed in its text beside its own, and the words to look for.

    Raises BadText for a quote without its pair, a field or value that there is none of, and where only marks are.
    """
    pieces = tuple(_pieces(query.text))
    found: dict[Clause, None] = {}
    for piece in pieces:
        if NAMES.get(piece.field) in (None, *Field):
            found |= dict.fromkeys(_clauses(piece))
        else:
            query = _narrowed(query, piece)
    if query.text.strip() and not found and not any(piece.field for piece in pieces):
        raise BadText(f"В запросе «{query.text.strip()}» нет слов; ожидаются слова, цифры или «фраза в кавычках».")
    return query, tuple(found)


def _pieces(text: str) -> Iterator[_Piece]:
    for match in _TOKEN.finditer(text):
        if match["stray"]:
            raise BadText(f"В запросе «{text.strip()}» у кавычки {match['stray']} нет пары.")
        phrase = match["phrase"] if match["phrase"] is not None else match["name"]
        value = phrase if phrase is not None else match["word"] or ""
        piece = _Piece(value, (match["field"] or "").casefold(), bool(match["sign"]), phrase is not None)
        yield from _with_field(piece, match["gap"]) if piece.field else [piece]


def _with_field(piece: _Piece, gap: str) -> Iterator[_Piece]:
    """«регион:Тверская» and «регион: Тверская» are conditions, «Минтруд: итоги» are two words."""
    if piece.field in NAMES:
        if not piece.text.strip():
            raise BadText(f"После «{piece.field}:» ожидается значение.")
        yield piece
    elif gap or not piece.text or not _is_cyrillic(piece.field):
        yield _Piece(piece.field, excluded=piece.excluded)
        yield replace(piece, field="")
    else:
        alike = process.extractOne(piece.field, list(NAMES), scorer=fuzz.ratio, score_cutoff=60)
        known = ", ".join(names[0] for names in LEXICON["fields"].values())
        raise BadText(f"Поля «{piece.field}:» нет; {f'возможно, «{alike[0]}:»' if alike else f'есть: {known}'}.")


def _clauses(piece: _Piece) -> Iterator[Clause]:
    """The words of a piece one after another; none where it is nothing but marks."""
    bare, star, rest = piece.text.partition("*")
    begun = bool(star) and not piece.quoted
    if begun and rest.strip("*"):
        raise BadText(f"«{piece.text}»: звёздочка ставится в конце слова, например мастер*.")
    found = terms(bare if begun else piece.text)
    if not found:
        return
    prefix = plain(bare[found[-1].start : found[-1].stop]) if begun else ""
    if begun and len(prefix) < _SHORTEST:
        raise BadText(f"«{piece.text}»: перед звёздочкой нужны хотя бы {_SHORTEST} буквы.")
    field = Field(NAMES[piece.field]) if piece.field else Field.ANY
    yield Clause(tuple(term.forms for term in found), prefix, piece.excluded, field)


def _narrowed(query: Query, piece: _Piece) -> Query:
    """The query with one more condition: codes are alternatives to those it has, ranges meet."""
    field, name, value = NAMES[piece.field], piece.field, piece.text.strip()
    if piece.excluded:
        raise BadText(f"«{piece}»: минус исключает слова и имена, например -план или -орган:минтруд.")
    if field in CALLED:
        known: tuple[str, ...] = getattr(query, _QUERY_FIELDS[field])
        both = tuple(dict.fromkeys((*known, *conditions.codes(field, name, value))))
        codes: dict[str, Any] = {_QUERY_FIELDS[field]: both}
        return replace(query, **codes)
    if field == "amount":
        sums = conditions.roubles(name, value)
        least, most = _meet((query.amount.least, query.amount.most), (sums.least, sums.most))
        return replace(query, amount=Roubles(least, most))
    asked = conditions.days(name, value)
    if field == "day":
        return replace(query, days=_both(query.days, asked))
    return replace(query, deadline=_both(query.deadline, asked))


def _both(one: Days, other: Days) -> Days:
    return Days(*_meet((one.since, one.until), (other.since, other.until)))


def _meet(one: tuple[V | None, V | None], other: tuple[V | None, V | None]) -> tuple[V | None, V | None]:
    """Where two ranges overlap; None is an open end."""
    lows, highs = ([end for end in ends if end is not None] for ends in zip(one, other, strict=True))
    return max(lows, default=None), min(highs, default=None)


def _is_cyrillic(name: str) -> bool:
    return all("а" <= letter <= "я" or letter == "ё" for letter in name)
