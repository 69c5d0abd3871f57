"""What of a decision is searched, and where the words that matched stand in its release."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from journal.questions import Clause
from journal.records import DecisionRecord
from journal.terms import terms
from nlp.facts import Mention, PartyKind

#: a word's terms and its place in the release's text
_Place = tuple[frozenset[str], int, int]


def quotes(record: DecisionRecord) -> tuple[Mention, ...]:
    """Content and evidence, without pieces that lie inside others."""
    decision = record.decision
    pieces = sorted({decision.content, *decision.evidence}, key=lambda piece: (piece.start, -piece.stop))
    kept: list[Mention] = []
    for piece in pieces:
        if not kept or piece.stop > kept[-1].stop:
            kept.append(piece)
    return tuple(kept)


def passages(record: DecisionRecord) -> tuple[str, ...]:
    """The texts that words are searched in: the quotes, the headline, who acts and within what."""
    decision = record.decision
    parties = (party.name for party in (*decision.actors, *decision.assignees) if party.kind is PartyKind.WORDS)
    names = (*(link.name for link in record.entities), *parties)
    return tuple(dict.fromkeys((*(piece.text for piece in quotes(record)), record.release_title, *names)))


def highlights(record: DecisionRecord, wanted: Sequence[Clause]) -> tuple[Mention, ...]:
    """The words of the quotes that match a clause, a phrase as one mention; in the order of the text."""
    found = {
        Mention(start, stop, piece.text[start - piece.start : stop - piece.start])
        for piece in quotes(record)
        for clause in wanted
        for start, stop in _matches(list(_places(piece)), clause)
    }
    return tuple(sorted(found))


def _places(piece: Mention) -> Iterator[_Place]:
    for (start, stop), same in groupby(terms(piece.text), key=lambda term: (term.start, term.stop)):
        yield frozenset(term.text for term in same), piece.start + start, piece.start + stop


def _matches(places: list[_Place], clause: Clause) -> Iterator[tuple[int, int]]:
    length = len(clause.words)
    for first in range(len(places) - length + 1):
        run = places[first : first + length]
        if all(not found.isdisjoint(wanted) for (found, *_), wanted in zip(run, clause.words, strict=True)):
            yield run[0][1], run[-1][2]
