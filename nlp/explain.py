"""Why a decision stands in the log: the rule that made it, the words of each field, and what a model chose."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from nlp.decisions.carrying.ranking import CARRYING
from nlp.facts import Decision, Initiative, Mention, Party, Quantity, When


@dataclass(frozen=True, slots=True)
class Reason:
    """One field of a decision; `words` is None where the value was carried over from elsewhere in the release."""

    field: str
    value: str
    words: Mention | None
    #: how the value came about, in Russian
    why: str
    #: whether a trained model took it from elsewhere than the rules
    is_carried: bool = False


_RULES = {
    "future": "будущее время без управляющего слова: намерение",
    "list": "пункт списка: управляющее слово стоит в строке перед ним",
    "participle": "причастие при существительном",
}


def explain(decision: Decision, initiatives: Sequence[Initiative] = ()) -> tuple[Reason, ...]:
    """The reasons of a decision: its trigger first, then every field that it has.

    A field that a trained model took from elsewhere than the rules says so, and how the release led to it. The words of
    an initiative are among the release's `initiatives`.
    """
    ways = {item.field: item.way for item in decision.carried}
    reasons = _read(decision, initiative_words(decision, initiatives))
    return tuple(_carried(reason, ways[reason.field]) if reason.field in ways else reason for reason in reasons)


def initiative_words(decision: Decision, initiatives: Sequence[Initiative]) -> Mention | None:
    """Where the release names the decision's initiative, nearest to what is decided; None where it has none."""
    mentions = (mention for found in initiatives if found.name == decision.initiative for mention in found.mentions)
    return min(mentions, key=lambda mention: abs(mention.start - decision.content.start), default=None)


def _carried(reason: Reason, way: str) -> Reason:
    return replace(reason, why=f"{reason.why}; выбрала модель: {_told(way)}", is_carried=True)


@lru_cache(maxsize=1)
def _ways() -> Mapping[str, str]:
    entries = tomllib.loads((CARRYING / "ways.toml").read_text("utf-8"))["way"]
    return {entry["begins"]: entry["says"] for entry in entries}


def _told(way: str) -> str:
    """How a release leads to a value, in Russian."""
    begin = max((begin for begin in _ways() if way.startswith(begin)), key=len, default="")
    return _ways().get(begin, "по соседним словам")


def _read(decision: Decision, initiative: Mention | None) -> tuple[Reason, ...]:
    rule, _, word = decision.rule.partition(":")
    why = _RULES.get(rule, f"слово «{word}» из models/decisions/{rule}.toml")
    reasons = [Reason("kind", decision.kind.value, decision.trigger, why)]
    reasons.append(Reason("status", decision.status.value, decision.trigger, "как твёрдо решено"))
    reasons.append(Reason("content", decision.content.text, decision.content, "что решено"))
    reasons.extend(_party("actors", party, "кто решил") for party in decision.actors)
    reasons.extend(_party("assignees", party, "кто исполняет") for party in decision.assignees)
    reasons.extend(_when("date", decision.date, "когда решено"))
    reasons.extend(_when("deadline", decision.deadline, "к какому сроку"))
    if decision.initiative:
        reasons.append(Reason("initiative", decision.initiative, initiative, "в рамках чего"))
    reasons.extend(_quantity("amount", decision.amount, "сумма, рублей"))
    reasons.extend(_quantity("headcount", decision.headcount, "сколько людей или мест"))
    return tuple(reasons)


def _party(field: str, party: Party, why: str) -> Reason:
    return Reason(field, party.name, party.mention, why if party.mention else f"{why}: из сказанного раньше")


def _when(field: str, when: When | None, why: str) -> tuple[Reason, ...]:
    if when is None:
        return ()
    days = when.interval.start.isoformat()
    if when.interval.end != when.interval.start:
        days = f"{days} – {when.interval.end.isoformat()}"
    return (Reason(field, days, when.mention, why),)


def _quantity(field: str, quantity: Quantity | None, why: str) -> tuple[Reason, ...]:
    return (Reason(field, str(quantity.value), quantity.mention, why),) if quantity else ()
