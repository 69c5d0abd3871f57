"""Clauses → acts: what is to be done, and which trigger says that it is decided."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from nlp.decisions.clauses import Clause, is_separator, separator_before, split
from nlp.decisions.grammar import case, is_future, is_infinitive, is_negated, is_past
from nlp.decisions.lexicon import Trigger, lexicon
from nlp.decisions.passage import Passage
from nlp.decisions.figures import find_money
from nlp.facts import Kind, Person, Status


@dataclass(frozen=True, slots=True)
class Act:
    """One thing done or to be done; all places are token indices of the passage."""

    passage: Passage
    sentence: tuple[int, int]
    clause: Clause
    kind: Kind
    status: Status
    #: the trigger's token; the act's own verb where nothing governs it
    governor: int
    #: the word that says what is done
    head: int
    #: half-open range of what is to be done
    content: tuple[int, int]
    #: half-open range whose dates, figures and addressees are this act's own
    scope: tuple[int, int]
    trigger: Trigger | None = None
    #: the name of the rule, for `explain()`
    rule: str = ""

    @property
    def clause_range(self) -> tuple[int, int]:
        """Tokens of the governing clause."""
        return self.clause.first, self.clause.last


def find_acts(passage: Passage, first: int, last: int, *, meeting: bool) -> Iterator[Act]:
    """The acts of the sentence `[first, last)`, in order; `meeting` where it tells a meeting's outcome."""
    for clause in _over_relative_clauses(split(passage, first, last)):
        if is_negated(passage.tree, clause.predicate):
            continue
        trigger = _trigger(passage, clause, meeting=meeting)
        if trigger is None:
            yield from _bare_future(passage, (first, last), clause)
        elif trigger.governs == "infinitive":
            yield from governed(passage, (first, last), clause, trigger)
        else:
            yield from _by_sums(_direct(passage, (first, last), clause, trigger))


def _over_relative_clauses(clauses: tuple[Clause, ...]) -> Iterator[Clause]:
    """`поручено к заседанию, которое состоится в июне, подготовить …`: a relative clause does not end its main one."""
    number = 0
    while number < len(clauses):
        clause = clauses[number]
        number += 1
        while number < len(clauses) and clauses[number].subordinator in ("который", "чей"):
            clause = replace(clause, last=clauses[number].last)
            number += 1
        yield clause


def governed(passage: Passage, sentence: tuple[int, int], clause: Clause, trigger: Trigger) -> Iterator[Act]:
    """The acts that a governing word announces: infinitives, else the nouns after `о`."""
    heads = _infinitives(passage, clause) or _nouns_about(passage, clause)
    groups = _join_verbs_of_one_object(passage, heads)
    begins = [_begin(passage, clause, group) for group in groups]
    for number, group in enumerate(groups):
        begin = begins[number]
        end = begins[number + 1] if number + 1 < len(groups) else clause.last
        if group[0] < clause.predicate:
            end = min(end, clause.predicate)
        content = _content(passage, group[0], begin, end, clause.predicate)
        status = Status.PLANNED if is_future(passage.tree, clause.predicate) else trigger.status
        act = Act(passage, sentence, clause, trigger.kind, status, clause.predicate, group[0], content,
                  (begin, end), trigger, f"{trigger.kind}:{passage.tokens[clause.predicate].lemma}")
        yield _with_inner_kind(act) if trigger.inner else act


