"""The API: one shape for lists, items as the OpenAPI document describes them, uploads file by file."""

from __future__ import annotations

import csv
from hashlib import sha256
from io import BytesIO, StringIO
from typing import Any

import pytest
from flask.testing import FlaskClient
from openpyxl import load_workbook

from desk import Desk
from journal.records import Query
from presentation import decision_item
from tests.web.conftest import SAMPLES, SUBMISSION, app_over
from tests.web.openapi import differences, response_schema
from tests.web.test_errands import ADDRESSES as ERRANDS

API = "/api/v1"
ANSWERS = {
    "/releases": "/releases?limit=3",
    "/releases/{release_id}": "/releases/2",
    "/decisions": "/decisions?q=колледжей",
    "/decisions/{decision_id}": "/decisions/3",
    "/entities": "/entities?kind=organization&prefix=ми",
    "/releases/{release_id}/reprints": "/releases/1/reprints",
    "/releases/{first_id}/difference/{second_id}": "/releases/1/difference/2",
    "/decisions/{decision_id}/thread": "/decisions/1/thread",
    "/initiatives/{entity_id}/threads": "/initiatives/30/threads",
    "/follow-up": "/follow-up?list=overdue",
    "/pairs": "/pairs?links=reprint",
    "/entities/{entity_id}": "/entities/1",
    "/entities/{entity_id}/history": "/entities/1/history",
    "/entities/{entity_id}/matches": "/entities/1/matches",
    "/matches": "/matches?kind=person",
    "/review": "/review?region=RU-PER",
    "/decisions/facets": "/decisions/facets?q=колледжей",
    "/decisions/{decision_id}/reasons": "/decisions/1/reasons",
    "/overview": "/overview?month=2024-05",
    "/uploads": "/uploads",
    "/submissions": "/submissions",
    "/submissions/{submission}": f"/submissions/{SUBMISSION}",
    "/releases/{release_id}/withdrawals": "/releases/1/withdrawals",
    "/reports/preview": "/reports/preview?since=2024-01-01&until=2024-12-31",
    "/uploads/{receipt}": f"/uploads/{sha256(SAMPLES[0].read_bytes()).hexdigest()}",
    "/decisions/{decision_id}/reviews": "/decisions/1/reviews",
}
#: what answers with files, or needs a key that an order gives
FILES = ("/report", "/releases/{release_id}/raw", "/reports/{key}", "/reports/{key}/file")


def document(client: FlaskClient) -> dict[str, Any]:
    """The OpenAPI document."""
    described: dict[str, Any] = client.get(f"{API}/openapi.json").get_json()
    return described


@pytest.mark.parametrize("path", ANSWERS)
def test_an_answer_is_as_documented(client: FlaskClient, path: str) -> None:
    """Every key of an answer is in the document, and every key of the document in the answer."""
    response = client.get(API + ANSWERS[path])
    described = document(client)
    schema = response_schema(described, API + path, "get", 200)

    assert response.status_code == 200
    assert list(differences(described, schema, response.get_json())) == []


def test_the_document_knows_every_address(client: FlaskClient) -> None:
    """All that can be asked under /api/v1 is documented, and tried here."""
    paths = {path.removeprefix(API) for path, ways in document(client)["paths"].items() if "get" in ways}

    assert paths == {*ANSWERS, *ERRANDS, *FILES}


def test_a_decision_quotes_its_release(client: FlaskClient, filled: Desk) -> None:
    """Places point at the very characters of the stored text, for API and terminal alike."""
    for item in client.get(f"{API}/decisions?limit=100").get_json()["items"]:
        text = filled.release(item["release"]["id"]).release.text
        start, stop = item["places"]["content"]

        assert text[start:stop] == item["content"]
        assert [text[a:b] for a, b in item["places"]["evidence"]] == item["evidence"]
        assert item == decision_item(filled.decision(item["id"]))


def test_pages_by_cursor_are_the_whole_list(client: FlaskClient) -> None:
    """`next` leads through all items once and is null at the end."""
    for address, asked in (("/decisions", {}), ("/decisions", {"q": "колледж"}), ("/releases", {})):
        ids: list[int] = []
        page: dict[str, Any] = {"next": ""}
        while page["next"] is not None:
            arguments = {**asked, "limit": 3, "cursor": page["next"]}
            page = client.get(API + address, query_string=arguments).get_json()
            ids += [item["id"] for item in page["items"]]

        assert len(ids) == len(set(ids)) == page["total"] > 3


def test_filters_narrow(client: FlaskClient) -> None:
    """Each filter leaves only what fits it."""
    for name, value, key in (
        ("kind", "assignment", "kind"),
        ("status", "adopted", "status"),
        ("topic", "curriculum", "topics"),
        ("region", "RU-TA", "regions"),
    ):
        items = client.get(f"{API}/decisions?{name}={value}&limit=100").get_json()["items"]

        assert items
        assert all(value == item[key] or value in item[key] for item in items)


def test_an_organization_is_found_by_id(client: FlaskClient) -> None:
    """The id of an entity narrows the search to its decisions."""
    entity = client.get(f"{API}/entities?kind=organization").get_json()["items"][0]
    found = client.get(f"{API}/decisions?organization={entity['id']}&limit=100").get_json()

    assert found["total"] == entity["decisions"] > 0


def upload(client: FlaskClient, *files: tuple[bytes, str]) -> Any:
    """The answer to a POST of files."""
    data = {"file": [(BytesIO(data), name) for data, name in files]}
    return client.post(f"{API}/releases", data=data)


def test_an_upload_answers_file_by_file(empty: Desk) -> None:
    """Added, known and refused files of one request have each their outcome, in their order."""
    client = app_over(empty).test_client()
    good, bad = (SAMPLES[0].read_bytes(), "релиз.txt"), (b"", "пусто.txt")
    response = upload(client, bad, good, good)
    items = response.get_json()["items"]
    schema = response_schema(document(client), f"{API}/releases", "post", 201)

    assert response.status_code == 201
    assert [(item["name"], item["status"]) for item in items] == [
        ("пусто.txt", "refused"),
        ("релиз.txt", "added"),
        ("релиз.txt", "known"),
    ]
    assert items[1]["release_id"] == items[2]["release_id"]
    assert len(items[1]["decision_ids"]) == 8
    assert items[0]["reason"].startswith("Файл пуст.")
    assert list(differences(document(client), schema, response.get_json())) == []


def test_an_upload_of_refused_files_is_an_error(empty: Desk) -> None:
    """Where nothing was taken in, the answer is 422 with the outcomes as details."""
    response = upload(app_over(empty).test_client(), (b"", "a.txt"), (b"\x89PNG\r\n\x1a\n", "b.txt"))
    error = response.get_json()["error"]

    assert response.status_code == 422
    assert [item["status"] for item in error["details"]["items"]] == ["refused", "refused"]
    assert empty.count() == 0


@pytest.mark.parametrize("address", [f"{API}/report", "/report"])
def test_a_report_has_a_row_for_each_decision(client: FlaskClient, filled: Desk, address: str) -> None:
    """The file holds what the same filter finds in the log, and leaves as an attachment."""
    found = filled.find(Query(kinds=("assignment",))).total
    sheet = client.get(f"{address}?format=xlsx&kind=assignment")
    table = client.get(f"{address}?format=csv&kind=assignment")
    rows = list(csv.reader(StringIO(table.data.decode("utf-8-sig"))))

    assert load_workbook(BytesIO(sheet.data)).worksheets[0].max_row == found + 1 == len(rows)
    assert sheet.headers["Content-Disposition"] == "attachment; filename=kadrolog-2026-03-18.xlsx"
