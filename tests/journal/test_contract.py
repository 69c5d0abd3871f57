"""The laws of `journal.contract.Journal`, on every database."""

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import Any

import pytest

from journal import open_journal
from journal.contract import BadQuery, JournalError, NotFound
from journal.records import Added, Days, Order, Query
from journal.store import SqlJournal
from nlp.facts import Extraction, Kind, Mention, Organization, Party, PartyKind, Person, Quantity, Status, Topic
from tests.journal.samples import NOW, add, received, sample

MINISTRY = "Министерство труда Тверской области"


def found(journal: SqlJournal, text: str = "", **query: Any) -> list[str]:
    """The contents of what a query finds."""
    page = journal.find(replace(Query(text), **query))
    assert page.total == len(page.items)
    return [hit.record.decision.content.text for hit in page.items]


class TestAdding:
    """What goes in."""

    def test_what_was_added_is_there(self, journal: SqlJournal) -> None:
        """Bytes, text, facts and their circumstances come back as they were given."""
        file, extraction = sample("Заголовок\nРешено [открыть центр].", organizations=(MINISTRY,))
        added = journal.add(file, extraction, author="разбор", at=NOW)

        record = journal.release(added.release_id)

        assert added.new
        assert journal.raw(added.release_id) == file.data
        assert (record.release, record.extraction) == (file.release, extraction)
        assert (record.name, record.format, record.size) == (file.name, file.format, len(file.data))
        assert (record.revision, record.author, record.extracted_at, record.received_at) == (1, "разбор", NOW, NOW)
        assert record.decision_ids == added.decision_ids
        assert journal.known(record.sha256) == added.release_id
        assert journal.count() == 1

    def test_a_moment_of_any_zone_comes_back_in_utc(self, journal: SqlJournal) -> None:
        """The same moment, whatever zone it was told in."""
        moscow = NOW.astimezone(dt.timezone(dt.timedelta(hours=3)))
        added = journal.add(*sample("[Текст]"), author="test", at=moscow)

        received_at = journal.release(added.release_id).received_at

        assert (received_at, received_at.utcoffset()) == (NOW, dt.timedelta(0))

    def test_the_same_bytes_are_one_release(self, journal: SqlJournal) -> None:
        """A second add answers with the first's ids and changes nothing, even with other facts."""
        first = add(journal, "Решено [открыть центр].")
        file, other = sample("Решено [открыть центр].", status=Status.DONE)

        again = journal.add(file, other, author="other", at=NOW + dt.timedelta(days=1))

        assert again == Added(first.release_id, False, first.decision_ids)
        assert journal.count() == 1
        assert journal.decision(*first.decision_ids).decision.status is Status.ADOPTED

    def test_a_batch_answers_for_each_of_its_files(self, journal: SqlJournal) -> None:
        """Files known before and files that stand twice in the batch are not new."""
        known = add(journal, "[Первое]")
        batch = [sample("[Второе]"), sample("[Первое]"), sample("[Второе]"), sample("[Третье]")]

        added = journal.add_all(batch, author="test", at=NOW)

        assert [item.new for item in added] == [True, False, False, True]
        assert added[1].release_id == known.release_id
        assert added[0].release_id == added[2].release_id
        assert added[0].decision_ids == added[2].decision_ids
        assert sorted(found(journal)) == ["Второе", "Первое", "Третье"]

    def test_a_release_without_decisions(self, journal: SqlJournal) -> None:
        """It is kept, and found nowhere."""
        added = add(journal, "Поздравляем с праздником!")

        assert added.decision_ids == ()
        assert journal.release(added.release_id).decision_ids == ()
        assert found(journal) == []

    @pytest.mark.parametrize("text", ["до\x00после", "пол\ud800пары"])
    def test_text_that_no_database_stores(self, journal: SqlJournal, text: str) -> None:
        """The message names the sign, and nothing is stored."""
        file = replace(received("bytes"), release=replace(received("").release, text=text))

        with pytest.raises(JournalError, match=r"U\+(0000|D800)"):
            journal.add(file, Extraction(None, None, None, ()), author="test", at=NOW)
        assert journal.count() == 0

    def test_extreme_values(self, journal: SqlJournal) -> None:
        """Numbers and names larger than columns and indexes hold are facts all the same."""
        file, extraction = sample("[открыть]", organizations=("Ъ" * 5000,))
        decision = replace(extraction.decisions[0], amount=Quantity(10**30))
        added = journal.add(file, replace(extraction, decisions=(decision,)), author="test", at=NOW)

        record = journal.decision(*added.decision_ids)

        assert record.decision.amount == Quantity(10**30)
        assert record.entities[0].name == "Ъ" * 5000

    def test_the_day_is_the_decisions_else_the_releases_else_the_arrivals(self, journal: SqlJournal) -> None:
        """The log sorts each decision by the best day that is known."""
        decided, published = dt.date(2026, 2, 3), dt.date(2026, 2, 20)
        ids = [
            *add(journal, "[Первое]", day=decided, published=published).decision_ids,
            *add(journal, "[Второе]", published=published).decision_ids,
            *add(journal, "[Третье]", published=None).decision_ids,
        ]

        assert [journal.decision(id_).day for id_ in ids] == [decided, published, NOW.date()]


