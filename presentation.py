"""Records of the log as JSON objects: the shapes that the API and the terminal's `--json` hand out.

A decision has the label file's keys, its release, and the characters `[start, stop]` of the release's text that
each field was read from.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from typing import Any

from desk import Outcome
from journal.orders.records import Order
from journal.records import (
    DecisionRecord,
    EntityRecord,
    Page,
    PairRecord,
    ReleaseRecord,
    Report,
    ReprintRecord,
    ThreadRecord,
)
from journal.submissions.records import Submission, Withdrawal
from linking.reprints import Piece
from nlp.facts import Decision, Interval, Mention, Party, Quantity, When
from nlp.labels import decision_labels, to_labels
from reports import Preview

Item = dict[str, Any]


def listing(items: Sequence[Item], total: int | None = None, cursor: str | None = None) -> Item:
    """The one shape of a list; `total` counts all there are, `next` is None on the last page."""
    return {"items": list(items), "total": len(items) if total is None else total, "next": cursor}


def found(page: Page) -> Item:
    """A page of search results."""
    return listing([decision_item(hit.record) for hit in page.items], page.total, page.next)


def decision_item(record: DecisionRecord) -> Item:
    """A decision of the log."""
    return {
        "id": record.id,
        **decision_labels(record.decision),
        "regions": list(record.regions),
        "probability": record.decision.probability,
        "copy_of": record.copy_of,
        "places": _places(record.decision),
        "release": {
            "id": record.release_id,
            "title": record.release_title,
            "published": record.published.isoformat() if record.published else None,
            "publisher": record.publisher,
        },
    }


def release_item(record: ReleaseRecord) -> Item:
    """A release without its text, as a list shows it."""
    extraction = record.extraction
    return {
        "id": record.id,
        "title": extraction.title.text if extraction.title else None,
        "published": extraction.published.isoformat() if extraction.published else None,
        "publisher": extraction.publisher,
        "regions": [region.code for region in extraction.regions],
        "name": record.name,
        "format": record.format,
        "size": record.size,
        "sha256": record.sha256,
        "received_at": record.received_at.isoformat(),
        "revision": record.revision,
        "extractor": extraction.extractor,
        "withdrawal": withdrawal_item(record.withdrawal) if record.withdrawal else None,
        "decision_ids": list(record.decision_ids),
    }


def release_labels(record: ReleaseRecord) -> Item:
    """A whole release: its text and what was read from it, with the label file's keys."""
    return {**release_item(record), **to_labels(record.extraction), "text": record.release.text}


def entity_item(record: EntityRecord) -> Item:
    """An organization, person or initiative."""
    return {
        "id": record.id,
        "kind": record.kind,
        "name": record.name,
        "aliases": list(record.aliases),
        "decisions": record.decisions,
    }


def reprint_item(record: ReprintRecord) -> Item:
    """A release of a group of reprints."""
    return {
        "id": record.id,
        "title": record.title,
        "publisher": record.publisher,
        "published": _day(record.published),
        "first": record.first,
        "own": record.own,
    }


def piece_item(piece: Piece) -> Item:
    """Words of one body or of both."""
    return {"change": piece.change.value, "text": piece.text}


def thread_item(record: ThreadRecord) -> Item:
    """An undertaking as of a day."""
    result = record.outcome
    return {
        "id": record.id,
        "stage": result.stage.value,
        "decisive": result.decisive.id or None,
        "deadline": _ends(result.deadline) if result.deadline else None,
        "late": result.late,
        "told": result.told.isoformat(),
        "deadlines": [{"decision": told.id, "deadline": _ends(days)} for told, days in result.deadlines],
        "decisions": [decision_item(item) for item in record.decisions],
        "reports": [_report(item) for item in record.reports],
    }


def _report(report: Report) -> Item:
    return {
        "release": report.release_id,
        "title": report.title,
        "published": _day(report.published),
        "text": report.words.text,
        "place": _place(report.words),
    }


def pair_item(record: PairRecord) -> Item:
    """Two releases or decisions that may belong together."""
    return {
        "links": record.links.value,
        "one": record.one_id,
        "other": record.other_id,
        "score": record.score,
        "parts": dict(record.parts),
        "same": record.same,
        "ruling": record.ruling.value if record.ruling else None,
        "author": record.author or None,
        "at": record.at.isoformat() if record.at else None,
    }


def _ends(days: Interval) -> list[str]:
    return [days.start.isoformat(), days.end.isoformat()]


def _day(day: dt.date | None) -> str | None:
    return day.isoformat() if day else None


def outcome_item(outcome: Outcome) -> Item:
    """What became of a submitted file."""
    return {
        "name": outcome.name,
        "size": outcome.size,
        "status": outcome.state.value,
        "release_id": outcome.release_id,
        "decision_ids": list(outcome.decision_ids),
        "reason": outcome.reason or None,
        "receipt": outcome.receipt or None,
        "submission": outcome.submission or None,
    }


def submission_item(submission: Submission) -> Item:
    """What was handed in together."""
    return {
        "key": submission.key,
        "author": submission.author,
        "at": submission.at.isoformat(),
        "files": submission.files,
        "new": submission.new,
        "withdrawn": submission.withdrawn,
    }


def order_item(order: Order) -> Item:
    """A report that is made in the background."""
    return {
        "key": order.key,
        "report": order.report,
        "format": order.format,
        "sections": list(order.sections),
        "file": order.file,
        "total": order.total,
        "written": order.written,
        "ready": order.ready,
        "fault": order.fault or None,
    }


def preview_item(told: Preview) -> Item:
    """What a report will hold."""
    return {
        "total": told.total,
        "earlier": told.earlier,
        "done": told.done,
        "too_long": told.too_long,
        "parts": [asdict(part) for part in told.parts],
        "first": [decision_item(record) for record in told.first],
    }


def withdrawal_item(said: Withdrawal) -> Item:
    """A person's word that a release is taken back, or given back."""
    return {"withdrawn": said.withdrawn, "author": said.author, "at": said.at.isoformat(), "reason": said.reason}


def _places(decision: Decision) -> Item:
    return {
        "content": _place(decision.content),
        "evidence": [_place(piece) for piece in decision.evidence],
        "actors": _party_places(decision.actors),
        "assignees": _party_places(decision.assignees),
        "date": _value_place(decision.date),
        "deadline": _value_place(decision.deadline),
        "amount_rub": _value_place(decision.amount),
        "headcount": _value_place(decision.headcount),
    }


def _party_places(parties: Iterable[Party]) -> list[list[int] | None]:
    return [_place(party.mention) for party in parties]


def _value_place(value: When | Quantity | None) -> list[int] | None:
    return _place(value.mention) if value else None


def _place(mention: Mention | None) -> list[int] | None:
    return [mention.start, mention.stop] if mention else None
