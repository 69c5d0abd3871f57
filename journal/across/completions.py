"""Reports that something was done, in releases of which no decision was read there: kept with what they complete."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, bindparam, delete, select

from journal.across.marks import held_by
from journal.across.reading import Reading
from journal.across.telling import Tellings
from journal.among import among
from journal.records import Report
from journal.rows import insert_rows
from journal.tables import completions, releases, thread_marks
from linking.threads import Told, completes, marks, signs
from nlp.facts import Decision, Kind, Mention, Status

#: a report as linking sees it, and as people do
End = tuple[Told, Report]

#: decisions that a report is compared with, those with most marks in common, and the fewest marks that make one
_COMPARED, _FEWEST = 10, 2

_OF_DECISIONS = (
    select(releases, completions.c.start, completions.c.stop, completions.c.decision_id)
    .join(completions, completions.c.release_id == releases.c.id)
    .where(among(completions.c.decision_id, bindparam("ids")))
)


def follow(connection: Connection, readings: Iterable[Reading], known: Tellings, stored: Collection[int]) -> set[int]:
    """Look for reports in releases; the decisions that they complete now, or `stored` releases did before."""
    before = _forget(connection, stored) if stored else ()
    reports = dict(enumerate((told for reading in readings for told in _reports(reading)), 1))
    held = held_by(connection, thread_marks, {-place: marks(told) for place, told in reports.items()})
    likely = {place: _likely(held[-place]) for place in reports}
    promises = known.of(sorted({id_ for ids in likely.values() for id_ in ids}))
    rows = [
        row
        for place, report in reports.items()
        for row in _completed(report, [promises[id_] for id_ in likely[place] if id_ in promises])
    ]
    insert_rows(connection, completions, rows)
    return {*before, *(row["decision_id"] for row in rows)}


def of_decisions(connection: Connection, ids: Collection[int]) -> dict[int, list[End]]:
    """The reports by the decisions that they complete."""
    found: dict[int, list[End]] = defaultdict(list)
    for decision_id, told, report in _rows(connection, ids):
        found[decision_id].append((told, report))
    return found


def by_decision(connection: Connection, ids: Collection[int]) -> dict[int, list[Told]]:
    """The same as linking sees them."""
    found: dict[int, list[Told]] = defaultdict(list)
    for decision_id, told, _ in _rows(connection, ids):
        found[decision_id].append(told)
    return found


def once(ends: Iterable[End]) -> list[End]:
    """Each report once, in the order of their days."""
    found = {(told.release_id, report.words.start): (told, report) for told, report in ends}
    return sorted(found.values(), key=lambda item: (item[0].day, item[0].release_id))


def _forget(connection: Connection, release_ids: Collection[int]) -> Sequence[int]:
    """Drop the reports of these releases; what they completed."""
    told = delete(completions).where(among(completions.c.release_id, release_ids))
    return connection.scalars(told.returning(completions.c.decision_id)).all()


def _reports(reading: Reading) -> Iterator[Told]:
    day, regions = reading.published or reading.received, tuple(region.code for region in reading.extraction.regions)
    for report in signs(reading.release, reading.extraction):
        yield Told(0, reading.id, day, report, regions, reading.title)


def _likely(held: Mapping[int, int]) -> list[int]:
    likely = sorted((-count, id_) for id_, count in held.items() if count >= _FEWEST)
    return [id_ for _, id_ in likely[:_COMPARED]]


def _completed(report: Told, promises: Iterable[Told]) -> Iterator[dict[str, Any]]:
    words = report.decision.content
    place = {"release_id": report.release_id, "start": words.start, "stop": words.stop}
    for promise in promises:
        if score := completes(promise, report):
            yield {**place, "decision_id": promise.id, "score": round(score, 4)}


def _rows(connection: Connection, ids: Collection[int]) -> Iterator[tuple[int, Told, Report]]:
    for row in connection.execute(_OF_DECISIONS, {"ids": list(ids)}):
        words = Mention(row.start, row.stop, row.text[row.start : row.stop])
        report = Decision(Kind.PLAN, Status.DONE, words, (words,))
        told = Told(0, row.id, row.published or row.received_at.date(), report, (), row.title)
        yield row.decision_id, told, Report(row.id, row.title, row.published, words)
