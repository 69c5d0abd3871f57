"""What of a decision is searched, and where the words that matched stand in its release."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from journal.questions import Clause, Field
from journal.records import DecisionRecord
from journal.terms import fits, placed_words
from nlp.facts import Decision, Mention, PartyKind

#: a text and the narrower fields that its words are found in, too
Text = tuple[str, tuple[Field, ...]]

_FIELDS = {"actor": Field.ACTOR, "assignee": Field.ASSIGNEE, "initiative": Field.INITIATIVE}


def quotes(record: DecisionRecord) -> tuple[Mention, ...]:
    """Content and evidence, without pieces that lie inside others."""
    return _quotes(record.decision)


def passages(record: DecisionRecord, field: Field = Field.ANY) -> tuple[str, ...]:
    """The texts that words are searched in: the quotes, the headline, who acts and within what."""
    names = [(link.role, link.kind, link.name) for link in record.entities]
    texts = searched(record.decision, record.release_title, names)
    return tuple(text for text, fields in texts if field is Field.ANY or field in fields)


def searched(decision: Decision, title: str, names: Iterable[tuple[str, str, str]]) -> tuple[Text, ...]:
    """The texts of a decision, each once; `names` are role, kind and name of its entities."""
    found: dict[str, tuple[Field, ...]] = {piece.text: () for piece in _quotes(decision)}
    found.setdefault(title, ())
    for role, kind, name in names:
        fields = (_FIELDS[role], Field.PERSON) if kind == PartyKind.PERSON else (_FIELDS[role],)
        found[name] = (*found.get(name, ()), *fields)
    for parties, field in ((decision.actors, Field.ACTOR), (decision.assignees, Field.ASSIGNEE)):
        for party in parties:
            if party.kind is PartyKind.WORDS:
                found[party.name] = (*found.get(party.name, ()), field)
    return tuple(found.items())


def highlights(record: DecisionRecord, wanted: Sequence[Clause]) -> tuple[Mention, ...]:
    """The words of the quotes that match a clause, a phrase as one mention; in the order of the text."""
    shown = [clause for clause in wanted if not clause.excluded and clause.field is Field.ANY]
    found = {
        Mention(piece.start + start, piece.start + stop, piece.text[start:stop])
        for piece in (quotes(record) if shown else ())
        for clause in shown
        for start, stop in runs(piece.text, clause)
    }
    return tuple(sorted(found))


def runs(text: str, clause: Clause) -> Iterator[tuple[int, int]]:
    """The places of the runs of words that match a clause word by word."""
    length = len(clause.words)
    wanted = [(forms, clause.prefix if place == length else "") for place, forms in enumerate(clause.words, 1)]
    found = placed_words(text)
    for first in [index for index, (word, *_) in enumerate(found) if fits(word, *wanted[0])]:
        run = found[first : first + length]
        if len(run) == length and all(fits(run[place][0], *wanted[place]) for place in range(1, length)):
            yield run[0][1], run[-1][2]


def _quotes(decision: Decision) -> tuple[Mention, ...]:
    pieces = sorted({decision.content, *decision.evidence}, key=lambda piece: (piece.start, -piece.stop))
    kept: list[Mention] = []
    for piece in pieces:
        if not kept or piece.stop > kept[-1].stop:
            kept.append(piece)
    return tuple(kept)
