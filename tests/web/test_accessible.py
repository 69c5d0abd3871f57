"""Every page is free of what axe-core finds wrong, wide and light as well as narrow and dark."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, Literal

import pytest
from argon2 import PasswordHasher
from flask import Flask
from playwright.sync_api import Browser

import web
from access import Gate, passwords
from desk import Desk, File
from journal.accounts import open_accounts
from journal.accounts.records import Role
from journal.orders.records import Term
from journal.records import Query
from nlp.facts import Extraction, Release
from reports import Wanted
from tests.web.addresses import led_to, pages_of
from tests.web.browsing import Visitor, needs_chromium, visit
from tests.web.conftest import MAX_UPLOAD, NOW, SAMPLES, SUBMISSION, open_desk

pytestmark = needs_chromium

AXE = Path(__file__).parent / "vendor" / "axe-core" / "axe.min.js"
#: WCAG 2.2 AA and what axe-core calls good practice
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

#: an address for each page, and those that look otherwise under some circumstances
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
    "/releases/2",
    "/releases/1/missed?place=100-140",
    "/releases/1/difference/3",
    "/organizations",
    "/organizations/1",
    "/people/16",
    "/initiatives/30",
    "/matches",
    "/upload",
    "/uploads",
    "/uploads/<aside>",
    "/submissions",
    f"/submissions/{SUBMISSION}",
    "/reports?since=2024-01-01&until=2024-12-31",
    "/reports/<made>",
    "/reports/<failed>",
    "/sources",
    "/subscriptions",
    "/subscriptions/new?q=колледж&kind=plan",
    "/follow-up",
    "/pairs",
    "/api",
    "/account",
    "/accounts",
    "/audit",
    "/login",
    "/nowhere",
)
LOOKS: tuple[tuple[int, Literal["light", "dark"]], ...] = ((1280, "light"), (360, "dark"))
#: what the extractor of these tests stumbles over
DEADLY = File("плохой.txt", "Плохой релиз.".encode())
PASSWORD = "мост через тихую протоку"  # noqa: S105 (of an account that only these tests have)


@pytest.fixture(scope="module")
def unsure(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """A log that has something to review, something set aside, and a release that was taken back."""
    desk = open_desk(tmp_path_factory.mktemp("unsure"))

    def extract(release: Release) -> Extraction:
        if release.text.encode() == DEADLY.data:
            raise ValueError(release.text)
        read = desk.extract(release)
        return replace(read, decisions=tuple(replace(one, probability=0.45) for one in read.decisions))

    doubtful = replace(desk, extract=extract)
    doubtful.submit([*(File(path.name, path.read_bytes()) for path in SAMPLES), DEADLY], submission=SUBMISSION)
    doubtful.handed.withdraw_release(2, doubtful.sign("Седова", "черновик"))
    yield doubtful
    desk.close()


@pytest.fixture(scope="module")
def keys(unsure: Desk) -> Mapping[str, str]:
    """What stands for the keys in the addresses above."""
    made = unsure.order(Wanted(Query()), "csv", "журнал.csv").key
    unsure.maker.idle(60)
    failed = replace(unsure.ordered(made), key="f" * 32, ready=False)
    unsure.journal.orders.place(failed, NOW)
    unsure.journal.orders.claim(Term("test", NOW), NOW)
    unsure.journal.orders.give_up(failed.key, "test", "Строк больше, чем помещается.")
    return {"<aside>": unsure.aside()[0].receipt, "<made>": made, "<failed>": failed.key}


@pytest.fixture(scope="module")
def guarded(unsure: Desk, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Flask, str]]:
    """The app over it with accounts, and the secret of an administrator's session."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(passwords, "_HASHER", PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))
        gate = Gate(open_accounts(f"sqlite:///{tmp_path_factory.mktemp('accounts')}/a.sqlite"), lambda: NOW)
        gate.add_account("Седова", PASSWORD, Role.ADMINISTRATOR)
        app = web.create_app(unsure, max_upload=MAX_UPLOAD, door=web.Door(gate))
        yield app, gate.log_in("Седова", PASSWORD, "127.0.0.1")
        gate.close()


