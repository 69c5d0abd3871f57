"""Taking a whole collection in."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Iterator
from dataclasses import dataclass, replace
from time import monotonic
from typing import Protocol

from bulk.batches import Batch, Mark, batches
from desk import Desk, Outcome, State
from intake.collections import Source
from journal.arrivals.records import Collection

#: seconds between notes of how far it has come
NOTED = 2.0


class Workers(Protocol):
    """Whoever takes batches in."""

    def run(self, work: Iterable[Batch]) -> Iterator[tuple[Batch, list[Outcome]]]:
        """Each batch with its outcomes, as they end."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far it has come, in this run and those before it, and what just ended."""

    collection: Collection
    outcomes: tuple[Outcome, ...] = ()


def add(desk: Desk, source: Source, workers: Workers, clock: Callable[[], float] = monotonic) -> Generator[Progress]:
    """Take a collection in, from where it was left; tells first how far that was, then of each batch."""
    notes = desk.journal.arrivals.collections
    present = notes.begun(source.key, desk.clock())
    yield Progress(present)
    mark, noted = Mark(), clock()
    found = source.items(present.position, present.started_at.timestamp())
    for batch, outcomes in workers.run(batches(found)):
        mark.end(batch)
        present = _counted(present, outcomes, mark.position)
        yield Progress(present, tuple(outcomes))
        if source.key and clock() - noted >= NOTED:
            notes.note(present)
            noted = clock()
    notes.ended(source.key)


def _counted(present: Collection, outcomes: Iterable[Outcome], position: str) -> Collection:
    states = [outcome.state for outcome in outcomes]
    added, known = states.count(State.ADDED), states.count(State.KNOWN)
    return replace(
        present,
        position=position or present.position,
        added=present.added + added,
        known=present.known + known,
        refused=present.refused + len(states) - added - known,
    )
