"""Acts under a governing word: `решено открыть`, `поручил подготовить … и провести`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from nlp.decisions.act import Act, with_inner_kind
from nlp.decisions.clauses import Clause
from nlp.decisions.extent import Range, begin_of, governed_content
from nlp.decisions.grammar import is_future
from nlp.decisions.heads import Group, groups_under
from nlp.decisions.lexicon import Trigger, lexicon
from nlp.decisions.passage import Passage
from nlp.decisions.wordlists import words
from nlp.facts import Status


def governed_acts(passage: Passage, sentence: Range, clause: Clause, trigger: Trigger) -> Iterator[Act]:
    """The acts that a governing word announces."""
    status = trigger.status
    if is_future(passage.tree, clause.predicate) and status is Status.ADOPTED:
        status = Status.PLANNED
    rule = f"{trigger.kind}:{passage.tokens[clause.predicate].lemma}"
    announced = replace(announcement(passage, sentence, clause, trigger), status=status, rule=rule)
    for act in each(announced, groups_under(passage, clause, nouns=trigger.inner)):
        if not _is_bare_order(act) and not _reports_back(act):
            yield act


def announcement(passage: Passage, sentence: Range, clause: Clause, trigger: Trigger) -> Act:
    """The governing word as an act without content, whose parties can be read like any other's."""
    return Act(
        passage,
        sentence,
        clause,
        trigger.kind,
        trigger.status,
        governor=clause.predicate,
        head=clause.predicate + 1,
        content=sentence,
        scope=sentence,
        trigger=trigger,
    )


def each(announced: Act, groups: tuple[Group, ...]) -> Iterator[Act]:
    """What is announced, as an act for each group of verbs."""
    passage, clause, trigger = announced.passage, announced.clause, announced.trigger
    befores = [None, *(group[-1] for group in groups)]
    begins = [begin_of(passage, clause, group[0], before) for group, before in zip(groups, befores, strict=False)]
    for number, group in enumerate(groups):
        following = begins[number + 1] if number + 1 < len(groups) else None
        stretch = begins[number], max(_end_of(clause, group, following, alone=len(groups) == 1), group[-1] + 1)
        content = governed_content(passage, group[0], stretch, clause.predicate)
        act = replace(announced, head=group[0], content=content, scope=stretch)
        yield with_inner_kind(act) if trigger and trigger.inner else act


def _end_of(clause: Clause, group: Group, following: int | None, *, alone: bool) -> int:
    """Where an act's stretch ends: at the `following` one's, and before the governing word that stands after it."""
    if group[0] < clause.predicate and not alone:
        return clause.predicate if following is None else min(following, clause.predicate)
    return clause.last if following is None else following


def _reports_back(act: Act) -> bool:
    """`докладывать о ходе работы`: reporting back on an order is no order of its own."""
    tokens = act.passage.tokens
    return tokens[act.head].lemma in words("reporting") and any(
        token.lemma in words("report_matters") for token in tokens[act.content[0] : act.content[1]]
    )


def _is_bare_order(act: Act) -> bool:
    """`решили поручить:` says only in the list below what."""
    if act.content[1] - act.content[0] > 1:
        return False
    found = lexicon().triggers.get(act.passage.tokens[act.head].lemma, ())
    return any(trigger.governs == "infinitive" for trigger in found)
