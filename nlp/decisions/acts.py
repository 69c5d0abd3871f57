"""Clauses → acts: what is done or to be done, and which trigger says that it is decided."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from nlp.decisions.act import Act, with_inner_kind
from nlp.decisions.clauses import Clause, split
from nlp.decisions.extent import Range, clause_content, object_content
from nlp.decisions.figures import find_money
from nlp.decisions.governed import announcement, each, governed_acts
from nlp.decisions.grammar import is_future, is_negated, is_past, is_short_participle, subject, tense
from nlp.decisions.heads import groups_from, groups_under
from nlp.decisions.lexicon import Trigger, lexicon
from nlp.decisions.matching import governing_infinitive, trigger_of
from nlp.decisions.participles import participle_acts
from nlp.decisions.passage import Passage
from nlp.decisions.splitting import by_posts, by_sums
from nlp.decisions.who import acts
from nlp.decisions.wordlists import words
from nlp.facts import Kind, Status

_CONDITIONS = frozenset({"если", "раз", "как"})
_QUESTIONS = frozenset({"ли", "когда", "где", "куда", "откуда", "кто", "пока", "хотя", "поскольку"})


def find_acts(passage: Passage, first: int, last: int, *, meeting: bool, document: bool = False) -> Iterator[Act]:
    """The acts of the sentence `[first, last)`, in order; `meeting` where it tells a meeting's outcome."""
    clauses = tuple(_over_relative_clauses(split(passage, first, last)))
    conditional = any(clause.subordinator in _CONDITIONS for clause in clauses)
    triggers = [trigger_of(passage, clause, meeting=meeting) for clause in clauses]
    for clause, trigger in zip(clauses, triggers, strict=True):
        if not _decides_nothing(passage, clause, conditional=conditional):
            yield from _clause_acts(passage, (first, last), clause, trigger, document=document)
    if not any(trigger is not None and trigger.kind is Kind.AGREEMENT for trigger in triggers):
        yield from participle_acts(passage, (first, last))


def item_acts(passage: Passage, sentence: Range, lead: Trigger) -> Iterator[Act]:
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
        for act in governed_acts(passage, sentence, Clause(first, last, groups[0][0]), inner):
            yield replace(act, listed=True)
        return
    announced = replace(
        announcement(passage, sentence, Clause(first, last, first), lead), listed=True, rule=f"list:{lead.kind}"
    )
    for number, act in enumerate(each(announced, groups)):
        yield replace(act, governor=act.head, scope=act.scope if number else (first, act.scope[1]))


def _decides_nothing(passage: Passage, clause: Clause, *, conditional: bool) -> bool:
    """A negated predicate, a question, a condition, or what a `conditional` sentence promises."""
    return (
        is_negated(passage.tree, clause.predicate)
        or _is_asked(passage, clause)
        or clause.subordinator in _CONDITIONS | _QUESTIONS
        or (conditional and is_future(passage.tree, clause.predicate))
    )


def _is_asked(passage: Passage, clause: Clause) -> bool:
    """`открывать ли такой класс, решат позже`: a question decides nothing."""
    return any(clause.first <= place < clause.last for place in passage.section.analysis.places.get("ли", ()))


def _clause_acts(
    passage: Passage, sentence: Range, clause: Clause, trigger: Trigger | None, *, document: bool
) -> Iterator[Act]:
    if trigger is None:
        yield from _bare_future(passage, sentence, clause)
        if document:
            yield from _measure(passage, sentence, clause)
        else:
            yield from _told(passage, sentence, clause)
    elif trigger.governs in ("infinitive", "list"):
        yield from governed_acts(passage, sentence, clause, trigger)
    else:
        for act in by_sums(_direct(passage, sentence, clause, trigger)):
            yield from by_posts(act)


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


def _first_noun(passage: Passage, first: int, last: int) -> int:
    return next((place for place in range(first, last) if passage.tokens[place].pos == "NOUN"), first)


