"""The laws of `journal.contract.Journal`, on every database: who and what releases name."""

from __future__ import annotations

from dataclasses import replace

import pytest

from journal.contract import BadQuery
from journal.records import Query
from journal.store import SqlJournal
from nlp.facts import Mention, Organization, Party, PartyKind, Person
from tests.journal.samples import NOW, add, found, sample

MINISTRY = "Министерство труда Тверской области"


def test_roles(journal: SqlJournal) -> None:
    """A decision links to who decided, who has to act, and within what."""
    added = add(journal, "[Открыть]", organizations=(MINISTRY,), people=("Ильин Олег",), initiative="Кадры под ключ")

    links = journal.decision(*added.decision_ids).entities

    assert [(link.role, link.kind, link.name) for link in links] == [
        ("actor", "organization", MINISTRY),
        ("assignee", "person", "Ильин Олег"),
        ("initiative", "initiative", "Кадры под ключ"),
    ]
    assert [journal.entity(link.id).name for link in links] == [link.name for link in links]


def test_one_name_written_differently_is_one_entity(journal: SqlJournal) -> None:
    """Case, ё, quotes and dashes do not make another; another kind does."""
    for name in ('АО "Заречный – Ёлка"', "АО «Заречный - елка»", "ао заречный елка"):
        add(journal, f"[Решение] {name}", organizations=(name,), initiative=name)

    (entity,) = journal.entities("organization")
    assert (entity.name, entity.decisions) == ('АО "Заречный – Ёлка"', 3)
    assert journal.entities("initiative")[0].id != entity.id


def test_completion(journal: SqlJournal) -> None:
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


def test_counts_follow_revisions(journal: SqlJournal) -> None:
    """An entity counts listed decisions once, whatever roles it has; one named no more is not completed."""
    text = "[Открыть] и [закрыть]"
    added = add(journal, text, organizations=(MINISTRY,), initiative="Кадры")
    add(journal, "[Ещё]", organizations=(MINISTRY,))
    (entity,) = journal.entities("organization")
    assert entity.decisions == 3

    journal.revise(added.release_id, sample("[Открыть] и закрыть", organizations=())[1], author="test", at=NOW)

    assert journal.entity(entity.id).decisions == 1
    assert journal.entities("initiative") == ()


def test_two_roles_in_one_decision(journal: SqlJournal) -> None:
    """Who decides and has to act is linked twice, counted once and found once."""
    added = add(journal, "[Открыть]", organizations=(MINISTRY,), assigned=(MINISTRY,))
    (entity,) = journal.entities("organization")

    assert [link.role for link in journal.decision(*added.decision_ids).entities] == ["actor", "assignee"]
    assert entity.decisions == 1
    assert found(journal, organizations=(entity.id,)) == ["Открыть"]
    assert [record.id for record in journal.walk(Query(organizations=(entity.id,)))] == list(added.decision_ids)


def test_names_without_words(journal: SqlJournal) -> None:
    """Marks are compared as they stand."""
    add(journal, "[Открыть]", organizations=("***", "!!!"))

    assert {entity.name for entity in journal.entities("organization")} == {"***", "!!!"}


def test_named_without_a_role(journal: SqlJournal) -> None:
    """People and bodies that decide nothing are in the log too."""
    file, extraction = sample("Ильин посетил колледж")
    journal.add(file, replace(extraction, people=(Person("Ильин Олег"),)), author="test", at=NOW)

    assert [(item.name, item.decisions) for item in journal.entities("person", "иль")] == [("Ильин Олег", 0)]


def test_kinds_there_are(journal: SqlJournal) -> None:
    """Others are told what is accepted."""
    with pytest.raises(BadQuery, match="organization, person, initiative"):
        journal.entities("words")


def _words(name: str) -> Party:
    return Party(name, PartyKind.WORDS, Mention(0, 0, ""))
