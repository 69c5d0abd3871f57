"""The terminal: every command for people and scripts, on a small log of two releases."""

from __future__ import annotations

import csv
import errno
import io
import json
import sys
from functools import partial
from pathlib import Path
from typing import Any

import openpyxl
import pytest

import cli
import service
from nlp.facts import Extraction, Release
from settings import Settings
from tests.intake.samples import as_docx
from upkeep.backups import Backups

RELEASE = Path(__file__).parents[1] / "corpus" / "train" / "d01.txt"
ITEM_KEYS = {"kind", "status", "evidence", "content", "actors", "assignees", "date", "deadline", "initiative"} | {
    "amount_rub",
    "headcount",
    "topics",
    "release",
    "regions",
    "places",
}


@pytest.fixture(scope="module")
def log(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data folder of a log with one labelled release and one document."""
    folder = tmp_path_factory.mktemp("log")
    (folder / "план.docx").write_bytes(as_docx())
    assert run(folder, "add", str(RELEASE), str(folder / "план.docx")) == 0
    return folder


def run(log: Path, *argv: str) -> int:
    settings = Settings(data=log)
    doors: cli.Doors = {
        "desk": partial(service.open_desk, settings),
        "gate": partial(service.open_gate, settings),
        "backups": partial(Backups, settings, service.now),
    }
    return cli.main(argv, doors, {})


def said(capsys: pytest.CaptureFixture[str]) -> list[str]:
    return capsys.readouterr().out.splitlines()


def listed(log: Path, capsys: pytest.CaptureFixture[str], *argv: str) -> dict[str, Any]:
    capsys.readouterr()
    assert run(log, "find", "--json", *argv) == 0
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    return found


def test_add_known(log: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The same bytes under another name are the same release."""
    assert run(log, "add", str(RELEASE)) == 0

    assert said(capsys)[-1].startswith("d01.txt: уже в журнале, релиз 1, решений: ")


def test_add_goes_on(log: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One line for each file, of a folder for each refused one; what cannot be read is told, and the others go on."""
    (tmp_path / "снимок.jpg").write_bytes(b"\xff\xd8\xff" + bytes(50))
    (tmp_path / "d01.txt").write_bytes(RELEASE.read_bytes())
    names = [str(tmp_path / "снимок.jpg"), str(tmp_path), str(tmp_path / "нет.txt"), str(RELEASE)]

    assert run(log, "add", *names) == 1

    lines = said(capsys)
    assert [line.split(": ")[1].split(".")[0] for line in lines[:3]] == ["не принят"] * 3
    assert "JPEG" in lines[0]
    assert lines[1] == lines[0]
    assert "нет" in lines[2]
    assert "уже в журнале" in lines[3]


def test_add_json(log: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """For scripts, an object on each line."""
    assert run(log, "add", "--json", str(RELEASE), str(tmp_path / "нет.txt")) == 1

    known, refused = (json.loads(line) for line in said(capsys))
    assert (known["name"], known["status"], known["release_id"]) == ("d01.txt", "known", 1)
    assert (refused["status"], refused["release_id"]) == ("refused", None)


def test_add_standard_input(log: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """`-` is the standard input."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(RELEASE.read_bytes())))

    assert run(log, "add", "-") == 0
    assert "релиз 1" in said(capsys)[-1]


def test_find_json(log: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The API's list object; items have the label file's keys, their release, regions and places in its text."""
    found = listed(log, capsys, "реестров")
    text = RELEASE.read_text("utf-8")

    assert set(found) == {"items", "total", "next"}
    assert found["total"] == len(found["items"]) > 0
    for item in found["items"]:
        assert set(item) >= ITEM_KEYS
        start, stop = item["places"]["content"]
        assert text[start:stop] == item["content"]


def test_find_pages(log: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`--limit` and `--cursor` walk through all that was found, each once."""
    total = listed(log, capsys)["total"]
    seen: list[int] = []
    cursor: list[str] = []
    while True:
        page = listed(log, capsys, "--limit", "2", *cursor)
        seen += [item["id"] for item in page["items"]]
        if not page["next"]:
            break
        cursor = ["--cursor", page["next"]]

    assert len(seen) == len(set(seen)) == total


def test_find_filters(log: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Every filter narrows, values of one filter are alternatives."""
    every = listed(log, capsys)
    kinds = {item["kind"] for item in every["items"]}
    one = sorted(kinds)[0]

    assert {item["kind"] for item in listed(log, capsys, "--kind", one)["items"]} == {one}
    both = [argument for kind in kinds for argument in ("--kind", kind)]
    assert listed(log, capsys, *both)["total"] == every["total"]
    assert listed(log, capsys, "--since", "2030-01-01")["total"] == 0
    assert listed(log, capsys, "--until", "2000-01-01")["total"] == 0
    assert listed(log, capsys, "--region", "RU-CHU")["total"] == 0


def test_find_for_people(log: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Day, kind and status, what, who and where it is said; then how many there are."""
    capsys.readouterr()
    assert run(log, "find", "реестр", "--limit", "1") == 0

    lines = said(capsys)
    assert lines[0][2] == lines[0][5] == "."
    assert any(line.startswith("  Источник: В Прикамье обсудили") for line in lines)
    assert lines[-1].startswith("Найдено решений: ")


@pytest.mark.parametrize(
    "argv",
    [("find", "--since", "вчера"), ("find", "--kind", "приказ"), ("find", "--limit", "0"), ("report",), ("dance",), ()],
)
def test_not_understood(log: Path, argv: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    """A command that is not understood ends with 2 and says how it is used."""
    with pytest.raises(SystemExit) as ended:
        run(log, *argv)

    assert ended.value.code == 2
    assert "usage" in capsys.readouterr().err


def test_bad_query(log: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Words that cannot be searched are an error on one line."""
    assert run(log, "find", '"без пары') == 1
    assert "без пары" in capsys.readouterr().err


def test_report(log: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The file holds what `find` finds, in both forms."""
    total = listed(log, capsys, "--until", "2024-12-31")["total"]
    for form in ("xlsx", "csv"):
        assert (
            run(log, "report", "--format", form, "--output", str(tmp_path / f"a.{form}"), "--until", "2024-12-31") == 0
        )

    sheet = openpyxl.load_workbook(tmp_path / "a.xlsx")["Решения"]
    rows = list(csv.reader(io.StringIO((tmp_path / "a.csv").read_text("utf-8-sig"), newline=""), delimiter=";"))
    assert sheet.max_row == len(rows) == total + 1


def test_report_whole_or_not(log: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A report that fails leaves no file."""
    assert run(log, "report", "--format", "csv", "--output", str(tmp_path / "a.csv"), "--query", '"без пары') == 1

    assert list(tmp_path.iterdir()) == []


def test_rebuild(log: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The new index finds what the old one found."""
    before = listed(log, capsys)

    assert run(log, "rebuild") == 0

    assert f": {before['total']}" in said(capsys)[-1]
    assert [item["id"] for item in listed(log, capsys)["items"]] == [item["id"] for item in before["items"]]


def test_check(log: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A sound log has nothing wrong."""
    assert run(log, "check") == 0
    assert said(capsys)[-1] == "Нарушений: 0"


def test_what_waits(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """How much; what is set aside with its reason, tried again or forgotten by its sum."""

    def stumble(_: Release) -> Extraction:
        raise RuntimeError("stumbled")

    monkeypatch.setattr(service, "extract", stumble)
    assert run(tmp_path, "add", str(RELEASE)) == 1
    assert "отложен" in said(capsys)[0]
    assert run(tmp_path, "waiting") == 1
    told = said(capsys)
    assert told[0] == "Ждут чтения: 0; отложено: 1"
    receipt = told[1].split()[0]

    assert run(tmp_path, "waiting", "--retry", receipt) == 1
    assert run(tmp_path, "waiting", "--drop", "all") == 0
    assert said(capsys)[-1] == "Ждут чтения: 0; отложено: 0"
    assert run(tmp_path, "waiting", "--drop", receipt) == 1
    assert receipt in capsys.readouterr().err


@pytest.mark.parametrize("command", ["serve", "work"])
def test_what_stays(command: str) -> None:
    """`serve` serves and `work` works; neither opens a desk here."""
    done: list[str] = []

    assert cli.main([command], {}, {name: partial(done.append, name) for name in ("serve", "work")}) == 0
    assert done == [command]


def test_serve_on_a_taken_address(capsys: pytest.CaptureFixture[str]) -> None:
    """Another program at the address is told so, with the remedy."""

    def serve() -> None:
        raise OSError(errno.EADDRINUSE, "Address already in use")

    assert cli.main(["serve"], {}, {"serve": serve}) == 1
    assert "KADROLOG_PORT" in capsys.readouterr().err


def test_settings_are_refused(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """A wrong variable is named."""
    monkeypatch.setenv("KADROLOG_PORT", "восемь")

    assert service.main(["check"]) == 2
    assert "KADROLOG_PORT" in capsys.readouterr().err
