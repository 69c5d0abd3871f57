"""Pages and API of the registry: what people decide there is done and can be taken back."""

from __future__ import annotations

import re
from io import BytesIO

import pytest
from flask.testing import FlaskClient

from desk import Desk
from tests.web.conftest import app_over


@pytest.fixture
def client(own: Desk) -> FlaskClient:
    """A client over a log of one's own with some releases."""
    return app_over(own).test_client()


def csrf(client: FlaskClient, address: str) -> str:
    found = re.search(r'name="csrf" value="([^"]+)"', client.get(address).text)
    assert found
    return found[1]


def ids(client: FlaskClient) -> list[int]:
    items = client.get("/api/v1/entities?kind=organization&limit=100").get_json()["items"]
    return [item["id"] for item in items]


def test_merged_and_taken_back_by_hand(client: FlaskClient) -> None:
    """The page leads to the one that stands for both, its history shows who, and undoing brings both back."""
    one, other = ids(client)[:2]
    address = f"/organizations/{one}"
    form = {"csrf": csrf(client, address), "other": str(other), "reason": "одна организация"}

    assert client.post(f"/entities/{one}/merge", data=form).status_code == 302
    assert client.get(address).headers["Location"] == f"/organizations/{other}"
    assert "одна организация" in client.get(f"/organizations/{other}").text
    assert client.post("/operations/1/undo", data=form).status_code == 302
    assert client.get(address).status_code == 200


def test_the_same_by_programs(client: FlaskClient) -> None:
    """Each answer is the history; what makes no sense is refused with its reason."""
    one, other = ids(client)[:2]

    merged = client.post(f"/api/v1/entities/{one}/merge", json={"into": other, "author": "Седова"})
    assert merged.status_code == 201
    assert merged.get_json()["items"][0]["author"] == "Седова"
    assert client.get(f"/api/v1/entities/{one}").get_json()["root_id"] == other
    assert client.post(f"/api/v1/entities/{one}/merge", json={"into": other}).status_code == 422
    assert client.post("/api/v1/operations/1/undo", json={}).status_code == 204
    assert client.post(f"/api/v1/entities/{one}/rename", json={"name": "Имя"}).status_code == 201
    assert client.get(f"/api/v1/entities/{one}").get_json()["name"] == "Имя"


def test_a_list_is_taken_or_its_wrong_line_named(client: FlaskClient) -> None:
    """By the page as by the API."""
    good = "ИНН;название\n7707083893;ПАО «Полюс»\n".encode()

    form = {"csrf": csrf(client, "/organizations"), "file": (BytesIO(good), "known.csv")}
    assert "новых 1" in client.post("/organizations/import", data=form).text
    wrong = client.post("/api/v1/organizations/import", data={"file": (BytesIO(good + b"1;2"), "known.csv")})
    assert wrong.status_code == 422
    assert "Строка 3" in wrong.get_json()["error"]["message"]
