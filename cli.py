"""The terminal's door: every use case as a command, for people and, with `--json`, for scripts."""

from __future__ import annotations

import argparse
import datetime as dt
import errno
import json
import os
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import cli_access
import cli_intake
import cli_upkeep
from access import AccessError, Gate
from desk import Desk
from intake import Unreadable
from journal.contract import JournalError
from journal.records import Days, DecisionRecord, Order, Query
from nlp.facts import Kind, Status, Topic
from presentation import found
from reports import FORMATS, REPORTS, ReportError, Wanted
from reports.labels import KINDS, REGIONS, STATUSES
from upkeep.backups import Backups

Doors = Mapping[str, Callable[..., Any]]

TAKEN = "Адрес занят другой программой: задайте другой порт в KADROLOG_PORT."


def main(argv: Sequence[str], doors: Doors, stays: Mapping[str, Callable[[], None]]) -> int:
    """Carry one command out; 0, or 1 where something was refused or is wrong, or 2 for a command not understood.

    `doors` open what commands work on, `desk`, `gate` or `backups`, and `worker`, the desk of a process of its own
    under the name of its leases; `stays` are `serve` and `work`, which go on and on.
    """
    options = _parser().parse_args(argv)
    try:
        if options.run is None:
            stays[options.stays]()
            return 0
        options.worker, options.full = doors.get("worker"), doors.get("full")
        status = _carry_out(options, doors[options.door])
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except (JournalError, AccessError, ReportError, Unreadable, OSError) as error:
        taken = isinstance(error, OSError) and error.errno == errno.EADDRINUSE
        print(TAKEN if taken else error, file=sys.stderr)
        return 1
    return status


def _carry_out(options: argparse.Namespace, open_door: Callable[[], Desk | Gate | Backups]) -> int:
    door = open_door()
    try:
        return int(options.run(options, door))
    finally:
        door.close()


def _find(options: argparse.Namespace, desk: Desk) -> int:
    page = desk.find(_query(options))
    if options.json:
        print(json.dumps(found(page), ensure_ascii=False))
        return 0
    for hit in page.items:
        print(_shown(hit.record), end="\n\n")
    print(f"Найдено решений: {page.total}" + (f"; дальше: --cursor {page.next}" if page.next else ""))
    return 0


def _shown(record: DecisionRecord) -> str:
    decision = record.decision
    regions = ", ".join(REGIONS.get(code, code) for code in record.regions)
    parties = [
        f"{label}: {', '.join(party.name for party in named)}"
        for label, named in (("Кто", decision.actors), ("Кому", decision.assignees))
        if named
    ]
    due = [f"Срок: {decision.deadline.interval.end:%d.%m.%Y}"] if decision.deadline else []
    return "\n  ".join(
        (
            f"{record.day:%d.%m.%Y}  {KINDS[decision.kind]}, {STATUSES[decision.status]}  {regions}  №{record.id}",
            " ".join(decision.content.text.split()),
            *parties,
            *due,
            f"Источник: {record.release_title or record.publisher or 'без заголовка'} (релиз {record.release_id})",
        )
    )


def _report(options: argparse.Namespace, desk: Desk) -> int:
    """The file appears whole or not at all."""
    wanted = Wanted(_query(options), options.report, frozenset(options.section or ()))
    if options.output == "-":
        desk.report(wanted, options.format, sys.stdout.buffer)
        return 0
    part = Path(f"{options.output}.part")
    try:
        with part.open("wb") as output:
            desk.report(wanted, options.format, output)
        part.replace(options.output)
    finally:
        part.unlink(missing_ok=True)
    return 0


def _import_organizations(options: argparse.Namespace, desk: Desk) -> int:
    done = desk.import_organizations(Path(options.file).read_bytes(), author="terminal")
    print(f"Организаций новых: {done.new}, узнано: {done.matched}, без изменений: {done.unchanged}")
    return 0


def _rebuild(options: argparse.Namespace, desk: Desk) -> int:
    print(f"Решений в новом индексе: {desk.rebuild()}")
    return 0


def _link(options: argparse.Namespace, desk: Desk) -> int:
    for left in desk.link():
        print(f"Осталось релизов: {left}", file=sys.stderr)
    return 0


def _export_labels(options: argparse.Namespace, desk: Desk) -> int:
    """A text and its labels for each release that was looked at as a whole; 1 where some do not keep the contract."""
    folder = Path(options.folder)
    folder.mkdir(parents=True, exist_ok=True)
    written = refused = 0
    for item in desk.labelled():
        if item.problems:
            print(f"{item.name}: {'; '.join(item.problems)}", file=sys.stderr)
            refused += 1
            continue
        (folder / f"{item.name}.txt").write_text(item.text, "utf-8", newline="")
        labels = json.dumps(item.labels, ensure_ascii=False, indent=1)
        (folder / f"{item.name}.json").write_text(labels + "\n", "utf-8")
        written += 1
    print(f"Релизов с разметкой: {written}, не по правилам: {refused}")
    return min(refused, 1)


