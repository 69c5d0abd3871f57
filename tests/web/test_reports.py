"""Reports: told of before they are made, ordered, taken; a large one is never made while somebody waits."""

from __future__ import annotations

import io

import pytest
from flask.testing import FlaskClient
from openpyxl import load_workbook

from desk import Desk
from tests.web.conftest import app_over
from tests.web.markup import Page
from tests.web.openapi import differences, response_schema

YEAR = "since=2024-01-01&until=2024-12-31"
API = "/api/v1"


@pytest.fixture
def browser(own: Desk) -> FlaskClient:
    """A browser over a log of one's own with the samples."""
    client = app_over(own).test_client()
    client.set_cookie("csrf", "t")
    return client


@pytest.fixture
def large(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every report is one that takes long."""
    monkeypatch.setattr("reporting.AT_ONCE", 0)


def test_the_page_tells_what_the_report_will_hold(browser: FlaskClient) -> None:
    """The count is the log's; a section that is not ticked has no rows, and the others stay ticked."""
    total = browser.get(f"{API}/decisions?{YEAR}").get_json()["total"]
    html = browser.get(f"/reports?{YEAR}&section=figures&section=overdue&region=RU-PER").text
    page = Page(html)
    ticked = [box["value"] for box in page.all("input") if box.get("name") == "section" and "checked" in box]

    assert ticked == ["figures", "overdue"]
    assert page.inside("preview").count("Сводка") == 1
    assert "По видам" not in page.inside("preview")
    assert f"{total} реш" in Page(browser.get(f"/reports?{YEAR}").text).inside("preview")
    assert "решений нет" in browser.get("/reports?since=1999-01-01&until=1999-01-31").text


def test_conditions_of_the_log_go_on_with_the_report(browser: FlaskClient) -> None:
    """A search that leads to the form is what the report is made of."""
    page = Page(browser.get(f"/reports?{YEAR}&q=колледж&kind=assignment").text)
    kept = {field["name"]: field["value"] for field in page.all("input") if field.get("type") == "hidden"}
    found = browser.get(f"{API}/decisions?{YEAR}&q=колледж&kind=assignment").get_json()["total"]

    assert (kept["q"], kept["kind"]) == ("колледж", "assignment")
    assert f"{found} реш" in page.inside("preview")


def test_chosen_sections_are_in_the_file(browser: FlaskClient, own: Desk) -> None:
    """Ordered by the form, made in the background, taken by its key."""
    form = {"csrf": "t", "report": "monitoring", "format": "xlsx", "since": "2024-01-01", "until": "2024-12-31"}
    answer = browser.post("/reports", data={**form, "section": ["kinds", "overdue"]})
    own.maker.idle(30)
    book = load_workbook(io.BytesIO(browser.get(f"{answer.location}/file").data))

    assert book.sheetnames == ["По видам", "Срок прошёл", "О выгрузке"]


def test_the_overview_orders_the_month(browser: FlaskClient, own: Desk) -> None:
    """Its button is a form of the order, and not a report that is made while one waits."""
    page = Page(browser.get("/?month=2024-05").text)
    fields = {field["name"]: field["value"] for field in page.all("input") if "name" in field and "value" in field}
    chosen = {name: fields[name] for name in ("report", "format", "since", "until")}
    answer = browser.post("/reports", data={"csrf": "t", **chosen})

    assert chosen == {"report": "monitoring", "format": "docx", "since": "2024-05-01", "until": "2024-05-31"}
    assert answer.location.startswith("/reports/")
    own.maker.idle(60)
    assert own.ordered(answer.location.removeprefix("/reports/")).ready


@pytest.mark.usefixtures("large")
def test_a_large_report_is_ordered(browser: FlaskClient, own: Desk) -> None:
    """Whoever follows a link to its file comes to the page that tells how far it has come, and to the same bytes."""
    answer = browser.get(f"/report?format=csv&{YEAR}")
    assert answer.location.startswith("/reports/")
    own.maker.idle(30)
    html = browser.get(answer.location).text

    assert "Отчёт готов" in html
    rows = browser.get(f"{answer.location}/file").data.decode("utf-8-sig").strip().split("\r\n")
    assert len(rows) == browser.get(f"{API}/decisions?{YEAR}").get_json()["total"] + 1


@pytest.mark.usefixtures("large")
def test_programs_wait_for_a_large_report(browser: FlaskClient, own: Desk) -> None:
    """202 with the address to ask at, in the shape that the document tells; then the file."""
    answer = browser.get(f"{API}/report?format=json&report=monitoring&section=kinds&{YEAR}")
    document = browser.get(f"{API}/openapi.json").get_json()
    schema = response_schema(document, f"{API}/report", "get", 202)
    assert answer.status_code == 202
    assert list(differences(document, schema, answer.get_json())) == []
    assert answer.get_json()["sections"] == ["kinds"]

    own.maker.idle(30)
    told = browser.get(answer.headers["Location"]).get_json()
    assert (told["ready"], told["fault"], told["written"]) == (True, None, told["total"])
    file = browser.get(f"{answer.headers['Location']}/file").get_json()
    assert [table["name"] for table in file["tables"]] == ["kinds", "about"]


def test_programs_order_what_they_like(browser: FlaskClient, own: Desk) -> None:
    """A report of any size; what there is not is refused before it is ordered."""
    answer = browser.post(f"{API}/reports?format=csv&{YEAR}")
    own.maker.idle(30)
    assert (answer.status_code, browser.get(f"{answer.headers['Location']}/file").status_code) == (202, 200)
    assert browser.post(f"{API}/reports?format=csv&section=kinds").status_code == 422
    assert browser.get(f"{API}/reports/nothing").status_code == 404


def test_a_small_report_comes_at_once(browser: FlaskClient) -> None:
    """Nobody waits for a page in between."""
    assert browser.get(f"/report?format=csv&{YEAR}").headers["Content-Disposition"].startswith("attachment")
