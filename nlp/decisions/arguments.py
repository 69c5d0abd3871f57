"""Where in a clause its parties stand: in the nominative, in a case, after a preposition, as the agent of a passive."""

from __future__ import annotations

from nlp.decisions.cast import Cast, party_at, unique
from nlp.decisions.clauses import Clause
from nlp.decisions.extent import Range
from nlp.decisions.grammar import case
from nlp.decisions.passage import Mark, Passage
from nlp.decisions.who import parties_of
from nlp.facts import Organization, Party, PartyKind, Person

Parties = tuple[Party, ...]


def marks_after(passage: Passage, clause: Clause, preposition: str) -> Parties:
    """`возложили на Союз промышленников`."""
    for mark in passage.marks:
        if clause.first < mark.first < clause.last and passage.tokens[mark.first - 1].text.lower() == preposition:
            party = party_at(passage, mark)
            return (party,) if party else ()
    return ()


def agent_in(passage: Passage, first: int, last: int) -> Parties:
    """The instrumental agent of a passive (`утверждена Правительством области`)."""
    for mark in passage.marks:
        if first <= mark.first < last and isinstance(mark.entity, Organization | Person):
            noun = _noun(passage, mark)
            before = passage.tokens[mark.first - 1].pos if mark.first else ""
            if case(passage.tokens[noun]) == "Ins" and passage.tree.child(noun, "case") is None and before != "ADP":
                party = party_at(passage, mark)
                return (party,) if party else ()
    return ()


def nominative_marks(passage: Passage, clause: Clause, kinds: type | tuple[type, ...]) -> Parties:
    """Entities in the nominative outside prepositions, with those coordinated by `и` or a comma."""
    found: list[Mark] = []
    for mark in passage.marks:
        if not clause.first <= mark.first < clause.last or not isinstance(mark.entity, kinds):
            continue
        joined = found and all(t.text in (",", "и") for t in passage.tokens[found[-1].last : mark.first])
        token = passage.tokens[_noun(passage, mark)]
        before = passage.tokens[mark.first - 1] if mark.first > clause.first else None
        free = before is None or (before.pos != "ADP" and (case(token) == "Nom" or before.pos != "NOUN"))
        beside = isinstance(mark.entity, Person) and mark.last == clause.predicate
        if joined or (not found and (beside or (free and case(token) in ("Nom", "")))):
            found.append(mark)
    return unique(party for mark in found for party in (party_at(passage, mark),) if party)


def nominative(passage: Passage, clause: Clause, cast: Cast) -> Parties:
    """A generic noun in the nominative (`агрофирма будет доплачивать`) where the tree gives no subject."""
    for place in range(clause.first, clause.last):
        token = passage.tokens[place]
        if token.pos == "NOUN" and case(token) == "Nom" and token.feats.get("Number") != "Plur":
            back = cast.antecedent(token.lemma, passage.offset(place))
            if back:
                return (back,)
    return ()


def undeclined(passage: Passage, governor: int) -> Parties:
    """`рекомендовать АО «Завод» заключить`: the name right after the word shows no case."""
    mark = passage.mark_at(governor + 1) if governor + 1 < len(passage.tokens) else None
    party = party_at(passage, mark) if mark and mark.first == governor + 1 else None
    return (party,) if party else ()


def in_case(passage: Passage, stretch: Range, cases: tuple[str, ...], cast: Cast, body: Parties) -> Parties:
    """The first noun phrase of a stretch in one of the cases and without preposition (`поручить министерству`)."""
    for place in range(*stretch):
        token = passage.tokens[place]
        if token.pos not in ("NOUN", "PROPN") or case(token) not in cases:
            continue
        if passage.tree.child(place, "case") is not None or _after_preposition(passage, stretch[0], place):
            continue
        mark = passage.mark_at(place)
        if mark is not None and mark.first < place and case(passage.tokens[_noun(passage, mark)]) not in cases:
            continue
        found = parties_of(passage, place, cast, body)
        if found:
            return found
    return ()


def _after_preposition(passage: Passage, first: int, place: int) -> bool:
    before = place - 1
    while before >= first and passage.tokens[before].pos in ("ADJ", "DET", "NUM"):
        before -= 1
    return before >= first and passage.tokens[before].pos == "ADP"


def _noun(passage: Passage, mark: Mark) -> int:
    return next((p for p in range(mark.first, mark.last) if passage.tokens[p].pos in ("NOUN", "PROPN")), mark.first)


def between(passage: Passage, clause: Clause, cast: Cast) -> Parties:
    """`соглашение между министерством, техникумом и предприятием`: parties by their generic nouns."""
    for place in range(clause.first, clause.last - 1):
        if passage.tokens[place].lemma == "между":
            nouns = [
                n
                for n in range(place + 1, clause.last)
                if passage.tokens[n].pos == "NOUN" and case(passage.tokens[n]) == "Ins"
            ]
            return unique(
                party
                for noun in nouns
                for party in parties_of(passage, noun, cast, ())
                if party.kind is not PartyKind.WORDS
            )
    return ()
