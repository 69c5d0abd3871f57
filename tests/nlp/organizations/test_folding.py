"""The forms of one body come together (folding.txt), in the body text and between it and the headline."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from nlp.facts import Organization
from nlp.organizations import find_organizations
from nlp.organizations.mentions import find_mentions
from tests.nlp.documents import document

FILE = Path(__file__).parent / "folding.txt"


def rows() -> Iterator[tuple[str, list[str]]]:
    for line in FILE.read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            text, bodies = line.split(" → ")
            yield text, bodies.split(" | ")


def marked(organization: Organization) -> str:
    """The body in the notation of the file."""
    return f"{organization.name} [{'; '.join(organization.aliases)}]" if organization.aliases else organization.name


@pytest.mark.parametrize(("text", "expected"), list(rows()))
def test_forms_come_together(text: str, expected: list[str]) -> None:
    assert [marked(found) for found in find_organizations(document(text))] == expected


def test_a_headline_in_other_words_names_the_same_body() -> None:
    release = document(
        "В среду собралась региональная рабочая группа по кадровому обеспечению верфей.",
        headline="Что решила рабочая группа по кадрам для верфей",
    )
    found = find_organizations(release)
    assert [body.name for body in found] == ["Региональная рабочая группа по кадровому обеспечению верфей"]
    assert found[0].mentions[0].text == "рабочая группа по кадрам для верфей"


def test_a_headline_in_capitals_gives_forms_but_no_name() -> None:
    release = document("Правительство Тульской области решило.", headline="ПРАВИТЕЛЬСТВО ТУЛЬСКОЙ ОБЛАСТИ РЕШИЛО")
    found = find_organizations(release)
    assert [marked(body) for body in found] == ["Правительство Тульской области"]
    assert found[0].mentions[0].text == "ПРАВИТЕЛЬСТВО ТУЛЬСКОЙ ОБЛАСТИ"


def test_forms_are_mentioned_in_order_and_once_each() -> None:
    release = document("АО «Полюс» (далее – Завод) ждёт.", "Завод наймёт людей, АО «Полюс» их обучит.")
    (found,) = find_organizations(release)
    assert [mention.text for mention in found.mentions] == ["АО «Полюс»", "Завод", "Завод", "АО «Полюс»"]
    assert list(found.mentions) == sorted(set(found.mentions))


@pytest.mark.parametrize(
    ("text", "aliases"),
    [
        ("Центр карьеры города Твери (ЦК) ждёт.", ["ЦК"]),
        ("Центр карьеры города Твери (далее – ЦК, Центр) ждёт.", ["ЦК", "Центр"]),
        ("Центр карьеры города Твери (далее именуется «Центр») ждёт.", ["Центр"]),
        ("Центр карьеры города Твери (далее также ЦК) ждёт.", ["ЦК"]),
        ("Центр карьеры города Твери (открыт в 2020 году) ждёт.", []),
        ("Центр карьеры города Твери (РФ) ждёт.", []),
    ],
)
def test_a_bracket_behind_a_body_can_give_short_names(text: str, aliases: list[str]) -> None:
    definitions = find_mentions(document(text)).definitions
    assert [definition.alias.mention.text for definition in definitions] == aliases
