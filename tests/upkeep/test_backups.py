"""Backups at the terminal: the log, templates and settings, and back."""

from __future__ import annotations

import io
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

import cli
import service
from settings import Settings
from tests.test_cli import RELEASE
from upkeep.backups import Backups


def run(settings: Settings, *argv: str) -> int:
    doors: cli.Doors = {
        "desk": lambda: service.open_desk(settings),
        "backups": lambda: Backups(settings, service.now),
    }
    return cli.main(argv, doors, {})


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The backup of a log with one release, a template and an address."""
    folder = tmp_path_factory.mktemp("saved")
    settings = Settings(data=folder / "data", address="https://log.example.ru", smtp="smtp://user:secret@mail")
    assert run(settings, "add", str(RELEASE)) == 0
    (settings.data / "templates").mkdir()
    (settings.data / "templates" / "monitoring.docx").write_bytes(b"template")
    assert run(settings, "backup", str(folder / "log.backup")) == 0
    return folder / "log.backup"


def test_is_for_its_owner_only(saved: Path) -> None:
    """It holds the hashes of passwords."""
    assert saved.stat().st_mode & 0o777 == 0o600
    assert [path.name for path in saved.parent.iterdir() if path.name.endswith(".part")] == []


def test_restored(saved: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The log is whole again, templates are in their place, and what was set is told, but for passwords."""
    settings = Settings(data=tmp_path / "data")

    assert run(settings, "restore", str(saved)) == 0
    told = capsys.readouterr().out
    assert "релизов 1, файлов 1" in told
    assert "Было задано KADROLOG_ADDRESS=https://log.example.ru\n" in told
    assert "secret" not in told
    assert (settings.data / "templates" / "monitoring.docx").read_bytes() == b"template"
    assert run(settings, "check") == 0
    assert run(settings, "find", "реестров") == 0
    assert "Найдено решений: 0" not in capsys.readouterr().out


def test_restored_twice(saved: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The second time there is something that would be lost."""
    settings = Settings(data=tmp_path / "data")
    run(settings, "restore", str(saved))

    assert run(settings, "restore", str(saved)) == 1
    assert "KADROLOG_DATA" in capsys.readouterr().err


def test_another_backup_is_not_replaced(saved: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Last night's may be the one that is needed."""
    before = saved.read_bytes()

    assert run(Settings(data=saved.parent / "data"), "backup", str(saved)) == 1
    assert "уже есть" in capsys.readouterr().err
    assert saved.read_bytes() == before


def test_a_backup_that_fails_leaves_nothing(tmp_path: Path) -> None:
    """No file that could be taken for one."""
    (tmp_path / "data").mkdir()

    assert run(Settings(data=tmp_path / "data"), "backup", str(tmp_path / "log.backup")) == 1
    assert [path.name for path in tmp_path.iterdir()] == ["data"]


def test_through_pipes(saved: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """From one machine to another without a file between them."""
    output = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", SimpleNamespace(buffer=output, flush=output.flush))
    assert run(Settings(data=saved.parent / "data"), "backup", "-") == 0
    monkeypatch.undo()
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(output.getvalue())))

    assert run(Settings(data=tmp_path / "there"), "restore", "-") == 0
