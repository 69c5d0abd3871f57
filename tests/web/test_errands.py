"""Saved searches, alerts, sources and reports: pages, API and the addresses that programs read."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

import feedparser
import icalendar
import pytest
from flask.testing import FlaskClient

from desk import Desk
from journal.errands.records import Channel, Delivery, Rhythm
from tests.web.conftest import NOW, app_over
from tests.web.markup import Page
from tests.web.openapi import differences, response_schema

API = "/api/v1"
#: what can be read there, each tried here
ADDRESSES = (
    "/searches",
    "/searches/{search_id}",
    "/alerts",
    "/alerts/{alert_id}/messages",
    "/sources",
    "/sources/{source_id}",
)
SEARCH = {
    "name": "Колледжи",
    "filter": {"q": "колледж", "since": "2020-01-01", "kind": ["assignment", "plan", "launch"]},
}


@pytest.fixture
def client(own: Desk) -> FlaskClient:
    """A browser over a log of one's own with the samples."""
    browser = app_over(own).test_client()
    browser.set_cookie("csrf", "a")
    return browser


def fits(client: FlaskClient, path: str, method: str, status: int, answer: Any) -> list[str]:
    """What of an answer the OpenAPI document does not know."""
    document = client.get(f"{API}/openapi.json").get_json()
    return list(differences(document, response_schema(document, API + path, method, status), answer))


def post(client: FlaskClient, page: str, /, **form: str) -> Any:
    """What a form of our pages sends."""
    return client.post(page, data={"csrf": "a", **form})


def saved(client: FlaskClient) -> dict[str, Any]:
    """A saved search by the API."""
    item: dict[str, Any] = client.post(f"{API}/searches", json=SEARCH).get_json()
    return item


def test_a_search_is_saved_by_the_api(client: FlaskClient) -> None:
    """It comes back with its conditions, is listed, found by number, and gone when deleted."""
    answer = client.post(f"{API}/searches", json=SEARCH)
    item = answer.get_json()
    listed = client.get(f"{API}/searches").get_json()

    assert answer.status_code == 201
    assert (item["name"], item["filter"]) == ("Колледжи", SEARCH["filter"])
    assert listed == {"items": [item], "total": 1, "next": None}
    assert client.get(f"{API}/searches/{item['id']}").get_json() == item
    assert fits(client, "/searches", "post", 201, item) == []
    assert fits(client, "/searches", "get", 200, listed) == []
    assert fits(client, "/searches/{search_id}", "get", 200, item) == []
    assert client.delete(f"{API}/searches/{item['id']}").status_code == 204
    assert client.get(f"{API}/searches/{item['id']}").status_code == 404


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"name": " "},
        {"name": "а", "filter": {"q": '"мест'}},
        {"name": "а", "filter": {"kind": ["приказ"]}},
        {"name": "а", "limit": 3},
    ],
)
def test_what_cannot_be_saved(client: FlaskClient, body: dict[str, Any]) -> None:
    """422 in the one shape of errors, and nothing is kept."""
    answer = client.post(f"{API}/searches", json=body)

    assert answer.status_code == 422
    assert answer.get_json()["error"]["message"]
    assert client.get(f"{API}/searches").get_json()["total"] == 0


def test_feeds_are_read_by_whoever_has_the_key(client: FlaskClient) -> None:
    """Atom, JSON Feed and a calendar of the decisions that the search finds, newest first; unchanged ones in short."""
    item = saved(client)
    found = client.get(
        f"{API}/decisions?q=колледж&since=2020-01-01&kind=assignment&kind=plan&kind=launch&order=newest&limit=100"
    )
    ids = [decision["id"] for decision in found.get_json()["items"]]
    path = item["atom"].removeprefix("http://127.0.0.1:8000")
    answer = client.get(path)
    feed = feedparser.parse(answer.data)

    assert ids
    assert [entry.id for entry in feed.entries] == [f"http://127.0.0.1:8000/decisions/{id_}" for id_ in ids]
    assert answer.mimetype == "application/atom+xml"
    assert client.get(path, headers={"If-None-Match": answer.headers["ETag"]}).status_code == 304
    other = json.loads(client.get(item["json_feed"].removeprefix("http://127.0.0.1:8000")).data)
    assert [entry["_kadrolog"]["decision"] for entry in other["items"]] == ids
    assert client.get("/saved/nobody.atom").status_code == 404


