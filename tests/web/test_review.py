"""Review: what is uncertain is asked about, a person's word is kept, shown and can be taken back."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from desk import Desk, File
from journal.records import Query
from nlp.facts import Extraction, Kind, Release
from tests.web.conftest import SAMPLES, app_over, open_desk
from tests.web.markup import Page


@pytest.fixture
def doubtful(tmp_path: Path) -> Iterator[Desk]:
    """A log of one release, whose decisions are the less certain the later they come."""
    desk = open_desk(tmp_path)

    def extract(release: Release) -> Extraction:
        read = desk.extract(release)
        decisions = (replace(one, probability=0.69 - place / 100) for place, one in enumerate(read.decisions))
        return replace(read, decisions=tuple(decisions))

    unsure = replace(desk, extract=extract)
    unsure.receive(File("release.txt", SAMPLES[0].read_bytes()))
    yield unsure
    desk.close()


class Visitor:
    """Asks as a browser does: with the token of the page."""

    def __init__(self, client: FlaskClient) -> None:
        self.client = client

    def get(self, address: str) -> str:
        """A page."""
        return self.client.get(address).text

    def post(self, address: str, **form: str | list[str]) -> tuple[int, str]:
        """The status and text of the answer."""
        token = re.search(r'name="csrf" value="([^"]+)"', self.get("/upload"))
        assert token
        answer = self.client.post(address, data={"csrf": token[1], **form}, follow_redirects=True)
        return answer.status_code, answer.text


@pytest.fixture
def visitor(doubtful: Desk) -> Visitor:
    """A reviewer of the doubtful log."""
    return Visitor(app_over(doubtful).test_client())


def filled(page: str) -> dict[str, str | list[str]]:
    """What the form of a correction would send as it is."""
    html = Page(page)
    values: dict[str, str | list[str]] = {
        item["name"]: item.get("value", "")
        for item in html.all("input")
        if item.get("name") not in (None, "topics", "q", "csrf") and item.get("type") != "file"
    }
    for name, words in re.findall(r'<textarea[^>]* name="(\w+)"[^>]*>([^<]*)<', page):
        values[name] = words.replace("&#34;", '"').replace("&amp;", "&")
    for name, options in re.findall(r'<select[^>]* name="(kind|status)"[^>]*>(.*?)</select>', page, re.DOTALL):
        chosen = re.search(r'value="(\w+)" selected', options)
        values[name] = chosen[1] if chosen else ""
    values["topics"] = [
        item["value"] for item in html.all("input") if item.get("name") == "topics" and "checked" in item
    ]
    return values


def test_the_least_certain_is_asked_about(visitor: Visitor, doubtful: Desk) -> None:
    """With its evidence marked and how many are left."""
    page = visitor.get("/review")

    assert "Осталось проверить 8 решений" in page
    assert "уверенность 62 %" in page
    last = doubtful.decision(8).decision
    assert "".join(Page(page).inside("said").split()).find("".join(last.evidence[0].text.split())) >= 0


def test_accepting_goes_on_to_the_next(visitor: Visitor, doubtful: Desk) -> None:
    """And undoing brings it back."""
    status, page = visitor.post("/decisions/8/review", verdict="accepted", back="/review")
    assert (status, "Осталось проверить 7 решений" in page) == (200, True)
    assert doubtful.decision(8).verdict == "accepted"

    _, page = visitor.post("/review/undo")
    assert "Осталось проверить 8 решений" in page
    assert doubtful.decision(8).verdict is None


def test_a_rejected_decision_is_gone_with_its_reason(visitor: Visitor) -> None:
    """From the log; its page tells who rejected it and why."""
    visitor.post("/decisions/8/review", verdict="rejected", reason="repeated")
    page = visitor.get("/decisions/8")

    assert "Решение отклонено при проверке" in page
    assert "Повтор другого решения" in page
    assert 'href="/decisions/8"' not in visitor.get("/log")


def test_a_correction_is_shown_with_what_was(visitor: Visitor, doubtful: Desk) -> None:
    """The decision has the new values, its history the changed fields and the reason."""
    form = filled(visitor.get("/decisions/1/correct"))
    before = doubtful.decision(1).decision
    form |= {"kind": "launch", "deadline_start": "2030-01-01", "deadline_end": "", "reason": "срок назван ниже"}
    _, page = visitor.post("/decisions/1/correct", **form)
    after = doubtful.decision(1).decision

    assert after.kind is Kind.LAUNCH
    assert after.deadline and after.deadline.interval.end.year == 2030
    assert (after.content, after.evidence, after.actors) == (before.content, before.evidence, before.actors)
    assert "исправлено: вид, срок. срок назван ниже" in " ".join(Page(page).text.split())


def test_a_form_sent_as_it_is_accepts(visitor: Visitor, doubtful: Desk) -> None:
    """Nothing was changed, so nothing was corrected."""
    before = doubtful.decision(1).decision
    visitor.post("/decisions/1/correct", **filled(visitor.get("/decisions/1/correct")))

    assert doubtful.decision(1).decision == before
    assert doubtful.decision(1).verdict == "accepted"


def test_a_correction_points_at_words(visitor: Visitor, doubtful: Desk) -> None:
    """Characters of the text become the field's words, not others that read the same."""
    text = doubtful.release(1).release.text
    start = text.rfind("кадр")
    form = filled(visitor.get("/decisions/1/correct"))
    form |= {"content": "кадр", "content_place": f"{start}-{start + 4}", "actors": "кадр"}
    visitor.post("/decisions/1/correct", **form)
    after = doubtful.decision(1).decision

    assert (after.content.start, after.content.text) == (start, "кадр")
    assert (after.actors[0].kind, after.actors[0].name) == ("words", "кадр")