def item_acts(passage: Passage, lead: Trigger, status: Status) -> Iterator[Act]:
    """The acts of a list item whose governing word stands in the line before the list."""
    first, last = passage.sentences[0]
    clauses = split(passage, first, last)
    if clauses and not is_infinitive(passage.tokens[first]) and any(True for _ in find_acts(passage, first, last, meeting=True)):
        yield from find_acts(passage, first, last, meeting=True)
        return
    heads = [place for place in range(first, last) if is_infinitive(passage.tokens[place])]
    head = heads[0] if heads else next(
        (place for place in range(first, last) if passage.tokens[place].pos == "NOUN"), first
    )
    clause = Clause(first, last, head)
    groups = _join_verbs_of_one_object(passage, _coordinate_infinitives(passage, head, last)) if heads else [(head,)]
    inner_assignment = _assignment_within(passage, groups[0][0])
    if inner_assignment is not None:
        moved = Clause(first, last, groups[0][0])
        yield from governed(passage, (first, last), moved, inner_assignment)
        return
    begins = [_begin(passage, clause, group) if number else first for number, group in enumerate(groups)]
    for number, group in enumerate(groups):
        end = begins[number + 1] if number + 1 < len(groups) else last
        content = _trim(passage, begins[number] if number == 0 else group[0], end)
        act = Act(passage, (first, last), clause, lead.kind, status, group[0], group[0], content,
                  (begins[number], end), lead, f"list:{lead.kind}")
        yield _with_inner_kind(act) if lead.inner else act


def _assignment_within(passage: Passage, head: int) -> Trigger | None:
    """`Рекомендовать АО … заключить договоры` as an item: the infinitive is itself an order."""
    for trigger in lexicon().triggers.get(passage.tokens[head].lemma, ()):
        if trigger.governs == "infinitive" and trigger.kind is Kind.ASSIGNMENT and not trigger.company:
            return trigger
    return None


def _trigger(passage: Passage, clause: Clause, *, meeting: bool) -> Trigger | None:
    token = passage.tokens[clause.predicate]
    for trigger in lexicon().triggers.get(token.lemma, ()):
        if trigger.meeting and not meeting or trigger.governs == "list":
            continue
        if _fits(passage, clause, clause.predicate, trigger):
            return trigger
    return None


def _fits(passage: Passage, clause: Clause, head: int, trigger: Trigger) -> bool:
    if trigger.company and not trigger.company & {t.lemma for t in passage.tokens[clause.first : clause.last]}:
        return False
    if trigger.governs == "infinitive":
        return bool(_infinitives(passage, clause) or trigger.inner and _nouns_about(passage, clause))
    if trigger.governs == "post":
        return any(True for _ in passage.within(clause.first, clause.last, Person))
    if trigger.kind is Kind.FUNDING and find_money(passage.text(clause.first, clause.last)):
        return True
    return not trigger.objects or bool(trigger.objects & object_lemmas(passage, clause, head))


def object_lemmas(passage: Passage, clause: Clause, head: int) -> set[str]:
    """Lemmas of the words that can be what the verb acts on."""
    tree = passage.tree
    found: set[str] = set()
    for child in tree.children[head]:
        if tree.tokens[child].rel in ("obj", "nsubj:pass", "nsubj", "obl", "iobj", "nummod", "nummod:gov", "xcomp"):
            for place in tree.coordinated(child):
                found.add(tree.tokens[place].lemma)
                found.update(tree.tokens[below].lemma for below in tree.children[place]
                             if tree.tokens[below].rel in ("nmod", "appos", "flat", "nummod:gov", "nummod"))
    if not found:
        found = {token.lemma for token in passage.tokens[clause.first : clause.last] if token.pos == "NOUN"}
    return found


def _direct(passage: Passage, sentence: tuple[int, int], clause: Clause, trigger: Trigger) -> Act:
    head = clause.predicate
    status = trigger.status
    if is_future(passage.tree, head) or not is_past(passage.tokens[head]):
        status = Status.PLANNED if status is not Status.PROPOSED else status
    content = _object_content(passage, clause, trigger) if trigger.governs == "object" else None
    content = content or _clause_content(passage, clause)
    return Act(passage, sentence, clause, trigger.kind, status, head, head, content, (clause.first, clause.last),
               trigger, f"{trigger.kind}:{passage.tokens[head].lemma}")


