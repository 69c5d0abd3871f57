"""Which trigger fits a clause: its company, its objects, and what it governs."""

from __future__ import annotations

from nlp.decisions.clauses import Clause
from nlp.decisions.figures import find_money, find_people
from nlp.decisions.grammar import (
    INTO_OFFICE,
    case,
    is_future,
    is_infinitive,
    is_short_participle,
    subject,
)
from nlp.decisions.heads import groups_under
from nlp.decisions.lexicon import Trigger, lexicon
from nlp.decisions.passage import Passage
from nlp.facts import Date, Kind, Person


def governing_infinitive(passage: Passage, head: int, last: int) -> Trigger | None:
    """`Рекомендовать АО … заключить договоры`, `признать необходимым открыть` as an item: the infinitive governs."""
    company = {token.lemma for token in passage.tokens[head:last]}
    for trigger in lexicon().triggers.get(passage.tokens[head].lemma, ()):
        if trigger.governs == "infinitive" and (not trigger.company or trigger.company & company):
            if groups_under(passage, Clause(head, last, head), nouns=trigger.inner):
                return trigger
    return None


def trigger_of(passage: Passage, clause: Clause, *, meeting: bool) -> Trigger | None:
    token = passage.tokens[clause.predicate]
    for trigger in lexicon().triggers.get(token.lemma, ()):
        if (meeting or not trigger.meeting) and (trigger.governs != "list" or not _opens_list(passage, clause)):
            if fits(passage, clause, clause.predicate, trigger):
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


def fits(passage: Passage, clause: Clause, head: int, trigger: Trigger) -> bool:
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
