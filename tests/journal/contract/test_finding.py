"""The laws of `journal.contract.Journal`, on every database: words, phrases and filters."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from journal.contract import BadQuery
from journal.records import Days, Order, Query
from journal.store import SqlJournal
from nlp.facts import Kind, Mention, Party, PartyKind, Status, Topic
from tests.journal.samples import NOW, add, found, sample

MINISTRY = "Министерство труда Тверской области"


def test_words_in_any_form(journal: SqlJournal) -> None:
    """All of them, wherever in content, evidence, headline and names they stand."""
    add(journal, "О ёлках\nПоручено [помочь колледжам].", organizations=(MINISTRY,), initiative="Профессионалитет")
    add(journal, "[Иное]")

    for words in ("колледж", "елка", "поручить колледжи", "министерством", "профессионалитету помощь", "КОЛЛЕДЖ"):
        expected = [] if "помощь" in words else ["помочь колледжам"]
        assert found(journal, words) == expected, words


def test_words_of_no_entity(journal: SqlJournal) -> None:
    """Who decides in the text's own words is found too, though it is not in the quotes."""
    file, extraction = sample("[Открыть центр]")
    words = replace(sample("x", organizations=())[1], organizations=())
    party = replace(extraction.decisions[0], actors=(_words("участники совещания"),))
    journal.add(file, replace(words, decisions=(party,)), author="test", at=NOW)

    assert found(journal, "участникам совещаний") == ["Открыть центр"]


def test_phrases(journal: SqlJournal) -> None:
    """Words in any form, but next to each other and in this order, inside one passage."""
    add(journal, "О программе\nСтавропольцы решили [обучить кадры под ключ].", organizations=("Ключ",))

    assert found(journal, '"кадров под ключи"') == ["обучить кадры под ключ"]
    assert found(journal, "«кадры под ключ» обучение") == []
    assert found(journal, '"под ключ о программе"') == []
    assert found(journal, '"под кадры"') == found(journal, '"кадры ключ"') == found(journal, '"ключ ключ"') == []


def test_highlights_are_the_words_that_matched(journal: SqlJournal) -> None:
    """As places of the stored text, a phrase as one place, each once though content lies inside evidence."""
    text = "О центре\nПоручено [колледжам открыть центры карьеры] до мая."
    added = add(journal, text)

    (hit,) = journal.find(Query('колледж "центр карьеры" мая')).items

    stored = journal.release(added.release_id).release.text
    assert [mention.text for mention in hit.highlights] == ["колледжам", "центры карьеры", "мая"]
    assert all(stored[item.start : item.stop] == item.text for item in hit.highlights)


def test_filters(journal: SqlJournal) -> None:
    """Values of one field are alternatives, fields are joined by and; with words and without alike."""
    march, june = dt.date(2026, 3, 10), dt.date(2026, 6, 1)
    first = add(
        journal,
        "[Первое решение]",
        kind=Kind.LAUNCH,
        topics=(Topic.FORECAST, Topic.SUPPORT),
        regions=("RU-AD", "RU-TVE"),
        organizations=(MINISTRY,),
        day=march,
        deadline=(dt.date(2026, 4, 1), june),
    )
    second = add(journal, "[Второе решение]", status=Status.DONE, people=("Ильин",), initiative="Кадры", day=june)
    ids = {kind: journal.entities(kind)[0].id for kind in ("organization", "person", "initiative")}
    cases: list[tuple[dict[str, object], str]] = [
        ({"regions": ("RU-AD",)}, "1"),
        ({"regions": ("RU-TVE",)}, "12"),
        ({"regions": ("RU-AD", "RU-TVE")}, "12"),
        ({"regions": ("RU-KHE",)}, ""),
        ({"kinds": ("launch",)}, "1"),
        ({"kinds": ("launch", "resolution")}, "12"),
        ({"statuses": ("done",)}, "2"),
        ({"topics": ("support", "forecast")}, "1"),
        ({"topics": ("support",), "regions": ("RU-AD",), "kinds": ("launch",)}, "1"),
        ({"topics": ("support",), "statuses": ("done",)}, ""),
        ({"organizations": (ids["organization"],)}, "1"),
        ({"people": (ids["person"],)}, "2"),
        ({"initiatives": (ids["initiative"],)}, "2"),
        ({"people": (ids["person"],), "organizations": (ids["organization"],)}, ""),
        ({"organizations": (10**9,)}, ""),
        ({"days": Days(march, march)}, "1"),
        ({"days": Days(since=march + dt.timedelta(1))}, "2"),
        ({"days": Days(until=june)}, "12"),
        ({"deadline": Days(since=june)}, "1"),
        ({"deadline": Days(since=june + dt.timedelta(1))}, ""),
        ({"deadline": Days(until=dt.date(2026, 4, 1))}, "1"),
        ({"deadline": Days(until=dt.date(2026, 3, 31))}, ""),
        ({"release_id": second.release_id}, "2"),
        ({"release_id": first.release_id, "kinds": ("plan",)}, ""),
    ]
    names = {"Первое решение": "1", "Второе решение": "2"}
    for query, expected in cases:
        for text in ("", "решения"):
            contents = found(journal, text, **query)
            assert "".join(sorted(names[content] for content in contents)) == expected, (text, query)


