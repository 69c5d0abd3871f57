"""Reports that something was done, in releases of which no decision was read there: kept with what they complete."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, Row, delete, select

from journal import codec
from journal.across.marks import held_by
from journal.across.telling import current
from journal.records import Report
from journal.rows import insert_rows
from journal.tables import completions, extractions, releases, thread_marks
from linking.threads import Told, completes, marks, signs
from nlp.facts import Decision, Extraction, Kind, Mention, Release, Status

#: a report as linking sees it, and as people do
End = tuple[Told, Report]

#: decisions that a report is compared with, those with most marks in common, and the fewest marks that make one
_COMPARED, _FEWEST = 10, 2


def follow(connection: Connection, release_ids: Sequence[int]) -> set[int]:
    """Look for reports in new or newly read releases; the decisions that they complete now or did before."""
    table = completions
    before = connection.scalars(select(table.c.decision_id).where(table.c.release_id.in_(release_ids))).all()
    connection.execute(delete(table).where(table.c.release_id.in_(release_ids)))
    reports = [report for release_id in release_ids for report in _reports(connection, release_id)]
    held = held_by(connection, thread_marks, {-place: marks(told) for place, told in enumerate(reports, 1)})
    rows = [row for place, told in enumerate(reports, 1) for row in _completed(connection, told, held[-place])]
    insert_rows(connection, table, rows)
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


def _reports(connection: Connection, release_id: int) -> list[Told]:
    newest = (extractions.c.release_id == releases.c.id) & (extractions.c.revision == releases.c.revision)
    query = select(releases, extractions.c.facts).join(extractions, newest)
    row = connection.execute(query.where(releases.c.id == release_id, ~releases.c.withdrawn)).one_or_none()
    if row is None:  # taken back
        return []
    extraction = codec.load(Extraction, row.facts)
    regions = tuple(region.code for region in extraction.regions)
    return [_told(row, report, regions) for report in signs(Release(row.text), extraction)]


def _completed(connection: Connection, report: Told, held: dict[int, int]) -> Iterator[dict[str, Any]]:
    likely = sorted((-count, id_) for id_, count in held.items() if count >= _FEWEST)[:_COMPARED]
    for id_, promise in current(connection, [id_ for _, id_ in likely]).items():
        score = completes(promise, report) if promise else 0.0
        if score:
            words = report.decision.content
            place = {"release_id": report.release_id, "start": words.start, "stop": words.stop}
            yield {**place, "decision_id": id_, "score": round(score, 4)}


def _rows(connection: Connection, ids: Collection[int]) -> Iterator[tuple[int, Told, Report]]:
    table = completions
    query = select(releases, table.c.start, table.c.stop, table.c.decision_id)
    query = query.join(table, table.c.release_id == releases.c.id).where(table.c.decision_id.in_(list(ids)))
    for row in connection.execute(query):
        words = Mention(row.start, row.stop, row.text[row.start : row.stop])
        report = Decision(Kind.PLAN, Status.DONE, words, (words,))
        yield row.decision_id, _told(row, report, ()), Report(row.id, row.title, row.published, words)


def _told(row: Row[Any], report: Decision, regions: tuple[str, ...]) -> Told:
    return Told(0, row.id, row.published or row.received_at.date(), report, regions, row.title)
