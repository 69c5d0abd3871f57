"""What reviewers confirmed and corrected becomes label files that the corpus accepts."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

import service
from bench.check_labels import problems
from desk import File
from journal.records import Said, Verdict
from tests.web.conftest import SAMPLES, open_desk


@pytest.fixture
def export(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Callable[[Path, Path], str]:
    """Runs the command on a log; what it prints."""

    def exported(data: Path, folder: Path) -> str:
        monkeypatch.setenv("KADROLOG_DATA", str(data))
        capsys.readouterr()
        assert service.main(["export-labels", str(folder)]) == 0
        return capsys.readouterr().out

    return exported


def test_a_release_that_was_looked_at_as_a_whole(export: Callable[[Path, Path], str], tmp_path: Path) -> None:
    """Its text and labels are written and keep the contract; what was rejected is not in them."""
    desk = open_desk(tmp_path / "data")
    first, second = (desk.receive(File(path.name, path.read_bytes())) for path in SAMPLES[:2])
    for id_ in first.decision_ids[1:]:
        desk.review(Said(id_, Verdict.ACCEPTED))
    desk.review(Said(first.decision_ids[0], Verdict.REJECTED))
    desk.review(Said(second.decision_ids[0], Verdict.ACCEPTED))
    desk.close()
    told = export(tmp_path / "data", tmp_path / "labels")

    (label,) = (tmp_path / "labels").glob("*.json")
    original = json.loads(SAMPLES[0].with_suffix(".json").read_text("utf-8"))
    assert told == "Релизов с разметкой: 1, не по правилам: 0\n"
    assert list(problems(label)) == []
    assert json.loads(label.read_text("utf-8"))["decisions"] == original["decisions"][1:]
    assert label.with_suffix(".txt").read_text("utf-8") == SAMPLES[0].read_text("utf-8")


def test_nothing_looked_at_nothing_written(export: Callable[[Path, Path], str], tmp_path: Path) -> None:
    """An empty folder says so."""
    desk = open_desk(tmp_path / "data")
    desk.receive(File(SAMPLES[0].name, SAMPLES[0].read_bytes()))
    desk.close()

    assert export(tmp_path / "data", tmp_path / "labels") == "Релизов с разметкой: 0, не по правилам: 0\n"
    assert list((tmp_path / "labels").iterdir()) == []
