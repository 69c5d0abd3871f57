"""Orders by a value that a decision may lack: those that have it by it, then the others; of equals the newer id."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from journal.records import DecisionRecord, Order

#: what the index holds; a larger sum is in no order
LARGEST = 2**63 - 1


@dataclass(frozen=True, slots=True)
class Rank:
    """Where a decision stands: its value, a day as its number, and its id."""

    value: int | None
    id: int


@dataclass(frozen=True, slots=True)
class Ranking:
    """An order of decisions; `field` is the value's in the index."""

    field: str
    descending: bool
    value: Callable[[DecisionRecord], int | None]

    def key(self, rank: Rank) -> tuple[bool, int, int]:
        """What sorts ranks."""
        value = rank.value or 0
        return rank.value is None, -value if self.descending else value, -rank.id


def _deadline(record: DecisionRecord) -> int | None:
    deadline = record.decision.deadline
    return deadline.interval.end.toordinal() if deadline else None


def _amount(record: DecisionRecord) -> int | None:
    amount = record.decision.amount
    return amount.value if amount and abs(amount.value) <= LARGEST else None


RANKINGS: Mapping[Order, Ranking] = {
    Order.DEADLINE: Ranking("deadline_end", descending=False, value=_deadline),
    Order.AMOUNT: Ranking("amount", descending=True, value=_amount),
}
