"""Clauses → acts: what is done or to be done, and which trigger says that it is decided."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from nlp.decisions.act import Act
from nlp.decisions.clauses import Clause, split
from nlp.decisions.extent import begin_of, clause_content, governed_content, object_content
from nlp.decisions.grammar import (
    is_future,
    is_negated,
    is_participle,
    is_past,
)
from nlp.decisions.heads import Group, groups_from, groups_under
from nlp.decisions.lexicon import Trigger, lexicon
from nlp.decisions.matching import fits, governing_infinitive, trigger_of
from nlp.decisions.passage import Passage
from nlp.decisions.splitting import by_posts, by_sums
from nlp.facts import Kind, Status


def find_acts(passage: Passage, first: int, last: int, *, meeting: bool) -> Iterator[Act]:
    """The acts of the sentence `[first, last)`, in order; `meeting` where it tells a meeting's outcome."""
    sentence = first, last
    clauses = tuple(_over_relative_clauses(split(passage, first, last)))
    conditional = any(clause.subordinator in _CONDITIONS for clause in clauses)
    for clause in clauses:
        if (
            is_negated(passage.tree, clause.predicate)
            or _is_asked(passage, clause)
            or clause.subordinator in _CONDITIONS | _QUESTIONS
        ):
            continue
        if conditional and is_future(passage.tree, clause.predicate):
            continue
        trigger = trigger_of(passage, clause, meeting=meeting)
        if trigger is None:
            yield from _bare_future(passage, sentence, clause)
        elif trigger.governs in ("infinitive", "list"):
            yield from governed(passage, sentence, clause, trigger)
        else:
            for act in by_sums(_direct(passage, sentence, clause, trigger)):
                yield from by_posts(act)
    if not any(_is_agreement(passage, clause, meeting=meeting) for clause in clauses):
        yield from _participles(passage, sentence)


def _is_agreement(passage: Passage, clause: Clause, *, meeting: bool) -> bool:
    trigger = trigger_of(passage, clause, meeting=meeting)
    return trigger is not None and trigger.kind is Kind.AGREEMENT


def governed(passage: Passage, sentence: tuple[int, int], clause: Clause, trigger: Trigger) -> Iterator[Act]:
    """The acts that a governing word announces."""
    status = trigger.status
    if is_future(passage.tree, clause.predicate) and status is Status.ADOPTED:
        status = Status.PLANNED
    groups = groups_under(passage, clause, nouns=trigger.inner)
    rule = f"{trigger.kind}:{passage.tokens[clause.predicate].lemma}"
    for act in _each(passage, sentence, clause, groups, trigger, rule):
        if not _is_bare_order(passage, act) and not _reports_back(passage, act):
            yield replace(act, status=status)


_REPORTING = frozenset({"доложить", "докладывать", "отчитаться", "отчитываться", "информировать", "проинформировать"})


def _reports_back(passage: Passage, act: Act) -> bool:
    """`докладывать о ходе работы`: reporting back on an order is no order of its own."""
    words = {token.lemma for token in passage.tokens[act.content[0] : act.content[1]]}
    return passage.tokens[act.head].lemma in _REPORTING and bool(
        words & {"ход", "результат", "исполнение", "выполнение"}
    )


def _is_bare_order(passage: Passage, act: Act) -> bool:
    """`решили поручить:` says only in the list below what."""
    if act.content[1] - act.content[0] > 1:
        return False
    return any(
        trigger.governs == "infinitive" for trigger in lexicon().triggers.get(passage.tokens[act.head].lemma, ())
    )


def item_acts(passage: Passage, sentence: tuple[int, int], lead: Trigger) -> Iterator[Act]:
    """The acts of a list item whose governing word stands in the line before the list."""
    first, last = sentence
    groups = groups_from(passage, first, last)
    if not groups:
        own = tuple(find_acts(passage, first, last, meeting=True))
        if own:
            yield from own
            return
        groups = ((_first_noun(passage, first, last),),)
    inner = governing_infinitive(passage, groups[0][0], last)
    if inner is not None:
        for act in governed(passage, sentence, Clause(first, last, groups[0][0]), inner):
            yield replace(act, listed=True)
        return
    clause = Clause(first, last, first)
    for number, act in enumerate(_each(passage, sentence, clause, groups, lead, f"list:{lead.kind}")):
        scope = act.scope if number else (first, act.scope[1])
        yield replace(act, governor=act.head, scope=scope, listed=True)


def _is_asked(passage: Passage, clause: Clause) -> bool:
    """`открывать ли такой класс, решат позже`: a question decides nothing."""
    return any(token.text.lower() == "ли" for token in passage.tokens[clause.first : clause.last])


def lead_act(passage: Passage, sentence: tuple[int, int], clause: Clause, trigger: Trigger) -> Act:
    """The line before a list as an act without content, so that its parties can be read like any other's."""
    first, last = sentence
    return Act(
        passage,
        sentence,
        clause,
        trigger.kind,
        trigger.status,
        clause.predicate,
        clause.predicate + 1,
        sentence,
        (first, last),
        trigger,
    )


_CONDITIONS = frozenset({"если", "раз", "как"})


_QUESTIONS = frozenset({"ли", "когда", "где", "куда", "откуда", "кто", "пока", "хотя", "поскольку"})


