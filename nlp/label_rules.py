"""What in labels breaks the contract: quotations not in the text, values not of their list, names of nobody."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from nlp.facts import Kind, Status, Topic


def _keys(names: str) -> frozenset[str]:
    return frozenset(names.split())


RELEASE = _keys("title published publisher regions body_lines organizations people dates initiatives decisions")
DECISION = _keys(
    "kind status evidence content actors assignees date deadline initiative amount_rub headcount topics",
)
REGION = re.compile(r"RU-[A-Z]{2,3}")


def problems(label: Mapping[str, Any], text: str) -> Iterator[str]:
    """What is wrong with the labels of a text, in their order; nothing where all is well."""
    if set(label) != RELEASE:
        yield f"keys: {sorted(set(label) ^ RELEASE)}"
        return
    yield from Labels(label, text).problems()


@dataclass(frozen=True)
class Labels:
    """A label and the text that it is about."""

    label: Mapping[str, Any]
    text: str

    def problems(self) -> Iterator[str]:
        """All that is wrong, in the order of the file."""
        yield from self._page()
        for entity in [*self.label["organizations"], *self.label["people"]]:
            yield from self._quoted(entity["name"], entity["mentions"] or [""])
        for date in self.label["dates"]:
            yield from self._quoted("date", [date["text"]])
            ends = [date["start"], date["end"]]
            yield from _interval("date", None if ends == [None, None] else ends)
        for number, decision in enumerate(self.label["decisions"], 1):
            yield from self._decision(f"decision {number}", decision)

    def _page(self) -> Iterator[str]:
        published, size = self.label["published"], len(self.text.splitlines())
        yield from _interval("published", [published, published] if published else None)
        yield from (f"region {code!r}" for code in self.label["regions"] if not REGION.fullmatch(code))
        for first, last in self.label["body_lines"]:
            if not 1 <= first <= last <= size:
                yield f"body_lines {first}-{last} of {size}"

    def _decision(self, where: str, decision: dict[str, Any]) -> Iterator[str]:
        if set(decision) != DECISION:
            yield f"{where} keys: {sorted(set(decision) ^ DECISION)}"
            return
        yield from _listed(f"{where} kind", [decision["kind"]], Kind)
        yield from _listed(f"{where} status", [decision["status"]], Status)
        yield from _listed(f"{where} topic", decision["topics"], Topic)
        yield from self._quoted(where, [*(decision["evidence"] or [""]), decision["content"]])
        yield from self._parties(where, decision)
        for key in ("date", "deadline"):
            yield from _interval(f"{where} {key}", decision[key])
        if decision["initiative"] not in (None, *self.label["initiatives"]):
            yield f"{where} initiative: {decision['initiative']!r}"
        for key in ("amount_rub", "headcount"):
            if not isinstance(decision[key], int | None):
                yield f"{where} {key}: {decision[key]!r}"

    def _parties(self, where: str, decision: dict[str, Any]) -> Iterator[str]:
        names = {entity["name"] for entity in [*self.label["organizations"], *self.label["people"]]}
        words = [name for name in decision["actors"] + decision["assignees"] if name not in names]
        yield from self._quoted(f"{where} party", words)

    def _quoted(self, what: str, pieces: Iterable[str]) -> Iterator[str]:
        text = _squeeze(self.text)
        yield from (
            f"{what}: not in the text: {piece!r}" for piece in pieces if not piece or _squeeze(piece) not in text
        )


def _interval(what: str, ends: list[str] | None) -> Iterator[str]:
    try:
        first, last = (dt.date.fromisoformat(day) for day in ends) if ends else (dt.date.min, dt.date.min)
    except (TypeError, ValueError):
        yield f"{what}: not a pair of ISO dates: {ends!r}"
    else:
        if first > last:
            yield f"{what}: starts after it ends: {ends!r}"


def _listed(what: str, values: Iterable[str], known: Iterable[str]) -> Iterator[str]:
    yield from (f"{what}: {value!r}" for value in values if value not in set(known))


def _squeeze(text: str) -> str:
    return " ".join(text.split())
