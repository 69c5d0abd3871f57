"""The publisher is the body that a text speaks of without its name."""

from __future__ import annotations

from dataclasses import replace

import pytest

from nlp.document import Document
from nlp.facts import Mention
from nlp.organizations import find_organizations
from tests.nlp.documents import document


def page(publisher: str, *body: str, told: str | None = None) -> Document:
    """A release whose page begins with the publisher's line, which is no body; `told` is how the page stage has it."""
    release = document(publisher, *body, publisher=told or publisher)
    return Document(release.release, release.page, release.sections[1:], publisher=release.publisher)


@pytest.mark.parametrize(
    ("publisher", "text"),
    [
        ("Министерство труда Тульской области", "Программа разработана министерством."),
        ("Минтруд Тульской области", "По прогнозу министерства, спрос вырастет."),
        ("ГБПОУ «Тульский колледж сервиса»", "Колледж откроет мастерскую."),
        ("Тульский методический центр", "Службу создадут при методическом центре."),
    ],
)
def test_a_bare_noun_means_the_publisher(publisher: str, text: str) -> None:
    (found,) = find_organizations(page(publisher, text))
    assert found.name == publisher
    assert found.mentions[0] == Mention(0, len(publisher), publisher)


@pytest.mark.parametrize(
    ("publisher", "text"),
    [
        ("Министерство труда Тульской области", "Студенты сдали экзамен."),
        ("Пресс-служба Правительства Тульской области", "Студенты сдали экзамен в колледже."),
        ("Газета «Колледж»", "Студенты сдали экзамен в колледже."),
        ("Тульский колледж сервиса", "Студенты Шуйского колледжа сдали экзамен."),
    ],
)
def test_a_publisher_that_the_text_does_not_speak_of_is_none(publisher: str, text: str) -> None:
    assert publisher not in [found.name for found in find_organizations(page(publisher, text))]


def test_the_fuller_name_of_the_publisher_is_the_name() -> None:
    (found,) = find_organizations(page("ГБПОУ «Шуйский колледж»", "В Шуйском колледже открыта мастерская."))
    assert (found.name, found.aliases) == ("ГБПОУ «Шуйский колледж»", ("Шуйский колледж",))


def test_a_publisher_on_two_lines_is_quoted_as_it_stands() -> None:
    name = "Министерство труда и занятости Тульской области"
    release = document(
        "Министерство труда и занятости", "Тульской области", "Министерством утверждён план.", publisher=name
    )
    (found,) = find_organizations(replace(release, sections=release.sections[2:]))
    assert [mention.text for mention in found.mentions] == ["Министерство труда и занятости\nТульской области"]
