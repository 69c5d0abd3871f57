"""The release told in order: each sentence's acts become decisions in the scene that stands before it."""

from __future__ import annotations

from dataclasses import replace

from nlp.decisions.acts import Act, find_acts, item_acts, lead_act
from nlp.decisions.clauses import Clause, split
from nlp.decisions.lexicon import lexicon
from nlp.decisions.passage import Passage, read_passages
from nlp.decisions.quantities import money_in, people_in
from nlp.decisions.roles import find_actors, find_assignees
from nlp.decisions.scene import Scene, before_sentence, document_in, speaker_of, within_document
from nlp.decisions.supplement import Follower, supplement
from nlp.decisions.when import find_times
from nlp.decisions.who import Cast
from nlp.document import Document
from nlp.entities import Entities
from nlp.facts import Decision, Initiative, Kind, Party, PartyKind, Status


def tell(document: Document, entities: Entities) -> tuple[Decision, ...]:
    """Every decision of the body, in the order of the text."""
    passages = tuple(p for p in read_passages(document, entities) if p.tokens)
    cast = Cast(passages, entities.organizations)
    scene, told = Scene(), []
    for passage in passages:
        if passage.index < 0:
            continue
        speaker = speaker_of(passage)
        scene = replace(scene, speaker=speaker or scene.speaker, document=scene.document and passage.is_item, issued=scene.issued and passage.is_item)
        if not passage.is_item:
            scene = replace(scene, lead=None)
        for first, last in _sentences(passage):
            scene = before_sentence(scene, passage, first, last, cast)
            if scene.parties and within_document(passage, first, last):
                scene = replace(scene, document=True)
            follower = Follower(passage, first, last, cast)
            completed = supplement(follower, told[-1]) if told and _near(told[-1], passage, first) else None
            if completed is not None:
                told[-1] = completed
                scene = _after(scene, completed)
                continue
            for decision in _sentence(passage, first, last, scene, cast):
                told.append(decision)
                scene = _after(scene, decision)
            scene = _lead(scene, passage, first, last, cast)
    return tuple(told)


def _sentences(passage: Passage) -> tuple[tuple[int, int], ...]:
    """The sentences, an initial at the beginning joined to what follows it (`А. Сафиной – составить список`)."""
    first, *rest = passage.sentences
    if rest and first[1] - first[0] <= _INITIAL:
        return ((first[0], rest[0][1]), *rest[1:])
    return passage.sentences


#: tokens of a sentence that is but an initial
_INITIAL = 2


def _sentence(passage: Passage, first: int, last: int, scene: Scene, cast: Cast) -> list[Decision]:
    if passage.is_item and scene.lead is not None:
        acts = tuple(item_acts(passage, (first, last), scene.lead)) if first == 0 else ()
    else:
        acts = tuple(find_acts(passage, first, last, meeting=scene.meeting))
    return [decision for act in acts for decision in (_decision(act, acts, scene, cast),) if decision]


def _decision(act: Act, siblings: tuple[Act, ...], scene: Scene, cast: Cast) -> Decision | None:
    passage = act.passage
    actors = find_actors(act, scene, cast)
    assignees = find_assignees(act, actors, scene, cast)
    if act.kind is Kind.APPOINTMENT and not assignees or _says_nothing(act, actors, assignees):
        return None
    times = find_times(act, tuple(other for other in siblings if other.governor == act.governor))
    document = document_in(passage, act.clause.first, act.clause.last, scene)
    date = (document[1] if document else None) or times.date
    deadline = times.deadline
    status = act.status
    kind = act.kind
    if kind is Kind.APPROVAL and status is Status.ADOPTED and _is_bill(act):
        status = Status.PROPOSED
    measure = scene.document and status is Status.PLANNED or (scene.issued or scene.document) and actors == scene.parties
    if measure or act.rule == "list:plan":
        status = Status.ADOPTED if status is Status.PLANNED else status
        date = date or scene.document_date
        deadline = deadline or scene.document_deadline
    if date is None and scene.date is not None and (actors == scene.body or scene.meeting):
        date = scene.date
    evidence = passage.mention(*act.sentence)
    if kind is Kind.PLAN and act.status is Status.PROPOSED and any(a.kind.value == "organization" for a in actors):
        kind = Kind.RESOLUTION
    return Decision(
        kind=kind,
        status=status,
        content=passage.mention(*act.content),
        evidence=(evidence,),
        actors=actors,
        assignees=assignees,
        date=date,
        deadline=deadline,
        initiative=next((e.name for _, e in passage.within(act.clause.first, act.clause.last, Initiative)), None),
        amount=money_in(passage, *act.scope),
        headcount=people_in(passage, *act.scope),
        rule=act.rule,
        trigger=passage.mention(act.governor, act.governor + 1),
    )


def _is_bill(act: Act) -> bool:
    """A bill in its first reading decides nothing yet."""
    text = act.passage.text(*act.sentence).lower()
    return "законопроект" in act.passage.text(*act.content).lower() and "окончательн" not in text or "в первом чтении" in text


def _says_nothing(act: Act, actors: tuple[Party, ...], assignees: tuple[Party, ...]) -> bool:
    """A measure told without anybody who takes it, a duty of nobody."""
    if act.trigger is None:
        return False
    if act.trigger.obligation:
        return not any(party.kind is not PartyKind.WORDS for party in assignees) and not act.passage.is_item and not actors
    return act.trigger.kind is Kind.RESOLUTION and not act.is_governed and not actors


#: how far behind a sentence may complete a decision, in characters
_REACH = 400


def _near(decision: Decision, passage: Passage, first: int) -> bool:
    return passage.mention(first, first + 1).start - max(piece.stop for piece in decision.evidence) < _REACH


def _after(scene: Scene, decision: Decision) -> Scene:
    if decision.kind in (Kind.AGREEMENT, Kind.APPROVAL) and decision.status is Status.ADOPTED:
        return replace(
            scene, parties=decision.actors, document_date=decision.date, document_deadline=decision.deadline,
            issued=decision.kind is Kind.APPROVAL,
        )
    return scene


def _lead(scene: Scene, passage: Passage, first: int, last: int, cast: Cast) -> Scene:
    """`Совет решил:` opens a list; `Департаменту:` inside one names who its items are for."""
    if passage.tokens[last - 1].text != ":":
        return scene
    clauses = split(passage, first, last)
    for clause in reversed(clauses):
        for trigger in lexicon().triggers.get(passage.tokens[clause.predicate].lemma, ()):
            if trigger.governs in ("infinitive", "list"):
                act = lead_act(passage, (first, last), clause, trigger)
                actors = scene.parties if trigger.governs == "list" else find_actors(act, scene, cast)
                return replace(scene, lead=trigger, lead_actors=actors, lead_assignees=find_assignees(act, actors, scene, cast))
    if passage.is_item and scene.lead is not None and not clauses:
        act = replace(lead_act(passage, (first, last), Clause(first, last, first), scene.lead), listed=True, head=last - 1)
        return replace(scene, lead_assignees=find_assignees(act, scene.lead_actors, replace(scene, lead_assignees=()), cast))
    return scene
