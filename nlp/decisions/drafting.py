"""An act in its scene → a draft: the decision it would be, and the features by which it is judged."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from nlp.decisions.act import Act
from nlp.decisions.actors import find_actors, order_behind
from nlp.decisions.arguments import Parties
from nlp.decisions.assignees import find_assignees
from nlp.decisions.cast import Cast
from nlp.decisions.features import features
from nlp.decisions.grammar import is_infinitive
from nlp.decisions.lexicon import lexicon
from nlp.decisions.papers import document_in
from nlp.decisions.quantities import money_in, people_in
from nlp.decisions.scene import Scene
from nlp.decisions.when import find_times
from nlp.decisions.wordlists import words
from nlp.document import Token
from nlp.facts import Decision, Initiative, Kind, Mention, PartyKind, Status, When

#: tokens after the verb among which its object stands
_OBJECT_REACH = 4


@dataclass(frozen=True, slots=True)
class Draft:
    """A decision that is still to be judged."""

    decision: Decision
    features: Mapping[str, float]
    act: Act
    #: what was known before its sentence
    scene: Scene

    @property
    def tokens(self) -> tuple[tuple[Token, ...], tuple[Token, ...]]:
        """The tokens of its content and of its sentence."""
        tokens = self.act.passage.tokens
        return tokens[slice(*self.act.content)], tokens[slice(*self.act.sentence)]


def draft(act: Act, siblings: tuple[Act, ...], scene: Scene, cast: Cast) -> Draft | None:
    """The draft of an act; None where the wording decides nothing for anybody."""
    actors = find_actors(act, scene, cast)
    assignees = find_assignees(act, actors, scene, cast)
    if act.kind is Kind.APPROVAL and _puts_in_office(act):
        last = cast.last_person(act.passage.offset(act.sentence[0]))
        assignees = (last,) if last else ()
    if _decides_nothing(act, assignees):
        return None
    passage, status = act.passage, _status(act, actors, scene, cast)
    date, deadline = _times(act, siblings, actors, scene)
    decision = Decision(
        kind=_kind(act, actors, assignees, scene),
        status=status,
        content=passage.mention(*act.content),
        evidence=(_evidence(act),),
        actors=actors,
        assignees=assignees,
        date=date,
        deadline=deadline,
        initiative=next((found.name for _, found in passage.within(*act.sentence, Initiative)), None),
        amount=money_in(passage, *act.scope),
        headcount=people_in(passage, *act.scope),
        rule=act.rule,
        trigger=passage.mention(act.governor, act.governor + 1),
    )
    return Draft(decision, features(act, decision, scene), act, scene)


def _evidence(act: Act) -> Mention:
    """The sentence; with the one before it where it only names the person (`Избран руководитель. Им стала …`)."""
    first, last = act.sentence
    opening = act.passage.tokens[first]
    if act.kind is Kind.APPOINTMENT and opening.pos == "PRON" and opening.feats.get("Case") == "Ins" and first > 0:
        first = act.passage.section.sentence_of(first - 1)[0]
    return act.passage.mention(first, last)


def _decides_nothing(act: Act, assignees: Parties) -> bool:
    said = act.passage.text(*act.scope).lower()
    if any(pattern in said for pattern in lexicon().unrecorded):
        return True
    by_post = act.trigger is None or act.trigger.governs != "clause"
    return act.kind is Kind.APPOINTMENT and by_post and not assignees


def _puts_in_office(act: Act) -> bool:
    """`Приказ о его назначении подписал министр`."""
    return any(
        token.lemma in words("changes_of_office") for token in act.passage.tokens[act.content[0] : act.content[1]]
    )


def _kind(act: Act, actors: Parties, assignees: Parties, scene: Scene) -> Kind:
    """An act that somebody is told to do is an assignment; a body's proposal of no closer kind is a resolution."""
    if act.kind is Kind.APPROVAL and _puts_in_office(act):
        return Kind.APPOINTMENT
    if assignees and (_leaves_kind_open(act) or _is_told_in_list(act)):
        return Kind.ASSIGNMENT
    if act.kind is Kind.RESOLUTION and scene.parties and actors == scene.parties and len(actors) > 1:
        return Kind.RESOLUTION if _keeps_list(act) else Kind.PLAN
    if act.kind is Kind.LAUNCH and _keeps_list(act):
        return Kind.RESOLUTION
    if act.kind is Kind.PLAN and act.status is Status.PROPOSED and _has_organization(actors):
        return Kind.RESOLUTION
    return act.kind


def _leaves_kind_open(act: Act) -> bool:
    """A bare future, or what a body resolves: nothing in the words but who has to act tells the kind."""
    if act.trigger is None:
        return act.kind is Kind.PLAN
    return act.trigger.kind is Kind.RESOLUTION and act.kind is not Kind.APPOINTMENT


def _is_told_in_list(act: Act) -> bool:
    """`Приложение содержит поручения: центру занятости – открыть офис`: whom an item bids to act."""
    return act.listed and act.kind is not Kind.APPOINTMENT and is_infinitive(act.passage.tokens[act.head])


def _keeps_list(act: Act) -> bool:
    """Creating a register or database is a resolution."""
    return any(token.lemma in words("registers") for token in act.passage.tokens[act.head : act.head + _OBJECT_REACH])


def _has_organization(parties: Parties) -> bool:
    return any(party.kind is PartyKind.ORGANIZATION for party in parties)


def _is_measure(act: Act, actors: Parties, scene: Scene) -> bool:
    """Whether it is one of the measures that a signed or adopted document lists."""
    if act.trigger is not None and act.trigger.governs == "list":
        return True
    if scene.document and act.status is Status.PLANNED:
        return True
    return scene.is_documentary and actors == scene.parties


def _status(act: Act, actors: Parties, scene: Scene, cast: Cast) -> Status:
    if act.kind is Kind.APPROVAL and act.status is Status.ADOPTED and _is_bill(act):
        return Status.PROPOSED
    if act.status is Status.PLANNED and (_is_measure(act, actors, scene) or order_behind(act, cast)):
        return Status.ADOPTED
    return act.status


def _is_bill(act: Act) -> bool:
    """A bill in its first reading decides nothing yet."""
    text = act.passage.text(*act.sentence).lower()
    bill = "законопроект" in act.passage.text(*act.content).lower()
    return "в первом чтении" in text or (bill and "окончательн" not in text)


def _is_told_of_scene(act: Act, actors: Parties, scene: Scene) -> bool:
    """Whether an act belongs to the meeting told of; what is done, or will be done by others, has days of its own."""
    if actors == scene.body:
        return True
    elsewhere = not act.is_governed and act.status in (Status.DONE, Status.PLANNED)
    return scene.meeting and not elsewhere


def _times(act: Act, siblings: tuple[Act, ...], actors: Parties, scene: Scene) -> tuple[When | None, When | None]:
    passage = act.passage
    times = find_times(act, tuple(other for other in siblings if other.governor == act.governor))
    document = document_in(passage, act.clause.first, act.clause.last, scene)
    date = (document[1] if document else None) or times.date
    deadline = times.deadline
    if _is_measure(act, actors, scene):
        date, deadline = date or scene.document_date, deadline or scene.document_deadline
    if date is None and _is_told_of_scene(act, actors, scene):
        date = scene.date
    return date, deadline
