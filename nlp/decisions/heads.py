"""What a governing word announces: the infinitives or nouns of action under it, one group for each act."""

from __future__ import annotations

from nlp.decisions.clauses import Clause, is_separator
from nlp.decisions.grammar import case, is_infinitive
from nlp.decisions.passage import Passage
from nlp.decisions.wordlists import words

#: verbs that stand one for several on the same object: `разработать и скорректировать программы`
Group = tuple[int, ...]

_OPENING_MARKS = frozenset({"(", "«", "“", "„"})


def groups_under(passage: Passage, clause: Clause, *, nouns: bool) -> tuple[Group, ...]:
    """The acts that the clause's predicate governs, in order; `nouns` allows `решение о развитии …`."""
    infinitives = _infinitives(passage, clause)
    if infinitives:
        return _join(passage, infinitives)
    found = _nouns_about(passage, clause) or _object_of_action(passage, clause) if nouns else ()
    return tuple((place,) for place in found)


def groups_from(passage: Passage, first: int, last: int) -> tuple[Group, ...]:
    """The acts of a list item, from its first infinitive on; empty where it has none."""
    start = next(iter(infinitives(passage, first, last)), None)
    return _join(passage, _coordinated(passage, start, last)) if start is not None else ()


def infinitives(passage: Passage, first: int, last: int) -> list[int]:
    """The infinitives among tokens `[first, last)`."""
    return [place for place in passage.once(_all_infinitives, 0, len(passage.tokens)) if first <= place < last]


def _all_infinitives(passage: Passage, first: int, last: int) -> tuple[int, ...]:
    return tuple([place for place in range(first, last) if is_infinitive(passage.tokens[place])])


def _infinitives(passage: Passage, clause: Clause) -> tuple[int, ...]:
    tokens = passage.tokens
    found = [
        place
        for place in infinitives(passage, clause.first, clause.last)
        if place != clause.predicate and tokens[place].lemma != "быть" and not _carries_clause(passage, place)
    ]
    after = [place for place in found if place > clause.predicate and not _under_noun(passage, clause, place)]
    first = next(iter(after or found), None)
    if first is None:
        return ()
    return _coordinated(passage, first, clause.last if first > clause.predicate else clause.predicate)


def _under_noun(passage: Passage, clause: Clause, place: int) -> bool:
    """`дал возможность обучать`: the infinitive belongs to a noun after the predicate."""
    head = passage.tokens[place].head
    return (
        clause.predicate < head < place and passage.tokens[head].pos in ("NOUN", "PROPN") and not passage.mark_at(head)
    )


def _has_comma(passage: Passage, first: int, last: int) -> bool:
    """`создать рабочую группу, её руководителем назначить …`, but not `…, чтобы готовить`."""
    between = passage.tokens[first:last]
    comma = next((number for number, token in enumerate(between) if token.text in (",", ";")), None)
    return comma is not None and not any(token.lemma in ("чтобы", "который", "где", "как") for token in between[comma:])


def _carries_clause(passage: Passage, place: int) -> bool:
    """`будет доплачивать`: a predicate of its own."""
    return place > 0 and passage.tokens[place - 1].lemma == "быть"


def _coordinated(passage: Passage, first: int, last: int) -> tuple[int, ...]:
    """The infinitive and those on its level: coordinated by the tree, or right after a mark or `и`."""
    tokens, level = passage.tokens, {first}
    for place in infinitives(passage, first + 1, last):
        head, relation = tokens[place].head, tokens[place].rel
        if (
            (head in level and relation == "conj")
            or 0 <= head == tokens[first].head
            or (
                relation in ("conj", "parataxis", "root")
                and any(is_separator(passage, at) for at in range(max(level) + 1, place))
            )
            or (_has_comma(passage, max(level) + 1, place) and not _in_relative_clause(passage, first, place))
            or (_follows_separator(passage, place) and not _in_relative_clause(passage, first, place))
        ):
            level.add(place)
    return tuple(sorted(level))


def _follows_separator(passage: Passage, place: int) -> bool:
    before = place - 1
    while passage.tokens[before].pos in ("ADV", "PART") and before > 0:
        before -= 1
    return is_separator(passage, before) and passage.tokens[before].text not in _OPENING_MARKS


def _in_relative_clause(passage: Passage, first: int, place: int) -> bool:
    between = [token.lemma for token in passage.tokens[first:place]]
    if "который" not in between and "где" not in between:
        return False
    return passage.tokens[place - 1].text not in (",", ";", "и")


def _join(passage: Passage, heads: tuple[int, ...]) -> tuple[Group, ...]:
    """Verbs with nothing but a conjunction between them share one object and are one act."""
    groups: list[Group] = []
    for head in heads:
        if groups and all(is_separator(passage, place) for place in range(groups[-1][-1] + 1, head)):
            groups[-1] = (*groups[-1], head)
        else:
            groups.append((head,))
    return tuple(groups)


def _nouns_about(passage: Passage, clause: Clause) -> tuple[int, ...]:
    """`решения о развитии …, возобновлении … и активизации …`: the heads after the preposition."""
    tokens, tree = passage.tokens, passage.tree
    for place in range(clause.first, clause.last):
        if tokens[place].text.lower() in ("о", "об", "обо") and tokens[place].head > place:
            noun = tokens[place].head
            if tokens[noun].lemma in words("necessity"):
                below = tree.child(noun, "nmod")
                noun = below if below is not None else noun
            if noun < clause.last and tokens[noun].pos == "NOUN" and case(tokens[noun]) in ("Loc", "Gen"):
                return tuple(n for n in range(noun, clause.last) if n == noun or _goes_on(passage, noun, n))
    return ()


def _object_of_action(passage: Passage, clause: Clause) -> tuple[int, ...]:
    """`запланировало развитие взаимодействия`: a noun of action as the object."""
    place = passage.tree.child(clause.predicate, "obj", "nsubj:pass")
    if place is not None and place in clause:
        lemma = passage.tokens[place].lemma
        return (place,) if _is_action(lemma) and lemma != "решение" else ()
    return ()


def _is_action(lemma: str) -> bool:
    return lemma.endswith(tuple(words("action_endings")))


def _goes_on(passage: Passage, first: int, place: int) -> bool:
    """Whether a noun of action after a mark goes on with the first (`о развитии …, возобновлении …`)."""
    token, before = passage.tokens[place], place - 1
    while before > first and passage.tokens[before].pos in ("ADJ", "DET"):
        before -= 1
    return (
        token.pos == "NOUN"
        and _is_action(token.lemma)
        and case(token) in ("Loc", "Dat", "Gen")
        and (case(token) != "Gen" or case(passage.tokens[first]) == "Gen")
        and is_separator(passage, before)
    )
