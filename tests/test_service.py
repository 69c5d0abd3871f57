"""The composition root: real parts joined, an empty log filled once, the address told."""

from __future__ import annotations

import shutil
from io import BytesIO
from pathlib import Path

import pytest
from flask import Flask

import service
from settings import Settings

CORPUS = Path(service.__file__).parent / "corpus" / "train"
SAMPLE = CORPUS / "d01.txt"


class Server:
    """A server that answers one request: how many decisions there are."""

    def __init__(self, app: Flask, answers: list[int]) -> None:
        self.app, self.answers = app, answers

    def run(self) -> None:
        """Serve the one request and stop."""
        self.answers.append(self.app.test_client().get("/api/v1/decisions").get_json()["total"])


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """A data folder of one's own."""
    return Settings(data=tmp_path / "data", port=8123)


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[int]:
    """How many decisions there were at each start, with one sample release."""
    counted: list[int] = []
    samples = tmp_path / "samples"
    samples.mkdir()
    shutil.copy(SAMPLE, samples)
    monkeypatch.setattr(service, "SAMPLES", samples)
    monkeypatch.setattr("waitress.create_server", lambda app, **_options: Server(app, counted))
    return counted


def test_an_empty_log_is_filled_once(
    answers: list[int], settings: Settings, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The first start takes the samples in, the second goes on with what is there; both tell the address."""
    service.serve(settings)
    first = capsys.readouterr().out
    monkeypatch.delattr(service, "fill")
    service.serve(settings)

    assert answers[0] == answers[1] > 0
    assert "http://127.0.0.1:8123" in first
    assert "http://127.0.0.1:8123" in capsys.readouterr().out


def test_from_bytes_to_a_found_decision(settings: Settings) -> None:
    """Read, extracted, stored, indexed and found by another form of its word, all by the real parts."""
    client = service.create_app(settings).test_client()
    added = client.post("/api/v1/releases", data={"file": (BytesIO(SAMPLE.read_bytes()), "релиз.txt")})
    service.extract_stored(settings, "worker", None)
    found = client.get("/api/v1/decisions?q=профессиями").get_json()

    assert added.status_code == 202
    assert "kadrolog_extraction_seconds_count 1.0" in client.get("/metrics").text
    assert found["total"] > 0
    assert all("професси" in " ".join(item["evidence"]) for item in found["items"])
