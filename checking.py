"""Whether a log keeps its laws: what came in is unchanged, every value quotes its release, the index is complete."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import fields, is_dataclass

from desk import Desk
from journal.records import Query, ReleaseRecord
from nlp.facts import Mention

#: releases read at a time
BATCH = 100


def problems(desk: Desk) -> Iterator[str]:
    """What is wrong, a line for each finding."""
    stored = 0
    for release in _releases(desk):
        stored += len(release.decision_ids)
        if hashlib.sha256(desk.raw(release.id).data).hexdigest() != release.sha256:
            yield f"Релиз {release.id}: байты не те, что были приняты."
        yield from _misquoted(release)
    indexed = desk.find(Query(limit=1, facets=False)).total
    if indexed != stored:
        yield f"В индексе {indexed} решений, а в таблицах {stored}: нужен rebuild."


def _releases(desk: Desk) -> Iterator[ReleaseRecord]:
    before = None
    while page := desk.releases(limit=BATCH, before=before):
        yield from page
        before = page[-1].id


def _misquoted(release: ReleaseRecord) -> Iterator[str]:
    for mention in mentions(release.extraction):
        if release.release.text[mention.start : mention.stop] != mention.text:
            yield f"Релиз {release.id}: на месте {mention.start}–{mention.stop} нет слов «{mention.text}»."


def mentions(value: object) -> Iterator[Mention]:
    """Every mention inside a value, however deep."""
    if isinstance(value, Mention):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from mentions(item)
    elif is_dataclass(value):
        for name in fields(value):
            yield from mentions(getattr(value, name.name))
