"""A sentence → the stretches of its predicates.

Stretches are cut at marks and conjunctions rather than by the tree alone: a press release's sentence is long, and one
wrong arc must not move half of it into another clause.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from nlp.decisions.grammar import is_finite, is_infinitive, is_predicative, tense
from nlp.decisions.passage import Passage
from nlp.decisions.wordlists import words

_MARKS = frozenset({",", ";", ":", "–", "—", "-", "("})
_CONJUNCTIONS = frozenset({"и", "а", "но", "однако", "зато", "либо", "или"})
#: parts of speech that can carry a clause
_PREDICATIVE = frozenset({"VERB", "ADJ", "ADV", "AUX"})
#: words that begin a clause which says nothing of its own
_SUBORDINATORS = frozenset(
    {
        "который",
        "что",
        "чтобы",
        "если",
        "когда",
        "где",
        "как",
        "хотя",
        "поскольку",
        "ведь",
        "куда",
        "пока",
        "чей",
        "кто",
        "откуда",
        "поэтому",
        "раз",
        "ли",
    }
)


@dataclass(frozen=True, slots=True)
class Clause:
    """Tokens `[first, last)` around a predicate."""

    first: int
    last: int
    predicate: int
    #: the word that makes it subordinate (`который`, `если`), empty in a main clause
    subordinator: str = ""
    #: ranges of relative clauses inside it
    asides: tuple[tuple[int, int], ...] = ()

    def __contains__(self, token: object) -> bool:
        return isinstance(token, int) and self.first <= token < self.last


def split(passage: Passage, first: int, last: int) -> tuple[Clause, ...]:
    """The clauses of the sentence `[first, last)`, in order; a sentence without predicate has none."""
    return passage.once(_split, first, last)


def _split(passage: Passage, first: int, last: int) -> tuple[Clause, ...]:
    tokens = passage.tokens
    predicates = [
        place for place in range(first, last) if tokens[place].pos in _PREDICATIVE and _is_predicate(passage, place)
    ]
    if not predicates:
        return ()
    inner = [_boundary(passage, before, place) for before, place in pairwise(predicates)]
    cuts = [first, *inner, last]
    clauses: list[Clause] = []
    for begin, end, place in zip(cuts[:-1], cuts[1:], predicates, strict=True):
        word = _subordinator(passage, begin, place)
        if (
            not word
            and clauses
            and clauses[-1].subordinator
            and _shares_subordinator(passage, clauses[-1], begin, place)
        ):
            word = clauses[-1].subordinator
        clauses.append(Clause(begin, end, place, word))
    return tuple(clauses)


def is_separator(passage: Passage, place: int) -> bool:
    """A mark or conjunction that can stand between two clauses."""
    text = passage.tokens[place].text
    return text in _MARKS or text.lower() in _CONJUNCTIONS


def separator_before(passage: Passage, low: int, place: int) -> int | None:
    """The first token of the separator (`, а также`) that stands nearest before `place`, not at or before `low`."""
    for at in range(place - 1, low, -1):
        if is_separator(passage, at):
            return _separator_start(passage, low, at)
    return None


def _separator_start(passage: Passage, low: int, at: int) -> int:
    while at - 1 > low and is_separator(passage, at - 1):
        at -= 1
    return at


def _is_predicate(passage: Passage, place: int) -> bool:
    token = passage.tokens[place]
    if is_predicative(token):
        return True
    # `будет направлено`, `будут проводить`: the word after carries the clause
    if token.lemma == "быть" or passage.mark_at(place) is not None:
        return False
    if is_infinitive(token):
        return _is_future_of_being(passage, place)
    if token.lemma in words("parenthetic") and token.feats.get("Person") == "1":
        return False
    return is_finite(token) and (token.pos != "ADJ" or token.feats.get("Variant") == "Short")


def _is_future_of_being(passage: Passage, place: int) -> bool:
    """`завод будет ежегодно доплачивать`, `руководить центром будет`: the infinitive carries the clause."""
    return any(
        token.lemma == "быть" and tense(token) == "Fut" for token in passage.tokens[max(0, place - 3) : place + 4]
    )


def _boundary(passage: Passage, before: int, place: int) -> int:
    below = [token for token in passage.tree.below(place, frozenset({before})) if before < token]
    left = min(below, default=place)
    for at in (min(left + 1, place), place):
        found = separator_before(passage, before, at)
        if found is not None:
            return found
    return place


def _shares_subordinator(passage: Passage, before: Clause, begin: int, place: int) -> bool:
    """`кто трудоустроится и проработает три месяца`: the second verb is under the same word."""
    return (
        before.subordinator in ("который", "кто", "если", "где")
        and passage.tokens[begin].text.lower() == "и"
        and passage.tokens[place].head == before.predicate
    )


def _subordinator(passage: Passage, begin: int, place: int) -> str:
    for token in passage.tokens[begin:place]:
        if token.lemma in _SUBORDINATORS:
            return token.lemma
        if token.pos not in ("PUNCT", "CCONJ", "ADP", "PART"):
            break
    return ""
