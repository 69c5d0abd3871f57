"""However long a line is, what later stages compare with each other stays short, and facts still quote the text."""

from __future__ import annotations

import pytest

from nlp.extract import extract
from nlp.facts import Release
from nlp.language import sentences
from nlp.language.sentences import sentence_starts
from nlp.page import paragraphs, read_page

ACT = "Министерство труда Тверской области решило открыть центр занятости в Торжке, "


@pytest.mark.parametrize("text", [ACT * 100, "«" * 9000, "слово" * 2000, " " * 9000 + "а"])
def test_sentences_are_cut(text: str) -> None:
    """At white space soon after the limit, or anywhere where there is none."""
    starts = sentence_starts(text)

    assert starts == sorted(set(starts))
    assert (
        max(stop - start for start, stop in zip(starts, [*starts[1:], len(text)], strict=True)) <= 2 * sentences.LONGEST
    )


def test_sentences_of_people_are_whole() -> None:
    """Nothing that a press office writes is cut."""
    assert sentence_starts(ACT * 20) == [0]


def test_paragraphs_are_cut() -> None:
    """A release without line ends is several paragraphs, with every character at its place."""
    text = "Заголовок\n\n" + "Совет решил открыть курсы для наставников. " * 400
    found = read_page(Release(text)).paragraphs

    assert len(found) > 1
    assert all(len(part.text) <= 2 * paragraphs.LONGEST for part in found)
    assert all(text[part.offsets[place]] == char for part in found for place, char in enumerate(part.text))


def test_facts_behind_the_cut() -> None:
    """Decisions after the limit are found and quoted."""
    text = "Заголовок\n\n" + ACT * 60 + "а совет решил открыть курсы."
    found = extract(Release(text)).decisions

    assert any(decision.content.start > 4500 for decision in found)
    assert all(text[item.content.start : item.content.stop] == item.content.text for item in found)
