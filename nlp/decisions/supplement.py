"""Sentences that decide nothing themselves but complete the decision before them.

`Приказ подписан 3 июня`, `Ответственный исполнитель – Агентство`, `Закон вступит в силу 1 сентября`,
`Сторонами документа стали …`, `Это 50 мест`: each rule looks at a sentence and gives the decision with one field more.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from nlp.decisions.arguments import agent_in
from nlp.decisions.cast import Cast, party_at, unique
from nlp.decisions.figures import find_people
from nlp.decisions.grammar import SUBJECTS, case, is_finite, is_past
from nlp.decisions.passage import Passage
from nlp.decisions.quantities import money_in, people_in
from nlp.decisions.scene import DOCUMENTS
from nlp.decisions.who import parties_of
from nlp.facts import Date, Decision, Interval, Kind, Organization, Party, PartyKind, Person, Status, When


@dataclass(frozen=True, slots=True)
class Follower:
    """A sentence `[first, last)` that may complete a decision."""

    passage: Passage
    first: int
    last: int
    cast: Cast

    @property
    def lemmas(self) -> frozenset[str]:
        """Dictionary forms of its words."""
        return frozenset(token.lemma for token in self.passage.tokens[self.first : self.last])

    @property
    def text(self) -> str:
        """Its clean text in lower case."""
        return self.passage.text(self.first, self.last).lower()

    def evidence(self, decision: Decision) -> Decision:
        """The decision with this sentence among its evidence."""
        piece = self.passage.mention(self.first, self.last)
        if any(piece.start >= e.start and piece.stop <= e.stop for e in decision.evidence):
            return decision
        return replace(decision, evidence=(*decision.evidence, piece))


Rule = Callable[[Follower, Decision], Decision | None]


def supplement(follower: Follower, decision: Decision, rules: tuple[Rule, ...]) -> Decision | None:
    """The decision completed by the sentence, or None where no rule fits."""
    for rule in rules:
        completed = rule(follower, decision)
        if completed is not None:
            return follower.evidence(completed)
    return None


def signature(follower: Follower, decision: Decision) -> Decision | None:
    """`Распоряжение об этом 7 ноября подписал …`, `Приказ подписан 3 июня`."""
    passage = follower.passage
    verb = next(
        (
            p
            for p in range(follower.first, follower.last)
            if passage.tokens[p].lemma in _SIGNING and is_past(passage.tokens[p]) and is_finite(passage.tokens[p])
        ),
        None,
    )
    if verb is None:
        return None
    paper = next(
        (
            p
            for p in range(follower.first, follower.last)
            if passage.tokens[p].lemma in DOCUMENTS and case(passage.tokens[p]) in ("Nom", "Acc")
        ),
        None,
    )
    if paper is None or not _points_back(follower, paper, verb):
        return None
    signer = passage.tree.child(verb, *SUBJECTS)
    parties: tuple[Party, ...] = ()
    if signer is not None and signer != paper:
        parties = parties_of(passage, signer, follower.cast, ())
    parties = parties or agent_in(passage, follower.first, follower.last)
    if decision.kind is Kind.AGREEMENT:
        parties = _organizations_in(follower) or parties
    date = next(
        (When(d.interval, m.mention) for m, d in passage.within(follower.first, follower.last, Date) if d.interval),
        None,
    )
    kind = Kind.APPROVAL if decision.kind is Kind.PLAN and decision.status is Status.PLANNED else decision.kind
    return replace(
        decision,
        kind=kind,
        actors=unique((*_organizations(decision.actors), *parties)),
        date=date or decision.date,
        status=Status.ADOPTED if decision.status is Status.PLANNED else decision.status,
    )


def entry_into_force(follower: Follower, decision: Decision) -> Decision | None:
    """`Закон вступит в силу 1 сентября`, `Документ действует до конца 2029 года`, `рассчитан на 2024–2026 годы`."""
    lemmas = follower.lemmas
    if not (
        {"вступить", "сила"} <= lemmas
        or {"вступать", "сила"} <= lemmas
        or lemmas & {"действовать", "рассчитать", "рассчитанный"}
    ):
        return None
    if not lemmas & (DOCUMENTS | {"он", "она", "оно", "они"}):
        return None
    deadline = _first_interval(follower)
    if deadline is None:
        return None
    if "действовать" in lemmas and decision.date:
        deadline = When(
            Interval(min(decision.date.interval.start, deadline.interval.start), deadline.interval.end),
            deadline.mention,
        )
    return replace(decision, deadline=deadline)


def responsible(follower: Follower, decision: Decision) -> Decision | None:
    """`Ответственный исполнитель – Агентство`."""
    if not follower.lemmas & {"ответственный", "исполнитель"} or "определить" in follower.lemmas:
        return None
    passage = follower.passage
    found = [
        party
        for mark in passage.marks
        if follower.first <= mark.first < follower.last
        for party in (party_at(passage, mark),)
        if party
    ]
    organizations = [party for party in found if party.kind is PartyKind.ORGANIZATION]
    chosen = organizations or found
    return replace(decision, assignees=unique((*decision.assignees, *chosen))) if chosen else None


def term(follower: Follower, decision: Decision) -> Decision | None:
    """`Срок – до 1 мая`, `Закончить работы нужно к 25 августа`, `К работе она приступит в понедельник`."""
    words = follower.lemmas
    opening = follower.passage.tokens[follower.first].lemma
    start = {token.lemma for token in follower.passage.tokens[follower.first : follower.first + _OPENING]}
    if not (
        opening == "срок"
        or (start & _FINISHING and words & {"нужно", "должный", "необходимо", "планироваться", "предстоять"})
        or ("заявка" in start and words & {"принимать", "приниматься", "подать", "подавать"})
        or ("приступить" in words and decision.kind is Kind.APPOINTMENT)
    ):
        return None
    deadline = _first_interval(follower)
    return replace(decision, deadline=deadline) if deadline and not decision.deadline else None


def parties(follower: Follower, decision: Decision) -> Decision | None:
    """`Сторонами документа стали министерство, колледж и завод`."""
    if decision.kind is not Kind.AGREEMENT or not follower.lemmas & {"сторона", "участник", "подпись", "подписант"}:
        return None
    if not follower.lemmas & {"стать", "поставить", "являться", "выступить"}:
        return None
    found = _organizations_in(follower)
    if not found or (decision.actors and "подпись" in follower.lemmas):
        return decision
    return replace(decision, actors=found)


def person_named(follower: Follower, decision: Decision) -> Decision | None:
    """`Депутаты избрали уполномоченного. Им стала Дарья Мальцева.`"""
    if (
        decision.kind is not Kind.APPOINTMENT
        or decision.assignees
        or follower.passage.tokens[follower.first].lemma not in ("он", "она")
    ):
        return None
    found = tuple(
        party
        for mark, _ in follower.passage.within(follower.first, follower.last, Person)
        for party in (party_at(follower.passage, mark),)
        if party
    )
    return replace(decision, assignees=found[:1]) if found else None


def count(follower: Follower, decision: Decision) -> Decision | None:
    """`Это 50 мест, из них 20 целевых`, `Одновременно в них могут заниматься 100 человек`."""
    if decision.headcount or not find_people(follower.text):
        return None
    words = follower.lemmas
    opening = {token.lemma for token in follower.passage.tokens[follower.first : follower.first + _OPENING]}
    points_back = opening & {"это", "он", "она", "оно", "они", "его", "её", "их", "там", "здесь"}
    if not (words & _ENROLLING if decision.kind in (Kind.APPROVAL, Kind.LAUNCH) else ()) and not (
        points_back and words & (_ATTENDING | {"это"})
    ):
        return None
    found = people_in(follower.passage, follower.first, follower.last)
    return replace(decision, headcount=found) if found else None


def cost(follower: Follower, decision: Decision) -> Decision | None:
    """`Его создание обойдётся в 520 млн рублей`, `Стоимость работ составит 12 млн`."""
    if decision.amount or not follower.lemmas & {
        "обойтись",
        "стоимость",
        "составить",
        "составлять",
        "стоить",
        "затрата",
        "сумма",
        "размер",
        "объём",
    }:
        return None
    found = money_in(follower.passage, follower.first, follower.last)
    return replace(decision, amount=found) if found else None


#: what completes a decision whatever else the sentence says
RULES: tuple[Rule, ...] = (signature, entry_into_force, responsible, term, parties, person_named)
#: what completes it where the sentence has no act of its own
WEAK_RULES: tuple[Rule, ...] = (count, cost)

#: papers whose signing is a decision of its own
_OWN_MATTER = frozenset({"решение", "соглашение", "договор", "меморандум", "контракт", "программа", "закон"})
#: the paper by which somebody named before came into office
_NAMING = re.compile(r"\bо (?:его|её|их) (?:назначени|освобождени|увольнени|утверждени)")
_OPENING = 4
#: a bare `Постановление подписано вчера` has its verb this near
_BESIDE = 4
_SIGNING = frozenset({"подписать", "принять", "утвердить", "издать", "выпустить", "подписывать"})
_FINISHING = frozenset({"закончить", "завершить", "завершиться", "закончиться", "окончить", "выполнить", "исполнить"})
#: `зачислят 3 450 первокурсников` after the document or opening that it belongs to
_ENROLLING = frozenset({"зачислить", "набрать", "принять"})
_ATTENDING = frozenset(
    {
        "заниматься",
        "учиться",
        "зачислить",
        "принять",
        "обучаться",
        "пройти",
        "рассчитать",
        "получать",
        "мочь",
        "смочь",
        "проходить",
        "вместить",
        "работать",
        "жить",
        "получить",
        "обучиться",
    }
)


def _organizations_in(follower: Follower) -> tuple[Party, ...]:
    marks = (mark for mark, _ in follower.passage.within(follower.first, follower.last, Organization))
    return unique(party for mark in marks for party in (party_at(follower.passage, mark),) if party)


def _points_back(follower: Follower, paper: int, verb: int) -> bool:
    tree, tokens = follower.passage.tree, follower.passage.tokens
    if "об этом" in follower.text or "соответствующ" in follower.text or _NAMING.search(follower.text):
        return True
    own = [
        child
        for child in tree.children[paper]
        if child > paper and tokens[child].rel in ("nmod", "appos", "acl", "obl", "acl:relcl")
    ]
    return not own and abs(verb - paper) <= _BESIDE and tokens[paper].lemma not in _OWN_MATTER


def _first_interval(follower: Follower) -> When | None:
    return next(
        (
            When(date.interval, mark.mention)
            for mark, date in follower.passage.within(follower.first, follower.last, Date)
            if date.interval
        ),
        None,
    )


def _organizations(found: tuple[Party, ...]) -> tuple[Party, ...]:
    return tuple(party for party in found if party.kind is not PartyKind.WORDS)