@pytest.fixture(scope="module", params=LOOKS, ids=lambda look: f"{look[0]}-{look[1]}")
def window(
    browser: Browser,
    guarded: tuple[Flask, str],
    tmp_path_factory: pytest.TempPathFactory,
    request: pytest.FixtureRequest,
) -> Iterator[Visitor]:
    """A window of one look, for all pages, of somebody who is logged in."""
    app, secret = guarded
    for visitor in visit(browser, app, tmp_path_factory.mktemp("shots"), *request.param):
        visitor.page.context.add_cookies([{"name": "session", "value": secret, "url": visitor.address}])
        yield visitor


def test_no_page_is_forgotten(guarded: tuple[Flask, str]) -> None:
    """Whoever adds a page adds its address above."""
    app, _ = guarded
    plain = [address.replace("<", "").replace(">", "") for address in ADDRESSES if address != "/nowhere"]

    assert led_to(app, plain) == pages_of(app)


#: what axe-core finds outside of Swagger UI
WRONG = """async rules => {
  const found = await axe.run(document, { runOnly: rules, resultTypes: ["violations"] });
  const ours = (node) => !document.querySelector(node.target[0])?.closest("#docs");
  for (const violation of found.violations) violation.nodes = violation.nodes.filter(ours);
  return found;
}"""


def wrong(visitor: Visitor) -> list[str]:
    """What axe-core finds in the page, a line for each element; Swagger UI, which is not ours, is left out."""
    visitor.page.evaluate(AXE.read_text("utf-8"))
    found: dict[str, Any] = visitor.page.evaluate(WRONG, RULES)
    return [
        f"{violation['id']}: {node['html'][:160]} {node['failureSummary'][:240]}"
        for violation in found["violations"]
        for node in violation["nodes"]
    ]


def with_keys(address: str, keys: Mapping[str, str]) -> str:
    """The address with its key in place."""
    for name, key in keys.items():
        address = address.replace(name, key)
    return address


@pytest.mark.parametrize("address", ADDRESSES)
def test_nothing_is_wrong(window: Visitor, keys: Mapping[str, str], address: str) -> None:
    """No rule of WCAG 2.2 AA is broken, nothing has to be scrolled sideways, and keys lead everywhere."""
    window.open(with_keys(address, keys))

    assert wrong(window) == []
    assert window.fits()
    assert unseen(window) == []
    if address == "/nowhere":
        window.complaints.clear()  # the browser tells of the status 404 itself


#: goes through all that takes the focus, as Tab does, and tells where it is not to be seen
UNSEEN = """() => {
  const stops = "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex='0']";
  const seen = (element) => {
    const look = getComputedStyle(element);
    return look.outlineStyle !== "none" || look.boxShadow !== "none";
  };
  const all = [...document.querySelectorAll(stops)];
  return all.filter((stop) => {
    if (stop === all[0] && stop.className !== "skip") return true;
    if (stop.disabled || !stop.checkVisibility({ visibilityProperty: true }) || stop.closest("#docs")) return false;
    const hit = stop.querySelector(".hit, rect");
    const before = hit && getComputedStyle(hit).stroke;
    stop.focus();
    if (document.activeElement !== stop) return true;
    return !(seen(stop) || stop.closest(".drop, .field, .ent li") || (hit && getComputedStyle(hit).stroke !== before));
  }).map((stop) => stop.outerHTML.slice(0, 120));
}"""


def unseen(visitor: Visitor) -> list[str]:
    """What takes the focus and does not show it; the first stop, where that does not lead to the content."""
    visitor.page.keyboard.press("Tab")
    found: list[str] = visitor.page.evaluate(UNSEEN)
    return found
