"""Who decides an act and who has to carry it out."""

from __future__ import annotations

from nlp.decisions.act import Act
from nlp.decisions.arguments import agent_in, between, in_case, marks_after, nominative, nominative_marks, undeclined
from nlp.decisions.cast import Cast, party_at, unique
from nlp.decisions.clauses import is_separator
from nlp.decisions.grammar import INTO_OFFICE, case, is_predicative, is_short_participle, subject, subjects
from nlp.decisions.passage import Passage
from nlp.decisions.scene import Scene, document_in, speaker_party
from nlp.decisions.who import parties_of
from nlp.facts import Kind, Organization, Party, PartyKind, Person

Parties = tuple[Party, ...]


#: what happens by itself: the subject of these verbs is the thing, not who decides
_BY_THEMSELVES = frozenset(
    {
        "открыться",
        "открываться",
        "заработать",
        "начаться",
        "начинаться",
        "стартовать",
        "появиться",
        "увеличиться",
        "вырасти",
        "создаваться",
        "действовать",
        "запуститься",
        "продолжиться",
    }
)


_ORDERS = frozenset({"поручение", "распоряжение", "указание", "приказ"})


_DASHES = frozenset({"–", "—", "-"})


def find_actors(act: Act, scene: Scene, cast: Cast) -> Parties:
    """Canonical parties that decide; empty where the wording names none."""
    passage = act.passage
    if act.kind is Kind.AGREEMENT and not act.is_governed:
        return _parties_to(act, scene, cast)
    if act.listed:
        return scene.lead_actors
    document = document_in(passage, act.clause.first, act.clause.last, scene)
    if document is not None and document[0]:
        return document[0]
    if act.kind is Kind.APPOINTMENT and passage.tokens[act.governor].lemma in INTO_OFFICE:
        return standing(scene) if passage.tokens[act.sentence[0]].pos == "PRON" else ()
    own = _own_subject(act, cast) or order_behind(act, cast)
    if own:
        return own
    if act.trigger and act.trigger.obligation:
        return standing(scene)
    if is_short_participle(passage.tokens[act.governor]) or (act.trigger and act.trigger.governs == "operator"):
        agent = agent_in(passage, act.clause.first, act.clause.last)
        return agent or (() if _is_office_elsewhere(act, scene) else standing(scene))
    if is_predicative(passage.tokens[act.governor]) and not subjects(passage.tree, act.governor):
        return standing(scene)
    return _subject_parties(act, scene, cast)


def find_assignees(act: Act, actors: Parties, scene: Scene, cast: Cast) -> Parties:
    """Who is told to act; for an appointment, the people."""
    passage, trigger = act.passage, act.trigger
    if act.kind is Kind.APPOINTMENT:
        return _appointed(act, actors)
    if order_behind(act, cast):
        return tuple(party for party in _subject_parties(act, scene, cast) if party not in actors)
    if trigger is None:
        return ()
    if trigger.governs == "operator":
        return nominative_marks(passage, act.clause, Organization) or marks_after(passage, act.clause, "на")
    if trigger.obligation:
        for found in subjects(passage.tree, act.governor):
            parties = parties_of(passage, found, cast, scene.body)
            if parties:
                return parties
        return in_case(passage, act.clause.first, act.clause.last, ("Dat",), cast, scene) or nominative(
            passage, act.clause, cast
        )
    if not act.is_governed:
        return ()
    names = {party.name for party in actors}
    told = unique((*_addressed(act, cast, scene), *_together_with(act)))
    return tuple(party for party in told if party.name not in names)


def order_behind(act: Act, cast: Cast) -> Parties:
    """`по поручению губернатора министерство проведёт …`: the superior decides, the subject carries out."""
    tokens = act.passage.tokens
    for place in range(act.clause.first, act.clause.last - 2):
        if tokens[place].text.lower() == "по" and tokens[place + 1].lemma in _ORDERS:
            return parties_of(act.passage, place + 2, cast, ()) if tokens[place + 2].pos in ("NOUN", "PROPN") else ()
    return ()


def _together_with(act: Act) -> Parties:
    """`совместно с союзом работодателей разработать перечень`: who has to act with the addressee."""
    tokens = act.passage.tokens
    for place in range(act.clause.first, act.head - 2):
        if tokens[place].text.lower() == "совместно" and tokens[place + 1].text.lower() in ("с", "со"):
            mark = act.passage.mark_at(place + 2)
            party = party_at(act.passage, mark) if mark else None
            return (party,) if party and act.trigger and act.trigger.kind is Kind.ASSIGNMENT else ()
    return ()


def _is_office_elsewhere(act: Act, scene: Scene) -> bool:
    """`Куратором назначен …` in running text: who appoints is not the meeting that the release is about."""
    if scene.issued or scene.document:
        return False
    return (
        act.kind is Kind.APPOINTMENT
        and not act.passage.is_item
        and act.passage.tokens[act.governor].lemma == "назначить"
    )


