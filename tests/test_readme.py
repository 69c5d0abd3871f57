"""The README's own commands run, and what documents point at is there."""

from __future__ import annotations

import json
import os
import re
import runpy
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

import pytest

import service
from settings import Settings
from tests.serving import serving

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")])
COMMANDS = [
    line.split("#")[0].strip()
    for block in re.findall(r"```sh\n(.*?)```", README, re.DOTALL)
    for line in block.splitlines()
    if line.strip()
]
PYTHON = ".venv/bin/python "
#: how each command of the README begins; what begins otherwise is not tried by any test here
KNOWN = ("make ", "curl ", PYTHON)


def begun(start: str) -> list[str]:
    return [command for command in COMMANDS if command.startswith(start)]


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which the commands find what they name and leave what they write."""
    folder = tmp_path_factory.mktemp("readme")
    for name in ("corpus", "service.py"):
        (folder / name).symlink_to(ROOT / name)
    return folder


@pytest.fixture(scope="module")
def address(place: Path) -> Iterator[str]:
    """A server over an empty log."""
    app = service.create_app(Settings(data=place / "served"))
    with serving(app) as address:
        yield address


def test_begins_with_two_commands() -> None:
    """A newcomer meets the picture and the two commands first, and every command is of a kind tried below."""
    assert COMMANDS[:2] == ["make run", "make test"]
    assert README.index("docs/log.png") < README.index("make run")
    assert [command for command in COMMANDS if not command.startswith(KNOWN)] == []


@pytest.mark.skipif(not shutil.which("make"), reason="make is not installed")
@pytest.mark.parametrize("command", begun("make "))
def test_make(command: str) -> None:
    """Every target exists and knows its steps."""
    done = subprocess.run(
        [*shlex.split(command), "--dry-run", "--always-make"], check=False, cwd=ROOT, capture_output=True, text=True
    )

    assert done.returncode == 0, done.stderr
    assert "-m venv" in done.stdout or "-x .venv/bin/python" in done.stdout


@pytest.mark.skipif(not shutil.which("curl"), reason="curl is not installed")
@pytest.mark.parametrize("command", begun("curl "))
def test_curl(command: str, address: str, place: Path) -> None:
    """The API takes the file and says by what to ask for it once a worker has read it."""
    here = command.replace("http://127.0.0.1:8000", address)

    done = subprocess.run([*shlex.split(here), "--silent"], cwd=place, capture_output=True, text=True, check=True)

    (item,) = json.loads(done.stdout)["items"]
    assert (item["name"], item["status"]) == ("d01.txt", "waiting")
    assert item["receipt"]


def test_terminal(place: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """The terminal's commands work in the README's order on an empty log."""
    monkeypatch.chdir(place)
    monkeypatch.setenv("KADROLOG_DATA", str(place / "data"))
    for command in begun(PYTHON):
        argv = shlex.split(command.removeprefix(PYTHON))
        status = carried_out(argv, monkeypatch)
        told = capsys.readouterr()
        assert status == 0, (command, told.err)
        assert told.out or "--output" in command
        if "--json" in command:
            assert set(json.loads(told.out)) == {"items", "total", "next"}

    assert (place / "log.xlsx").read_bytes().startswith(b"PK")


def carried_out(argv: list[str], monkeypatch: pytest.MonkeyPatch) -> object:
    """The exit status of a command of Python's, here: a new interpreter for each would load the program each time."""
    module = argv[1] if argv[0] == "-m" else None
    monkeypatch.setattr(sys, "argv", argv[1:] if module else argv)
    try:
        if module:
            runpy.run_module(module, run_name="__main__", alter_sys=True)
        else:
            runpy.run_path(argv[0], run_name="__main__")
    except SystemExit as stop:
        return stop.code or 0
    return 0


def test_a_process_of_its_own(place: Path) -> None:
    """The first of these commands, begun as a terminal begins it."""
    argv = [sys.executable, *shlex.split(begun(PYTHON)[0].removeprefix(PYTHON))]
    environment = {**os.environ, "KADROLOG_DATA": str(place / "own"), "PYTHONPATH": str(ROOT)}

    done = subprocess.run(argv, check=False, cwd=place, env=environment, capture_output=True, text=True)

    assert done.returncode == 0, done.stderr
    assert done.stdout


def test_settings() -> None:
    """The README lists every variable of the settings and no other."""
    told = set(re.findall(r"KADROLOG_\w+", README))

    assert told == set(re.findall(r"KADROLOG_[A-Z_]+", (ROOT / "settings.py").read_text("utf-8")))


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_links(document: Path) -> None:
    """Links within the project lead somewhere."""
    links = re.findall(r"\]\(([^)#\s]+)", document.read_text("utf-8"))
    own = [unquote(link) for link in links if "://" not in link]

    assert [link for link in own if not (document.parent / link).exists()] == []


def test_every_document_is_linked() -> None:
    """A page of the documentation that nothing leads to is not read."""
    linked = {
        Path(link).name for document in DOCUMENTS for link in re.findall(r"\]\(([^)#\s]+)", document.read_text("utf-8"))
    }

    assert [path.name for path in (ROOT / "docs").glob("*.md") if path.name not in linked] == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_paths(document: Path) -> None:
    """Folders and files that a document names as ours exist."""
    named = re.findall(
        r"`((?:intake|nlp|journal|reports|web|models|corpus|bench|tests|docs)/[\w/.-]*)`", document.read_text("utf-8")
    )
    invented = {"intake/formats/rtf.py", "reports/people.py", "reports/templates/people.docx"}

    assert [path for path in named if path not in invented and not (ROOT / path).exists()] == []


def test_the_map_names_every_part() -> None:
    """Whoever reads how it is built has heard of each folder and file that lies on top."""
    told = set(re.findall(r"`([\w.]+)/?`", (ROOT / "docs" / "architecture.md").read_text("utf-8")))
    parts = {path.parent.name for path in ROOT.glob("*/__init__.py")} | {path.name for path in ROOT.glob("*.py")}

    assert parts - told == set()


def test_licences() -> None:
    """Every package that is installed with the program is listed with its licence."""
    pinned = re.findall(r"^([\w.-]+)(?:\[\w+\])?==", (ROOT / "requirements.txt").read_text("utf-8"), re.MULTILINE)
    listed = re.findall(r"^\| ([\w.-]+) \| \S", (ROOT / "docs" / "licences.md").read_text("utf-8"), re.MULTILINE)

    assert set(pinned) <= set(listed)
