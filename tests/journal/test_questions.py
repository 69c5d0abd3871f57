"""What people type and what programs send back."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.contract import BadQuery
from journal.cursors import newest_cursor, newest_place, relevance_cursor, relevance_place
from journal.questions import LARGEST_ID, check, check_entity_kind
from journal.records import Query
from journal.typed import understand

#: typed → the likeliest form of each word, a line between clauses
TYPED = {
    "колледжам мастерские": "колледж|мастерская",
    '"кадры под ключ" регион': "кадр под ключ|регион",
    "«Кадры под ключ»": "кадр под ключ",
    "“кадры под” „ключ“": "кадр под|ключ",
    "онлайн-курсы": "онлайн курс",
    "слово, слово": "слово",
    '"" слово': "слово",
    "": "",
}


@pytest.mark.parametrize("typed", TYPED)
def test_clauses(typed: str) -> None:
    """Words are found one by one, phrases and compounds as sequences, each once."""
    _, found = understand(Query(typed))

    assert "|".join(" ".join(forms[0] for forms in clause.words) for clause in found) == TYPED[typed]


@pytest.mark.parametrize("typed", ['"кадры под ключ', 'кадры" под ключ', "«кадры", "кадры»", '"а" "'])
def test_a_quote_without_its_pair_is_told(typed: str) -> None:
    """The message shows the query and the quote."""
    with pytest.raises(BadQuery) as caught:
        understand(Query(typed))

    assert typed.strip() in str(caught.value)


def test_marks_alone_are_no_question() -> None:
    """Else «!!!» would find everything."""
    with pytest.raises(BadQuery, match="нет слов"):
        understand(Query("!!!"))


@pytest.mark.parametrize(
    ("query", "named"),
    [
        (Query(kinds=("law",)), "law.*resolution, assignment"),
        (Query(statuses=("ready",)), "ready.*proposed, planned, adopted, done"),
        (Query(topics=("sport",)), "sport.*target-training"),
        (Query(limit=0), "0.*от 1 до 1000"),
        (Query(limit=10**6), "1000000"),
        (Query(people=(-1,)), "-1"),
        (Query(release_id=10**30), "10{30}"),
    ],
)
def test_values_that_no_decision_has(query: Query, named: str) -> None:
    """The message names what was seen and what is accepted."""
    with pytest.raises(BadQuery, match=named):
        check(query)


def test_kinds_of_entities() -> None:
    """Only the three there are."""
    check_entity_kind("person")
    with pytest.raises(BadQuery, match="organization, person, initiative"):
        check_entity_kind("place")


@given(st.dates(), st.integers(1, LARGEST_ID))
def test_newest_cursors_come_back(day: dt.date, id_: int) -> None:
    """A place is read as it was written."""
    assert newest_place(newest_cursor(day, id_)) == (day, id_)


@given(st.floats(0, 1000, width=32), st.integers(1, LARGEST_ID))
def test_relevance_cursors_come_back(score: float, id_: int) -> None:
    """To the last bit of the score, so that nothing is skipped or repeated."""
    assert relevance_place(relevance_cursor(score, id_)) == (score, id_)


@given(st.text(max_size=30))
def test_broken_cursors_are_told(cursor: str) -> None:
    """Whatever a stranger sends, the answer is a readable error."""
    for read in (newest_place, relevance_place):
        with pytest.raises(BadQuery, match="Курсор"):
            read(cursor)


@pytest.mark.parametrize("cursor", ["n0-1", "n9999999-1", "n738000-9999999999999", "r7f800000-1", "r7fc00000-1"])
def test_cursors_out_of_range_are_told(cursor: str) -> None:
    """Days before the calendar, ids too large, scores that are no numbers."""
    with pytest.raises(BadQuery, match="Курсор"):
        (newest_place if cursor.startswith("n") else relevance_place)(cursor)
