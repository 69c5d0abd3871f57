"""Who has to carry an act out."""

from __future__ import annotations

from nlp.decisions.act import Act
from nlp.decisions.actors import order_behind, subject_parties
from nlp.decisions.arguments import Parties, in_case, marks_after, nominative, nominative_marks, undeclined
from nlp.decisions.cast import Cast, party_at, unique
from nlp.decisions.grammar import subjects
from nlp.decisions.scene import Scene
from nlp.decisions.who import parties_of
from nlp.decisions.wordlists import words
from nlp.facts import Kind, Organization, Person


def find_assignees(act: Act, actors: Parties, scene: Scene, cast: Cast) -> Parties:
    """Who is told to act; for an appointment, the people."""
    if act.kind is Kind.APPOINTMENT:
        return _appointed(act, actors)
    if order_behind(act, cast):
        return tuple(party for party in subject_parties(act, scene, cast) if party not in actors)
    if act.trigger is None:
        return ()
    if act.trigger.governs == "operator":
        return (
            marks_after(act.passage, act.clause, "на")
            or in_case(act.passage, (act.clause.first, act.clause.last), ("Dat",), cast, scene.body)
            or nominative_marks(act.passage, act.clause, Organization)
        )
    if act.trigger.obligation:
        return _obliged(act, scene, cast)
    return _told(act, actors, scene, cast) if act.is_governed else ()


def _appointed(act: Act, actors: Parties) -> Parties:
    names = {party.name for party in actors}
    marks = (mark for mark, _ in act.passage.within(*act.scope, Person))
    return unique(
        party for mark in marks for party in (party_at(act.passage, mark),) if party and party.name not in names
    )


def _obliged(act: Act, scene: Scene, cast: Cast) -> Parties:
    """`больница должна заключить`, `техникуму необходимо открыть`."""
    passage = act.passage
    for found in subjects(passage.tree, act.governor):
        parties = parties_of(passage, found, cast, scene.body)
        if parties:
            return parties
    dative = in_case(passage, (act.clause.first, act.clause.last), ("Dat",), cast, scene.body)
    return dative or nominative(passage, act.clause, cast)


def _told(act: Act, actors: Parties, scene: Scene, cast: Cast) -> Parties:
    names = {party.name for party in actors}
    told = unique((*_addressed(act, scene, cast), *_together_with(act)))
    return tuple(party for party in told if party.name not in names)


def _addressed(act: Act, scene: Scene, cast: Cast) -> Parties:
    """The dative of the act's own stretch, else the list's, else the one shared by the acts of the clause."""
    passage = act.passage
    wants_object = passage.tokens[act.governor].lemma in words("requests_in_accusative")
    cases = ("Acc", "Gen", "Dat") if wants_object else ("Dat",)
    own = in_case(passage, (act.scope[0], min(act.head, act.scope[1])), cases, cast, scene.body)
    if own:
        return own
    if act.listed:
        place = act.governor if act.head != act.governor else act.scope[0] - 1
        return undeclined(passage, place) or scene.lead_assignees
    low, high = sorted((act.governor, act.head))
    stretches = [(act.clause.first, low), (low, high)]
    if act.head < act.governor:
        stretches.append((act.governor, act.clause.last))
    shared = (in_case(passage, stretch, cases, cast, scene.body) for stretch in stretches)
    return next(filter(None, shared), ()) or undeclined(passage, act.governor)


def _together_with(act: Act) -> Parties:
    """`совместно с союзом работодателей разработать перечень`: who has to act with the addressee."""
    tokens = act.passage.tokens
    for place in range(act.clause.first, act.head - 2):
        if tokens[place].text.lower() == "совместно" and tokens[place + 1].text.lower() in ("с", "со"):
            mark = act.passage.mark_at(place + 2)
            party = party_at(act.passage, mark) if mark else None
            return (party,) if party and act.trigger and act.trigger.kind is Kind.ASSIGNMENT else ()
    return ()
