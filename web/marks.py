"""What is marked in a release's text: on its own page everything, on a decision's page the words of its fields."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from journal.records import DecisionRecord, Hit, ReleaseRecord
from nlp.explain import initiative_words
from nlp.facts import Decision, Initiative, Mention, Party, Quantity, When
from web.marking import Layer, Mark, Run, runs


def quotes(hit: Hit) -> tuple[tuple[Run, ...], ...]:
    """The best piece of evidence and those others that have the words searched for, with these words marked."""
    best, *others = hit.record.decision.evidence
    shown = (best, *(piece for piece in others if any(_inside(found, piece) for found in hit.highlights)))
    found = [Mark.of(mention, Layer.FOUND) for mention in hit.highlights]
    return tuple(runs(piece.text, (Mark.of(piece, Layer.EVIDENCE), *found), piece.start) for piece in shown)


def _inside(inner: Mention, outer: Mention) -> bool:
    return outer.start <= inner.start and inner.stop <= outer.stop


def decision_marks(decision: Decision, initiatives: Sequence[Initiative] = ()) -> tuple[Mark, ...]:
    """The evidence, and the words of each field under the field's name; `initiatives` are the release's."""
    evidence = (Mark.of(piece, Layer.EVIDENCE, "decision") for piece in decision.evidence)
    words = (Mark.of(mention, Layer.WORD, key) for key, mention in _words(decision, initiatives) if mention)
    return (*evidence, *words)


def _words(decision: Decision, initiatives: Sequence[Initiative]) -> Iterator[tuple[str, Mention | None]]:
    yield "kind", decision.trigger
    yield "content", decision.content
    yield from (("actors", mention) for mention in _mentions(decision.actors))
    yield from (("assignees", mention) for mention in _mentions(decision.assignees))
    yield from ((key, value.mention) for key, value in _values(decision) if value)
    yield "initiative", initiative_words(decision, initiatives)


def _values(decision: Decision) -> Iterator[tuple[str, When | Quantity | None]]:
    yield "date", decision.date
    yield "deadline", decision.deadline
    yield "amount", decision.amount
    yield "headcount", decision.headcount


def _mentions(parties: Sequence[Party]) -> Iterator[Mention | None]:
    return (party.mention for party in parties)


def release_marks(
    record: ReleaseRecord, decisions: Sequence[DecisionRecord], place: str | None = None
) -> tuple[Mark, ...]:
    """Evidence as `d1`, `d2` …, organizations `o…`, people `p…`, dates `t…`, initiatives `i…`, and a linked place."""
    evidence = (
        Mark.of(piece, Layer.EVIDENCE, f"d{number}")
        for number, found in enumerate(decisions, 1)
        for piece in found.decision.evidence
    )
    return (*evidence, *_entity_marks(record), *_place_mark(place))


def _entity_marks(record: ReleaseRecord) -> Iterator[Mark]:
    extraction = record.extraction
    mentions: dict[str, list[tuple[Mention, ...]]] = {
        "o": [organization.mentions for organization in extraction.organizations],
        "p": [person.mentions for person in extraction.people],
        "i": [initiative.mentions for initiative in extraction.initiatives],
        "t": [(date.mention,) for date in extraction.dates],
    }
    for letter, entities in mentions.items():
        for number, places in enumerate(entities, 1):
            yield from (Mark.of(place, Layer.WORD, f"{letter}{number}") for place in places)


def _place_mark(place: str | None) -> Iterator[Mark]:
    if place:
        start, stop = map(int, place.split("-"))
        yield Mark(start, stop, Layer.PLACE)
