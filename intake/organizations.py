"""A CSV of known organizations → their INN, names and region; what is wrong is told by line, with what was seen."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from intake.encodings import decode
from intake.reading import Unreadable
from linking.entities import KnownOrganization
from nlp.regions.gazetteer import gazetteer
from nlp.regions.names import Grade

#: heads of columns, as lists from registries and from programs call them
_COLUMNS: Mapping[str, tuple[str, ...]] = {
    "inn": ("инн", "inn"),
    "name": ("название", "наименование", "name"),
    "aliases": ("другие названия", "сокращения", "aliases"),
    "region": ("регион", "субъект", "region"),
}
_NEEDED = ("inn", "name")
_MOST_TOLD = 10
#: the last digit of an INN of 10 is the sum of the others by these, modulo 11, modulo 10
_INN_WEIGHTS = (2, 4, 10, 3, 5, 9, 4, 6, 8)


def read_organizations(data: bytes) -> tuple[KnownOrganization, ...]:
    """The rows, all or none. Raises Unreadable, which names the lines and what stands there."""
    lines = decode(data).lstrip("\ufeff").splitlines()
    if not lines:
        raise Unreadable("Файл пуст, ожидался CSV с колонками «ИНН» и «название».")
    mark = max(";,\t", key=lines[0].count)
    rows = csv.reader(lines, delimiter=mark)
    places = _places(next(rows))
    found, wrong = [], []
    for row in rows:
        if any(cell.strip() for cell in row):
            cells = {name: row[at].strip() if at < len(row) else "" for name, at in places.items()}
            faults = [f"Строка {rows.line_num}: {fault}" for fault in _faults(cells)]
            wrong += faults
            if not faults:
                found.append(_organization(cells))
    if wrong:
        more = f" И ещё строк с ошибками: {len(wrong) - _MOST_TOLD}." if len(wrong) > _MOST_TOLD else ""
        raise Unreadable(" ".join(wrong[:_MOST_TOLD]) + more)
    return tuple(found)


def _places(head: list[str]) -> dict[str, int]:
    """Which column holds what."""
    titles = [title.strip().casefold() for title in head]
    places = {name: titles.index(title) for name, known in _COLUMNS.items() for title in known if title in titles}
    lacking = [_COLUMNS[name][0] for name in _NEEDED if name not in places]
    if lacking:
        seen = ", ".join(f"«{title}»" for title in head)
        wanted = ", ".join(f"«{title}»" for title in lacking)
        raise Unreadable(
            f"Строка 1: нет колонки {wanted}, есть {seen}. Ожидаются: ИНН, название, другие названия, регион."
        )
    return places


def _faults(cells: Mapping[str, str]) -> Iterator[str]:
    if not _is_inn(cells["inn"]):
        yield f"ИНН «{cells['inn']}» неверен, ожидалось 10 цифр с верной последней."
    if not cells["name"]:
        yield "название пусто."
    if cells.get("region") and not _region(cells["region"]):
        yield f"регион «{cells['region']}» не узнан, ожидались название субъекта или его код, например RU-TUL."


def _organization(cells: Mapping[str, str]) -> KnownOrganization:
    aliases = tuple(alias.strip() for alias in cells.get("aliases", "").split("|") if alias.strip())
    return KnownOrganization(cells["inn"], cells["name"], aliases, _region(cells.get("region", "")))


def _is_inn(text: str) -> bool:
    if not re.fullmatch("[0-9]{10}", text):
        return False
    total = sum(int(digit) * weight for digit, weight in zip(text, _INN_WEIGHTS, strict=False))
    return int(text[9]) == total % 11 % 10


def _region(text: str) -> str | None:
    """`RU-TUL` or `Тульская область`"""
    if text in _codes():
        return text
    named = (reading for found in gazetteer().find(text) for reading in found.readings)
    return next((reading.code for reading in named if reading.grade is Grade.SUBJECT or reading.main), None)


@lru_cache(maxsize=1)
def _codes() -> frozenset[str]:
    return frozenset(name.reading.code for names in gazetteer().names.values() for name in names)
