"""How far the words of an act reach: its content, and the stretch whose dates and figures are its own."""

from __future__ import annotations

from nlp.decisions.clauses import Clause, is_separator, separator_before
from nlp.decisions.passage import Passage

Range = tuple[int, int]

_ENDS = frozenset({".", ";", "!", "?", "…", "...", ")", "»"})
_DASHES = frozenset({"–", "—", "-"})
_OPENING = frozenset({"«", "„", "“"})
_FILLERS = frozenset({"также", "кроме", "того", "что", "дополнительно"})


def begin_of(passage: Passage, clause: Clause, head: int, before: int | None) -> int:
    """Where the stretch of an act begins: after the governing word, or at the separator after the act `before` it."""
    if head < clause.predicate:
        return clause.first
    if before is None:
        return min(clause.predicate + 1, head)
    low = max(before, clause.predicate)
    found = separator_before(passage, low, head)
    while found is not None and passage.tokens[found].text in _DASHES:
        further = separator_before(passage, low, found)
        if further is None:
            break
        found = further
    return found if found is not None else min(clause.predicate + 1, head)


def governed_content(passage: Passage, head: int, stretch: Range, governor: int) -> Range:
    """The words of an act under a governing word, with an object that was moved in front of it."""
    begin, end = stretch
    if head < governor:
        first, last = passage.tree.run(head, frozenset({governor}))
        return trim(passage, max(first, begin), max(head + 1, min(last, governor, end)))
    moved = [place for place in passage.tree.children[head] if place < governor and place >= begin]
    if moved and passage.tokens[moved[0]].rel == "obj":
        return trim(passage, passage.tree.run(moved[0])[0], end)
    return trim(passage, head, end)


def clause_content(passage: Passage, clause: Clause) -> Range:
    """The clause without a subject in front of its verb; an object in front stays."""
    tree, head = passage.tree, clause.predicate
    subject = tree.child(head, "nsubj")
    if subject is None or subject >= head or subject not in clause:
        return trim(passage, clause.first, clause.last)
    before = [
        child
        for child in tree.children[head]
        if clause.first <= child < head and tree.tokens[child].rel in ("obj", "nsubj:pass")
    ]
    first = max(clause.first, tree.run(before[0])[0]) if before else head
    return trim(passage, first, clause.last)


def object_content(passage: Passage, clause: Clause, objects: frozenset[str]) -> Range | None:
    """The noun phrase of the first noun of the clause that is among `objects`."""
    tree = passage.tree
    for place in range(clause.first, clause.last):
        token = tree.tokens[place]
        if token.lemma in objects and token.pos in ("NOUN", "PROPN") and token.feats.get("Case") != "Ins":
            without = frozenset(
                child
                for child in tree.children[place]
                if tree.tokens[child].rel in ("conj", "parataxis") and child > place
            )
            first, last = tree.run(place, without | {clause.predicate})
            last = _before_parties(passage, place + 1, min(last, clause.last))
            return trim(passage, max(first, clause.first), max(place + 1, last))
    return None


def _before_parties(passage: Passage, first: int, last: int) -> int:
    """`соглашение о стажировках между министерством и заводом`: the parties are not what is agreed."""
    for place in range(first, last - 1):
        word = passage.tokens[place].text.lower()
        if word == "между" or (word in ("с", "со") and passage.mark_at(place + 1) is not None):
            return place
    return last


def trim(passage: Passage, first: int, last: int) -> Range:
    """Without marks and conjunctions at the ends; at least one token stays."""
    tokens = passage.tokens
    while (
        first < last - 1
        and tokens[first].text not in _OPENING
        and (is_separator(passage, first) or tokens[first].text.lower() in _FILLERS or tokens[first].pos == "PUNCT")
    ):
        first += 1
    while last - 1 > first and _is_loose_end(passage, first, last - 1):
        last -= 1
    return first, last


def _is_loose_end(passage: Passage, first: int, place: int) -> bool:
    text = passage.tokens[place].text
    if text in (")", "»"):
        opening = "(" if text == ")" else "«"
        words = [token.text for token in passage.tokens[first:place]]
        return words.count(opening) <= words.count(text)
    return text in _ENDS or is_separator(passage, place)
