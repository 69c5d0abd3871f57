"""Orders without a governing word: `Техникуму (директор М. Ондар) выделить 40 мест`, `Колледж: открыть склад`."""

from __future__ import annotations

from nlp.decisions.clauses import split
from nlp.decisions.extent import Range
from nlp.decisions.grammar import case
from nlp.decisions.heads import groups_from, infinitives
from nlp.decisions.lexicon import Trigger, lexicon
from nlp.decisions.passage import Passage
from nlp.decisions.who import acts

_DASHES = frozenset({"–", "—", "-", ":"})
#: tokens at the beginning among which the addressee's noun stands
_REACH = 8


def order_in(passage: Passage, sentence: Range, *, listed: bool) -> Trigger | None:
    """What governs a sentence of infinitives alone: an order where it names an addressee, else a resolution.

    Without an addressee it counts only where it is `listed`: in the minutes of a meeting or as an item of a list.
    """
    first, last = sentence
    if split(passage, first, last) or passage.tokens[last - 1].text in (":", "?", "!"):
        return None
    if not groups_from(passage, first, last):
        return None
    if _names_addressee(passage, first, last):
        return ordering()
    return resolving() if listed else None


def ordering() -> Trigger:
    """The trigger of somebody who gives an order."""
    return next(trigger for trigger in lexicon().triggers["поручить"] if trigger.governs == "infinitive")


def resolving() -> Trigger:
    """The trigger of a meeting that resolves."""
    return next(trigger for trigger in lexicon().triggers["решить"] if trigger.governs == "infinitive")


def _names_addressee(passage: Passage, first: int, last: int) -> bool:
    """Whether somebody stands before the first infinitive: in the dative, or set off by a dash or colon."""
    tokens = passage.tokens
    verb = infinitives(passage, first, last)[0]
    for place in range(first, min(verb, first + _REACH)):
        if tokens[place].pos in ("NOUN", "PROPN"):
            if place and tokens[place - 1].pos == "ADP":
                return False
            set_off = any(token.text in _DASHES for token in tokens[place:verb])
            able = passage.mark_at(place) is not None or acts(passage, place)
            return able and (case(tokens[place]) == "Dat" or set_off)
    return False
