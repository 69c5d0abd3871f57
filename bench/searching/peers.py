"""The same questions asked of `LIKE`, of FTS5 as one would first write it, and of PostgreSQL's own full text.

Each is given the words that our index has, and finds the decisions that we find: what is compared is how they are found
and ranked. Whether the sets are the same is looked at, and said where they are not.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import product
from pathlib import Path
from typing import Any

import psycopg

from bench.searching.shapes import Sample
from bench.searching.timing import Times, times
from journal.changes import ChangeLog
from journal.index.lines import END, READINGS, line
from journal.questions import Clause
from journal.records import Query
from journal.store import SqlJournal
from journal.typed import understand
from tests import postgres

#: questions of each shape; peers take seconds for some
_EACH = 8
_TOP = 20
#: what joins the readings of a word to one word, and what stands between lines, so that no phrase runs over it
_JOINT, _END = "q", " qq "
#: words as they come; by itself FTS5 takes й for и
_TOKENS = "tokenize='unicode61 remove_diacritics 0'"

#: how many decisions there are, and the best of them
Ask = Callable[[Sequence[Clause]], object]


def _texts(changes: ChangeLog) -> Iterator[tuple[int, str]]:
    """The decisions as our index has them: a word for each place, and behind them the forms of those with several."""
    for batch in changes.everything():
        for entry in batch:
            words = line(entry.texts, dict.fromkeys(name for _, _, name, _ in entry.parties)).decode()
            yield entry.id, f" {words.replace(f' {END} ', _END).replace(READINGS, _JOINT)} "


def peers(
    journal: SqlJournal, changes: ChangeLog, known: Sample, folder: Path
) -> tuple[dict[str, Mapping[str, Times]], list[str]]:
    """Times by peer and shape, and where a peer finds others than we do; PostgreSQL only where it is installed."""
    asked = {
        "rare": known.rare[:_EACH],
        "common": known.common[:_EACH],
        "two_common": [" ".join(pair) for pair in zip(known.common, known.common[_EACH:], strict=False)][:_EACH],
        "prefix": [f"{word[:4]}*" for word in known.rare[:_EACH]],
        "phrase": known.phrases[:_EACH],
    }
    found: dict[str, Mapping[str, Times]] = {}
    differing: list[str] = []
    for name, (best, count) in _sqlite(changes, folder).items():
        found[name] = {shape: _timed(best, some) for shape, some in asked.items()}
        differing += _compared(journal, name, count, asked) if count else []
    if not postgres.missing():
        with postgres.running() as server, psycopg.connect(server.new_database()) as connection:
            best, count = _postgresql(changes, connection)
            found["PostgreSQL"] = {shape: _timed(best, some) for shape, some in asked.items()}
            differing += _compared(journal, "PostgreSQL", count, asked)
    return found, differing


def _timed(best: Ask, some: Sequence[str]) -> Times:
    asks = [lambda text=text: best(_clauses(text)) for text in some]
    return times(asks, warm=asks[:1])


def _compared(
    journal: SqlJournal, name: str, count: Callable[[Sequence[Clause]], int], asked: Mapping[str, Sequence[str]]
) -> Iterator[str]:
    for text in (text for some in asked.values() for text in some):
        ours, theirs = journal.find(Query(text, limit=1, facets=False)).total, count(_clauses(text))
        if ours != theirs:
            yield f"{name}: {text}: {theirs} decisions, ours {ours}"


def _clauses(text: str) -> tuple[Clause, ...]:
    return understand(Query(text))[1]


class _Readings:
    """Which words of several readings the texts have, by each of these."""

    def __init__(self) -> None:
        self._words: dict[str, set[str]] = defaultdict(set)

    def noted(self, rows: Iterable[tuple[int, str]]) -> Iterator[tuple[int, str]]:
        """The same rows."""
        for id_, text in rows:
            for word in {word for word in text.split() if word[0] == _JOINT}:
                for form in filter(None, word.split(_JOINT)):
                    self._words[form].add(word)
            yield id_, text

    def alternatives(self, clause: Clause) -> list[list[str]]:
        """The words that may stand in each place of a clause."""
        if len(clause.words) == 1:
            return [list(clause.words[0])]
        return [[*forms, *sorted({word for form in forms for word in self._words[form]})] for forms in clause.words]


def _sqlite(changes: ChangeLog, folder: Path) -> dict[str, tuple[Ask, Any]]:
    connection, readings = sqlite3.connect(folder / "peers.sqlite"), _Readings()
    connection.execute("CREATE TABLE plain (id INTEGER PRIMARY KEY, text TEXT)")
    connection.execute(f"CREATE VIRTUAL TABLE naive USING fts5 (text, content='plain', content_rowid='id', {_TOKENS})")
    connection.executemany("INSERT INTO plain VALUES (?, ?)", readings.noted(_texts(changes)))
    connection.execute("INSERT INTO naive (naive) VALUES ('rebuild')")
    connection.commit()

    def like(clauses: Sequence[Clause]) -> object:
        runs = [[" ".join(run) for run in product(*readings.alternatives(clause))] for clause in clauses]
        begun = [[f"% {clause.prefix}%"] if clause.prefix else [] for clause in clauses]
        runs = [[*(f"% {run} %" for run in some), *more] for some, more in zip(runs, begun, strict=True)]
        where = " AND ".join(f"({' OR '.join(['text LIKE ?'] * len(some))})" for some in runs)
        values = [run for some in runs for run in some]
        return connection.execute(f"SELECT id FROM plain WHERE {where} LIMIT {_TOP}", values).fetchall()  # noqa: S608

    def match(clauses: Sequence[Clause]) -> str:
        runs = [[f'"{" ".join(run)}"' for run in product(*readings.alternatives(clause))] for clause in clauses]
        begun = [[f"{clause.prefix}*"] if clause.prefix else [] for clause in clauses]
        return " AND ".join(f"({' OR '.join([*some, *more])})" for some, more in zip(runs, begun, strict=True))

    def best(clauses: Sequence[Clause]) -> object:
        query = f"SELECT rowid FROM naive WHERE naive MATCH ? ORDER BY rank LIMIT {_TOP}"  # noqa: S608
        return connection.execute(query, [match(clauses)]).fetchall()

    def count(clauses: Sequence[Clause]) -> int:
        found = connection.execute("SELECT count(*) FROM naive WHERE naive MATCH ?", [match(clauses)])
        return int(found.fetchone()[0])

    return {"LIKE": (like, None), "FTS5": (best, count)}


def _postgresql(
    changes: ChangeLog, connection: psycopg.Connection[Any]
) -> tuple[Ask, Callable[[Sequence[Clause]], int]]:
    readings = _Readings()
    connection.execute("CREATE TABLE plain (id bigint, words tsvector)")
    connection.execute("CREATE TEMPORARY TABLE raw (id bigint, text text)")
    with connection.cursor().copy("COPY raw FROM STDIN") as copy:
        for row in readings.noted(_texts(changes)):
            copy.write_row(row)
    connection.execute("INSERT INTO plain SELECT id, to_tsvector('simple', text) FROM raw")
    connection.execute("CREATE INDEX ON plain USING gin (words)")

    def match(clauses: Sequence[Clause]) -> str:
        places = [[f"({' | '.join(words)})" for words in readings.alternatives(clause)] for clause in clauses]
        phrases = [" <-> ".join(some) for some in places]
        ends = [f" | {clause.prefix}:*" if clause.prefix else "" for clause in clauses]
        return " & ".join(f"({phrase}{end})" for phrase, end in zip(phrases, ends, strict=True))

    def best(clauses: Sequence[Clause]) -> object:
        query = "SELECT id FROM plain, to_tsquery('simple', %s) q WHERE words @@ q ORDER BY ts_rank(words, q) DESC"
        return connection.execute(f"{query} LIMIT {_TOP}", [match(clauses)]).fetchall()

    def count(clauses: Sequence[Clause]) -> int:
        query = "SELECT count(*) FROM plain WHERE words @@ to_tsquery('simple', %s)"
        return int((connection.execute(query, [match(clauses)]).fetchone() or (0,))[0])

    return best, count
