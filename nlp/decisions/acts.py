"""Clauses → acts: what is done or to be done, and which trigger says that it is decided."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from nlp.decisions.clauses import Clause, separator_before, split
from nlp.decisions.extent import begin_of, clause_content, governed_content, object_content, trim
from nlp.decisions.figures import find_money, find_people
from nlp.decisions.grammar import (
    INTO_OFFICE,
    case,
    is_future,
    is_infinitive,
    is_negated,
    is_participle,
    is_past,
    is_short_participle,
    subject,
)
from nlp.decisions.heads import Group, groups_from, groups_under
from nlp.decisions.lexicon import Trigger, lexicon
from nlp.decisions.passage import Passage
from nlp.facts import Date, Kind, Person, Status


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
    #: whether the governing word stands in the line before a list
    listed: bool = False
    #: the name of the rule, for `explain()`
    rule: str = ""

    @property
    def is_governed(self) -> bool:
        """Whether another word says that it is decided (`решено открыть`)."""
        return self.listed or self.governor != self.head


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
        trigger = _trigger(passage, clause, meeting=meeting)
        if trigger is None:
            yield from _bare_future(passage, sentence, clause)
        elif trigger.governs in ("infinitive", "list"):
            yield from governed(passage, sentence, clause, trigger)
        else:
            for act in _by_sums(_direct(passage, sentence, clause, trigger)):
                yield from _by_posts(act)
    if not any(_is_agreement(passage, clause, meeting=meeting) for clause in clauses):
        yield from _participles(passage, sentence)


def _is_agreement(passage: Passage, clause: Clause, *, meeting: bool) -> bool:
    trigger = _trigger(passage, clause, meeting=meeting)
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
    inner = _governing_infinitive(passage, groups[0][0], last)
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


def _governing_infinitive(passage: Passage, head: int, last: int) -> Trigger | None:
    """`Рекомендовать АО … заключить договоры`, `признать необходимым открыть` as an item: the infinitive governs."""
    company = {token.lemma for token in passage.tokens[head:last]}
    for trigger in lexicon().triggers.get(passage.tokens[head].lemma, ()):
        if trigger.governs == "infinitive" and (not trigger.company or trigger.company & company):
            if groups_under(passage, Clause(head, last, head), nouns=trigger.inner):
                return trigger
    return None


def _first_noun(passage: Passage, first: int, last: int) -> int:
    return next((place for place in range(first, last) if passage.tokens[place].pos == "NOUN"), first)


def _trigger(passage: Passage, clause: Clause, *, meeting: bool) -> Trigger | None:
    token = passage.tokens[clause.predicate]
    for trigger in lexicon().triggers.get(token.lemma, ()):
        if (meeting or not trigger.meeting) and (trigger.governs != "list" or not _opens_list(passage, clause)):
            if _fits(passage, clause, clause.predicate, trigger):
                return trigger
    return None


def _puts_in_office(passage: Passage, clause: Clause, head: int) -> bool:
    """Whether somebody is named who can be the one appointed: not only the one who appoints."""
    cases = [case(passage.tokens[mark.first]) for mark, _ in passage.within(clause.first, clause.last, Person)]
    verb = passage.tokens[head]
    if verb.lemma in INTO_OFFICE:
        return any(found in ("Nom", "") for found in cases)
    if is_short_participle(verb) and not _of_somebody(passage, clause):
        return any(found in ("Nom", "") for found in cases)
    if is_infinitive(verb) or subject(passage.tree, head) is None:
        return bool(cases)
    return any(found not in ("Nom", "") for found in cases)


def _of_somebody(passage: Passage, clause: Clause) -> bool:
    """`Полномочия Игоря Чиркова прекращены`: the person stands in the genitive."""
    return any(
        t.lemma in ("полномочие", "назначение", "кандидатура") for t in passage.tokens[clause.first : clause.last]
    )


def _opens_list(passage: Passage, clause: Clause) -> bool:
    return passage.tokens[clause.last - 1].text == ":"


def _fits(passage: Passage, clause: Clause, head: int, trigger: Trigger) -> bool:
    lemmas = {token.lemma for token in passage.tokens[clause.first : clause.last]}
    if (trigger.company and not trigger.company & lemmas) or trigger.unless & lemmas:
        return False
    if trigger.figure and not _has_figure(passage, clause):
        return False
    if trigger.governs in ("infinitive", "list"):
        return bool(groups_under(passage, clause, nouns=trigger.inner))
    if trigger.future and not is_future(passage.tree, head):
        return False
    if trigger.governs == "post":
        return _puts_in_office(passage, clause, head)
    if trigger.kind is Kind.FUNDING and find_money(passage.text(clause.first, clause.last)):
        return True
    return not trigger.objects or bool(trigger.objects & object_lemmas(passage, clause, head))


def _has_figure(passage: Passage, clause: Clause) -> bool:
    text = passage.text(clause.first, clause.last)
    dated = any(found.interval for _, found in passage.within(clause.first, clause.last, Date))
    return dated or bool(find_money(text) or find_people(text))


_QUANTITIES = frozenset(
    {"миллион", "миллиард", "тысяча", "млн", "млрд", "комплект", "единица", "ряд", "десяток", "часть", "сеть"}
)


def object_lemmas(passage: Passage, clause: Clause, head: int) -> set[str]:
    """Lemmas of the nouns that the verb can act on: no preposition before them, no noun above them."""
    tokens, tree = passage.tokens, passage.tree
    found = set()
    for place in range(clause.first, clause.last):
        token = tokens[place]
        if (
            token.pos not in ("NOUN", "PROPN")
            or case(token) in ("Dat", "Ins", "Loc")
            or not _heads_mark(passage, place)
        ):
            continue
        if any(tokens[child].rel == "case" for child in tree.children[place]) or (
            place and tokens[place - 1].pos == "ADP"
        ):
            continue
        above = tokens[token.head] if token.head >= 0 else None
        if (
            token.rel == "nmod"
            and above is not None
            and above.pos == "NOUN"
            and case(token) == "Gen"
            and (above.lemma not in _QUANTITIES and not _numeral_before(passage, place))
        ):
            continue
        found.add(token.lemma)
    return found


def _heads_mark(passage: Passage, place: int) -> bool:
    """Whether a noun is no part of a name, or its head (`открыт Центр карьеры`)."""
    mark = passage.mark_at(place)
    return mark is None or not any(passage.tokens[p].pos in ("NOUN", "PROPN") for p in range(mark.first, place))


def _numeral_before(passage: Passage, place: int) -> bool:
    before = place - 1
    while before >= 0 and passage.tokens[before].pos in ("ADJ", "DET"):
        before -= 1
    return before >= 0 and passage.tokens[before].pos == "NUM"


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


def _by_sums(act: Act) -> Iterator[Act]:
    """`1,2 млрд направят на дороги, 340 млн – на берегоукрепление`: an allocation for each sum with a purpose."""
    passage, first, last = act.passage, act.clause.first, act.clause.last
    sums = find_money(passage.text(first, last)) if act.kind is Kind.FUNDING else ()
    offset = passage.tokens[first].start
    places = [bisect_left(passage.starts, figure.start + offset) for figure in sums]
    cuts = [cut for low, place in pairwise(places) for cut in (_cut_between(passage, low, place),) if cut is not None]
    pieces = list(pairwise([first, *cuts, last]))
    if len(pieces) < 2 or not all({"на", "для"} & {t.lemma for t in passage.tokens[a:b]} for a, b in pieces):
        yield act
        return
    for begin, end in pieces:
        yield replace(act, content=trim(passage, begin, end), scope=(begin, end))


def _by_posts(act: Act) -> Iterator[Act]:
    """`Председателем избран Чаптыков, заместителем – Дарья Вебер`: a post for each person after a dash."""
    passage, last = act.passage, act.scope[1]
    cuts = [
        cut
        for mark, _ in (passage.within(*act.scope, Person) if act.kind is Kind.APPOINTMENT else ())
        for cut in (_post_before(passage, act.head, mark.first),)
        if cut is not None
    ]
    for begin, end in pairwise([act.scope[0], *cuts, last]):
        content = act.content if begin == act.scope[0] and not cuts else trim(passage, begin, end)
        yield replace(act, content=content, scope=(begin, end))


def _post_before(passage: Passage, verb: int, person: int) -> int | None:
    """The separator before `, а его заместителем – инженер …`, where a dash stands between post and person."""
    tokens = passage.tokens
    dash = next((place for place in range(person - 1, verb, -1) if tokens[place].text in ("–", "—", "-")), None)
    if dash is None or any(token.text in (",", ";") for token in tokens[dash:person]):
        return None
    cut = separator_before(passage, verb, dash)
    if cut is None or not any(case(token) == "Ins" for token in tokens[cut:dash]):
        return None
    return cut


def _cut_between(passage: Passage, low: int, place: int) -> int | None:
    """The comma between two sums, not the dash before the second."""
    for at in range(place - 1, low, -1):
        if passage.tokens[at].text in (",", ";", "и"):
            return at
    return separator_before(passage, low, place)


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
        if _fits(passage, clause, act.head, trigger):
            return replace(act, kind=trigger.kind)
    return act
