"""The terminal's commands for backups."""

from __future__ import annotations

import argparse
import json
import os
import sys
from pathlib import Path
from typing import Any

from journal.backup import Backup
from upkeep.backups import SETTINGS, Backups


def add_commands(commands: Any) -> None:
    """Make them known to the parser."""
    for name, help, run in (
        ("backup", "сохранить журнал в один файл, не останавливая его", _back_up),
        ("restore", "восстановить журнал из такого файла в пустую базу", _restore),
    ):
        command = commands.add_parser(name, help=help)
        command.add_argument("file", metavar="FILE", help="файл; - для стандартного потока")
        command.set_defaults(run=run, door="backups")


def _back_up(options: argparse.Namespace, backups: Backups) -> int:
    """A file appears whole or not at all, for its owner only, and replaces none. 1 where raw files were lost."""
    backup = _into(options.file, backups)
    print(f"Сохранено релизов: {backup.releases}, файлов: {backup.raw}", file=sys.stderr)
    for digest in backup.lost:
        print(f"Файл с суммой {digest} утерян или испорчен: в копии его нет.", file=sys.stderr)
    return min(len(backup.lost), 1)


def _into(name: str, backups: Backups) -> Backup:
    if name == "-":
        return backups.back_up(sys.stdout.buffer)
    if Path(name).exists():
        raise FileExistsError(f"Файл {name} уже есть; назовите другой.")
    part = Path(f"{name}.part")
    part.unlink(missing_ok=True)
    try:
        with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as output:
            backup = backups.back_up(output)
            output.flush()
            os.fsync(output.fileno())
        part.replace(name)
    finally:
        part.unlink(missing_ok=True)
    return backup


def _restore(options: argparse.Namespace, backups: Backups) -> int:
    """What was set is told, for whoever sets it again."""
    if options.file == "-":
        backup = backups.restore(sys.stdin.buffer)
    else:
        with Path(options.file).open("rb") as source:
            backup = backups.restore(source)
    print(f"Восстановлено на {backup.made_at:%d.%m.%Y %H:%M}: релизов {backup.releases}, файлов {backup.raw}")
    for name, value in json.loads(backup.files.get(SETTINGS, b"{}")).items():
        print(f"Было задано {name}={value}")
    return 0