class TestRevising:
    """Facts are revisions."""

    def test_the_newest_revision_is_what_is_found(self, journal: SqlJournal) -> None:
        """The one before is no longer listed, by words or without."""
        added = add(journal, "Решено [открыть центр] и [закрыть школу].")
        assert len(found(journal, "решено")) == 2
        _, extraction = sample("Решено открыть центр и [закрыть школу].")

        revised = journal.revise(added.release_id, extraction, author="правка", at=NOW)

        record = journal.release(added.release_id)
        assert (record.revision, record.author, record.extraction) == (2, "правка", extraction)
        assert revised == Added(added.release_id, False, added.decision_ids[1:])
        assert found(journal) == found(journal, "решено") == ["закрыть школу"]
        assert [item.id for item in journal.walk(Query())] == list(revised.decision_ids)

    def test_ids_stay_where_kind_and_place_stay(self, journal: SqlJournal) -> None:
        """Links to a decision go on working when its other facts change."""
        text = "Решено [открыть центр] и [закрыть школу]."
        added = add(journal, text)
        _, done = sample(text, status=Status.DONE, organizations=(MINISTRY,))
        _, launched = sample(text, kind=Kind.LAUNCH)

        same = journal.revise(added.release_id, done, author="test", at=NOW)
        other = journal.revise(added.release_id, launched, author="test", at=NOW)
        back = journal.revise(added.release_id, done, author="test", at=NOW)

        assert same.decision_ids == back.decision_ids == added.decision_ids
        assert set(other.decision_ids).isdisjoint(added.decision_ids)
        record = journal.decision(added.decision_ids[0])
        assert (record.decision.status, record.revision) == (Status.DONE, 4)
        assert [link.name for link in record.entities] == [MINISTRY]

    def test_two_decisions_of_one_kind_and_place(self, journal: SqlJournal) -> None:
        """They are two, in their order, and stay so."""
        file, extraction = sample("Решено [открыть центр].")
        twice = replace(extraction, decisions=extraction.decisions * 2)
        added = journal.add(file, twice, author="test", at=NOW)

        revised = journal.revise(added.release_id, twice, author="test", at=NOW)

        assert len(set(added.decision_ids)) == 2
        assert revised.decision_ids == added.decision_ids

    def test_a_decision_that_is_gone_can_still_be_read(self, journal: SqlJournal) -> None:
        """As it was last."""
        added = add(journal, "Решено [открыть центр].", organizations=(MINISTRY,))
        journal.revise(added.release_id, Extraction(None, None, None, ()), author="test", at=NOW)

        record = journal.decision(*added.decision_ids)

        assert record.decision.content.text == "открыть центр"
        assert [link.name for link in record.entities] == [MINISTRY]
        assert found(journal) == []

    def test_what_is_not_there_cannot_be_revised(self, journal: SqlJournal) -> None:
        """And nothing is left behind by the attempt."""
        with pytest.raises(NotFound, match="77"):
            journal.revise(77, Extraction(None, None, None, ()), author="test", at=NOW)
        add(journal, "Решено [открыть центр].")
        assert found(journal, "центр") == ["открыть центр"]