def _by_sums(act: Act) -> Iterator[Act]:
    """`1,2 млрд направят на дороги, 340 млн – на берегоукрепление`: an allocation for each sum with a purpose."""
    passage, (first, last) = act.passage, act.clause_range
    if act.kind is not Kind.FUNDING:
        yield act
        return
    offset = passage.tokens[first].start
    sums = [bisect_left(passage.starts, figure.start + offset) for figure in find_money(passage.text(first, last))]
    cuts = [cut for before, place in pairwise(sums) for cut in (separator_before(passage, before, place),) if cut is not None]
    pieces = list(zip([first, *cuts], [*cuts, last], strict=True))
    if len(pieces) < 2 or not all({"на", "для"} & {t.lemma for t in passage.tokens[a:b]} for a, b in pieces):
        yield act
        return
    for begin, end in pieces:
        yield replace(act, content=_trim(passage, begin, end), scope=(begin, end))


_NO_PLAN = frozenset({"быть", "смочь", "мочь", "стать", "состояться", "пройти", "оказаться", "остаться", "хотеть"})


def _bare_future(passage: Passage, sentence: tuple[int, int], clause: Clause) -> Iterator[Act]:
    token = passage.tokens[clause.predicate]
    if clause.subordinator in ("если", "когда", "который", "где", "ли") or token.lemma in _NO_PLAN:
        return
    if is_future(passage.tree, clause.predicate):
        yield Act(passage, sentence, clause, Kind.PLAN, Status.PLANNED, clause.predicate, clause.predicate,
                  _clause_content(passage, clause), (clause.first, clause.last), None, f"future:{token.lemma}")


def _with_inner_kind(act: Act) -> Act:
    passage, token = act.passage, act.passage.tokens[act.head]
    clause = Clause(act.scope[0], act.scope[1], act.head)
    words = lexicon().nouns if token.pos == "NOUN" else lexicon().triggers
    for trigger in words.get(token.lemma, ()):
        if trigger.kind in (Kind.RESOLUTION, Kind.PLAN) or trigger.governs in ("operator", "infinitive"):
            continue
        if _fits(passage, clause, act.head, trigger):
            return replace(act, kind=trigger.kind)
    return act


def _infinitives(passage: Passage, clause: Clause) -> tuple[int, ...]:
    tokens, tree = passage.tokens, passage.tree
    found = [place for place in range(clause.first, clause.last)
             if is_infinitive(tokens[place]) and place != clause.predicate and tokens[place].lemma != "быть"]
    attached = [place for place in found if tokens[place].head == clause.predicate]
    first = attached[0] if attached else next((place for place in found if place > clause.predicate), None)
    if first is None:
        return tuple(found[:1])
    return _coordinate_infinitives(passage, first, clause.last)


def _coordinate_infinitives(passage: Passage, first: int, last: int) -> tuple[int, ...]:
    """The infinitive and those on its level after it: coordinated by the tree, or right after `;` or `, а …`."""
    tokens, level = passage.tokens, {first}
    found = [first]
    for place in range(first + 1, last):
        if not is_infinitive(tokens[place]):
            continue
        head = tokens[place].head
        if head in level and tokens[place].rel == "conj" or head == tokens[first].head and head >= 0:
            level.add(place)
            found.append(place)
        elif is_separator(passage, place - 1) and tokens[place - 1].text not in ("(", "«", "“", "„"):
            level.add(place)
            found.append(place)
    return tuple(found)


_NECESSITY = frozenset({"необходимость", "целесообразность", "возможность"})


def _nouns_about(passage: Passage, clause: Clause) -> tuple[int, ...]:
    """`решения о развитии …, возобновлении … и активизации …`: the heads after the preposition."""
    tokens, tree = passage.tokens, passage.tree
    for place in range(clause.first, clause.last):
        if tokens[place].text.lower() in ("о", "об", "обо") and tokens[place].head > place:
            noun = tokens[place].head
            if tokens[noun].lemma in _NECESSITY:
                below = tree.child(noun, "nmod")
                noun = below if below is not None else noun
            if noun < clause.last and tokens[noun].pos == "NOUN" and case(tokens[noun]) in ("Loc", "Gen"):
                return tuple(n for n in range(noun, clause.last) if n == noun or _is_act_noun(passage, noun, n))
    return ()


