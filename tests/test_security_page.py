"""What docs/security.md claims of the standard: each requirement once, each with something that there is."""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs" / "security.md").read_text("utf-8")
#: by section of ASVS 5.0.0 how many requirements of levels 1 and 2 it has; they come before those of level 3
SECTIONS = {
    **{"1.1": 2, "1.2": 9, "1.3": 11, "1.4": 3, "1.5": 2, "2.1": 3, "2.2": 3, "2.3": 4, "2.4": 1, "3.2": 2, "3.3": 4},
    **{"3.4": 6, "3.5": 5, "3.7": 2, "4.1": 3, "4.2": 1, "4.3": 2, "4.4": 4, "5.1": 1, "5.2": 3, "5.3": 2, "5.4": 3},
    **{"6.1": 3, "6.2": 12, "6.3": 4, "6.4": 4, "6.5": 5, "6.6": 3, "6.8": 4, "7.1": 3, "7.2": 4, "7.3": 2, "7.4": 5},
    **{"7.5": 2, "7.6": 2, "8.1": 2, "8.2": 3, "8.3": 1, "8.4": 1, "9.1": 3, "9.2": 4, "10.1": 2, "10.2": 2},
    **{"10.3": 4, "10.4": 11, "10.5": 5, "10.6": 2, "10.7": 3, "11.1": 2, "11.2": 3, "11.3": 3, "11.4": 4, "11.5": 1},
    **{"11.6": 1, "12.1": 3, "12.2": 2, "12.3": 4, "13.1": 1, "13.2": 5, "13.3": 2, "13.4": 5, "14.1": 2, "14.2": 4},
    **{"14.3": 3, "15.1": 3, "15.2": 3, "15.3": 7, "16.1": 1, "16.2": 5, "16.3": 4, "16.4": 3, "16.5": 3},
    **{"17.1": 1, "17.2": 4, "17.3": 2},
}
ROWS = re.findall(r"^\| (V\d[^|]*) \| (\w+) \| (.*) \|$", PAGE, re.MULTILINE)
SHOWN = re.compile(r"`(test_\w+|tests/[\w./]+|make [\w-]+)`|\]\((\w+\.md)\)|`([\w./]+\.(?:py|yaml))`")


def numbers(stated: str) -> Iterator[str]:
    """`V3.4.2–6, V3.5.1` → each requirement."""
    for section, first, last in re.findall(r"V(\d+\.\d+)\.(\d+)(?:–(\d+))?", stated):
        yield from (f"{section}.{number}" for number in range(int(first), int(last or first) + 1))


def test_each_requirement_stands_once() -> None:
    """All 253 of levels 1 and 2, and no other."""
    stated = Counter(number for requirement, _, _ in ROWS for number in numbers(requirement))
    known = {f"{section}.{number}" for section, count in SECTIONS.items() for number in range(1, count + 1)}

    assert len(known) == 253
    assert set(stated) == known
    assert stated.total() == 253


@pytest.mark.parametrize(("requirement", "state", "by"), ROWS, ids=[row[0].split()[0] for row in ROWS])
def test_each_has_its_ground(requirement: str, state: str, by: str) -> None:
    """What is met names what shows it; the rest gives a reason."""
    assert state in ("met", "partly", "not", "none"), requirement
    assert state != "met" or re.search(r"`(test_|tests/|make )", by), requirement
    assert len(by) >= len("not used"), requirement


def test_what_is_named_exists() -> None:
    """Every test, file, page and make target of the page."""
    tests = {
        node.name
        for path in (ROOT / "tests").rglob("test_*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.FunctionDef)
    }
    targets = set(re.findall(r"^([\w-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    missing = set()
    for shown, page, file in SHOWN.findall(PAGE):
        if shown.startswith("test_"):
            found = shown in tests
        elif shown.startswith("make "):
            found = shown.removeprefix("make ") in targets
        else:
            found = (ROOT / ("docs/" + page if page else shown or file)).exists()
        missing |= set() if found else {shown or page or file}

    assert missing == set()
