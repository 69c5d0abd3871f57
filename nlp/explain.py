"""Why a decision stands in the log: the rule that made it, and the words that each field was read from."""

from __future__ import annotations

from dataclasses import dataclass

from nlp.facts import Decision, Mention, Party, Quantity, When


@dataclass(frozen=True, slots=True)
class Reason:
    """One field of a decision; `words` is None where the value was carried over from elsewhere in the release."""

    field: str
    value: str
    words: Mention | None
    #: how the value came about, in Russian
    why: str


_RULES = {
    "future": "будущее время без управляющего слова: намерение",
    "list": "пункт списка: управляющее слово стоит в строке перед ним",
    "participle": "причастие при существительном",
}


def explain(decision: Decision) -> tuple[Reason, ...]:
    """The reasons of a decision: its trigger first, then every field that it has."""
    rule, _, word = decision.rule.partition(":")
    why = _RULES.get(rule, f"слово «{word}» из models/decisions/{rule}.toml")
    reasons = [Reason("kind", decision.kind.value, decision.trigger, why)]
    reasons.append(Reason("content", decision.content.text, decision.content, "что решено"))
    reasons.extend(_party("actors", party, "кто решил") for party in decision.actors)
    reasons.extend(_party("assignees", party, "кто исполняет") for party in decision.assignees)
    reasons.extend(_when("date", decision.date, "когда решено"))
    reasons.extend(_when("deadline", decision.deadline, "к какому сроку"))
    reasons.extend(_quantity("amount_rub", decision.amount, "сумма, рублей"))
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
