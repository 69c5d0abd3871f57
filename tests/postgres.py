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
from urllib.parse import urlsplit
from uuid import uuid4

import psycopg
from psycopg import Connection
from psycopg.rows import TupleRow

from journal.migrations import HEAD
from tests.databases import identities, migrated

PROGRAMS = ("initdb", "pg_ctl")
#: nothing outlives the server; what it would need to get over a crash is neither kept nor waited for
_CARELESS = "-c fsync=off -c full_page_writes=off -c wal_level=minimal -c max_wal_senders=0 -c max_wal_size=128MB"
#: a log in which nothing ever happened, and another one than before; its triggers, which forbid this, are asleep
_EMPTIED = """
SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid();
DO $$
DECLARE name text;
BEGIN
    SET LOCAL session_replication_role = replica;
    FOR name IN SELECT tablename FROM pg_tables
        WHERE schemaname = 'public' AND tablename NOT IN ('alembic_version', 'log')
    LOOP EXECUTE 'DELETE FROM ' || quote_ident(name); END LOOP;
    FOR name IN SELECT sequencename FROM pg_sequences WHERE last_value IS NOT NULL
    LOOP PERFORM setval(quote_ident(name)::regclass, 1, false); END LOOP;
    UPDATE log SET identity = '{identity}', head = 0;
    UPDATE alembic_version SET version_num = '{revision}';
END $$
"""


def missing() -> list[str]:
    """The programs that a server needs and this machine lacks."""
    return [name for name in PROGRAMS if not _program(name)]


class Server:
    """A running server."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._made = 0
        self._used: list[str] = []
        #: what logs are emptied by: one that has seen all tables before is five times as fast
        self._sessions: dict[str, Connection[TupleRow]] = {}

    def new_database(self) -> str:
        """The URL of an empty database; a schema in fact, which is made a hundred times faster."""
        name = self._new_name()
        self._execute(f"CREATE SCHEMA {name}")
        return f"{self._address()}&options=-csearch_path%3D{name}"

    def new_log(self) -> str:
        """The URL of the database of an empty log: one that came back, for a new one takes ten times as long."""
        name = self._used.pop() if self._used else self._create(f"TEMPLATE {self._template}")
        url = self._address(name)
        identities[url] = uuid4().hex
        self._session(name).execute(_EMPTIED.format(identity=identities[url], revision=HEAD))
        return url

    def take_back(self, log: str) -> None:
        """Nobody needs this log any more."""
        self._used.append(_name(log))

    def close(self) -> None:
        """Let go of the connections."""
        for session in self._sessions.values():
            session.close()

    def copy(self, log: str) -> str:
        """The URL of a copy of a database that nobody is connected to."""
        return self._address(self._create(f"TEMPLATE {_name(log)}"))

    def new_file(self) -> str:
        """The URL of an empty database, whole: it can be copied."""
        return self._address(self._create())

    @cached_property
    def _template(self) -> str:
        return _name(migrated(self.new_file()))

    def _create(self, options: str = "") -> str:
        name = self._new_name()
        self._execute(f"CREATE DATABASE {name} {options}")
        return name

    def _new_name(self) -> str:
        self._made += 1
        return f"log{self._made}"

    def _address(self, name: str = "postgres") -> str:
        return f"postgresql://tests@/{name}?host={self._folder}"

    def _session(self, name: str) -> Connection[TupleRow]:
        if name not in self._sessions:
            self._sessions[name] = psycopg.connect(self._address(name), autocommit=True)
        return self._sessions[name]

    def _execute(self, statement: str) -> None:
        self._session("postgres").execute(statement)


def _name(url: str) -> str:
    return urlsplit(url).path.removeprefix("/")


@contextmanager
def running() -> Iterator[Server]:
    """A server for as long as the block lasts."""
    folder = Path(tempfile.mkdtemp(prefix="kadrolog-"))  # a socket's path must be short, pytest's folders are long
    owner = _owner()
    if owner:
        shutil.chown(folder, owner)
    data = folder / "data"
    _run(owner, folder, "initdb", "-D", data, "-U", "tests", "-A", "trust", "-E", "UTF8", "--no-locale", "--no-sync")
    options = f"-c listen_addresses='' -c unix_socket_directories='{folder}' -c max_connections=60 {_CARELESS}"
    try:
        _run(owner, folder, "pg_ctl", "-D", data, "-w", "-l", folder / "log", "-o", options, "start")
        server = Server(folder)
        yield server
        server.close()
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
