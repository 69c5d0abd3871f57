"""Sentences that decide nothing themselves but complete the decision before them.

`Приказ подписан 3 июня`, `Ответственный исполнитель – Агентство`, `Закон вступит в силу 1 сентября`,
`Сторонами документа стали …`, `Это 50 мест`: each rule looks at a sentence and gives the decision with one field more.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from nlp.decisions.cast import unique
from nlp.decisions.figures import find_people
from nlp.decisions.follower import Follower
from nlp.decisions.quantities import money_in, people_in
from nlp.decisions.signature import signature
from nlp.decisions.wordlists import words
from nlp.facts import Decision, Interval, Kind, When

Rule = Callable[[Follower, Decision], Decision | None]

_PERSONAL = frozenset({"он", "она", "оно", "они"})
_POINTING = _PERSONAL | {"это", "его", "её", "их", "там", "здесь"}


def supplement(follower: Follower, decision: Decision, rules: tuple[Rule, ...]) -> Decision | None:
    """The decision completed by the sentence, or None where no rule fits."""
    for rule in rules:
        completed = rule(follower, decision)
        if completed is not None:
            return follower.evidence(completed)
    return None


def entry_into_force(follower: Follower, decision: Decision) -> Decision | None:
    """`Закон вступит в силу 1 сентября`, `Документ действует до конца 2029 года`, `рассчитан на 2024–2026 годы`."""
    lemmas, until = follower.lemmas, follower.time
    if until is None or not _tells_force(lemmas) or not lemmas & (words("documents") | _PERSONAL):
        return None
    if "действовать" in lemmas and decision.date:
        start = min(decision.date.interval.start, until.interval.start)
        until = When(Interval(start, until.interval.end), until.mention)
    return replace(decision, deadline=until)


def _tells_force(lemmas: frozenset[str]) -> bool:
    return bool(lemmas & words("lasting")) or ("сила" in lemmas and bool(lemmas & {"вступить", "вступать"}))


def responsible(follower: Follower, decision: Decision) -> Decision | None:
    """`Ответственный исполнитель – Агентство`."""
    if not follower.lemmas & {"ответственный", "исполнитель"} or "определить" in follower.lemmas:
        return None
    chosen = follower.organizations or follower.people
    return replace(decision, assignees=unique((*decision.assignees, *chosen))) if chosen else None


def term(follower: Follower, decision: Decision) -> Decision | None:
    """`Срок – до 1 мая`, `Закончить работы нужно к 25 августа`, `К работе она приступит в понедельник`."""
    if follower.first_lemma in words("terms") and follower.time:
        return replace(decision, deadline=follower.time)
    if decision.deadline or not _tells_term(follower, decision.kind):
        return None
    deadline = follower.time
    return replace(decision, deadline=deadline) if deadline else None


def _tells_term(follower: Follower, kind: Kind) -> bool:
    lemmas, opening = follower.lemmas, follower.opening
    return (
        bool(opening & words("finishing") and lemmas & words("due"))
        or ("заявка" in opening and bool(lemmas & words("applying")))
        or ("приступить" in lemmas and kind is Kind.APPOINTMENT)
    )


def parties(follower: Follower, decision: Decision) -> Decision | None:
    """`Сторонами документа стали министерство, колледж и завод`."""
    lemmas = follower.lemmas
    if decision.kind is not Kind.AGREEMENT or not lemmas & words("signatories") or not lemmas & words("being_party"):
        return None
    found = follower.organizations
    if not found or (decision.actors and "подпись" in lemmas):
        return decision
    return replace(decision, actors=found)


def person_named(follower: Follower, decision: Decision) -> Decision | None:
    """`Депутаты избрали уполномоченного. Им стала Дарья Мальцева.`"""
    if decision.kind is not Kind.APPOINTMENT or decision.assignees or follower.first_lemma not in ("он", "она"):
        return None
    found = follower.people
    return replace(decision, assignees=found[:1]) if found else None


def count(follower: Follower, decision: Decision) -> Decision | None:
    """`Это 50 мест, из них 20 целевых`, `Одновременно в них могут заниматься 100 человек`."""
    if decision.headcount or not find_people(follower.text):
        return None
    enrolls = decision.kind in (Kind.APPROVAL, Kind.LAUNCH) and follower.lemmas & words("enrolling")
    attends = follower.opening & _POINTING and follower.lemmas & (words("attending") | {"это"})
    found = people_in(follower.passage, follower.first, follower.last) if enrolls or attends else None
    return replace(decision, headcount=found) if found else None


def cost(follower: Follower, decision: Decision) -> Decision | None:
    """`Его создание обойдётся в 520 млн рублей`, `Стоимость работ составит 12 млн`."""
    if decision.amount or not follower.lemmas & words("cost"):
        return None
    found = money_in(follower.passage, follower.first, follower.last)
    return replace(decision, amount=found) if found else None


#: what completes a decision whatever else the sentence says
RULES: tuple[Rule, ...] = (signature, entry_into_force, responsible, term, parties, person_named)
#: what completes it where the sentence has no act of its own
WEAK_RULES: tuple[Rule, ...] = (count, cost)