class TestReading:
    """Records by their ids."""

    @pytest.mark.parametrize("id_", [0, -1, 77, 10**30])
    def test_absent(self, journal: SqlJournal, id_: int) -> None:
        """Whatever number is asked for, the answer is `NotFound`."""
        for read in (journal.release, journal.decision, journal.entity, journal.raw):
            with pytest.raises(NotFound):
                read(id_)

    def test_a_decision_tells_of_its_release(self, journal: SqlJournal) -> None:
        """Headline, day, publisher, regions in their order."""
        added = add(journal, "О центре\nРешено [открыть центр].", regions=("RU-TVE", "RU-AD"))

        record = journal.decision(*added.decision_ids)

        assert (record.release_id, record.revision, record.regions) == (added.release_id, 1, ("RU-TVE", "RU-AD"))
        assert (record.release_title, record.published) == ("О центре", dt.date(2026, 3, 1))
        assert record.publisher == "Пресс-служба"

    def test_releases_newest_first(self, journal: SqlJournal) -> None:
        """A page at a time."""
        ids = [add(journal, f"[Релиз {number}]").release_id for number in range(5)]

        assert [item.id for item in journal.releases(limit=2)] == ids[:2:-1]
        assert [item.id for item in journal.releases(before=ids[2])] == ids[1::-1]


class TestEntities:
    """Who and what releases name."""

    def test_roles(self, journal: SqlJournal) -> None:
        """A decision links to who decided, who has to act, and within what."""
        added = add(
            journal, "[Открыть]", organizations=(MINISTRY,), people=("Ильин Олег",), initiative="Кадры под ключ"
        )

        links = journal.decision(*added.decision_ids).entities

        assert [(link.role, link.kind, link.name) for link in links] == [
            ("actor", "organization", MINISTRY),
            ("assignee", "person", "Ильин Олег"),
            ("initiative", "initiative", "Кадры под ключ"),
        ]
        assert [journal.entity(link.id).name for link in links] == [link.name for link in links]

    def test_one_name_written_differently_is_one_entity(self, journal: SqlJournal) -> None:
        """Case, ё, quotes and dashes do not make another; another kind does."""
        for name in ('АО "Заречный – Ёлка"', "АО «Заречный - елка»", "ао заречный елка"):
            add(journal, f"[Решение] {name}", organizations=(name,), initiative=name)

        (entity,) = journal.entities("organization")
        assert (entity.name, entity.decisions) == ('АО "Заречный – Ёлка"', 3)
        assert journal.entities("initiative")[0].id != entity.id

    def test_completion(self, journal: SqlJournal) -> None:
        """Each typed word begins a word of the name or of an alias; those with most decisions come first."""
        add(journal, "[Раз]", organizations=("Колледж связи",))
        add(journal, "[Два] и [три]", organizations=("Медицинский колледж",))
        file, extraction = sample("[Ещё]")
        named = Organization(MINISTRY, ("Минтруд",))
        journal.add(file, replace(extraction, organizations=(named,)), author="test", at=NOW)

        def names(prefix: str) -> list[str]:
            return [entity.name for entity in journal.entities("organization", prefix)]

        assert names("") == ["Медицинский колледж", "Колледж связи", MINISTRY]
        assert names("Кол") == ["Медицинский колледж", "Колледж связи"]
        assert names("кол мед") == ["Медицинский колледж"]
        assert names("минтр") == names("тру обл") == [MINISTRY]
        assert names("оллед") == []
        assert journal.entities("organization", "минтр")[0].aliases == ("Минтруд",)
        assert journal.entities("person", "кол") == ()
        assert len(journal.entities("organization", limit=2)) == 2

    def test_counts_follow_revisions(self, journal: SqlJournal) -> None:
        """An entity counts listed decisions once, whatever roles it has; one named no more is not completed."""
        text = "[Открыть] и [закрыть]"
        added = add(journal, text, organizations=(MINISTRY,), initiative="Кадры")
        add(journal, "[Ещё]", organizations=(MINISTRY,))
        (entity,) = journal.entities("organization")
        assert entity.decisions == 3

        journal.revise(added.release_id, sample("[Открыть] и закрыть", organizations=())[1], author="test", at=NOW)

        assert journal.entity(entity.id).decisions == 1
        assert journal.entities("initiative") == ()

    def test_two_roles_in_one_decision(self, journal: SqlJournal) -> None:
        """Who decides and has to act is linked twice, counted once and found once."""
        added = add(journal, "[Открыть]", organizations=(MINISTRY,), assigned=(MINISTRY,))
        (entity,) = journal.entities("organization")

        assert [link.role for link in journal.decision(*added.decision_ids).entities] == ["actor", "assignee"]
        assert entity.decisions == 1
        assert found(journal, organizations=(entity.id,)) == ["Открыть"]
        assert [record.id for record in journal.walk(Query(organizations=(entity.id,)))] == list(added.decision_ids)

    def test_names_without_words(self, journal: SqlJournal) -> None:
        """Marks are compared as they stand."""
        add(journal, "[Открыть]", organizations=("***", "!!!"))

        assert {entity.name for entity in journal.entities("organization")} == {"***", "!!!"}

    def test_named_without_a_role(self, journal: SqlJournal) -> None:
        """People and bodies that decide nothing are in the log too."""
        file, extraction = sample("Ильин посетил колледж")
        journal.add(file, replace(extraction, people=(Person("Ильин Олег"),)), author="test", at=NOW)

        assert [(item.name, item.decisions) for item in journal.entities("person", "иль")] == [("Ильин Олег", 0)]

    def test_kinds_there_are(self, journal: SqlJournal) -> None:
        """Others are told what is accepted."""
        with pytest.raises(BadQuery, match="organization, person, initiative"):
            journal.entities("words")


