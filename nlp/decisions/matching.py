"""Which trigger fits a clause: its company, its objects, and what it governs."""

from __future__ import annotations

from nlp.decisions.clauses import Clause
from nlp.decisions.figures import find_money, find_people
from nlp.decisions.grammar import case, is_future, is_infinitive, is_short_participle, subject
from nlp.decisions.heads import groups_under
from nlp.decisions.lexicon import Trigger, lexicon
from nlp.decisions.passage import Passage
from nlp.decisions.wordlists import words
from nlp.facts import Date, Kind, Person


def governing_infinitive(passage: Passage, head: int, last: int) -> Trigger | None:
    """`Рекомендовать АО … заключить договоры`, `признать необходимым открыть` as an item: the infinitive governs."""
    company = {token.lemma for token in passage.tokens[head:last]}
    for trigger in lexicon().triggers.get(passage.tokens[head].lemma, ()):
        accompanied = not trigger.company or trigger.company & company
        if trigger.governs == "infinitive" and accompanied and _governs_group(passage, head, last, trigger):
            return trigger
    return None


def _governs_group(passage: Passage, head: int, last: int, trigger: Trigger) -> bool:
    return bool(groups_under(passage, Clause(head, last, head), nouns=trigger.inner))


def trigger_of(passage: Passage, clause: Clause, *, meeting: bool) -> Trigger | None:
    """The first trigger of the clause's predicate that fits; some fit only where a meeting's outcome is told."""
    token = passage.tokens[clause.predicate]
    for trigger in lexicon().triggers.get(token.lemma, ()):
        if (trigger.meeting and not meeting) or (trigger.governs == "list" and _opens_list(passage, clause)):
            continue
        if fits(passage, clause, clause.predicate, trigger):
            return trigger
    return None


def _puts_in_office(passage: Passage, clause: Clause, head: int) -> bool:
    """Whether somebody is named who can be the one appointed: not only the one who appoints."""
    cases = [case(passage.tokens[mark.first]) for mark, _ in passage.within(clause.first, clause.last, Person)]
    verb = passage.tokens[head]
    if verb.lemma in words("into_office"):
        return any(found in ("Nom", "") for found in cases)
    if is_short_participle(verb) and not _of_somebody(passage, clause):
        return any(found in ("Nom", "") for found in cases)
    if is_infinitive(verb) or subject(passage.tree, head) is None:
        return bool(cases)
    return any(found not in ("Nom", "") for found in cases)


def _of_somebody(passage: Passage, clause: Clause) -> bool:
    """`Полномочия Игоря Чиркова прекращены`: the person stands in the genitive."""
    return any(token.lemma in words("person_in_genitive") for token in passage.tokens[clause.first : clause.last])


def _opens_list(passage: Passage, clause: Clause) -> bool:
    return passage.tokens[clause.last - 1].text == ":"


def fits(passage: Passage, clause: Clause, head: int, trigger: Trigger) -> bool:
    """Whether the clause around `head` has everything that a trigger asks for."""
    if not _is_accompanied(passage, clause, trigger):
        return False
    if trigger.governs in ("infinitive", "list"):
        return bool(groups_under(passage, clause, nouns=trigger.inner))
    if not _has_form(passage, head, trigger):
        return False
    if trigger.governs == "post":
        return _puts_in_office(passage, clause, head)
    if not trigger.objects or (trigger.kind is Kind.FUNDING and find_money(passage.text(clause.first, clause.last))):
        return True
    return bool(trigger.objects & object_lemmas(passage, clause))


def _has_form(passage: Passage, head: int, trigger: Trigger) -> bool:
    """Whether the verb stands in the passive or in the future where the trigger counts only so."""
    if trigger.passive and not is_short_participle(passage.tokens[head]):
        return False
    return not trigger.future or is_future(passage.tree, head)


def _is_accompanied(passage: Passage, clause: Clause, trigger: Trigger) -> bool:
    lemmas = {token.lemma for token in passage.tokens[clause.first : clause.last]}
    if (trigger.company and not trigger.company & lemmas) or trigger.unless & lemmas:
        return False
    return not trigger.figure or _has_figure(passage, clause)


def _has_figure(passage: Passage, clause: Clause) -> bool:
    text = passage.text(clause.first, clause.last)
    dated = any(found.interval for _, found in passage.within(clause.first, clause.last, Date))
    return dated or bool(find_money(text) or find_people(text))


def object_lemmas(passage: Passage, clause: Clause) -> set[str]:
    """Lemmas of the nouns that a verb of the clause can act on: no preposition before them, no noun above them."""
    return {
        passage.tokens[place].lemma
        for place in range(clause.first, clause.last)
        if _is_object_noun(passage, place)
        and not _after_preposition(passage, place)
        and not _is_attribute(passage, place)
    }


def _is_object_noun(passage: Passage, place: int) -> bool:
    token = passage.tokens[place]
    return token.pos in ("NOUN", "PROPN") and case(token) not in ("Dat", "Ins", "Loc") and _heads_mark(passage, place)


def _after_preposition(passage: Passage, place: int) -> bool:
    return passage.tree.child(place, "case") is not None or (place > 0 and passage.tokens[place - 1].pos == "ADP")


def _is_attribute(passage: Passage, place: int) -> bool:
    """A genitive under another noun; under a quantity (`комплект станков`, `18 тракторов`) it is the object itself."""
    token = passage.tokens[place]
    if token.rel != "nmod" or token.head < 0 or case(token) != "Gen":
        return False
    above = passage.tokens[token.head]
    return above.pos == "NOUN" and above.lemma not in words("quantities") and not _numeral_before(passage, place)


def _heads_mark(passage: Passage, place: int) -> bool:
    """Whether a noun is no part of a name, or its head (`открыт Центр карьеры`)."""
    mark = passage.mark_at(place)
    return mark is None or not any(passage.tokens[p].pos in ("NOUN", "PROPN") for p in range(mark.first, place))


def _numeral_before(passage: Passage, place: int) -> bool:
    before = place - 1
    while before >= 0 and passage.tokens[before].pos in ("ADJ", "DET"):
        before -= 1
    return before >= 0 and passage.tokens[before].pos == "NUM"