def test_order(journal: SqlJournal) -> None:
    """Relevance where there are words, else newest; each can be asked for."""
    add(journal, "[Колледж открыть] колледж, колледж", day=dt.date(2026, 1, 1))
    add(journal, "[Колледж закрыть] " + "и много иных слов " * 10, day=dt.date(2026, 2, 1))
    relevant, newest = ["Колледж открыть", "Колледж закрыть"], ["Колледж закрыть", "Колледж открыть"]

    assert found(journal, "колледж") == found(journal, "колледж", order=Order.RELEVANCE) == relevant
    assert found(journal, "колледж", order=Order.NEWEST) == found(journal) == newest
    assert found(journal, order=Order.RELEVANCE) == newest


def test_scores_fall(journal: SqlJournal) -> None:
    """With words each hit has one, without words none."""
    for count in range(1, 4):
        add(journal, "[Колледж] " + "слово " * count)

    scores = [hit.score or 0.0 for hit in journal.find(Query("колледж")).items]

    assert scores == sorted(scores, reverse=True)
    assert min(scores) > 0
    assert {hit.score for hit in journal.find(Query()).items} == {None}


def test_facets(journal: SqlJournal) -> None:
    """How many of all that is found, not only of the page, have each value; the most frequent first."""
    for number in range(3):
        add(
            journal,
            f"[Решение {number}]",
            kind=Kind.PLAN if number else Kind.LAUNCH,
            organizations=(MINISTRY,),
            topics=(Topic.SUPPORT,),
            day=dt.date(2026, 1 + number, 1),
        )
    page = journal.find(Query("решение", limit=1))
    counts = {field: [(item.value, item.count) for item in found] for field, found in page.facets.items()}
    organization = journal.entities("organization")[0].id

    assert page.total == 3
    assert counts == {
        "regions": [("RU-TVE", 3)],
        "kinds": [("plan", 2), ("launch", 1)],
        "statuses": [("adopted", 3)],
        "topics": [("support", 3)],
        "organizations": [(str(organization), 3)],
        "people": [],
        "initiatives": [],
        "months": [("2026-03", 1), ("2026-02", 1), ("2026-01", 1)],
    }
    assert page.facets["organizations"][0].label == MINISTRY
    assert journal.find(Query("решение", facets=False)).facets == {}


def test_an_empty_log(journal: SqlJournal) -> None:
    """Nothing is found, nothing fails."""
    page = journal.find(Query("слово"))

    assert (page.items, page.total, page.next) == ((), 0, None)
    assert list(journal.walk(Query())) == []
    assert journal.rebuild() == 0


@pytest.mark.parametrize("query", [Query('"кадры'), Query(cursor="1"), Query("слово", cursor="n738000-1")])
def test_what_cannot_be_understood(journal: SqlJournal, query: Query) -> None:
    """A readable error, also for a cursor of another order."""
    with pytest.raises(BadQuery):
        journal.find(query)


def _words(name: str) -> Party:
    return Party(name, PartyKind.WORDS, Mention(0, 0, ""))
