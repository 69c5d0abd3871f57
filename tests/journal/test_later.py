"""What an import left alone becomes the same log once it is linked."""

from __future__ import annotations

import datetime as dt

from journal.records import Follow, Lists
from journal.store import SqlJournal
from nlp.facts import Extraction
from tests.journal.samples import NOW, add, sample
from tests.journal.test_across import BODY, OTHER, REWRITTEN

DAY = dt.date(2026, 4, 1)
#: a release, its reprint, and another one
TOLD = tuple(
    sample(text, organizations=("Министерство образования Тверской области",), deadline=(DAY, DAY))
    for text in (BODY, REWRITTEN, OTHER)
)
FULL, SHORT = "Министерство труда Тверской области", "Минтруд Тверской области"


def imported(journal: SqlJournal, *batch: tuple[object, Extraction]) -> None:
    journal.add_all(batch, author="import", at=NOW, compared=False)  # type: ignore[arg-type]


def test_linked_a_few_at_a_time(journal: SqlJournal) -> None:
    """Reprints and undertakings are those of releases that were compared at once; a second time there is nothing."""
    imported(journal, *TOLD)
    assert journal.reprints(1) == ()
    assert list(journal.check()) == []

    assert [journal.link(2), journal.link(2), journal.link(2)] == [1, 0, 0]

    assert [item.id for item in journal.reprints(2)] == [1, 2]
    assert [item.id for item in journal.follow_up(Follow(Lists.DUE, DAY))] == [1, 3]
    assert journal.decision(2).copy_of == 1
    assert list(journal.check()) == []


def test_whom_it_named_is_known_from_then_on(journal: SqlJournal) -> None:
    """A release that calls an imported body otherwise means the same one."""
    imported(journal, sample("[Открыть центр]", organizations=(FULL,)))
    journal.link(10)

    add(journal, "[Закрыть центр]", organizations=(SHORT,))

    assert [(item.name, item.decisions) for item in journal.entities("organization")] == [(FULL, 2)]
