"""The terminal's commands for accounts, tokens and the audit log."""

from __future__ import annotations

import argparse
import getpass
import sys
from collections.abc import Callable
from typing import Any

from access import Gate
from journal.accounts.records import Role
from reports.labels import REGIONS


def add_commands(commands: Any) -> None:
    """Make them known to the parser."""
    add = _command(commands, "add-user", "завести учётную запись", _add)
    _may(add, Role.READER)
    change = _command(commands, "set-user", "изменить, что учётной записи можно", _change)
    _may(change, None)
    change.add_argument("--disabled", action="store_true", help="больше не пускать")
    _command(commands, "set-password", "назначить новый пароль", _password)
    link = _command(commands, "link-user", "пускать учётную запись и через организацию", _link)
    link.add_argument("--issuer", required=True, metavar="АДРЕС", help="её служба входа, как в KADROLOG_OIDC_ISSUER")
    link.add_argument("--subject", required=True, metavar="SUB", help="кто это там: значение sub")
    token = _command(commands, "add-token", "выдать ключ программе от имени учётной записи", _token)
    token.add_argument("--label", required=True, help="для чего он")
    token.add_argument("--role", type=Role, choices=list(Role), default=Role.READER, help="не выше роли владельца")
    token.add_argument("--days", type=int, default=90, help="сколько дней действует")
    users = commands.add_parser("users", help="перечислить учётные записи")
    users.set_defaults(run=_users, door="gate")
    audit = commands.add_parser("audit", help="показать журнал действий, новые сначала")
    audit.add_argument("--limit", type=int, default=50, help="сколько записей")
    audit.set_defaults(run=_audit, door="gate")


def _command(commands: Any, name: str, help: str, run: Callable[[argparse.Namespace, Gate], int]) -> Any:
    command = commands.add_parser(name, help=help)
    command.add_argument("name", metavar="ИМЯ")
    command.set_defaults(run=run, door="gate")
    return command


def _may(command: Any, role: Role | None) -> None:
    command.add_argument("--role", type=Role, choices=list(Role), default=role, help="роль")
    help = "субъект, код ISO 3166-2:RU; можно несколько раз; без него все"
    command.add_argument("--region", action="append", choices=list(REGIONS), metavar="CODE", help=help)


def _add(options: argparse.Namespace, gate: Gate) -> int:
    account = gate.add_account(options.name, _ask(), options.role, options.region or ())
    print(f"Заведена учётная запись: {account.name}, {account.role}")
    return 0


def _change(options: argparse.Namespace, gate: Gate) -> int:
    """What is not stated stays."""
    before = gate.accounts.people.get(options.name)
    regions = before.regions if options.region is None else options.region
    gate.change_account(before.name, options.role or before.role, regions, not options.disabled)
    return _users(options, gate)


def _password(options: argparse.Namespace, gate: Gate) -> int:
    gate.set_password(gate.accounts.people.get(options.name).name, _ask())
    print("Пароль изменён, сеансы закончены.")
    return 0


def _link(options: argparse.Namespace, gate: Gate) -> int:
    gate.link(options.name, options.issuer, options.subject)
    print(f"{options.name} входит и через {options.issuer}")
    return 0


def _token(options: argparse.Namespace, gate: Gate) -> int:
    """The secret alone on the standard output, for scripts."""
    account = gate.accounts.people.get(options.name)
    print(gate.issue_token(account, options.label, options.role, options.days))
    return 0


def _users(options: argparse.Namespace, gate: Gate) -> int:
    for account in gate.accounts.people.list():
        able = "" if account.active else ", отключена"
        print(f"{account.name}: {account.role}, {', '.join(account.regions) or 'все субъекты'}{able}")
    return 0


def _audit(options: argparse.Namespace, gate: Gate) -> int:
    for entry in gate.accounts.audit.list(limit=max(1, options.limit)):
        at = f"{entry.at:%Y-%m-%d %H:%M:%S}" if entry.at else ""
        print(f"{at} {entry.author or '-'} {entry.action} {entry.subject or '-'}: {entry.outcome} ({entry.address})")
    return 0


def _ask() -> str:
    """Typed unseen, or a line of the standard input for scripts; never an argument, which other users would see."""
    if sys.stdin.isatty():
        return getpass.getpass("Пароль: ")
    return sys.stdin.readline().rstrip("\n")
