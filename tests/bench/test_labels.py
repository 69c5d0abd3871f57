"""The corpus keeps the contract, and the checker sees what would break it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from bench.check_labels import problems

CORPUS = Path(__file__).parents[2] / "corpus"
LABELS = sorted(path for part in ("train", "dev") for path in (CORPUS / part).glob("*.json"))
SAMPLE = CORPUS / "train" / "d01.json"


def test_corpus() -> None:
    """Every label is that of a text, and no text is in both parts."""
    assert len(LABELS) > 50
    assert [path for path in LABELS if list(problems(path))] == []
    assert len({path.with_suffix(".txt").read_bytes() for path in LABELS}) == len(LABELS)


def set_at(label: Any, place: tuple[str | int, ...], value: object) -> None:
    for step in place[:-1]:
        label = label[step]
    label[place[-1]] = value


@pytest.mark.parametrize(
    ("place", "value", "seen"),
    [
        (("title",), None, None),
        (("extra",), 1, "keys"),
        (("published",), "14.03.2024", "published"),
        (("regions",), ["59"], "region"),
        (("body_lines",), [[1, 999]], "body_lines"),
        (("organizations", 0, "mentions"), [], "not in the text"),
        (("people", 0, "mentions"), ["Петров"], "not in the text"),
        (("dates", 0, "start"), None, "not a pair"),
        (("dates", 0, "text"), "1 апреля 1900 года", "not in the text"),
        (("decisions", 0, "kind"), "order", "kind"),
        (("decisions", 0, "status"), "new", "status"),
        (("decisions", 0, "topics"), ["money"], "topic"),
        (("decisions", 0, "evidence"), [], "not in the text"),
        (("decisions", 0, "actors"), ["Никто"], "party"),
        (("decisions", 0, "deadline"), ["2024-05-02", "2024-05-01"], "starts after"),
        (("decisions", 0, "initiative"), "Никакая", "initiative"),
        (("decisions", 0, "headcount"), "75", "headcount"),
        (("decisions", 0), {}, "keys"),
    ],
)
def test_checker(tmp_path: Path, place: tuple[str | int, ...], value: object, seen: str | None) -> None:
    """Each kind of slip is named; a label that lacks only what may lack is none."""
    label = json.loads(SAMPLE.read_text("utf-8"))
    set_at(label, place, value)
    (tmp_path / "a.json").write_text(json.dumps(label), "utf-8")
    (tmp_path / "a.txt").write_bytes(SAMPLE.with_suffix(".txt").read_bytes())

    found = list(problems(tmp_path / "a.json"))

    assert [seen in problem for problem in found] == [True] if seen else not found
