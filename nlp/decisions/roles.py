"""Who decides an act and who has to carry it out."""

from __future__ import annotations

from nlp.decisions.acts import Act
from nlp.decisions.grammar import case, is_short_participle, subject
from nlp.decisions.passage import Mark, Passage
from nlp.decisions.scene import Scene, document_in, speaker_party
from nlp.decisions.who import Cast, parties_of, party_at, unique
from nlp.facts import Kind, Organization, Party, PartyKind, Person

_BY_THEMSELVES = frozenset({"открыться", "открываться", "заработать", "начаться", "начинаться", "стартовать", "появиться", "начать", "увеличиться", "вырасти"})


def find_actors(act: Act, scene: Scene, cast: Cast) -> tuple[Party, ...]:
    """Canonical parties that decide; empty where the wording names none."""
    passage = act.passage
    if act.kind is Kind.AGREEMENT and act.governor == act.head:
        return _parties_to(act, scene, cast)
    if act.rule.startswith("list"):
        return scene.parties if act.trigger and act.trigger.governs == "list" else scene.body
    document = document_in(passage, act.clause.first, act.clause.last, scene)
    if document is not None and document[0]:
        return document[0]
    own = _own_subject(act, cast)
    if own:
        return own
    if act.trigger and act.trigger.obligation:
        return _standing(scene)
    if is_short_participle(passage.tokens[act.governor]) or act.trigger and act.trigger.governs == "operator":
        return agent_in(passage, act.clause.first, act.clause.last) or _standing(scene)
    found = subject(passage.tree, act.governor)
    if found is None:
        return _unspoken(act, scene, cast)
    token = passage.tokens[found]
    if token.pos == "PRON" or token.lemma in ("это", "который"):
        return _pronoun(act, found, scene, cast)
    if passage.tokens[act.governor].lemma in _BY_THEMSELVES and passage.mark_at(found) is None:
        return ()
    return parties_of(passage, found, cast, scene.body or scene.parties)


def find_assignees(act: Act, actors: tuple[Party, ...], scene: Scene, cast: Cast) -> tuple[Party, ...]:
    """Who is told to act; for an appointment, the people."""
    if act.kind is Kind.APPOINTMENT:
        return _appointed(act, actors)
    trigger = act.trigger
    if trigger is None:
        return ()
    passage = act.passage
    if trigger.obligation or trigger.governs == "operator":
        found = subject(passage.tree, act.governor)
        return parties_of(passage, found, cast, scene.body) if found is not None else ()
    if act.governor == act.head and not act.rule.startswith("list"):
        return ()
    if trigger.kind in (Kind.ASSIGNMENT, Kind.PLAN, Kind.RESOLUTION):
        names = {party.name for party in actors}
        return tuple(party for party in _addressed(act, cast, scene) if party.name not in names)
    return ()


def _addressed(act: Act, cast: Cast, scene: Scene) -> tuple[Party, ...]:
    passage = act.passage
    cases = ("Dat",)
    lemma = passage.tokens[act.governor].lemma
    if lemma in ("обязать", "обязывать", "попросить"):
        cases = ("Acc", "Gen", "Dat")
    own = _in_case(passage, act.scope[0], min(act.head, act.scope[1]), cases, cast, scene)
    if own:
        return own
    low, high = act.clause.first, act.clause.last
    outside = [(low, min(act.governor, act.head)), (min(act.governor, act.head), max(act.governor, act.head))]
    if act.head < act.governor:
        outside.append((act.governor, high))
    for first, last in outside:
        found = _in_case(passage, first, last, cases, cast, scene)
        if found:
            return found
    return ()


def _in_case(
    passage: Passage, first: int, last: int, cases: tuple[str, ...], cast: Cast, scene: Scene
) -> tuple[Party, ...]:
    for place in range(first, last):
        token = passage.tokens[place]
        if token.pos not in ("NOUN", "PROPN") or case(token) not in cases:
            continue
        if place > first and passage.tokens[place - 1].pos == "ADP" or _governed_by_preposition(passage, place):
            continue
        mark = passage.mark_at(place)
        if mark is not None and mark.first < place and case(passage.tokens[_noun(passage, mark)]) not in cases:
            continue
        found = parties_of(passage, place, cast, scene.body)
        if found:
            return found
    return ()


