"""The terminal's commands for what comes in: adding files, and what became of those that wait."""

from __future__ import annotations

import argparse
import json
import os
import sys
from functools import partial
from pathlib import Path
from typing import Any

from tqdm import tqdm

import bulk
from bulk import Here, Pool
from desk import Desk, File, Outcome, State
from intake.collections import Source, open_source, open_stream
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
    words = "файл, папка, архив ZIP или WARC любого размера, адрес страницы; - для стандартного ввода"
    add.add_argument("files", nargs="+", metavar="FILE", help=words)
    jobs = "процессов для папок и больших архивов; если не задано, по числу ядер"
    add.add_argument("--jobs", type=_jobs, default=os.cpu_count() or 1, help=jobs)
    add.add_argument("--json", action="store_true", help="объект JSON на каждый файл")
    add.set_defaults(run=_add)
    waiting = commands.add_parser("waiting", help="что принято и ещё не прочитано, что отложено и почему")
    waiting.add_argument("--retry", metavar="SHA256", help="прочитать отложенное ещё раз; all для всего")
    waiting.add_argument("--drop", metavar="SHA256", help="забыть отложенное; all для всего")
    waiting.set_defaults(run=_waiting)


def _add(options: argparse.Namespace, desk: Desk) -> int:
    """A line for each file as soon as it is done, of folders and large archives for each refused one; all go on."""
    shown = _Shown(options.json)
    for name in options.files:
        if name.startswith(("http://", "https://")):
            for outcome in desk.submit_address(name, author="terminal"):
                shown.tell(outcome)
            continue
        try:
            given = open_stream(sys.stdin.buffer) if name == "-" else open_source(Path(name)) or Path(name).read_bytes()
        except OSError as error:
            reason = WRONG.get(type(error), f"Файл не читается: {error.strerror}.")
            shown.tell(Outcome(name, 0, State.REFUSED, reason=reason))
            continue
        if isinstance(given, bytes):
            for outcome in desk.submit([File(Path(name).name, given)], author="terminal"):
                shown.tell(outcome)
        else:
            _add_collection(options, desk, name, given, shown)
    return min(shown.bad, 1)


def _add_collection(options: argparse.Namespace, desk: Desk, name: str, source: Source, shown: _Shown) -> None:
    pool = options.worker and Pool(options.worker, options.jobs, partial(_give_back, desk), options.full)
    workers = pool or Here(desk)
    quiet = not sys.stderr.isatty()
    with tqdm(total=source.total, unit=" файл", disable=quiet, file=sys.stderr, smoothing=0.05) as bar:
        for progress in bulk.add(desk, source, workers):
            for outcome in progress.outcomes:
                shown.tell(outcome, good=options.json)
            done = progress.collection
            bar.update(done.added + done.known + done.refused - bar.n)
    print(f"{name}: новых {done.added}, уже в журнале {done.known}, остальных {done.refused}", file=sys.stderr)


def _give_back(desk: Desk, owner: str) -> None:
    desk.journal.arrivals.give_back(owner, desk.clock())


class _Shown:
    """What was told, and how much of it was bad."""

    def __init__(self, as_json: bool) -> None:
        self._json = as_json
        self.bad = 0

    def tell(self, outcome: Outcome, *, good: bool = True) -> None:
        """A line for an outcome; of a good one only where it is wanted."""
        bad = outcome.state not in (State.ADDED, State.KNOWN)
        self.bad += outcome.state in BAD
        if bad or good:
            line = json.dumps(outcome_item(outcome), ensure_ascii=False) if self._json else _told(outcome)
            tqdm.write(line, file=sys.stdout)


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


def _jobs(text: str) -> int:
    if not text.isdecimal() or not int(text):
        raise argparse.ArgumentTypeError(f"целое число ожидалось от 1, получено {text!r}")
    return int(text)


def _named(receipt: str | None, desk: Desk) -> list[str]:
    if receipt != EVERY:
        return [receipt] if receipt else []
    return [outcome.receipt for outcome in desk.aside()]
