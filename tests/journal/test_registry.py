"""The registry on each database: who is linked to whom, what people did about it, and that it holds."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from journal import open_journal
from journal.contract import BadQuery, JournalError, NotFound
from journal.records import EntityRecord, Query
from journal.registry import Act, Signed
from journal.store import SqlJournal
from linking.entities import KnownOrganization
from nlp.facts import Extraction, Person
from tests.journal.samples import NOW, add, sample
from tests.processes import begin

FULL = "Министерство труда и социальной защиты Тульской области"
SHORT = "Минтруд Тульской области"
BY = Signed("Седова", NOW, "сверено")


def tell(journal: SqlJournal, number: int, *organizations: str, region: str = "RU-TUL", **facts: object) -> int:
    """A release of one decision by these organizations; its number."""
    return add(journal, f"[Открыть центр {number}]", organizations=organizations, regions=(region,), **facts).release_id


def listed(journal: SqlJournal) -> list[EntityRecord]:
    return list(journal.entities("organization", limit=100))


def decided(journal: SqlJournal, entity_id: int) -> int:
    return journal.find(Query(organizations=(entity_id,))).total


def sound(journal: SqlJournal) -> bool:
    """Tables, counters and index agree."""
    return list(journal.check()) == []


def test_forms_of_one_body_are_one(journal: SqlJournal) -> None:
    """Under its fullest name, found by every form, with all its decisions."""
    for number, name in enumerate((SHORT, FULL, "Минтруд региона")):
        tell(journal, number, name)

    (one,) = listed(journal)
    assert (one.name, one.decisions, decided(journal, one.id)) == (FULL, 3, 3)
    assert set(one.aliases) == {SHORT, "Минтруд региона"}
    assert [found.id for found in journal.entities("organization", "минт")] == [one.id]
    assert sound(journal)


def test_bodies_of_two_regions_stay_two(journal: SqlJournal) -> None:
    """`Минтруд` of Tula and of Kaluga; one of the country is one wherever it is named."""
    tell(journal, 1, "Минтруд", "Минтруд России")
    tell(journal, 2, "Минтруд", "Министерство труда и социальной защиты Российской Федерации", region="RU-KLU")

    assert sorted(one.decisions for one in listed(journal)) == [1, 1, 2]


def test_a_name_keeps_its_link_when_read_again(journal: SqlJournal) -> None:
    """Also when the new revision knows nothing of the region that it was linked by."""
    tell(journal, 1, FULL)
    release = tell(journal, 2, "Минтруд")
    _, blind = sample("[Открыть центр 2]", organizations=("Минтруд",), regions=())

    journal.revise(release, blind, author="test", at=NOW)

    assert [one.decisions for one in listed(journal)] == [2]


def test_the_same_full_name_elsewhere_waits_for_a_person(journal: SqlJournal) -> None:
    """The question shows both and why; merged, they are one and the question is gone."""
    for number, region in enumerate(("RU-TUL", "RU-KLU")):
        tell(journal, number, people=("Гусев Пётр Андреевич",), region=region)
    (match,) = journal.registry.matches(kind="person")

    assert match.one.name == match.other.name == "Гусев Пётр Андреевич"
    assert match.parts["region"] == -1
    journal.registry.merge(match.one.id, match.other.id, BY)
    assert journal.registry.matches() == ()
    assert [one.decisions for one in journal.entities("person")] == [2]
    assert sound(journal)


def test_kept_apart_is_not_asked_again_and_can_be_taken_back(journal: SqlJournal) -> None:
    """Settled pairs leave the list; taken back, they return."""
    for number, region in enumerate(("RU-TUL", "RU-KLU")):
        tell(journal, number, people=("Гусев Пётр Андреевич",), region=region)
    (match,) = journal.registry.matches()

    journal.registry.keep_apart(match.one.id, match.other.id, BY)
    assert journal.registry.matches() == ()
    journal.registry.undo(journal.registry.history(match.one.id)[0].number, BY)
    assert len(journal.registry.matches()) == 1


def test_merged_and_taken_back(journal: SqlJournal) -> None:
    """What comes after goes where it belongs, before as after taking back."""
    for number, name in enumerate(("Завод «Полюс»", "Комбинат «Север»")):
        tell(journal, number, name)
    pole, north = sorted(listed(journal), key=lambda one: one.name)

    journal.registry.merge(north.id, pole.id, BY)
    tell(journal, 3, "Комбинат «Север»")
    assert [(one.id, one.decisions) for one in listed(journal)] == [(pole.id, 3)]
    assert journal.find(Query(organizations=(pole.id,))).total == 3
    assert [found.id for found in journal.entities("organization", "сев")] == [pole.id]
    assert journal.entity(north.id).root_id == pole.id
    assert sound(journal)

    journal.registry.undo(journal.registry.history(pole.id)[0].number, Signed("Ильин", NOW))
    assert {one.id: one.decisions for one in listed(journal)} == {pole.id: 1, north.id: 2}
    assert decided(journal, north.id) == 2
    assert sound(journal)
    newest, first = journal.registry.history(pole.id)
    assert (newest.act, newest.undoes, first.undone_by) == (Act.UNDO, first.number, newest.number)
    assert (first.signed, first.entity_name, first.other_name) == (BY, north.name, pole.name)


def test_chains_of_merges_are_taken_back_in_any_order(journal: SqlJournal) -> None:
    """A into B into C; the first goes back while the second holds."""
    names = ("Завод «Аист»", "Завод «Барс»", "Завод «Волк»")
    for number, name in enumerate(names):
        tell(journal, number, name)
    a, b, c = (one.id for one in sorted(listed(journal), key=lambda one: one.name))
    journal.registry.merge(a, b, BY)
    journal.registry.merge(b, c, BY)
    assert decided(journal, c) == 3

    first = min(one.number for one in journal.registry.history(c))
    journal.registry.undo(first, BY)

    assert (decided(journal, a), decided(journal, c)) == (1, 2)
    assert journal.entity(a).root_id == a
    assert sound(journal)


def test_split_holds_when_read_again_and_can_be_taken_back(journal: SqlJournal) -> None:
    """Two of one name: the releases chosen name the other one, in later revisions too."""
    releases = [tell(journal, number, FULL) for number in range(3)]
    (one,) = listed(journal)

    new = journal.registry.split(one.id, releases[1:], BY, "Другое министерство")
    _, facts = sample("[Открыть центр 1]", organizations=(FULL,), regions=("RU-TUL",))
    journal.revise(releases[1], facts, author="test", at=NOW)
    assert (decided(journal, one.id), decided(journal, new)) == (1, 2)
    assert journal.entity(new).name == "Другое министерство"
    assert sound(journal)

    journal.registry.undo(journal.registry.history(new)[0].number, BY)
    assert [(item.id, item.decisions) for item in listed(journal)] == [(one.id, 3)]
    assert decided(journal, one.id) == 3
    assert sound(journal)


@pytest.mark.parametrize("releases", [(), (1, 2), (77,)])
def test_a_split_leaves_something_on_each_side(journal: SqlJournal, releases: Sequence[int]) -> None:
    """None of the releases, all of them and strange ones are refused, and nothing is written down."""
    tell(journal, 1, FULL)
    tell(journal, 2, FULL)
    (one,) = listed(journal)

    with pytest.raises(BadQuery, match="из 2"):
        journal.registry.split(one.id, releases, BY)
    assert journal.registry.history(one.id) == ()


def test_a_name_given_by_hand_stays(journal: SqlJournal) -> None:
    """A fuller one does not replace it, it finds, and the last renaming is taken back first."""
    tell(journal, 1, SHORT)
    (one,) = listed(journal)
    journal.registry.rename(one.id, "Труд Тулы", BY)
    tell(journal, 2, FULL)

    assert [item.name for item in listed(journal)] == ["Труд Тулы"]
    assert journal.find(Query("тулы труд")).total == 2
    assert [item.id for item in journal.entities("organization", "тул")] == [one.id]
    journal.registry.rename(one.id, "Тульский Минтруд", BY)
    later, first = journal.registry.history(one.id)
    with pytest.raises(BadQuery, match="более позднее"):
        journal.registry.undo(first.number, BY)
    journal.registry.undo(later.number, BY)
    journal.registry.undo(first.number, BY)
    assert journal.entity(one.id).name == SHORT
    assert sound(journal)


def test_what_makes_no_sense_is_refused(journal: SqlJournal) -> None:
    """With what was seen; nothing is written down."""
    tell(journal, 1, FULL, people=("Гусев Пётр Андреевич",))
    (body,), (person,) = listed(journal), journal.entities("person")

    attempts: list[tuple[type[JournalError], Callable[[], object]]] = [
        (BadQuery, lambda: journal.registry.merge(body.id, body.id, BY)),
        (BadQuery, lambda: journal.registry.merge(body.id, person.id, BY)),
        (BadQuery, lambda: journal.registry.rename(body.id, "  ", BY)),
        (NotFound, lambda: journal.registry.merge(99, body.id, BY)),
        (NotFound, lambda: journal.registry.undo(1, BY)),
    ]
    for error, act in attempts:
        with pytest.raises(error):
            act()
    assert journal.registry.history(body.id) == ()


def test_a_renamed_body_is_found_by_its_new_name(journal: SqlJournal) -> None:
    """Its name stands in the index once, and every decision is found by what it is called now."""
    tell(journal, 1, SHORT)
    tell(journal, 2, SHORT)
    (body,) = journal.entities("organization")
    asked = [Query(f"орган:{name}") for name in ("мастерская", "минтруд")]
    before = [journal.find(query).total for query in asked]

    journal.registry.rename(body.id, "Мастерская", BY)

    assert (before, [journal.find(query).total for query in asked]) == ([0, 2], [2, 0])
    page = journal.find(Query())
    assert {link.name for hit in page.items for link in hit.record.entities if link.id == body.id} == {"Мастерская"}
    assert [item.label for item in page.facets["organizations"] if item.value == str(body.id)] == ["Мастерская"]


def test_nothing_is_undone_twice(journal: SqlJournal) -> None:
    """Nor is undoing undone: the act is done anew."""
    tell(journal, 1, SHORT)
    journal.registry.rename(1, "Труд Тулы", BY)
    journal.registry.undo(1, BY)

    for number in (1, 2):
        with pytest.raises(BadQuery, match=f"№ {number}"):
            journal.registry.undo(number, BY)


def test_posts_of_a_person(journal: SqlJournal) -> None:
    """One after another with their days, and the body that they are held at."""
    for day, position in ((1, "заместитель министра"), (5, "министр"), (9, "министр")):
        received, facts = sample(f"[Открыть центр {day}]", organizations=(FULL,), regions=("RU-TUL",))
        people = (Person("Гусев Пётр Андреевич", position, FULL),)
        known = {field: getattr(facts, field) for field in ("title", "publisher", "body_lines", "regions", "decisions")}
        told = Extraction(
            **known, organizations=facts.organizations, people=people, published=NOW.date().replace(day=day)
        )
        journal.add(received, told, author="test", at=NOW)
    (person,) = journal.entities("person")

    newest, first = journal.registry.posts(person.id)

    assert (newest.position, newest.releases, first.position) == ("министр", 2, "заместитель министра")
    assert newest.first and newest.last and (newest.first.day, newest.last.day) == (5, 9)
    assert newest.organization_id == listed(journal)[0].id


def test_a_list_of_known_organizations(journal: SqlJournal) -> None:
    """Who is in the log gets INN and names, others are entered; a second time nothing is new; releases find them."""
    tell(journal, 1, SHORT)
    known = [
        KnownOrganization("7106000000", FULL, ("Минтруд ТО",), "RU-TUL"),
        KnownOrganization("7107000000", "ООО «Полюс»", (), "RU-TUL"),
    ]

    first = journal.registry.import_organizations(known, BY)
    second = journal.registry.import_organizations(known, BY)
    tell(journal, 2, "«Полюс»")

    assert (first.new, first.matched, second.unchanged) == (1, 1, 2)
    assert {(one.name, one.inn, one.decisions) for one in listed(journal)} == {
        (FULL, "7106000000", 1),
        ("ООО «Полюс»", "7107000000", 1),
    }
    assert sound(journal)


def test_a_list_is_known_before_any_release(journal: SqlJournal) -> None:
    """Its organizations are listed and completed; one that was merged into another is not."""
    known = [KnownOrganization("7107000000", "ООО «Полюс»"), KnownOrganization("7108000000", "АО «Заря»")]
    journal.registry.import_organizations(known, BY)
    assert [one.name for one in journal.entities("organization", "пол")] == ["ООО «Полюс»"]

    one, other = listed(journal)
    journal.registry.merge(one.id, other.id, BY)

    assert [item.id for item in listed(journal)] == [other.id]


def test_a_split_forgets_nothing_that_people_told(journal: SqlJournal) -> None:
    """A body of a list is found by the list's other name after releases of its own name turned out to be another's."""
    known = KnownOrganization("7106000000", FULL, ("Центр «Забота»",), "RU-TUL")
    journal.registry.import_organizations([known], BY)
    releases = [tell(journal, number, FULL) for number in range(2)]
    (one,) = listed(journal)

    journal.registry.split(one.id, releases[1:], BY, "Другое министерство")
    tell(journal, 3, "Центр «Забота»")

    assert decided(journal, one.id) == 2
    assert sound(journal)


def test_names_of_many_are_completed(journal: SqlJournal, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where more begin so than are looked at one by one, the answer is the same."""
    for number in range(4):
        tell(journal, number, f"Колледж «Звезда{number}»", f"Завод «Звезда{number}»")
    asked = ("кол", "звез", "кол звезда2", "звезда2", "нет")
    few = [journal.entities("organization", typed) for typed in asked]

    monkeypatch.setattr("journal.completion._FEW", 1)

    assert [journal.entities("organization", typed) for typed in asked] == few
    assert [len(found) for found in few] == [4, 8, 1, 2, 0]


def merge_and_undo(url: str, data: Path) -> Iterator[str]:
    """Join two and part them again, for ever."""
    journal = open_journal(url, data)
    for number, name in enumerate(("Завод «Полюс»", "Комбинат «Север»")):
        tell(journal, number, name)
    one, other = (item.id for item in listed(journal))
    while True:
        journal.registry.merge(one, other, BY)
        yield "merged"
        journal.registry.undo(max(item.number for item in journal.registry.history(one)), BY)
        yield "undone"


def test_killed_between_operations(url: str, tmp_path: Path) -> None:
    """Each was done whole or not at all, and the index comes to the same."""
    worker = begin(merge_and_undo, url, tmp_path)
    told = worker.told(5)
    worker.kill()
    worker.rest()

    journal = open_journal(url, tmp_path)

    assert told[-1] == "merged"
    assert sum(one.decisions for one in listed(journal)) == 2
    assert sound(journal)
    journal.close()