def _is_act_noun(passage: Passage, first: int, place: int) -> bool:
    """Whether a noun of action after a mark goes on with the first (`о развитии …, возобновлении …`)."""
    token = passage.tokens[place]
    before = place - 1
    while before > first and passage.tokens[before].pos in ("ADJ", "DET"):
        before -= 1
    return (
        token.pos == "NOUN"
        and token.lemma.endswith(("ние", "ция", "тие", "пуск"))
        and case(token) in ("Loc", "Dat", "Gen")
        and (case(token) != "Gen" or case(passage.tokens[first]) == "Gen")
        and is_separator(passage, before)
    )


def _join_verbs_of_one_object(passage: Passage, heads: tuple[int, ...]) -> list[tuple[int, ...]]:
    """`разработать и скорректировать короткие программы` is one act: nothing stands between the verbs."""
    groups: list[tuple[int, ...]] = []
    for head in heads:
        if groups and is_infinitive(passage.tokens[head]) and all(
            is_separator(passage, place) for place in range(groups[-1][-1] + 1, head)
        ):
            groups[-1] = (*groups[-1], head)
        else:
            groups.append((head,))
    return groups


def _begin(passage: Passage, clause: Clause, group: tuple[int, ...]) -> int:
    head = group[0]
    if head < clause.predicate:
        return clause.first
    found = separator_before(passage, clause.predicate, head)
    return found if found is not None else min(clause.predicate + 1, head)


def _content(passage: Passage, head: int, begin: int, end: int, governor: int) -> tuple[int, int]:
    if head < governor:
        first, last = passage.tree.run(head, frozenset({governor}))
        return _trim(passage, max(first, begin), max(head + 1, min(last, governor, end)))
    moved = [place for place in passage.tree.children[head] if place < governor and place >= begin]
    first = min(moved, default=head)
    if moved and passage.tokens[moved[0]].rel == "obj":
        return _trim(passage, passage.tree.run(first)[0], end)
    return _trim(passage, head, end)


def _clause_content(passage: Passage, clause: Clause) -> tuple[int, int]:
    tree, head = passage.tree, clause.predicate
    first = clause.first
    subject = tree.child(head, "nsubj")
    if subject is not None and subject < head and subject in clause:
        run = tree.run(subject)[1]
        before = [child for child in tree.children[head] if child < head and tree.tokens[child].rel in ("obj", "nsubj:pass")]
        first = head if not before else max(clause.first, tree.run(before[0])[0])
        if run > first and not before:
            first = head
    return _trim(passage, first, clause.last)


def _object_content(passage: Passage, clause: Clause, trigger: Trigger) -> tuple[int, int] | None:
    tree = passage.tree
    for place in range(clause.first, clause.last):
        if tree.tokens[place].lemma in trigger.objects and tree.tokens[place].pos in ("NOUN", "PROPN"):
            without = frozenset(child for child in tree.children[place] if tree.tokens[child].rel in ("conj", "parataxis"))
            first, last = tree.run(place, without | {clause.predicate})
            return _trim(passage, max(first, clause.first), max(place + 1, min(last, clause.last)))
    return None


def _trim(passage: Passage, first: int, last: int) -> tuple[int, int]:
    """Without marks and conjunctions at the ends; at least one token stays."""
    tokens = passage.tokens
    while first < last - 1 and (is_separator(passage, first) or tokens[first].text.lower() in ("также", "кроме")) and tokens[first].text not in ("«", "„", "“"):
        first += 1
    while last - 1 > first and (tokens[last - 1].text in (".", ";", "!", "?", "…", "…") or is_separator(passage, last - 1)):
        last -= 1
    return first, last
