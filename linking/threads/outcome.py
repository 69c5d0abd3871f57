"""The decisions of an undertaking → how far it has come on a day, and where that is said."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from linking.threads.parts import DEEDS
from linking.threads.told import Told
from nlp.facts import Interval, Kind, Status


class Stage(StrEnum):
    """How far an undertaking has come."""

    PROPOSED = "proposed"
    PLANNED = "planned"
    ADOPTED = "adopted"
    DONE = "done"
    OVERDUE = "overdue"


@dataclass(frozen=True, slots=True)
class Outcome:
    """How far it has come on a day."""

    stage: Stage
    #: the decision that says so; for what is overdue, the one with the deadline
    decisive: Told
    #: the newest deadline
    deadline: Interval | None
    #: every deadline that was told, in order, with the decision that told it; more than one: it was changed
    deadlines: tuple[tuple[Told, Interval], ...]
    #: when something was last told
    told: dt.date
    #: days past the deadline, of what is done late or overdue
    late: int = 0
    #: whether something is still to be done
    open: bool = True


def outcome(decisions: Sequence[Told], day: dt.date) -> Outcome | None:
    """What is known of an undertaking by a day; None where nothing was told yet."""
    known = sorted((told for told in decisions if told.day <= day), key=lambda told: (told.day, told.id))
    if not known:
        return None
    deadlines = _deadlines(known)
    deadline = deadlines[-1][1] if deadlines else None
    last = known[-1].day
    if done := _completion(known):
        late = (_when(done) - deadline.end).days if deadline else 0
        return Outcome(Stage.DONE, done, deadline, deadlines, last, max(0, late), open=False)
    if not any(_awaited(told) for told in known):
        decisive = _newest(known)
        return Outcome(Stage(decisive.decision.status), decisive, deadline, deadlines, last, open=False)
    if deadline and deadline.end < day:
        return Outcome(Stage.OVERDUE, deadlines[-1][0], deadline, deadlines, last, (day - deadline.end).days)
    decisive = _newest(known)
    return Outcome(Stage(decisive.decision.status), decisive, deadline, deadlines, last)


def _completion(known: Sequence[Told]) -> Told | None:
    """The decision that tells the end, unless a later one promises more.

    Money that has come and papers that are signed are no end of a building.
    """
    promises = [told for told in known if told.decision.status is not Status.DONE]
    deeds = any(told.decision.kind in DEEDS for told in promises)
    ends = [told for told in known if told.decision.status is Status.DONE]
    fit = [told for told in ends if not deeds or told.decision.kind in DEEDS]
    if not fit or any(told.day > fit[-1].day and told.decision.deadline for told in promises):
        return None
    return fit[-1]


def _newest(known: Sequence[Told]) -> Told:
    """What was told last, of one day the furthest on."""
    order = (Status.PROPOSED, Status.PLANNED, Status.ADOPTED, Status.DONE)
    open_ = [told for told in known if told.decision.status is not Status.DONE] or known
    return max(open_, key=lambda told: (told.day, order.index(told.decision.status)))


def _awaited(told: Told) -> bool:
    """Whether something is still to be done: an adopted law, a signed paper, an appointment are done by being told.

    Equipment and money promised to a day are awaited, allotted for a period they are not.
    """
    decision = told.decision
    if decision.status in (Status.PROPOSED, Status.PLANNED):
        return True
    days = decision.deadline.interval if decision.deadline else None
    promised = decision.kind is Kind.FUNDING and days is not None and days.start == days.end
    return decision.status is Status.ADOPTED and (decision.kind in DEEDS or promised)


def _deadlines(known: Sequence[Told]) -> tuple[tuple[Told, Interval], ...]:
    found: list[tuple[Told, Interval]] = []
    for told in known:
        deadline = told.decision.deadline
        if deadline and _awaited(told) and (not found or found[-1][1] != deadline.interval):
            found.append((told, deadline.interval))
    return tuple(found)


def _when(done: Told) -> dt.date:
    """The day on which it was done, else on which that was told."""
    date = done.decision.date
    return date.interval.end if date else done.day