class TestFinding:
    """Words, phrases and filters."""

    def test_words_in_any_form(self, journal: SqlJournal) -> None:
        """All of them, wherever in content, evidence, headline and names they stand."""
        add(journal, "О ёлках\nПоручено [помочь колледжам].", organizations=(MINISTRY,), initiative="Профессионалитет")
        add(journal, "[Иное]")

        for words in ("колледж", "елка", "поручить колледжи", "министерством", "профессионалитету помощь", "КОЛЛЕДЖ"):
            expected = [] if "помощь" in words else ["помочь колледжам"]
            assert found(journal, words) == expected, words

    def test_words_of_no_entity(self, journal: SqlJournal) -> None:
        """Who decides in the text's own words is found too, though it is not in the quotes."""
        file, extraction = sample("[Открыть центр]")
        words = replace(sample("x", organizations=())[1], organizations=())
        party = replace(extraction.decisions[0], actors=(_words("участники совещания"),))
        journal.add(file, replace(words, decisions=(party,)), author="test", at=NOW)

        assert found(journal, "участникам совещаний") == ["Открыть центр"]

    def test_phrases(self, journal: SqlJournal) -> None:
        """Words in any form, but next to each other and in this order, inside one passage."""
        add(journal, "О программе\nСтавропольцы решили [обучить кадры под ключ].", organizations=("Ключ",))

        assert found(journal, '"кадров под ключи"') == ["обучить кадры под ключ"]
        assert found(journal, "«кадры под ключ» обучение") == []
        assert found(journal, '"под ключ о программе"') == []
        assert found(journal, '"под кадры"') == found(journal, '"кадры ключ"') == found(journal, '"ключ ключ"') == []

    def test_highlights_are_the_words_that_matched(self, journal: SqlJournal) -> None:
        """As places of the stored text, a phrase as one place, each once though content lies inside evidence."""
        text = "О центре\nПоручено [колледжам открыть центры карьеры] до мая."
        added = add(journal, text)

        (hit,) = journal.find(Query('колледж "центр карьеры" мая')).items

        stored = journal.release(added.release_id).release.text
        assert [mention.text for mention in hit.highlights] == ["колледжам", "центры карьеры", "мая"]
        assert all(stored[item.start : item.stop] == item.text for item in hit.highlights)

    def test_filters(self, journal: SqlJournal) -> None:
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

    def test_order(self, journal: SqlJournal) -> None:
        """Relevance where there are words, else newest; each can be asked for."""
        add(journal, "[Колледж открыть] колледж, колледж", day=dt.date(2026, 1, 1))
        add(journal, "[Колледж закрыть] " + "и много иных слов " * 10, day=dt.date(2026, 2, 1))
        relevant, newest = ["Колледж открыть", "Колледж закрыть"], ["Колледж закрыть", "Колледж открыть"]

        assert found(journal, "колледж") == found(journal, "колледж", order=Order.RELEVANCE) == relevant
        assert found(journal, "колледж", order=Order.NEWEST) == found(journal) == newest
        assert found(journal, order=Order.RELEVANCE) == newest

    def test_scores_fall(self, journal: SqlJournal) -> None:
        """With words each hit has one, without words none."""
        for count in range(1, 4):
            add(journal, "[Колледж] " + "слово " * count)

        scores = [hit.score or 0.0 for hit in journal.find(Query("колледж")).items]

        assert scores == sorted(scores, reverse=True)
        assert min(scores) > 0
        assert {hit.score for hit in journal.find(Query()).items} == {None}

    def test_facets(self, journal: SqlJournal) -> None:
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

    def test_an_empty_log(self, journal: SqlJournal) -> None:
        """Nothing is found, nothing fails."""
        page = journal.find(Query("слово"))

        assert (page.items, page.total, page.next) == ((), 0, None)
        assert list(journal.walk(Query())) == []
        assert journal.rebuild() == 0

    @pytest.mark.parametrize("query", [Query('"кадры'), Query(cursor="1"), Query("слово", cursor="n738000-1")])
    def test_what_cannot_be_understood(self, journal: SqlJournal, query: Query) -> None:
        """A readable error, also for a cursor of another order."""
        with pytest.raises(BadQuery):
            journal.find(query)


