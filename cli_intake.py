"""The terminal's commands for what comes in: adding files, and what became of those that wait."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from tqdm import tqdm

from desk import Desk, File, Outcome, State
from presentation import outcome_item

#: why a file cannot be opened
WRONG: dict[type[OSError], str] = {
    FileNotFoundError: "Такого файла нет.",
    IsADirectoryError: "Это папка, а ожидался файл.",
    PermissionError: "Читать этот файл не разрешено.",
}

EVERY = "all"
#: outcomes as a status of the terminal: something was not read
BAD = (State.REFUSED, State.ASIDE)


def add_commands(commands: Any) -> None:
    """Make them known to the parser."""
    add = commands.add_parser("add", help="принять файлы")
    add.add_argument("files", nargs="+", metavar="FILE", help="файл; - для стандартного ввода")
    add.add_argument("--json", action="store_true", help="объект JSON на каждый файл")
    add.set_defaults(run=_add)
    waiting = commands.add_parser("waiting", help="что принято и ещё не прочитано, что отложено и почему")
    waiting.add_argument("--retry", metavar="SHA256", help="прочитать отложенное ещё раз; all для всего")
    waiting.add_argument("--drop", metavar="SHA256", help="забыть отложенное; all для всего")
    waiting.set_defaults(run=_waiting)


def _add(options: argparse.Namespace, desk: Desk) -> int:
    """One line for each file, and for each of an archive, as soon as it is done; a refused one stops nobody."""
    refused = 0
    quiet = options.json or not sys.stderr.isatty()
    with tqdm(options.files, unit=" файл", disable=quiet, file=sys.stderr) as files:
        for name in files:
            for outcome in _take(desk, name):
                refused += outcome.state in BAD
                files.write(json.dumps(outcome_item(outcome), ensure_ascii=False) if options.json else _told(outcome))
    return min(refused, 1)


def _take(desk: Desk, name: str) -> tuple[Outcome, ...]:
    try:
        data = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
    except OSError as error:
        reason = WRONG.get(type(error), f"Файл не читается: {error.strerror}.")
        return (Outcome(name, 0, State.REFUSED, reason=reason),)
    return desk.submit([File(Path(name).name, data)], author="terminal")


def _told(outcome: Outcome) -> str:
    if outcome.state is State.REFUSED:
        return f"{outcome.name}: не принят. {outcome.reason}"
    if outcome.state is State.ASIDE:
        return f"{outcome.name}: отложен. {outcome.reason}"
    if outcome.state is State.WAITING:
        return f"{outcome.name}: принят, ждёт чтения"
    known = "уже в журнале, " if outcome.state is State.KNOWN else ""
    return f"{outcome.name}: {known}релиз {outcome.release_id}, решений: {len(outcome.decision_ids)}"


def _waiting(options: argparse.Namespace, desk: Desk) -> int:
    """How much waits, then a line for each that is set aside; 1 where there are some."""
    for receipt in _named(options.retry, desk):
        print(_told(desk.retry(receipt)))
    for receipt in _named(options.drop, desk):
        desk.drop(receipt)
    backlog, aside = desk.backlog(), desk.aside()
    since = f", старший с {backlog.since:%d.%m.%Y %H:%M}" if backlog.since else ""
    print(f"Ждут чтения: {backlog.waiting}{since}; отложено: {backlog.aside}")
    for outcome in aside:
        print(f"{outcome.receipt}  {_told(outcome)}")
    return min(len(aside), 1)


def _named(receipt: str | None, desk: Desk) -> list[str]:
    if receipt != EVERY:
        return [receipt] if receipt else []
    return [outcome.receipt for outcome in desk.aside()]
