"""Entries → drafts: documents but for the numbers that an index gives, which is most of the work. Another process can
do it, so drafts are written as bytes and read back.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from zlib import crc32

import msgspec

from journal.entries import Entry, Filed
from journal.index.lines import line
from journal.index.names import Name, named

#: roles of parties that are searched by the words that they are called by, too
_ROLES = ("actor", "assignee")


class Draft(Filed, frozen=True, gc=False, array_like=True):
    """What the document of a decision is made of."""

    #: id, kind and role of each entity
    parties: tuple[tuple[int, str, str], ...]
    #: the line of all that is searched
    text: bytes
    #: by role the line of what parties that are no entities are called
    said: dict[str, bytes]


class Batch(msgspec.Struct, frozen=True):
    """Decisions, and names that no batch had before."""

    drafts: list[Draft]
    names: list[Name]


class Drafter:
    """Makes drafts of entries."""

    def __init__(self) -> None:
        self._given: dict[int, str] = {}

    def batch(self, entries: Sequence[Entry]) -> Batch:
        """The drafts of entries."""
        drafts = [draft(entry) for entry in entries]
        parties = chain.from_iterable([entry.parties for entry in entries])
        new = {id_: (kind, name) for id_, kind, name, _ in parties if self._given.get(id_) != name}
        self._given |= {id_: name for id_, (_, name) in new.items()}
        return Batch(drafts, [named(id_, *new[id_]) for id_ in sorted(new)])


def draft(entry: Entry) -> Draft:
    """A decision as a draft."""
    return Draft(
        id=entry.id,
        release_id=entry.release_id,
        day=entry.day,
        since=entry.since,
        is_copy=entry.is_copy,
        kind=entry.kind,
        status=entry.status,
        deadline_start=entry.deadline_start,
        deadline_end=entry.deadline_end,
        amount=entry.amount,
        topics=entry.topics,
        regions=entry.regions,
        parties=tuple([(id_, kind, role) for id_, kind, _, role in entry.parties]),
        text=line(entry.texts, dict.fromkeys([name for _, _, name, _ in entry.parties])),
        said={role: words for role in _ROLES if (words := line((), [text for text, of in entry.said if of == role]))},
    )


def digest(draft: Draft) -> int:
    """A number that tells whether a document was made of the same draft: of 65,536 that were not, one passes for it."""
    return crc32(_write(draft)) & 0xFFFF


def written(batch: Batch) -> bytes:
    """A batch for another process."""
    return _write(batch)


def read(data: bytes) -> Batch:
    """The batch that was written."""
    return _READER.decode(data)


_write = msgspec.msgpack.Encoder().encode
_READER = msgspec.msgpack.Decoder(Batch)
