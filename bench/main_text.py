"""`python -m bench.main_text [FOLDER…]`: who finds the body of a page best, on labelled releases dressed as web pages.

Releases with wrapped lines, as in print, are left out. Compared by line: trafilatura, jusText, intake's main block
and `nlp.page` without and with the hints of intake.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import justext
import trafilatura

from bench.metrics import Tally
from bench.pages import TEMPLATES, Labelled, labelled
from intake import read
from nlp.facts import Hints, Release
from nlp.page import read_page

Finder = Callable[[str, Release], set[str]]


def main() -> None:
    """Print a line for each finder and template."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="*", type=Path, default=[Path("corpus/train")])
    pages = list(_pages(parser.parse_args().folders))
    print(f"{'finder':16}{'template':12}{'P':>8}{'R':>8}{'F1':>8}{'gold':>7}")
    for template in TEMPLATES:
        dressed = [(page, template(page)) for page in pages]
        readings = [(page, source, read("page.html", source.encode()).release) for page, source in dressed]
        for name, find in FINDERS.items():
            print(f"{name:16}{template.__name__:12}{_score(readings, find)}")


def _pages(folders: Iterable[Path]) -> Iterator[Labelled]:
    for path in sorted(path for folder in folders for path in folder.glob("*.json")):
        label = json.loads(path.read_text("utf-8"))
        page = labelled(path.with_suffix(".txt").read_text("utf-8"), label["title"] or "", label["body_lines"])
        if not page.wrapped:
            yield page


def _score(readings: Iterable[tuple[Labelled, str, Release]], find: Finder) -> Tally:
    total = Tally()
    for page, source, release in readings:
        gold = {_squeeze(line) for line in page.gold}
        total += Tally.of({_squeeze(line) for line in find(source, release)}, gold)
    return total


def _trafilatura(source: str, release: Release) -> set[str]:
    return set((trafilatura.extract(source, include_comments=False) or "").split("\n")) - {""}


def _block(source: str, release: Release) -> set[str]:
    return _lines(release, release.hints.body_lines)


def _justext(source: str, release: Release) -> set[str]:
    found = justext.justext(source.encode(), justext.get_stoplist("Russian"), encoding="utf-8")
    return {paragraph.text for paragraph in found if not paragraph.is_boilerplate}


def _bare(source: str, release: Release) -> set[str]:
    return _lines(release, read_page(replace(release, hints=Hints())).body_lines)


def _hinted(source: str, release: Release) -> set[str]:
    return _lines(release, read_page(release).body_lines)


FINDERS: dict[str, Finder] = {
    "trafilatura": _trafilatura,
    "main block": _block,
    "jusText": _justext,
    "nlp.page": _bare,
    "nlp.page, hints": _hinted,
}


def _lines(release: Release, ranges: Iterable[tuple[int, int]]) -> set[str]:
    lines = release.text.split("\n")
    return {line for first, last in ranges for line in lines[first - 1 : last] if line.strip()}


def _squeeze(line: str) -> str:
    return " ".join(line.removeprefix("• ").split())


if __name__ == "__main__":
    main()