def standing(scene: Scene) -> Parties:
    """Who decides where the sentence does not say: the document's parties, else the meeting."""
    if scene.document or scene.issued:
        return scene.parties
    return scene.body if scene.meeting else ()


def _subject_parties(act: Act, scene: Scene, cast: Cast) -> Parties:
    passage = act.passage
    found = subject(passage.tree, act.governor)
    if found is not None and passage.tokens[found].pos == "PRON":
        return _pronoun(act, found, scene, cast)
    verb = passage.tokens[act.governor]
    if verb.lemma in ("пройти", "проходить"):
        return scene.parties if scene.document or scene.issued else ()
    if found is not None and verb.lemma in _BY_THEMSELVES and passage.mark_at(found) is None:
        return ()
    if found is not None and found not in act.clause:
        nearer = nominative_marks(passage, act.clause, Organization | Person) or nominative(passage, act.clause, cast)
        if nearer:
            return nearer
    if found is not None:
        parties = parties_of(passage, found, cast, _members_of(passage, found, scene))
        if parties:
            return parties
    if verb.feats.get("Person") == "1" and scene.speaker:
        return (speaker_party(scene.speaker),)
    named = nominative_marks(passage, act.clause, Organization | Person)
    if named and verb.lemma not in _BY_THEMSELVES:
        return named
    back = nominative(passage, act.clause, cast) if verb.feats.get("Number") != "Plur" else ()
    if back:
        return back
    if found is None and passage.is_item and scene.lead is None and scene.lead_actors:
        return scene.lead_actors
    return scene.parties if found is None and (scene.document or scene.issued) else ()


def _members_of(passage: Passage, place: int, scene: Scene) -> Parties:
    """Whose members a noun means: `стороны` are an agreement's, `участники` the meeting's."""
    if passage.tokens[place].lemma in ("сторона", "подписант", "партнёр"):
        return scene.parties or scene.body
    return scene.body or scene.parties


def _own_subject(act: Act, cast: Cast) -> Parties:
    """`…, а техникум – готовить трактористов`: a subject before the dash, the verb of the first act understood."""
    passage = act.passage
    if act.scope[0] <= act.governor or act.head <= act.governor:
        return ()
    begin, tokens = act.scope[0], passage.tokens
    if not is_separator(passage, begin) or not any(token.text in _DASHES for token in tokens[begin + 1 : act.head]):
        return ()
    for place in range(begin, min(begin + 5, act.head)):
        if tokens[place].pos in ("NOUN", "PROPN") and case(tokens[place]) == "Nom":
            return parties_of(passage, place, cast, ())
    return ()


def _addressed(act: Act, cast: Cast, scene: Scene) -> Parties:
    passage = act.passage
    lemma = passage.tokens[act.governor].lemma
    cases = ("Acc", "Gen", "Dat") if lemma in ("обязать", "обязывать", "попросить", "потребовать") else ("Dat",)
    own = in_case(passage, act.scope[0], min(act.head, act.scope[1]), cases, cast, scene)
    if own:
        return own
    if act.listed:
        place = act.governor if act.head != act.governor else act.scope[0] - 1
        return undeclined(passage, place) or scene.lead_assignees
    low, high = sorted((act.governor, act.head))
    stretches = [(act.clause.first, low), (low, high)]
    if act.head < act.governor:
        stretches.append((act.governor, act.clause.last))
    for first, last in stretches:
        found = in_case(passage, first, last, cases, cast, scene)
        if found:
            return found
    return undeclined(passage, act.governor)


def _pronoun(act: Act, place: int, scene: Scene, cast: Cast) -> Parties:
    token = act.passage.tokens[place]
    if token.lemma == "я" and scene.speaker:
        return (Party(scene.speaker.name, PartyKind.PERSON),)
    if token.lemma == "мы" and scene.speaker:
        return (speaker_party(scene.speaker),)
    if token.lemma in ("он", "она"):
        party = cast.last_person(act.passage.mention(place, place + 1).start)
        return (party,) if party else ()
    return standing(scene) if token.lemma == "они" else ()


def _appointed(act: Act, actors: Parties) -> Parties:
    names = {party.name for party in actors}
    marks = (mark for mark, _ in act.passage.within(*act.scope, Person))
    return unique(
        party for mark in marks for party in (party_at(act.passage, mark),) if party and party.name not in names
    )


def _parties_to(act: Act, scene: Scene, cast: Cast) -> Parties:
    passage, inside = act.passage, range(*act.content)
    marks = [
        mark for mark, _ in passage.within(act.clause.first, act.clause.last, Organization) if mark.first not in inside
    ]
    found = [party for mark in marks for party in (party_at(passage, mark),) if party]
    place = subject(passage.tree, act.governor)
    if place is not None and place not in inside and not is_short_participle(passage.tokens[act.governor]):
        found = [*parties_of(passage, place, cast, scene.parties), *found]
    elif place is None and not found:
        found = list(standing(scene))
    found.extend(between(passage, act.clause, cast))
    organizations = [party for party in found if party.kind is not PartyKind.PERSON]
    return unique(organizations if len(organizations) > 1 else found)