def _direct(passage: Passage, sentence: Range, clause: Clause, trigger: Trigger) -> Act:
    """The act that the trigger itself tells (`утвердил порядок`)."""
    head, kind, status = clause.predicate, trigger.kind, trigger.status
    if status is not Status.PROPOSED and (is_future(passage.tree, head) or not is_past(passage.tokens[head])):
        status = Status.PLANNED
        kind = Kind.PLAN if kind is Kind.RESOLUTION else kind
    content = object_content(passage, clause, trigger.objects) if trigger.governs == "object" else None
    return replace(
        announcement(passage, sentence, clause, trigger),
        kind=kind,
        status=status,
        head=head,
        content=content or clause_content(passage, clause),
        scope=(clause.first, clause.last),
        rule=f"{trigger.kind}:{passage.tokens[head].lemma}",
    )


def _bare_future(passage: Passage, sentence: Range, clause: Clause) -> Iterator[Act]:
    """`завод откроет курсы`: a future that no trigger explains is a plan."""
    token = passage.tokens[clause.predicate]
    begun = _begun(passage, clause)
    if begun is not None:
        yield with_inner_kind(_planned(passage, sentence, clause, begun))
    elif token.lemma not in lexicon().idle and is_future(passage.tree, clause.predicate) and token.pos == "VERB":
        yield _planned(passage, sentence, clause, clause.predicate)


def _measure(passage: Passage, sentence: Range, clause: Clause) -> Iterator[Act]:
    """`По договору завод принимает на практику 60 студентов`: the present of a document's measure."""
    token = passage.tokens[clause.predicate]
    if token.lemma not in lexicon().idle and tense(token) == "Pres" and token.feats.get("Person") != "2":
        yield replace(_planned(passage, sentence, clause, clause.predicate), status=Status.ADOPTED)


def _told(passage: Passage, sentence: Range, clause: Clause) -> Iterator[Act]:
    """`Компании внесли по 6 миллионов`, `берём на себя подвоз`: a verb without trigger, of somebody who can decide."""
    token = passage.tokens[clause.predicate]
    if token.lemma in lexicon().idle | words("speech") or token.pos != "VERB":
        return
    if not (_has_actor(passage, clause) or _is_impersonal(passage, clause)) or tense(token) not in ("Past", "Pres"):
        return
    done = is_past(token)
    act = _planned(passage, sentence, clause, clause.predicate)
    kind = Kind.FUNDING if find_money(passage.text(clause.first, clause.last)) else Kind.LAUNCH if done else Kind.PLAN
    status = Status.DONE if done else Status.PLANNED
    yield replace(act, kind=kind, status=status, rule=f"told:{token.lemma}")


def _has_actor(passage: Passage, clause: Clause) -> bool:
    """Whether the verb says `мы`, or its subject is somebody who can decide."""
    if passage.tokens[clause.predicate].feats.get("Person") == "1":
        return True
    place = subject(passage.tree, clause.predicate)
    return place is not None and (passage.mark_at(place) is not None or acts(passage, place))


def _is_impersonal(passage: Passage, clause: Clause) -> bool:
    """`добавлено 50 мест`, `взяли двух кураторов`: somebody acts whom the clause does not name."""
    token = passage.tokens[clause.predicate]
    if is_short_participle(token):
        return True
    return token.feats.get("Number") == "Plur" and is_past(token) and subject(passage.tree, clause.predicate) is None


def _begun(passage: Passage, clause: Clause) -> int | None:
    """`начнём доплачивать`: the infinitive after a verb of beginning in the future."""
    if passage.tokens[clause.predicate].lemma not in words("beginning") or not is_future(
        passage.tree, clause.predicate
    ):
        return None
    groups = groups_under(passage, clause, nouns=False)
    return groups[0][0] if groups else None


def _planned(passage: Passage, sentence: Range, clause: Clause, head: int) -> Act:
    return Act(
        passage,
        sentence,
        clause,
        Kind.PLAN,
        Status.PLANNED,
        governor=clause.predicate,
        head=head,
        content=clause_content(passage, clause),
        scope=(clause.first, clause.last),
        rule=f"future:{passage.tokens[head].lemma}",
    )