def test_a_calendar_of_deadlines(client: FlaskClient) -> None:
    """Those of the last month and to come."""
    item = client.post(f"{API}/searches", json={"name": "Все"}).get_json()
    answer = client.get(item["calendar"].removeprefix("http://127.0.0.1:8000"))
    events = icalendar.Calendar.from_ical(answer.data).walk("VEVENT")
    asked = f"{API}/decisions?deadline_since=2026-02-15&limit=100"

    assert answer.mimetype == "text/calendar"
    assert len(events) == client.get(asked).get_json()["total"]


def test_an_alert_is_made_by_the_api(client: FlaskClient) -> None:
    """Its secret is told once; what it sent is listed; a wrong address is refused."""
    item = saved(client)
    wanted = {"channel": "webhook", "address": "https://erp.example/hook"}
    made = client.post(f"{API}/searches/{item['id']}/alerts", json=wanted)
    alert = made.get_json()
    listed = client.get(f"{API}/alerts").get_json()
    messages = client.get(f"{API}/alerts/{alert['id']}/messages").get_json()

    assert made.status_code == 201
    assert alert["secret"].startswith("whsec_")
    assert listed["items"] == [{name: value for name, value in alert.items() if name != "secret"}]
    assert messages["items"] == []
    assert fits(client, "/searches/{search_id}/alerts", "post", 201, alert) == []
    assert fits(client, "/alerts", "get", 200, listed) == []
    wrong = client.post(f"{API}/searches/{item['id']}/alerts", json={"channel": "mail", "address": "кому-то"})
    assert wrong.status_code == 422
    assert client.delete(f"{API}/alerts/{alert['id']}").status_code == 204
    assert client.get(f"{API}/alerts/{alert['id']}/messages").status_code == 404


def test_messages_are_listed(client: FlaskClient, own: Desk) -> None:
    """With their decisions and how far they have come."""
    item = saved(client)
    alert = own.alerts.add(item["id"], Channel.WEBHOOK, "https://erp.example/hook", Rhythm.AT_ONCE, NOW)
    message = own.journal.errands.alerts.tell(alert, [1, 2], 0, at=NOW)
    assert message is not None
    own.journal.errands.alerts.mark(message, Delivery.FAILED, at=NOW, answer="Получатель ответил 404.")
    listed = client.get(f"{API}/alerts/{alert.id}/messages").get_json()

    assert (listed["items"][0]["decisions"], listed["items"][0]["state"]) == ([1, 2], "failed")
    assert fits(client, "/alerts/{alert_id}/messages", "get", 200, listed) == []
    assert "Получатель ответил 404." in client.get("/subscriptions").text


def test_a_source_by_the_api(client: FlaskClient) -> None:
    """Added, listed with its state, hurried, removed; a second of the same address is refused."""
    wanted = {"url": "https://ministry.example/rss", "name": "Министерство", "every": 120}
    made = client.post(f"{API}/sources", json=wanted)
    item = made.get_json()
    listed = client.get(f"{API}/sources").get_json()

    assert made.status_code == 201
    assert (item["health"], item["next_at"][:16], item["place"]) == ("new", "2026-03-18T09:40", "feed")
    assert listed["items"] == [item] == [client.get(f"{API}/sources/{item['id']}").get_json()]
    assert fits(client, "/sources", "post", 201, item) == []
    assert fits(client, "/sources", "get", 200, listed) == []
    assert fits(client, "/sources/{source_id}", "get", 200, item) == []
    assert client.post(f"{API}/sources", json=wanted).status_code == 422
    assert client.post(f"{API}/sources", json={"url": "file:///etc/passwd"}).status_code == 422
    assert client.post(f"{API}/sources/{item['id']}/visit").status_code == 202
    assert client.delete(f"{API}/sources/{item['id']}").status_code == 204
    assert client.get(f"{API}/sources").get_json()["total"] == 0


