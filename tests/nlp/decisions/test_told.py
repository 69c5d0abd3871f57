"""Sentences and what they decide, one readable line a decision, from `told.txt` beside this file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from nlp.decisions import judged_drafts
from nlp.extract import read_documents, read_entities
from nlp.facts import Decision, Party, Release
from tests.nlp.decisions.pages import PAGE


def written(decision: Decision) -> str:
    """A decision as a line of the table."""
    deadline = decision.deadline.interval if decision.deadline else None
    return " | ".join(
        (
            f"{decision.kind} {decision.status}",
            decision.content.text,
            f"{_names(decision.actors)} → {_names(decision.assignees)}",
            f"{deadline.start}..{deadline.end}" if deadline else "без срока",
            f"{decision.amount.value} ₽" if decision.amount else "без суммы",
            f"{decision.headcount.value} чел." if decision.headcount else "без числа",
        )
    )


def _names(parties: tuple[Party, ...]) -> str:
    return "; ".join(party.name for party in parties) or "никто"


def _cases() -> Iterator[tuple[str, list[str]]]:
    blocks = (Path(__file__).parent / "told.txt").read_text("utf-8").split("\n\n")[1:]
    for block in blocks:
        sentence, *lines = block.strip().splitlines()
        yield sentence, [line.strip() for line in lines]


@pytest.mark.parametrize(("sentence", "expected"), tuple(_cases()))
def test_a_sentence_decides_what_the_table_says(sentence: str, expected: list[str]) -> None:
    """Kind, status, content, parties, deadline and figures are read from the wording as a person would."""
    (document,) = read_documents([Release(PAGE.format(phrase=sentence))])
    drafts, _ = judged_drafts(document, read_entities(document))
    actual = [written(item.decision) for item in drafts]

    assert actual == expected
