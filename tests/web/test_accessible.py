"""Every page is free of what axe-core finds wrong, wide and light as well as narrow and dark."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, Literal

import pytest
from playwright.sync_api import Browser

from desk import Desk, File
from nlp.facts import Extraction, Release
from tests.web.browsing import Visitor, needs_chromium, visit
from tests.web.conftest import SAMPLES, open_desk

pytestmark = needs_chromium

AXE = Path(__file__).parent / "vendor" / "axe-core" / "axe.min.js"
#: WCAG 2.2 AA and what axe-core calls good practice
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

ADDRESSES = (
    "/",
    "/?month=2024-05&region=RU-PER",
    "/log",
    "/log?q=колледж&kind=assignment",
    "/log?q=ыыы",
    "/decisions/1",
    "/decisions/1/correct",
    "/review",
    "/releases",
    "/releases/1?place=100-140",
    "/releases/1/missed?place=100-140",
    "/releases/1/difference/2",
    "/organizations",
    "/organizations/1",
    "/people/16",
    "/initiatives/30",
    "/matches",
    "/upload",
    "/uploads",
    "/reports",
    "/sources",
    "/subscriptions",
    "/subscriptions/new?q=колледж&kind=plan",
    "/follow-up",
    "/pairs",
    "/nowhere",
)
LOOKS: tuple[tuple[int, Literal["light", "dark"]], ...] = ((1280, "light"), (360, "dark"))


@pytest.fixture(scope="module")
def unsure(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """A log that has something to review."""
    desk = open_desk(tmp_path_factory.mktemp("unsure"))

    def extract(release: Release) -> Extraction:
        read = desk.extract(release)
        return replace(read, decisions=tuple(replace(one, probability=0.45) for one in read.decisions))

    doubtful = replace(desk, extract=extract)
    doubtful.submit(File(path.name, path.read_bytes()) for path in SAMPLES[:4])
    yield doubtful
    desk.close()


@pytest.fixture(scope="module", params=LOOKS, ids=lambda look: f"{look[0]}-{look[1]}")
def window(
    browser: Browser, unsure: Desk, tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest
) -> Iterator[Visitor]:
    """A window of one look, for all pages."""
    yield from visit(browser, unsure, tmp_path_factory.mktemp("shots"), *request.param)


def wrong(visitor: Visitor) -> list[str]:
    """What axe-core finds in the page, a line for each element."""
    visitor.page.evaluate(AXE.read_text("utf-8"))
    found: dict[str, Any] = visitor.page.evaluate(
        "rules => axe.run(document, {runOnly: rules, resultTypes: ['violations']})", RULES
    )
    return [
        f"{violation['id']}: {node['html'][:160]} {node['failureSummary'][:240]}"
        for violation in found["violations"]
        for node in violation["nodes"]
    ]


@pytest.mark.parametrize("address", ADDRESSES)
def test_nothing_is_wrong(window: Visitor, address: str) -> None:
    """No rule of WCAG 2.2 AA is broken, and nothing has to be scrolled sideways."""
    window.open(address)

    assert wrong(window) == []
    assert window.fits()
    if address == "/nowhere":
        window.complaints.clear()  # the browser tells of the status 404 itself
