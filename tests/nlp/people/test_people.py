"""People with their posts: a table of releases (releases.txt) and properties of whatever is found."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.document import Document
from nlp.facts import Person
from nlp.people import find_people
from tests.nlp.documents import document
from tests.nlp.people.notation import Case, case, cases, written

TABLE = tuple(cases(Path(__file__).with_name("releases.txt")))
#: the same examples in every run, however slow the machine
#: what names, posts and their surroundings are made of
PIECES = (
    "Рейн",
    "И.",
    "О.",
    "оглы",
    "Анна",
    "Ильич",
    "директор",
    "и.о.",
    "–",
    ",",
    "«",
    "»",
    "(",
    "министр",
    "№ 2",
    "и",
    ".",
    "ЦРБ",
    "д",
    "Ю",
)


@pytest.mark.parametrize("row", TABLE, ids=lambda row: row.lines[0][:60])
def test_reads_people_posts_and_bodies(row: Case) -> None:
    """Every person of the line is found with name, position and organization, and nobody else."""
    found = find_people(document(*row.lines), row.bodies)

    assert row.people == tuple(map(written, found))


def test_quotes_the_stored_text() -> None:
    """Mentions and the words of a position are characters of the release, mentions in the order of the text."""
    for row in TABLE:
        doc = document(*row.lines)
        people = find_people(doc, row.bodies)

        assert_quoted(doc, people)
        assert [person.mentions[0] for person in people] == sorted(person.mentions[0] for person in people)


def test_counts_the_headline() -> None:
    """A form that stands in the headline only is a mention, and the fuller form of the body names the person."""
    doc = document("В городе рады: приехала Анна Ткаченко.", headline="Ткаченко возглавит колледж")

    (person,) = find_people(doc, ())

    assert person.name == "Ткаченко Анна"
    assert [mention.text for mention in person.mentions] == ["Ткаченко", "Анна Ткаченко"]


def test_keeps_brothers_apart() -> None:
    """Two with one surname stay two, and the surname alone is the one named last."""
    doc = document("Илья Орлов учится. Никита Орлов работает. «Доволен», – говорит Орлов. Илья Орлов рад.")

    people = find_people(doc, ())

    assert [(person.name, len(person.mentions)) for person in people] == [("Орлов Илья", 2), ("Орлов Никита", 2)]


def test_quotes_the_position_with_the_words_of_its_body() -> None:
    """Where a body stands in the middle of a post, the quotation runs through it though the position leaves it out."""
    row = case("Заместитель директора колледжа по практике Олег Кох ведёт урок в [[колледже|Томский колледж связи]].")

    (person,) = find_people(document(*row.lines), row.bodies)

    assert person.position == "заместитель директора по практике"
    assert person.position_mention
    assert person.position_mention.text == "Заместитель директора колледжа по практике"


@given(st.lists(st.sampled_from(TABLE), min_size=2, max_size=3, unique=True))
def test_names_do_not_depend_on_repetition(rows: list[Case]) -> None:
    """A release that says everything twice names the same people."""
    lines = [line for row in rows for line in row.lines]

    once = {person.name for person in find_people(document(*lines), ())}
    twice = {person.name for person in find_people(document(*lines, *lines), ())}

    assert once == twice


@given(
    st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=8)), max_size=25),
    st.integers(0, 30),
    st.integers(0, 30),
)
def test_reads_any_text(pieces: list[str], start: int, length: int) -> None:
    """Arbitrary text raises nothing, wherever a body is said to stand in it, and all that is found is quoted."""
    text = " ".join(" ".join(pieces).split()) or "–"
    form = text[start : start + length].strip()
    marked = text.replace(form, f"[[{form}]]", 1) if form and not set("[]|") & set(text) else text
    row = case(marked.replace("//", "/"))
    doc = document(*row.lines)

    assert_quoted(doc, find_people(doc, row.bodies))


def assert_quoted(doc: Document, people: tuple[Person, ...]) -> None:
    text = doc.release.text
    for person in people:
        quoted = [*person.mentions, *([person.position_mention] if person.position_mention else [])]
        assert all(text[mention.start : mention.stop] == mention.text for mention in quoted)
        assert all(one < two for one, two in pairwise(person.mentions))
        assert person.name and person.mentions
