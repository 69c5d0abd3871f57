"""The same words asked of `LIKE`, of FTS5 as one would first write it, and of PostgreSQL's own full text."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

import psycopg

from bench.searching.releases import releases
from bench.searching.shapes import Sample, sample
from bench.searching.timing import Times, times
from tests import postgres

#: queries of each shape; peers take seconds for some
_EACH = 8
_TOP = 20


def peers(rows: int, folder: Path) -> dict[str, Mapping[str, Times]]:
    """Times by peer and shape; PostgreSQL only where its programs are installed."""
    known = sample(rows)
    found = {**_sqlite(rows, folder, known)}
    if not postgres.missing():
        with postgres.running() as server:
            found["PostgreSQL"] = _postgresql(rows, server, known)
    return found


def _texts(rows: int) -> Iterator[tuple[int, str]]:
    pieces = (decision.evidence[0].text for _, facts in releases(rows) for decision in facts.decisions)
    return enumerate(pieces, 1)


def _sqlite(rows: int, folder: Path, known: Sample) -> dict[str, Mapping[str, Times]]:
    connection = sqlite3.connect(folder / "peers.sqlite")
    connection.execute("CREATE TABLE plain (id INTEGER PRIMARY KEY, text TEXT)")
    connection.execute("CREATE VIRTUAL TABLE naive USING fts5 (text, content='plain', content_rowid='id')")
    connection.executemany("INSERT INTO plain VALUES (?, ?)", _texts(rows))
    connection.execute("INSERT INTO naive (naive) VALUES ('rebuild')")
    connection.commit()
    like = _shapes(known, lambda *words: [f"%{word}%" for word in words], lambda phrase: [f"%{phrase}%"])
    fts = _shapes(known, lambda *words: [" ".join(words)], lambda phrase: [f'"{phrase}"'])

    def matching(values: Sequence[str]) -> object:
        where = " AND ".join("text LIKE ?" for _ in values)
        return connection.execute(f"SELECT id FROM plain WHERE {where} LIMIT {_TOP}", values).fetchall()  # noqa: S608

    def ranked(values: Sequence[str]) -> object:
        query = f"SELECT rowid FROM naive WHERE naive MATCH ? ORDER BY rank LIMIT {_TOP}"  # noqa: S608
        return connection.execute(query, values).fetchall()

    return {"LIKE": _times(like, matching), "FTS5": _times(fts, ranked)}


def _postgresql(rows: int, server: postgres.Server, known: Sample) -> Mapping[str, Times]:
    url = server.new_database()
    with psycopg.connect(url) as connection:
        connection.execute("CREATE TABLE plain (id bigint, text text, words tsvector)")
        with connection.cursor().copy("COPY plain (id, text) FROM STDIN") as copy:
            for row in _texts(rows):
                copy.write_row(row)
        connection.execute("UPDATE plain SET words = to_tsvector('russian', text)")
        connection.execute("CREATE INDEX ON plain USING gin (words)")
        shapes = _shapes(known, lambda *words: [" & ".join(words)], lambda phrase: [phrase.replace(" ", " <-> ")])

        def ranked(values: Sequence[str]) -> object:
            query = "SELECT id FROM plain, to_tsquery('russian', %s) q WHERE words @@ q ORDER BY ts_rank(words, q) DESC"
            return connection.execute(f"{query} LIMIT {_TOP}", values).fetchall()

        return _times(shapes, ranked)


def _shapes(
    known: Sample, words: Callable[..., list[str]], phrase: Callable[[str], list[str]]
) -> dict[str, list[list[str]]]:
    common = known.common
    pairs = zip(common[:_EACH], common[_EACH:], strict=False)
    return {
        "rare": [words(word) for word in known.rare[:_EACH]],
        "common": [words(word) for word in common[:_EACH]],
        "two_common": [words(*pair) for pair in pairs],
        "phrase": [phrase(quoted.strip('"')) for quoted in known.phrases[:_EACH]],
    }


def _times(shapes: Mapping[str, list[list[str]]], ask: Callable[[Sequence[str]], object]) -> Mapping[str, Times]:
    return {shape: times([lambda values=values: ask(values) for values in asked]) for shape, asked in shapes.items()}  # type: ignore[misc]
