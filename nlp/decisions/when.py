"""Which of a clause's dates says when it was decided, and which by when it has to be done."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from nlp.decisions.act import Act
from nlp.decisions.grammar import is_future, is_past
from nlp.decisions.passage import Mark, Passage
from nlp.facts import Date, Kind, When

_UNTIL = frozenset({"до", "к", "ко", "по"})
_PERIOD = frozenset({"на", "за"})
_PREPOSITIONS = _UNTIL | _PERIOD | {"с", "со", "от", "в", "во"}
#: words that stand between a preposition and its date (`до конца мая`, `до начала учебного года`)
_BETWEEN = frozenset({"конца", "концу", "начала", "началу", "середины", "середине", "конце", "начале", "самого"})


@dataclass(frozen=True, slots=True)
class Times:
    """The two times of an act, None where its sentence says neither."""

    date: When | None
    deadline: When | None


def find_times(act: Act, siblings: tuple[Act, ...]) -> Times:
    """The dates of an act's own stretch, and those before the first of its siblings that all of them share."""
    date: When | None = None
    deadline: When | None = None
    for mark, found in _dates(act, siblings):
        if found.interval is None or _told_aside(act, mark):
            continue
        when = When(found.interval, mark.mention)
        if is_deadline(act, mark):
            deadline = deadline or when
        else:
            date = date or when
    return Times(date, deadline)


def is_deadline(act: Act, mark: Mark) -> bool:
    """Whether a date tells by when; `до`, `к` and periods do, a day before the governing word tells the act's."""
    if any(first <= mark.first < last for first, last in act.clause.asides):
        return True
    before = preposition(act.passage, mark.first)
    if before in _PERIOD and any(token.lemma == "неделя" for token in act.passage.tokens[mark.first : mark.last]):
        before = "в"
    if before in _UNTIL or before in _PERIOD:
        return True
    if act.listed:
        return True
    if act.is_governed:
        return not (mark.last <= act.governor < act.head)
    if not is_past(act.passage.tokens[act.head]) or is_future(act.passage.tree, act.head):
        return True
    return before in ("с", "со") and act.kind is Kind.APPOINTMENT


def preposition(passage: Passage, place: int) -> str:
    """The preposition in front of a date; `не позднее` counts as `до`."""
    words = [token.text.lower() for token in passage.tokens[max(0, place - 3) : place]]
    while words and words[-1] in _BETWEEN:
        words.pop()
    if words[-1:] in (["позднее"], ["позже"]):
        return "до"
    return words[-1] if words and words[-1] in _PREPOSITIONS else ""


def _dates(act: Act, siblings: tuple[Act, ...]) -> Iterator[tuple[Mark, Date]]:
    own = list(act.passage.within(*act.scope, Date))
    shared_end = min((other.head for other in siblings), default=act.head)
    shared = [pair for pair in act.passage.within(act.clause.first, shared_end, Date) if pair not in own]
    yield from own
    if not any(is_deadline(act, mark) for mark, _ in own):
        yield from shared
    else:
        yield from (pair for pair in shared if not is_deadline(act, pair[0]))


def _told_aside(act: Act, mark: Mark) -> bool:
    """`нормы, которые не менялись с 2011 года`: a past relative clause dates nothing."""
    tokens = act.passage.tokens
    return any(
        first <= mark.first < last and any(is_past(token) for token in tokens[first:last])
        for first, last in act.clause.asides
    )