def _over_relative_clauses(clauses: tuple[Clause, ...]) -> Iterator[Clause]:
    """`поручено к заседанию, которое состоится в июне, подготовить …`: a relative clause does not end its main one."""
    number = 0
    while number < len(clauses):
        clause = clauses[number]
        number += 1
        while number < len(clauses) and clauses[number].subordinator in ("который", "чей", "кто", "где"):
            inner = clauses[number]
            clause = replace(clause, last=inner.last, asides=(*clause.asides, (inner.first, inner.last)))
            number += 1
        yield clause


def _each(
    passage: Passage, sentence: tuple[int, int], clause: Clause, groups: tuple[Group, ...], trigger: Trigger, rule: str
) -> Iterator[Act]:
    befores = [None, *(group[-1] for group in groups)]
    begins = [begin_of(passage, clause, group[0], before) for group, before in zip(groups, befores, strict=False)]
    for number, group in enumerate(groups):
        end = begins[number + 1] if number + 1 < len(groups) else clause.last
        if group[0] < clause.predicate:
            end = min(end, clause.predicate) if number + 1 < len(groups) else clause.predicate
        if group[0] < clause.predicate and len(groups) == 1:
            end = clause.last
        stretch = begins[number], max(end, group[-1] + 1)
        content = governed_content(passage, group[0], stretch, clause.predicate)
        act = Act(
            passage,
            sentence,
            clause,
            trigger.kind,
            trigger.status,
            clause.predicate,
            group[0],
            content,
            stretch,
            trigger,
            rule=rule,
        )
        yield _with_inner_kind(act) if trigger.inner else act


def _first_noun(passage: Passage, first: int, last: int) -> int:
    return next((place for place in range(first, last) if passage.tokens[place].pos == "NOUN"), first)


def _direct(passage: Passage, sentence: tuple[int, int], clause: Clause, trigger: Trigger) -> Act:
    head = clause.predicate
    kind, status = trigger.kind, trigger.status
    if status is not Status.PROPOSED and (is_future(passage.tree, head) or not is_past(passage.tokens[head])):
        status = Status.PLANNED
        kind = Kind.PLAN if kind is Kind.RESOLUTION else kind
    content = object_content(passage, clause, trigger.objects) if trigger.governs == "object" else None
    return Act(
        passage,
        sentence,
        clause,
        kind,
        status,
        head,
        head,
        content or clause_content(passage, clause),
        (clause.first, clause.last),
        trigger,
        rule=f"{trigger.kind}:{passage.tokens[head].lemma}",
    )


def _bare_future(passage: Passage, sentence: tuple[int, int], clause: Clause) -> Iterator[Act]:
    token = passage.tokens[clause.predicate]
    begun = _begun(passage, clause)
    if begun is not None:
        yield _with_inner_kind(begun_act(passage, sentence, clause, begun))
        return
    if token.lemma not in lexicon().idle and is_future(passage.tree, clause.predicate) and token.pos == "VERB":
        yield Act(
            passage,
            sentence,
            clause,
            Kind.PLAN,
            Status.PLANNED,
            clause.predicate,
            clause.predicate,
            clause_content(passage, clause),
            (clause.first, clause.last),
            rule=f"future:{token.lemma}",
        )


_BEGINNING = frozenset({"начать", "начинать", "продолжить", "продолжать"})


def _begun(passage: Passage, clause: Clause) -> int | None:
    """`начнём доплачивать`: the infinitive after a verb of beginning in the future."""
    if passage.tokens[clause.predicate].lemma not in _BEGINNING or not is_future(passage.tree, clause.predicate):
        return None
    groups = groups_under(passage, clause, nouns=False)
    return groups[0][0] if groups else None


def begun_act(passage: Passage, sentence: tuple[int, int], clause: Clause, head: int) -> Act:
    """An act whose verb of beginning says only that it is to come."""
    return Act(
        passage,
        sentence,
        clause,
        Kind.PLAN,
        Status.PLANNED,
        clause.predicate,
        head,
        clause_content(passage, clause),
        (clause.first, clause.last),
        rule=f"future:{passage.tokens[head].lemma}",
    )


def _participles(passage: Passage, sentence: tuple[int, int]) -> Iterator[Act]:
    """`в рамках соглашения, подписанного колледжем и заводом`: an act told in passing."""
    first, last = sentence
    for place in range(first, last):
        token = passage.tokens[place]
        if not is_participle(token) or token.feats.get("Voice") != "Pass" or token.feats.get("Tense") != "Past":
            continue
        for trigger in lexicon().triggers.get(token.lemma, ()):
            noun = token.head
            if (
                trigger.kind is Kind.AGREEMENT
                and first <= noun < place
                and passage.tokens[noun].lemma in trigger.objects
            ):
                run = passage.tree.run(place)
                clause = Clause(min(noun, run[0]), max(run[1], place + 1), place)
                content = object_content(passage, Clause(noun, place, noun), trigger.objects) or (noun, noun + 1)
                yield Act(
                    passage,
                    sentence,
                    clause,
                    trigger.kind,
                    trigger.status,
                    place,
                    place,
                    content,
                    (place, clause.last),
                    trigger,
                    rule=f"participle:{token.lemma}",
                )


def _with_inner_kind(act: Act) -> Act:
    passage, token = act.passage, act.passage.tokens[act.head]
    clause = Clause(act.scope[0], act.scope[1], act.head)
    words = lexicon().nouns if token.pos == "NOUN" else lexicon().triggers
    for trigger in words.get(token.lemma, ()):
        if trigger.kind in (Kind.RESOLUTION, Kind.PLAN) or trigger.governs in ("operator", "infinitive"):
            continue
        if fits(passage, clause, act.head, trigger):
            return replace(act, kind=trigger.kind)
    return act