@pytest.mark.parametrize(
    ("field", "value", "told"),
    [
        ("content", "слов таких нет", "В тексте релиза нет слов «слов таких нет»."),
        ("assignees", "Минтруд Марса", "В тексте релиза нет слов «Минтруд Марса»."),
        ("evidence", "", "Без слов, которые это говорят, решения нет."),
        ("amount", "много", "Ожидалось целое число рублей."),
        ("deadline_start", "завтра", "День ожидался как 2026-02-18."),
    ],
)
def test_what_does_not_fit_is_told_beside_its_field(
    visitor: Visitor, doubtful: Desk, field: str, value: str, told: str
) -> None:
    """Nothing is kept, and nothing that was typed is lost."""
    form = filled(visitor.get("/decisions/1/correct")) | {field: value, "reason": "моё слово"}
    status, page = visitor.post("/decisions/1/correct", **form)

    assert (status, told in page, "моё слово" in page) == (422, True, True)
    assert doubtful.reviews(1) == ()


def test_skipping_goes_through_the_queue(visitor: Visitor) -> None:
    """Each decision once, then the end of the queue."""
    address, seen = "/review", []
    while link := re.search(r'id="skip" href="([^"]+)"', page := visitor.get(address)):
        seen += re.findall(r'href="/decisions/(\d+)/correct', page)
        address = link[1].replace("&amp;", "&")

    assert seen == ["8", "7", "6", "5", "4", "3", "2", "1"]
    assert "Дальше в очереди ничего нет" in page


def test_going_back_stays_here(visitor: Visitor) -> None:
    """A form never leads to another site."""
    client = visitor.client
    token = re.search(r'name="csrf" value="([^"]+)"', visitor.get("/upload"))
    assert token
    form = {"csrf": token[1], "verdict": "accepted", "back": "//evil.example/log"}

    assert client.post("/decisions/1/review", data=form).headers["Location"] == "/decisions/1"


def test_programs_review_as_people_do(doubtful: Desk) -> None:
    """The queue, a correction by the label file's keys, what was said, and taking it back."""
    client = app_over(doubtful).test_client()
    queue = client.get("/api/v1/review?limit=1").get_json()
    decision = queue["items"][0]
    keys = ("status", "content", "evidence", "actors", "assignees", "date", "deadline", "topics")
    word = {
        "verdict": "corrected",
        "reason": "вид",
        "decision": {"kind": "plan", **{key: decision[key] for key in keys}},
    }
    address = f"/api/v1/decisions/{decision['id']}/reviews"
    said = client.post(address, json=word)
    undone = client.post(address, json={"verdict": "undone"})

    assert (queue["left"], len(queue["precision"])) == (8, 3)
    assert (said.status_code, said.get_json()["after"]["kind"]) == (201, "plan")
    assert undone.status_code == 201
    assert [item["verdict"] for item in client.get(address).get_json()["items"]] == ["corrected", "undone"]
    assert client.post(address, json={"verdict": "undone"}).status_code == 422
    assert client.post(address, json={"verdict": "corrected"}).status_code == 422


def test_an_initiative_s_words_are_lit_up(filled: Desk) -> None:
    """Where the release names it: by the review, as by the decision's own page."""
    (record, *_) = (
        hit.record
        for hit in filled.find(Query(limit=100)).items
        if hit.record.decision.initiative
        and any(one.mentions for one in filled.release(hit.record.release_id).extraction.initiatives)
    )
    client = app_over(filled).test_client()
    for address in (f"/review?decision={record.id}", f"/decisions/{record.id}"):
        fields = [item["data-f"] for item in Page(client.get(address).text).all("div") if "data-f" in item]
        assert "initiative" in fields, address