def _noun(passage: Passage, mark: Mark) -> int:
    return next((p for p in range(mark.first, mark.last) if passage.tokens[p].pos in ("NOUN", "PROPN")), mark.first)


def _governed_by_preposition(passage: Passage, place: int) -> bool:
    return passage.tree.child(place, "case") is not None


def agent_in(passage: Passage, first: int, last: int) -> tuple[Party, ...]:
    """The instrumental agent of a passive (`утверждена Правительством области`)."""
    for mark in passage.marks:
        if first <= mark.first < last and isinstance(mark.entity, Organization | Person):
            noun = _noun(passage, mark)
            if case(passage.tokens[noun]) == "Ins" and not _governed_by_preposition(passage, noun) and (
                not mark.first or passage.tokens[mark.first - 1].pos != "ADP"
            ):
                party = party_at(passage, mark)
                return (party,) if party else ()
    return ()


def _unspoken(act: Act, scene: Scene, cast: Cast) -> tuple[Party, ...]:
    token = act.passage.tokens[act.governor]
    if token.feats.get("Person") == "1" and scene.speaker:
        return (speaker_party(scene.speaker, cast),)
    return _standing(scene)


def _standing(scene: Scene) -> tuple[Party, ...]:
    """Who decides where the sentence does not say: the document's parties, else the meeting."""
    if scene.document or scene.issued:
        return scene.parties
    return scene.body if scene.meeting else ()


def _own_subject(act: Act, cast: Cast) -> tuple[Party, ...]:
    """`…, а техникум – готовить трактористов`: a subject before the dash, the verb of the first act understood."""
    passage = act.passage
    if act.scope[0] <= act.governor or act.head <= act.governor:
        return ()
    for place in range(act.scope[0], act.head):
        token = passage.tokens[place]
        if token.pos in ("NOUN", "PROPN") and case(token) == "Nom" and "–" in {
            "–" if t.text in ("–", "—", "-") else "" for t in passage.tokens[place : act.head]
        }:
            return parties_of(passage, place, cast, ())
    return ()


def _pronoun(act: Act, place: int, scene: Scene, cast: Cast) -> tuple[Party, ...]:
    token = act.passage.tokens[place]
    if token.lemma in ("мы", "я") and scene.speaker:
        if token.lemma == "я":
            return (Party(scene.speaker.name, PartyKind.PERSON),)
        return (speaker_party(scene.speaker, cast),)
    if token.lemma in ("он", "она", "они"):
        before = act.passage.mention(place, place + 1).start
        last: tuple[int, Party] | None = None
        for passage in cast.passages:
            for mark in passage.marks:
                if isinstance(mark.entity, Person) and mark.mention.start < before:
                    party = party_at(passage, mark)
                    if party and (last is None or mark.mention.start > last[0]):
                        last = (mark.mention.start, party)
        return (last[1],) if last and token.lemma != "они" else ()
    return ()


def _appointed(act: Act, actors: tuple[Party, ...]) -> tuple[Party, ...]:
    names = {party.name for party in actors}
    parties = [party_at(act.passage, mark) for mark, _ in act.passage.within(act.clause.first, act.clause.last, Person)]
    return unique(party for party in parties if party and party.name not in names)


def _parties_to(act: Act, scene: Scene, cast: Cast) -> tuple[Party, ...]:
    passage = act.passage
    inside = range(*act.content)
    marks = [mark for mark, _ in passage.within(act.clause.first, act.clause.last, Organization) if mark.first not in inside]
    found = [party for mark in marks for party in (party_at(passage, mark),) if party]
    place = subject(passage.tree, act.governor)
    if place is not None and place not in inside and not is_short_participle(passage.tokens[act.governor]):
        found = [*parties_of(passage, place, cast, scene.parties), *found]
    elif place is None and not found:
        found = list(_unspoken(act, scene, cast))
    people = {PartyKind.PERSON}
    organizations = [party for party in found if party.kind not in people]
    return unique(organizations if len(organizations) > 1 else found)
