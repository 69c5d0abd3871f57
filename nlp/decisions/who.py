"""A noun phrase → the parties it names: organizations, people, or the text's own words."""

from __future__ import annotations

from collections.abc import Iterator

from nlp.decisions.cast import Cast, organization_party, party_at, person_party, unique
from nlp.decisions.extent import Range
from nlp.decisions.grammar import case
from nlp.decisions.passage import Mark, Passage
from nlp.decisions.wording import words_party
from nlp.decisions.wordlists import antecedents, words
from nlp.facts import Organization, Party, PartyKind, Person

Parties = tuple[Party, ...]


def parties_of(passage: Passage, place: int, cast: Cast, body: Parties) -> Parties:
    """The parties that the noun phrase of token `place` names, coordinated ones included."""
    found: list[Party] = []
    for head in passage.tree.coordinated(place):
        found.extend(_party_of(passage, head, cast, body))
    mark = passage.mark_at(place)
    if mark is not None and isinstance(mark.entity, Organization):
        found.extend(party for other in _enumerated(passage, mark) for party in (party_at(passage, other),) if party)
    return unique(found)


def _enumerated(passage: Passage, mark: Mark) -> Iterator[Mark]:
    """The marks that go on an enumeration: nothing but commas and `и` stands between them."""
    last = mark.last
    for other in passage.marks:
        if other.first >= last and isinstance(other.entity, Organization | Person):
            if not _only_joins(passage, last, other.first):
                return
            yield other
            last = other.last


def _party_of(passage: Passage, head: int, cast: Cast, body: Parties) -> Parties:
    """The party of one noun: a name in or under it, what it points back to, or its own words."""
    mark = passage.mark_at(head)
    person = None if mark and isinstance(mark.entity, Person) else _person_in_post(passage, head)
    if person is not None:
        return (person,)
    if mark is not None:
        party = party_at(passage, mark)
        return (party,) if party else ()
    if passage.tokens[head].lemma in words("members"):
        return _body_behind(passage, head, cast, body)
    back = _antecedent(passage, head, cast) or _holder(passage, head, cast)
    if back is not None and passage.tokens[head].feats.get("Number") != "Plur":
        return (_pointing_back(passage, head, back),)
    if passage.tokens[head].pos in ("NOUN", "PROPN", "ADJ") and acts(passage, head):
        return (words_party(passage, head, *_phrase(passage, head)),)
    return ()


def _phrase(passage: Passage, head: int) -> Range:
    """The noun phrase of `head` without what is coordinated with it."""
    conjuncts = frozenset(child for child in passage.tree.children[head] if passage.tokens[child].rel == "conj")
    return passage.tree.run(head, conjuncts)


def _person_in_post(passage: Passage, head: int) -> Party | None:
    """`директор колледжа Анна Котова`: the person behind the noun of the post."""
    if case(passage.tokens[head]) not in ("", "Nom", "Gen", "Dat", "Acc", "Ins"):
        return None
    people = passage.within(head, _phrase(passage, head)[1], Person)
    return next((person_party(person, mark) for mark, person in people if _apposed(passage, head, mark)), None)


def _body_behind(passage: Passage, head: int, cast: Cast, body: Parties) -> Parties:
    """`депутаты городского совета`, `участники заседания`: the body through whose members or organ it acts."""
    first, last = _phrase(passage, head)
    inside = next(passage.within(head, last, Organization), None)
    if inside is not None:
        mark, organization = inside
        return (organization_party(organization, mark),)
    back = _antecedent(passage, head, cast)
    if back is not None:
        return (_pointing_back(passage, head, back),)
    if any(party.kind is not PartyKind.WORDS for party in body):
        return body
    return (words_party(passage, head, first, last),)


def _antecedent(passage: Passage, head: int, cast: Cast) -> Party | None:
    before = passage.offset(head)
    return cast.antecedent(passage.tokens[head].lemma, before, _complements(passage, head))


def _holder(passage: Passage, head: int, cast: Cast) -> Party | None:
    before = passage.offset(head)
    return cast.holder(passage.tokens[head].lemma, before, _lemmas_below(passage, head))


def _pointing_back(passage: Passage, head: int, back: Party) -> Party:
    return Party(back.name, back.kind, passage.mention(head, head + 1))


def _complements(passage: Passage, head: int) -> frozenset[str]:
    """Nouns in the genitive that say which one is meant; `региона` and `области` say nothing new."""
    return frozenset(
        passage.tokens[child].lemma
        for child in passage.tree.children[head]
        if child == head + 1 and passage.tokens[child].pos == "NOUN" and case(passage.tokens[child]) == "Gen"
    ) - (words("regions") | words("same_place"))


def _lemmas_below(passage: Passage, head: int) -> frozenset[str]:
    return frozenset(passage.tokens[child].lemma for child in passage.tree.children[head])


def _apposed(passage: Passage, head: int, mark: Mark) -> bool:
    """Whether the name belongs to the post at `head` and not to a body inside the phrase."""
    return _is_animate(passage, head) or head >= mark.first


def _is_animate(passage: Passage, head: int) -> bool:
    """`глава` is nobody to the tagger."""
    token = passage.tokens[head]
    return token.feats.get("Animacy") == "Anim" or token.lemma == "глава"


def _only_joins(passage: Passage, first: int, last: int) -> bool:
    """Nothing but commas, `и` and what stands in brackets."""
    depth = 0
    for token in passage.tokens[first:last]:
        depth += (token.text == "(") - (token.text == ")")
        if not depth and token.text not in (",", "и", ")"):
            return False
    return True


def acts(passage: Passage, head: int) -> bool:
    """Whether a noun can act: a person, people, or a body without a name."""
    token = passage.tokens[head]
    return _is_animate(passage, head) or token.lemma in antecedents() or token.lemma in words("nameless_bodies")