@pytest.fixture(scope="module")
def full(new_database: Callable[[], str], tmp_path_factory: pytest.TempPathFactory) -> Iterator[SqlJournal]:
    """Twelve decisions on four days, three of each day alike; only read."""
    journal = open_journal(new_database(), tmp_path_factory.mktemp("full"))
    for day in range(1, 5):
        for number in range(3):
            add(journal, f"[Решение] № {number}, день {day}", day=dt.date(2026, 1, day))
    yield journal
    journal.close()


class TestPaging:
    """Cursors."""

    @pytest.mark.parametrize("text", ["", "решение"])
    @pytest.mark.parametrize("order", list(Order))
    @pytest.mark.parametrize("limit", [1, 3, 12, 13])
    def test_pages_cover_all_exactly_once(self, full: SqlJournal, text: str, order: Order, limit: int) -> None:
        """In the order of one long page, though many decisions share a day and a score."""
        query = Query(text, order=order, limit=limit)
        seen: list[int] = []
        while True:
            page = full.find(query)
            seen += [hit.record.id for hit in page.items]
            assert page.total == 12
            assert len(seen) <= 12
            if page.next is None:
                break
            assert len(page.items) == limit
            query = replace(query, cursor=page.next)

        assert seen == [hit.record.id for hit in full.find(Query(text, order=order, limit=100)).items]
        assert len(set(seen)) == 12

    def test_what_is_added_meanwhile_moves_nothing(self, journal: SqlJournal) -> None:
        """The next page goes on after the last decision, not after a count."""
        old = [add(journal, f"[Решение {number}]").decision_ids[0] for number in range(4)]
        first = journal.find(Query(limit=2))
        add(journal, "[Новое решение]", day=dt.date(2027, 1, 1))

        second = journal.find(Query(limit=2, cursor=first.next))

        assert [hit.record.id for page in (first, second) for hit in page.items] == old[::-1]

    @pytest.mark.parametrize("text", ["", "решение"])
    def test_a_walk_goes_newest_first(self, full: SqlJournal, text: str, monkeypatch: pytest.MonkeyPatch) -> None:
        """Step by step, without regard to the limit."""
        monkeypatch.setattr("journal.finding._STEP", 5)
        listed = [hit.record for hit in full.find(Query(text, order=Order.NEWEST, limit=100)).items]

        assert list(islice(full.walk(Query(text, limit=1)), 13)) == listed

    def test_a_walk_is_refused_at_once(self, full: SqlJournal) -> None:
        """Not when the first record is asked for: then a download would have begun."""
        with pytest.raises(BadQuery):
            full.walk(Query('"кадры'))


class TestReopening:
    """State outlives the process."""

    def test_everything_is_there(self, url: str, tmp_path: Path) -> None:
        """Records, index and raw files."""
        first = open_journal(url, tmp_path)
        added = add(first, "[Открыть центр]")
        first.close()

        second = open_journal(url, tmp_path)

        assert found(second, "центру") == ["Открыть центр"]
        assert second.raw(added.release_id) == "Открыть центр".encode()
        assert list(second.check()) == []
        second.close()

    def test_two_databases_in_one_folder_do_not_mix(self, new_database: Callable[[], str], tmp_path: Path) -> None:
        """Each has an index of its own."""
        one, other = open_journal(new_database(), tmp_path), open_journal(new_database(), tmp_path)
        add(one, "[Первое решение]")
        add(other, "[Второе решение]")

        assert found(one, "решение") == ["Первое решение"]
        assert found(other, "решение") == ["Второе решение"]
        one.close()
        other.close()


def _words(name: str) -> Party:
    return Party(name, PartyKind.WORDS, Mention(0, 0, ""))
