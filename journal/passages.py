"""What of a decision is searched, and where the words that matched stand in its release."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol, TypeVar

from journal.questions import Clause, Field
from journal.records import DecisionRecord
from journal.spotting import spots
from journal.terms import fits, placed_words
from nlp.facts import Mention, PartyKind

#: a text and the narrower fields that its words are found in, too
Text = tuple[str, tuple[Field, ...]]


class Placed(Protocol):
    """A piece of a text."""

    @property
    def start(self) -> int:
        """Where it begins."""

    @property
    def stop(self) -> int:
        """Where it ends."""


P = TypeVar("P", bound=Placed)

_FIELDS = {"actor": Field.ACTOR, "assignee": Field.ASSIGNEE, "initiative": Field.INITIATIVE}


def quotes(record: DecisionRecord) -> tuple[Mention, ...]:
    """Content and evidence, without pieces that lie inside others."""
    return outermost([record.decision.content, *record.decision.evidence])


def passages(record: DecisionRecord, field: Field = Field.ANY) -> tuple[str, ...]:
    """The texts that words are searched in: the quotes, the headline, who acts and within what."""
    names = [(link.role, link.kind, link.name) for link in record.entities]
    decision = record.decision
    words = [
        (party.name, role)
        for role, parties in (("actor", decision.actors), ("assignee", decision.assignees))
        for party in parties
        if party.kind is PartyKind.WORDS
    ]
    texts = searched([piece.text for piece in quotes(record)], record.release_title, names, words)
    return tuple(text for text, fields in texts if field is Field.ANY or field in fields)


def searched(
    quoted: Iterable[str], title: str, names: Iterable[tuple[str, str, str]], words: Iterable[tuple[str, str]]
) -> tuple[Text, ...]:
    """The texts of a decision, each once.

    `names` are role, kind and name of its entities, `words` what else it says of parties, with their role.
    """
    found: dict[str, tuple[Field, ...]] = dict.fromkeys([*quoted, title], ())
    for role, kind, name in names:
        fields = (_FIELDS[role], Field.PERSON) if kind == PartyKind.PERSON else (_FIELDS[role],)
        found[name] = (*found.get(name, ()), *fields)
    for name, role in words:
        found[name] = (*found.get(name, ()), _FIELDS[role])
    return tuple(found.items())


def highlights(record: DecisionRecord, wanted: Sequence[Clause]) -> tuple[Mention, ...]:
    """The words of the quotes that match a clause, a phrase as one mention; in the order of the text."""
    shown = [clause for clause in wanted if not clause.excluded and clause.field is Field.ANY]
    found = {
        (piece.start + start, piece.start + stop): piece.text[start:stop]
        for piece in (quotes(record) if shown else ())
        for clause in shown
        for start, stop in runs(piece.text, clause)
    }
    return tuple([Mention(*place, found[place]) for place in sorted(found)])


def runs(text: str, clause: Clause) -> Iterator[tuple[int, int]]:
    """The places of the runs of words that match a clause word by word."""
    (first, *others) = [(forms, "") for forms in clause.words[:-1]] + [(clause.words[-1], clause.prefix)]
    for start, stop in spots(text, *first):
        behind = placed_words(text, stop, len(others)) if others else []
        if len(behind) == len(others) and all(
            fits(word, *asked) for (word, *_), asked in zip(behind, others, strict=True)
        ):
            yield start, behind[-1][2] if behind else stop


def outermost(pieces: Iterable[P]) -> tuple[P, ...]:
    """Pieces of a text in its order, without those that lie inside others."""
    kept: list[P] = []
    for piece in sorted(pieces, key=lambda piece: (piece.start, -piece.stop)):
        if not kept or piece.stop > kept[-1].stop:
            kept.append(piece)
    return tuple(kept)
