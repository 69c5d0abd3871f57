"""Who decides an act."""

from __future__ import annotations

from nlp.decisions.act import Act
from nlp.decisions.arguments import Parties, agent_in, between, nominative, nominative_marks
from nlp.decisions.cast import Cast, party_at, person_party, unique
from nlp.decisions.clauses import is_separator
from nlp.decisions.grammar import case, is_predicative, is_short_participle, subject, subjects
from nlp.decisions.papers import document_in
from nlp.decisions.passage import Passage
from nlp.decisions.scene import Scene
from nlp.decisions.speech import speaker_party
from nlp.decisions.who import parties_of
from nlp.decisions.wordlists import words
from nlp.facts import Kind, Organization, Party, PartyKind, Person

_DASHES = frozenset({"–", "—", "-"})
#: tokens behind a separator among which the subject before a dash stands
_SUBJECT_REACH = 5


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
    if act.kind is Kind.APPOINTMENT and passage.tokens[act.governor].lemma in words("into_office"):
        return scene.standing if passage.tokens[act.sentence[0]].pos == "PRON" else ()
    return _own_subject(act, cast) or order_behind(act, cast) or _by_wording(act, scene, cast)


def order_behind(act: Act, cast: Cast) -> Parties:
    """`по поручению губернатора министерство проведёт …`: the superior decides, the subject carries out."""
    tokens = act.passage.tokens
    for place in range(act.clause.first, act.clause.last - 2):
        if tokens[place].text.lower() == "по" and tokens[place + 1].lemma in words("orders"):
            return parties_of(act.passage, place + 2, cast, ()) if tokens[place + 2].pos in ("NOUN", "PROPN") else ()
    return ()


def subject_parties(act: Act, scene: Scene, cast: Cast) -> Parties:
    """Whom the subject of the governing verb names, or who is meant where it has none."""
    passage, verb = act.passage, act.passage.tokens[act.governor]
    found = subject(passage.tree, act.governor)
    if found is not None and passage.tokens[found].pos == "PRON":
        return _pronoun(act, found, scene, cast)
    if verb.lemma in words("passing"):
        return scene.parties if scene.is_documentary else ()
    if found is None:
        return _without_subject(act, scene, cast) or _carried_over(passage, scene)
    if verb.lemma in words("by_themselves") and passage.mark_at(found) is None:
        return ()
    return _named_subject(act, found, scene, cast) or _without_subject(act, scene, cast)


def _by_wording(act: Act, scene: Scene, cast: Cast) -> Parties:
    """Who decides by the form of the governing word: a duty, a passive, a predicative, a verb with its subject."""
    passage, verb = act.passage, act.passage.tokens[act.governor]
    if act.trigger and act.trigger.obligation:
        return scene.standing
    if is_short_participle(verb) or (act.trigger and act.trigger.governs == "operator"):
        agent = agent_in(passage, act.clause.first, act.clause.last)
        return agent or (() if _is_office_elsewhere(act, scene) else scene.standing)
    if is_predicative(verb) and not subjects(passage.tree, act.governor):
        return scene.standing
    return subject_parties(act, scene, cast)


def _is_office_elsewhere(act: Act, scene: Scene) -> bool:
    """`Куратором назначен …` in running text: who appoints is not the meeting that the release is about."""
    return (
        not scene.is_documentary
        and act.kind is Kind.APPOINTMENT
        and not act.passage.is_item
        and act.passage.tokens[act.governor].lemma == "назначить"
    )


def _named_subject(act: Act, found: int, scene: Scene, cast: Cast) -> Parties:
    """The parties of the subject; nearer ones in the clause where the tree's subject stands outside it."""
    if found not in act.clause:
        nearer = _nominative_parties(act) or nominative(act.passage, act.clause, cast)
        if nearer:
            return nearer
    return parties_of(act.passage, found, cast, _members_of(act.passage, found, scene))


def _without_subject(act: Act, scene: Scene, cast: Cast) -> Parties:
    """Who is meant where the subject names nobody: the speaker, else what stands in the nominative."""
    verb = act.passage.tokens[act.governor]
    if verb.feats.get("Person") == "1" and scene.speaker:
        return (speaker_party(scene.speaker),)
    named = _nominative_parties(act)
    if named and verb.lemma not in words("by_themselves"):
        return named
    return nominative(act.passage, act.clause, cast) if verb.feats.get("Number") != "Plur" else ()


def _carried_over(passage: Passage, scene: Scene) -> Parties:
    if passage.is_item and scene.lead is None and scene.lead_actors:
        return scene.lead_actors
    return scene.parties if scene.is_documentary else ()


def _nominative_parties(act: Act) -> Parties:
    return nominative_marks(act.passage, act.clause, (Organization, Person))


def _members_of(passage: Passage, place: int, scene: Scene) -> Parties:
    """Whose members a noun means: `стороны` are an agreement's, `участники` the meeting's."""
    if passage.tokens[place].lemma in words("partners"):
        return scene.parties or scene.body
    return scene.body or scene.parties


def _own_subject(act: Act, cast: Cast) -> Parties:
    """`…, а техникум – готовить трактористов`: a subject before the dash, the verb of the first act understood."""
    begin, tokens = act.scope[0], act.passage.tokens
    if begin <= act.governor or act.head <= act.governor or not is_separator(act.passage, begin):
        return ()
    if not any(token.text in _DASHES for token in tokens[begin + 1 : act.head]):
        return ()
    for place in range(begin, min(begin + _SUBJECT_REACH, act.head)):
        if tokens[place].pos in ("NOUN", "PROPN") and case(tokens[place]) == "Nom":
            return parties_of(act.passage, place, cast, ())
    return ()


def _pronoun(act: Act, place: int, scene: Scene, cast: Cast) -> Parties:
    token = act.passage.tokens[place]
    if token.lemma == "я" and scene.speaker:
        return (person_party(scene.speaker),)
    if token.lemma == "мы" and scene.speaker:
        return (speaker_party(scene.speaker),)
    if token.lemma in ("он", "она"):
        party = cast.last_person(act.passage.offset(place))
        return (party,) if party else ()
    return scene.standing if token.lemma == "они" else ()


def _parties_to(act: Act, scene: Scene, cast: Cast) -> Parties:
    """The parties to an agreement: those named in the clause outside of what is agreed, with the subject."""
    passage, inside = act.passage, range(*act.content)
    marks = (mark for mark, _ in passage.within(act.clause.first, act.clause.last, Organization))
    found: list[Party] = [
        party for mark in marks if mark.first not in inside for party in (party_at(passage, mark),) if party
    ]
    place = subject(passage.tree, act.governor)
    if place is not None and place not in inside and not is_short_participle(passage.tokens[act.governor]):
        found = [*parties_of(passage, place, cast, scene.parties), *found]
    elif place is None and not found:
        found = list(scene.standing)
    found.extend(between(passage, act.clause, cast))
    organizations = [party for party in found if party.kind is not PartyKind.PERSON]
    return unique(organizations if len(organizations) > 1 else found)
