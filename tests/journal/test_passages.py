"""What of a decision is searched."""

import datetime as dt
from dataclasses import replace

from journal.passages import passages, quotes
from journal.records import DecisionRecord, EntityLink
from nlp.facts import Decision, Kind, Mention, Party, PartyKind, Status

TEXT = "Совет решил открыть центр. Центр откроют в мае."


def mention(text: str) -> Mention:
    """Where a text stands in `TEXT`."""
    start = TEXT.index(text)
    return Mention(start, start + len(text), text)


def record(content: str, *evidence: str) -> DecisionRecord:
    """A decision with these quotes."""
    decision = Decision(Kind.LAUNCH, Status.ADOPTED, mention(content), tuple(map(mention, evidence)))
    return DecisionRecord(1, 1, 1, decision, (), (), "О центре", None, None, dt.date(2026, 3, 5))


def test_quotes_inside_others_are_left_out() -> None:
    """Else a word of the content would count twice, and its decision seem more relevant."""
    first, second = "Совет решил открыть центр", "Центр откроют в мае"

    assert quotes(record("открыть центр", second, first, first)) == (mention(first), mention(second))
    assert quotes(record("открыть центр", "Совет решил открыть")) == (
        mention("Совет решил открыть"),
        mention("открыть центр"),
    )


def test_passages() -> None:
    """Quotes, headline, names of entities and words for who is none; each text once."""
    plain = record("открыть центр", "Совет решил открыть центр")
    parties = (Party("участники", PartyKind.WORDS), Party("Совет", PartyKind.ORGANIZATION))
    links = (EntityLink(1, "organization", "Совет", "actor"), EntityLink(1, "organization", "Совет", "assignee"))
    full = replace(plain, decision=replace(plain.decision, actors=parties), entities=links)

    assert passages(full) == ("Совет решил открыть центр", "О центре", "Совет", "участники")
