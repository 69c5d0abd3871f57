"""A PostgreSQL server of the tests' own: made in a temporary folder, reached through a socket there."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path

import psycopg

from tests.databases import as_its_own, migrated

PROGRAMS = ("initdb", "pg_ctl")


def missing() -> list[str]:
    """The programs that a server needs and this machine lacks."""
    return [name for name in PROGRAMS if not _program(name)]


class Server:
    """A running server."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._made = 0

    def new_database(self) -> str:
        """The URL of an empty database; a schema in fact, which is made a hundred times faster."""
        name = self._new_name()
        self._execute(f"CREATE SCHEMA {name}")
        return f"{self._address()}&options=-csearch_path%3D{name}"

    def new_log(self) -> str:
        """The URL of the database of an empty log."""
        return as_its_own(self._address(self._create(f"TEMPLATE {self._template}")))

    @cached_property
    def _template(self) -> str:
        name = self._create()
        migrated(self._address(name))
        return name

    def _create(self, options: str = "") -> str:
        name = self._new_name()
        self._execute(f"CREATE DATABASE {name} {options}")
        return name

    def _new_name(self) -> str:
        self._made += 1
        return f"log{self._made}"

    def _address(self, name: str = "postgres") -> str:
        return f"postgresql://tests@/{name}?host={self._folder}"

    def _execute(self, statement: str) -> None:
        with psycopg.connect(self._address(), autocommit=True) as connection:
            connection.execute(statement)


@contextmanager
def running() -> Iterator[Server]:
    """A server for as long as the block lasts."""
    folder = Path(tempfile.mkdtemp(prefix="kadrolog-"))  # a socket's path must be short, pytest's folders are long
    owner = _owner()
    if owner:
        shutil.chown(folder, owner)
    data = folder / "data"
    _run(owner, folder, "initdb", "-D", data, "-U", "tests", "-A", "trust", "-E", "UTF8", "--no-locale", "--no-sync")
    options = f"-c listen_addresses='' -c unix_socket_directories='{folder}' -c fsync=off -c max_connections=40"
    try:
        _run(owner, folder, "pg_ctl", "-D", data, "-w", "-l", folder / "log", "-o", options, "start")
        yield Server(folder)
    finally:
        _run(owner, folder, "pg_ctl", "-D", data, "-w", "-m", "immediate", "stop")
        shutil.rmtree(folder)


def _owner() -> str | None:
    """Whom the server runs as: PostgreSQL refuses to be root."""
    if os.geteuid() != 0:
        return None
    names = {entry.pw_name for entry in pwd.getpwall()}
    return "postgres" if "postgres" in names else "nobody"


def _run(owner: str | None, folder: Path, program: str, *arguments: object) -> None:
    command = [_program(program) or program, *map(str, arguments)]
    subprocess.run(command, user=owner, cwd=folder, check=True, stdout=subprocess.DEVNULL)


def _program(name: str) -> str | None:
    debian = sorted(str(path) for path in Path("/usr/lib/postgresql").glob(f"*/bin/{name}"))
    return shutil.which(name) or (debian[-1] if debian else None)
