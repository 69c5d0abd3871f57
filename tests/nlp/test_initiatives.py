"""Programmes, projects and contests in sentences (initiatives.txt), and the phrases of the lexicon."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from nlp.initiatives import FILE, find_initiatives
from nlp.organizations import find_organizations
from tests.nlp.documents import document

TABLE = Path(__file__).parent / "initiatives.txt"


def rows() -> Iterator[tuple[str, list[str]]]:
    for line in TABLE.read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            sentence, names = line.split(" → ")
            yield sentence, [] if names == "–" else names.split(" | ")


def names(*body: str, headline: str = "") -> list[str]:
    release = document(*body, headline=headline)
    return [initiative.name for initiative in find_initiatives(release, find_organizations(release))]


@pytest.mark.parametrize(("sentence", "expected"), list(rows()))
def test_a_sentence_names_these_initiatives(sentence: str, expected: list[str]) -> None:
    assert names(sentence) == expected


def phrases(table: str) -> list[str]:
    return list(tomllib.loads(FILE.read_text("utf-8"))[table].values())


@pytest.mark.parametrize("phrase", [*phrases("types"), *phrases("called")])
def test_a_type_is_justified_by_its_phrase(phrase: str) -> None:
    """The quoted name of the phrase is an initiative."""
    assert names(f"Новость дня: {phrase}.") == [phrase.split("«")[1].rstrip("»")]


@pytest.mark.parametrize("phrase", [*phrases("teaching"), *phrases("subjects")])
def test_a_curriculum_is_justified_by_its_phrase(phrase: str) -> None:
    """The quoted name of the phrase is none."""
    assert names(f"Новость дня: {phrase}.") == []


@pytest.mark.parametrize("phrase", [*phrases("known"), *phrases("known_quoted")])
def test_a_known_initiative_is_justified_by_its_phrase(phrase: str) -> None:
    """The phrase names it, however inflected."""
    table = tomllib.loads(FILE.read_text("utf-8"))
    name = next(key for part in ("known", "known_quoted") for key, value in table[part].items() if value == phrase)
    assert names(f"Об этом рассказали {phrase}.") == [name]


def test_a_name_in_a_headline_in_capitals_is_the_one_of_the_text() -> None:
    assert names("Стартовал конкурс «Мастер года».", headline="КОНКУРС «МАСТЕР ГОДА» НАЧАЛСЯ") == ["Мастер года"]


def test_mentions_lie_inside_the_quotation_marks() -> None:
    release = document("Открыт проект «Старт», в „Старте“ сто мест.")
    (initiative,) = find_initiatives(release, ())
    assert [mention.text for mention in initiative.mentions] == ["Старт", "Старте"]
