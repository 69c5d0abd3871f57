"""A PostgreSQL server of the tests' own: made in a temporary folder, reached through a socket there."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg

PROGRAMS = ("initdb", "pg_ctl")


def missing() -> list[str]:
    """The programs that a server needs and this machine lacks."""
    return [name for name in PROGRAMS if not _program(name)]


class Server:
    """A running server."""

    def __init__(self, folder: Path) -> None:
        self._address = f"postgresql://tests@/postgres?host={folder}"
        self._made = 0

    def new_database(self) -> str:
        """The URL of an empty database; a schema in fact, which is made a hundred times faster."""
        self._made += 1
        name = f"journal{self._made}"
        with psycopg.connect(self._address) as connection:
            connection.execute(f"CREATE SCHEMA {name}")
        return f"{self._address}&options=-csearch_path%3D{name}"


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