def _check(options: argparse.Namespace, desk: Desk) -> int:
    wrong = 0
    for problem in desk.check():
        wrong += 1
        print(problem)
    print(f"Нарушений: {wrong}")
    return min(wrong, 1)


def _query(options: argparse.Namespace) -> Query:
    return Query(
        text=options.query,
        regions=tuple(options.region),
        kinds=tuple(options.kind),
        statuses=tuple(options.status),
        topics=tuple(options.topic),
        days=Days(options.since, options.until),
        reprints=options.reprints,
        as_of=options.as_of,
        order=Order(options.order) if options.order else None,
        limit=options.limit,
        cursor=options.cursor,
        facets=False,
    )


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="service.py", description="Кадролог: журнал кадровых решений")
    parser.set_defaults(door="desk")
    commands = parser.add_subparsers(required=True, metavar="КОМАНДА")
    for stays, words in (
        ("serve", "отвечать по адресу KADROLOG_HOST:KADROLOG_PORT"),
        ("work", "читать принятое, отправлять оповещения и забирать релизы с источников, пока не остановят"),
    ):
        commands.add_parser(stays, help=words).set_defaults(run=None, stays=stays)
    find = commands.add_parser("find", help="найти решения")
    find.add_argument("query", nargs="?", default="", metavar="QUERY", help='слова в любой форме, "фразы" в кавычках')
    find.add_argument("--json", action="store_true", help="список JSON, как у API")
    find.add_argument("--limit", type=_positive, default=20, help="решений на странице")
    find.add_argument("--cursor", help="next прошлой страницы")
    find.set_defaults(run=_find)
    report = commands.add_parser("report", help="записать отчёт в файл")
    report.add_argument("--report", choices=REPORTS, default="log", help="какой: log (журнал) или monitoring")
    sections = sorted({name for item in REPORTS.values() for name in item.sections})
    report.add_argument("--section", action="append", choices=sections, help="раздел отчёта; без него все")
    report.add_argument("--format", choices=FORMATS, required=True)
    report.add_argument("--output", required=True, metavar="FILE", help="куда; - для стандартного вывода")
    report.add_argument("--query", default="", help="слова запроса")
    report.set_defaults(run=_report, limit=20, cursor=None)
    for command in (find, report):
        _add_filters(command)
    known = commands.add_parser("import-organizations", help="взять список известных организаций")
    known.add_argument("file", metavar="FILE", help="CSV: ИНН, название, другие названия (через |), регион")
    known.set_defaults(run=_import_organizations)
    commands.add_parser("rebuild", help="построить поисковый индекс заново").set_defaults(run=_rebuild)
    link = commands.add_parser("link", help="связать с журналом релизы, загруженные без сопоставления")
    link.set_defaults(run=_link)
    labels = commands.add_parser("export-labels", help="записать проверенные релизы как разметку")
    labels.add_argument("folder", metavar="FOLDER", help="куда: ИМЯ.txt и ИМЯ.json")
    labels.set_defaults(run=_export_labels)
    commands.add_parser("check", help="проверить целость журнала").set_defaults(run=_check)
    cli_intake.add_commands(commands)
    cli_access.add_commands(commands)
    cli_upkeep.add_commands(commands)
    return parser


def _add_filters(command: argparse.ArgumentParser) -> None:
    choices: Iterable[tuple[str, Iterable[str], str]] = (
        ("region", REGIONS, "субъект, код ISO 3166-2:RU"),
        ("kind", map(str, Kind), "вид решения"),
        ("status", map(str, Status), "стадия"),
        ("topic", map(str, Topic), "тема"),
    )
    for name, values, words in choices:
        help = f"{words}; можно несколько раз"
        command.add_argument(f"--{name}", action="append", default=[], choices=list(values), metavar="CODE", help=help)
    command.add_argument("--since", type=_day, metavar="YYYY-MM-DD", help="с какого дня")
    command.add_argument("--until", type=_day, metavar="YYYY-MM-DD", help="по какой день")
    command.add_argument("--as-of", type=_day, metavar="YYYY-MM-DD", help="журнал, каким он был в конце этого дня")
    command.add_argument("--reprints", action="store_true", help="и то, что перепечатки повторяют")
    command.add_argument("--order", choices=list(map(str, Order)), help="порядок")


def _day(text: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"день ожидался как 2026-02-18, получено {text!r}") from error


def _positive(text: str) -> int:
    if not text.isdecimal() or not int(text):
        raise argparse.ArgumentTypeError(f"целое число ожидалось от 1, получено {text!r}")
    return int(text)