def test_a_search_is_saved_by_the_pages(client: FlaskClient) -> None:
    """From the log to a name to the list, where it leads back to what it finds."""
    log = Page(client.get("/log?q=колледж&kind=plan").text)
    (link,) = [found["href"] for found in log.all("a") if "/subscriptions/new" in found.get("href", "")]
    form = Page(client.get(link.replace("&amp;", "&")).text)
    (action,) = [found["action"] for found in form.all("form") if "/subscriptions" in found.get("action", "")]
    answer = post(client, action.replace("&amp;", "&"), name="Колледжи")
    page = client.get("/subscriptions").text

    assert answer.status_code == 302
    assert client.get(f"{API}/searches").get_json()["items"][0]["filter"] == {"q": "колледж", "kind": ["plan"]}
    assert "Колледжи" in page
    assert "«колледж» · план" in page
    assert "kind=plan" in page


def test_alerts_by_the_pages(client: FlaskClient) -> None:
    """The webhook's key is shown once; a wrong address is told; an alert is silenced, a search forgotten."""
    item = saved(client)
    shown = post(
        client, f"/subscriptions/{item['id']}/alerts", channel="webhook", address="https://a.example/", rhythm="daily"
    )
    wrong = post(client, f"/subscriptions/{item['id']}/alerts", channel="mail", address="кому-то", rhythm="daily")

    assert "whsec_" in shown.text
    assert "whsec_" not in client.get("/subscriptions").text
    assert (wrong.status_code, "не похоже на почтовый адрес" in wrong.text) == (422, True)
    (alert,) = client.get(f"{API}/alerts").get_json()["items"]
    assert post(client, f"/alerts/{alert['id']}/forget").status_code == 302
    assert client.get(f"{API}/alerts").get_json()["total"] == 0
    assert post(client, f"/subscriptions/{item['id']}/forget").status_code == 302
    assert "Сохранённых поисков нет" in client.get("/subscriptions").text


def test_sources_by_the_pages(client: FlaskClient) -> None:
    """Added with its state, visited now, removed; what cannot be is told."""
    assert "Источников нет" in client.get("/sources").text
    form = {"url": "https://ministry.example/news", "place": "page", "name": "Министерство", "hours": "3"}
    assert post(client, "/sources", **form).status_code == 302
    (item,) = client.get(f"{API}/sources").get_json()["items"]
    page = client.get("/sources").text

    assert (item["every"], item["place"]) == (180, "page")
    assert "ещё не посещён" in page
    assert post(client, f"/sources/{item['id']}/visit").status_code == 302
    wrong = post(client, "/sources", **form)
    assert (wrong.status_code, "уже среди источников" in wrong.text) == (422, True)
    assert post(client, f"/sources/{item['id']}/forget").status_code == 302


def test_forms_need_their_token(client: FlaskClient) -> None:
    """Another site's form changes nothing."""
    assert client.post("/sources", data={"url": "https://a.example/"}).status_code == 403
    assert client.get(f"{API}/sources").get_json()["total"] == 0


def test_the_report_page_asks_for_the_month_that_is_over(client: FlaskClient) -> None:
    """Its form leads to the monitoring report."""
    page = Page(client.get("/reports").text)
    values = {found["name"]: found.get("value") for found in page.all("input") if "name" in found}
    answer = client.get("/report?report=monitoring&format=csv&since=2020-01-01&until=2026-02-28")
    rows = list(csv.reader(io.StringIO(answer.data.decode("utf-8-sig")), delimiter=";"))

    assert (values["since"], values["until"], values["report"]) == ("2026-02-01", "2026-02-28", "monitoring")
    assert "kadrolog-monitoring-2026-03-18.csv" in answer.headers["Content-Disposition"]
    assert len(rows) == client.get(f"{API}/decisions?since=2020-01-01&until=2026-02-28").get_json()["total"] + 1
