"""A noun phrase → the parties it names: organizations, people, or the text's own words."""

from __future__ import annotations

from collections.abc import Iterator

from nlp.decisions.cast import ANTECEDENTS, REGIONS, Cast, organization_party, party_at, person_party, unique
from nlp.decisions.grammar import case
from nlp.decisions.passage import Mark, Passage
from nlp.facts import Date, Organization, Party, PartyKind, Person

#: members and organs through which a body acts
_MEMBERS = frozenset(
    {
        "депутат",
        "член",
        "участник",
        "правление",
        "педсовет",
        "руководство",
        "парламентарий",
        "сессия",
        "президиум",
        "коллектив",
        "дирекция",
        "ректорат",
        "секретариат",
        "бюро",
        "попечитель",
        "собрание",
        "представитель",
        "сторона",
        "заседание",
        "совет",
    }
)


def parties_of(passage: Passage, place: int, cast: Cast, body: tuple[Party, ...]) -> tuple[Party, ...]:
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


def _party_of(passage: Passage, head: int, cast: Cast, body: tuple[Party, ...]) -> Iterator[Party]:
    tokens = passage.tokens
    conjuncts = frozenset(child for child in passage.tree.children[head] if tokens[child].rel == "conj")
    first, last = passage.tree.run(head, conjuncts)
    mark = passage.mark_at(head)
    if mark is None or isinstance(mark.entity, Organization):
        person = next(
            (
                m
                for m, _ in passage.within(head, last, Person)
                if case(tokens[head]) in ("", "Nom", "Gen", "Dat", "Acc", "Ins") and _apposed(passage, head, m)
            ),
            None,
        )
        if person is not None:
            yield person_party(person.entity, person)  # type: ignore[arg-type]
            return
    if mark is not None:
        party = party_at(passage, mark)
        if party:
            yield party
        return
    lemma = tokens[head].lemma
    if lemma in _MEMBERS:
        inside = next((m for m, _ in passage.within(head, last, Organization)), None)
        if inside is not None:
            yield organization_party(inside.entity, inside)  # type: ignore[arg-type]
        elif back := cast.antecedent(lemma, passage.mention(head, head + 1).start, _complements(passage, head)):
            yield Party(back.name, back.kind, passage.mention(head, head + 1))
        elif any(party.kind is not PartyKind.WORDS for party in body):
            yield from body
        else:
            yield words_party(passage, head, first, last)
        return
    back = cast.antecedent(lemma, passage.mention(head, head + 1).start, _complements(passage, head))
    if back is not None and tokens[head].feats.get("Number") != "Plur":
        yield Party(back.name, back.kind, passage.mention(head, head + 1))
    elif tokens[head].feats.get("Number") != "Plur" and (
        holder := cast.holder(lemma, passage.mention(head, head + 1).start, _lemmas_below(passage, head))
    ):
        yield Party(holder.name, holder.kind, passage.mention(head, head + 1))
    elif tokens[head].pos in ("NOUN", "PROPN", "ADJ") and acts(passage, head):
        yield words_party(passage, head, first, last)


def _complements(passage: Passage, head: int) -> frozenset[str]:
    """Nouns in the genitive that say which one is meant; `региона` and `области` say nothing new."""
    return frozenset(
        passage.tokens[child].lemma
        for child in passage.tree.children[head]
        if child == head + 1 and passage.tokens[child].pos == "NOUN" and case(passage.tokens[child]) == "Gen"
    ) - (REGIONS | {"палата", "страна"})


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


#: inanimate nouns that can decide or be told to
_BODIES = frozenset(ANTECEDENTS) | {
    "область",
    "край",
    "республика",
    "регион",
    "район",
    "город",
    "округ",
    "муниципалитет",
    "работодатель",
    "сторона",
    "орган",
    "бизнес",
    "власть",
}


def acts(passage: Passage, head: int) -> bool:
    """Whether a noun can act: a person, people, or a body without a name."""
    token = passage.tokens[head]
    return _is_animate(passage, head) or token.lemma in _BODIES


def _phrase_end(passage: Passage, head: int, last: int) -> int:
    """Where the noun phrase of `head` ends when the tree cuts it: `компаниям с численностью свыше 100 человек`."""
    tokens = passage.tokens
    while last < len(tokens):
        token = tokens[last]
        following = tokens[last + 1] if last + 1 < len(tokens) else None
        goes_on = token.pos in ("ADJ", "NOUN", "PROPN", "NUM", "DET") and (case(token) == "Gen" or token.pos == "NUM")
        joins = (
            token.text.lower() in _JOINS
            and following is not None
            and following.lemma != "срок"
            and (following.pos in ("ADJ", "NOUN", "NUM", "PROPN", "ADP") and case(following) != case(tokens[head]))
        )
        if not (goes_on or joins) or _is_dated(passage, last):
            break
        last += 1
    return last


#: words that go on a noun phrase
_JOINS = frozenset({"и", "с", "со", "из", "при", "для", "свыше", "более", "по", "от"})


def _is_dated(passage: Passage, place: int) -> bool:
    return any(mark.first <= place + 1 < mark.last for mark, _ in passage.within(place, place + 2, Date))


_WORDS_END = frozenset({"–", "—", "-", ":", ";", ",", "("})


def words_party(passage: Passage, head: int, first: int, last: int) -> Party:
    """The text's own words, without a relative clause."""
    tree = passage.tree
    last = _phrase_end(passage, head, last)
    for place in range(head + 1, last):
        if tree.tokens[place].text in _WORDS_END or tree.tokens[place].lemma in ("который", "под"):
            last = place
            break
    while first < head and passage.tokens[first].pos in ("CCONJ", "PUNCT", "ADP"):
        first += 1
    while (
        last - 1 > head
        and passage.tokens[last - 1].pos == "PUNCT"
        and passage.tokens[last - 1].text not in ("»", "“", ")")
    ):
        last -= 1
    mention = passage.mention(first, max(last, head + 1))
    return Party(passage.text(first, max(last, head + 1)), PartyKind.WORDS, mention)
