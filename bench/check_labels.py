"""`python -m bench.check_labels [FOLDER…]`: what in the label files breaks the contract; exit 1 where anything does.

Every quotation occurs in its text (white space may differ), every value is of its list, every name is an entity or
the text's own words.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from nlp.facts import Kind, Status, Topic

ROOT = Path(__file__).parents[1]


def _keys(names: str) -> frozenset[str]:
    return frozenset(names.split())


RELEASE = _keys("title published publisher regions body_lines organizations people dates initiatives decisions")
DECISION = _keys(
    "kind status evidence content actors assignees date deadline initiative amount_rub headcount topics",
)
REGION = re.compile(r"RU-[A-Z]{2,3}")


def main() -> int:
    """Print a line for each problem and one for the whole."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="*", type=Path, default=[ROOT / "corpus" / "train", ROOT / "corpus" / "dev"])
    files = sorted(path for folder in parser.parse_args().folders for path in folder.glob("*.json"))
    found = [f"{path.name}: {problem}" for path in files for problem in problems(path)]
    print(*found, f"Файлов: {len(files)}, нарушений: {len(found)}", sep="\n")
    return min(len(found), 1)


def problems(path: Path) -> Iterator[str]:
    """What is wrong with one label file."""
    label = json.loads(path.read_text("utf-8"))
    if set(label) != RELEASE:
        yield f"keys: {sorted(set(label) ^ RELEASE)}"
        return
    yield from Labels(label, path.with_suffix(".txt").read_text("utf-8")).problems()


@dataclass(frozen=True)
class Labels:
    """A label and the text that it is about."""

    label: dict[str, Any]
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


if __name__ == "__main__":
    sys.exit(main())
