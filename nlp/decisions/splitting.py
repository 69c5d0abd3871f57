"""One clause, several decisions: a sum with each purpose, a post for each person."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from nlp.decisions.act import Act
from nlp.decisions.clauses import separator_before
from nlp.decisions.extent import trim
from nlp.decisions.figures import find_money
from nlp.decisions.grammar import (
    case,
)
from nlp.decisions.passage import Passage
from nlp.facts import Kind, Person


def by_sums(act: Act) -> Iterator[Act]:
    """`1,2 млрд направят на дороги, 340 млн – на берегоукрепление`: an allocation for each sum with a purpose."""
    passage, first, last = act.passage, act.clause.first, act.clause.last
    sums = find_money(passage.text(first, last)) if act.kind is Kind.FUNDING else ()
    offset = passage.tokens[first].start
    places = [bisect_left(passage.starts, figure.start + offset) for figure in sums]
    cuts = [cut for low, place in pairwise(places) for cut in (_cut_between(passage, low, place),) if cut is not None]
    pieces = list(pairwise([first, *cuts, last]))
    if len(pieces) < 2 or not all({"на", "для"} & {t.lemma for t in passage.tokens[a:b]} for a, b in pieces):
        yield act
        return
    for begin, end in pieces:
        yield replace(act, content=trim(passage, begin, end), scope=(begin, end))


def by_posts(act: Act) -> Iterator[Act]:
    """`Председателем избран Чаптыков, заместителем – Дарья Вебер`: a post for each person after a dash."""
    passage, last = act.passage, act.scope[1]
    cuts = [
        cut
        for mark, _ in (passage.within(*act.scope, Person) if act.kind is Kind.APPOINTMENT else ())
        for cut in (_post_before(passage, act.head, mark.first),)
        if cut is not None
    ]
    for begin, end in pairwise([act.scope[0], *cuts, last]):
        content = act.content if begin == act.scope[0] and not cuts else trim(passage, begin, end)
        yield replace(act, content=content, scope=(begin, end))


def _post_before(passage: Passage, verb: int, person: int) -> int | None:
    """The separator before `, а его заместителем – инженер …`, where a dash stands between post and person."""
    tokens = passage.tokens
    dash = next((place for place in range(person - 1, verb, -1) if tokens[place].text in ("–", "—", "-")), None)
    if dash is None or any(token.text in (",", ";") for token in tokens[dash:person]):
        return None
    cut = separator_before(passage, verb, dash)
    if cut is None or not any(case(token) == "Ins" for token in tokens[cut:dash]):
        return None
    return cut


def _cut_between(passage: Passage, low: int, place: int) -> int | None:
    """The comma between two sums, not the dash before the second."""
    for at in range(place - 1, low, -1):
        if passage.tokens[at].text in (",", ";", "и"):
            return at
    return separator_before(passage, low, place)
