"""What of a decision is searched, and where the words that matched stand in its release."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from journal.questions import Clause
from journal.records import DecisionRecord
from journal.terms import Term, terms
from nlp.facts import Mention, PartyKind


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
        Mention(piece.start + start, piece.start + stop, piece.text[start:stop])
        for piece in (quotes(record) if wanted else ())
        for words in (terms(piece.text),)
        for clause in wanted
        for start, stop in runs(words, clause)
    }
    return tuple(sorted(found))


def runs(words: Sequence[Term], clause: Clause) -> Iterator[tuple[int, int]]:
    """The places of the runs of words that match a clause word by word."""
    length = len(clause.words)
    options = [frozenset(forms) for forms in clause.words]
    for first in [index for index, word in enumerate(words) if not options[0].isdisjoint(word.forms)]:
        run = words[first : first + length]
        if len(run) == length and not any(one.isdisjoint(word.forms) for one, word in zip(options, run, strict=True)):
            yield run[0].start, run[-1].stop
