"""JSON Feed 1.1, which webhooks are handed too; `_kadrolog` holds the codes that programs tell decisions by."""

from __future__ import annotations

import json
from typing import Any

from journal.records import DecisionRecord
from reports.subscriptions.contract import Bulletin, changed, facts, headline

MIME_TYPE = "application/feed+json"


def write(bulletin: Bulletin) -> bytes:
    """The feed."""
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": bulletin.name,
        "home_page_url": f"{bulletin.site}/log",
        **({"feed_url": bulletin.address} if bulletin.address else {}),
        "language": "ru",
        "items": [_item(bulletin, record) for record in bulletin.records],
    }
    return json.dumps(feed, ensure_ascii=False).encode()


def _item(bulletin: Bulletin, record: DecisionRecord) -> dict[str, Any]:
    decision = record.decision
    deadline = decision.deadline.interval if decision.deadline else None
    return {
        "id": bulletin.page(record),
        "url": bulletin.page(record),
        "title": headline(record),
        "content_text": "\n".join(facts(record)),
        "date_published": changed(record).isoformat(timespec="seconds"),
        "tags": [*decision.topics],
        "_kadrolog": {
            "decision": record.id,
            "release": record.release_id,
            "kind": decision.kind,
            "status": decision.status,
            "regions": [*record.regions],
            "day": record.day.isoformat(),
            "deadline": [deadline.start.isoformat(), deadline.end.isoformat()] if deadline else None,
        },
    }
