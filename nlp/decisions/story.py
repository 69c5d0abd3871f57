"""The release told in order: each sentence's acts become drafts in the scene that stands before it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from nlp.decisions.act import Act
from nlp.decisions.acts import find_acts, item_acts
from nlp.decisions.cast import Cast
from nlp.decisions.clauses import split
from nlp.decisions.drafting import Draft, draft
from nlp.decisions.follower import Follower
from nlp.decisions.leads import after_lead, at_item, names_addressee
from nlp.decisions.meetings import before_sentence
from nlp.decisions.merge import merge
from nlp.decisions.orders import order_in
from nlp.decisions.papers import within_document
from nlp.decisions.passage import Passage
from nlp.decisions.quantities import money_in, people_in
from nlp.decisions.scene import Scene
from nlp.decisions.speech import speaker_of
from nlp.decisions.supplement import RULES, WEAK_RULES, Rule, supplement
from nlp.decisions.when import find_times
from nlp.entities import Entities
from nlp.facts import Decision, Kind, Status

#: gives a draft its probability; None where it is no decision
Verdict = Callable[[Draft], float | None]

#: tokens of a sentence that is but an initial
_INITIAL = 2
#: how far behind a sentence may complete a decision, in characters
_REACH = 400
#: tokens at the beginning of a clause among which a pronoun points back
_POINTING = 7
#: what may only add a figure to the decision before (`получат её 20 человек`)
_ADDING = frozenset({"funding:получить", "funding:получать"})
_BACK = frozenset({"он", "она", "оно", "они", "это", "там"})


@dataclass(frozen=True, slots=True)
class Told:
    """The story so far."""

    scene: Scene
    drafts: tuple[Draft, ...] = ()


def tell(passages: tuple[Passage, ...], entities: Entities, verdict: Verdict) -> tuple[Draft, ...]:
    """The drafts of the body that the verdict lets stand, in the order of the text, repeats merged."""
    cast = Cast(passages, entities.organizations, entities.people)
    told = Told(Scene())
    for passage in passages:
        if passage.index >= 0:
            told = _paragraph(told, passage, cast, verdict)
    headline = next((passage for passage in passages if passage.index < 0), None)
    return merge(told.drafts, headline)


def _paragraph(told: Told, passage: Passage, cast: Cast, verdict: Verdict) -> Told:
    scene = replace(
        told.scene,
        speaker=speaker_of(passage) or told.scene.speaker,
        document=told.scene.document and passage.is_item,
        issued=False,
        lead=told.scene.lead if passage.is_item else None,
    )
    told = Told(at_item(scene, passage), told.drafts)
    for sentence in _sentences(passage):
        told = _sentence(told, passage, sentence, cast, verdict)
    return told


def _sentences(passage: Passage) -> tuple[tuple[int, int], ...]:
    """The sentences, an initial at the beginning joined to what follows it (`А. Сафиной – составить список`)."""
    first, *rest = passage.sentences
    if rest and first[1] - first[0] <= _INITIAL:
        return ((first[0], rest[0][1]), *rest[1:])
    return passage.sentences


def _sentence(told: Told, passage: Passage, sentence: tuple[int, int], cast: Cast, verdict: Verdict) -> Told:
    scene = before_sentence(told.scene, passage, *sentence, cast)
    if scene.parties and within_document(passage, *sentence):
        scene = replace(scene, document=True)
    told = Told(scene, told.drafts)
    follower = Follower(passage, *sentence, cast)
    completed = _completed(told, follower, RULES)
    if completed is not None:
        return completed
    drafts = [item for item in _drafts(passage, sentence, scene, cast) if verdict(item) is not None]
    if all(item.decision.rule in _ADDING or item.decision.rule.startswith("future:") for item in drafts):
        added = _completed(told, follower, WEAK_RULES)
        if added is not None:
            return added
    for item in drafts:
        told = Told(_after(told.scene, item.decision), (*told.drafts, item))
    return Told(after_lead(told.scene, passage, sentence, cast), told.drafts)


def _completed(told: Told, follower: Follower, rules: tuple[Rule, ...]) -> Told | None:
    """The story with its last decision completed by a sentence; None where the sentence completes nothing."""
    if not told.drafts:
        return None
    last = told.drafts[-1]
    place = follower.passage.offset(follower.first)
    if place - max(piece.stop for piece in last.decision.evidence) >= _REACH:
        return None
    decision = supplement(follower, last.decision, rules)
    if decision is None:
        return None
    return Told(_after(told.scene, decision), (*told.drafts[:-1], replace(last, decision=decision)))


def _drafts(passage: Passage, sentence: tuple[int, int], scene: Scene, cast: Cast) -> list[Draft]:
    acts = _acts(passage, sentence, scene)
    found: list[Draft] = []
    for act in acts:
        if found and _goes_on(act):
            found[-1] = replace(found[-1], decision=_absorb(found[-1].decision, act))
        elif item := draft(act, acts, _within_agreement(scene, found, act), cast):
            found.append(_with_shared_deadline(item, found, act))
    return found


def _with_shared_deadline(item: Draft, found: list[Draft], act: Act) -> Draft:
    """`завод до сентября оборудует цех и вложит в него 18 млн`: coordinated verbs of one subject share their term."""
    if not found or item.decision.deadline or act.is_governed or item.decision.status is not found[-1].decision.status:
        return item
    own = {act.passage.tokens[child].rel for child in act.passage.tree.children[act.head]}
    if act.passage.tokens[act.head].rel != "conj" or own & {"nsubj", "nsubj:pass"}:
        return item
    return replace(item, decision=replace(item.decision, deadline=found[-1].decision.deadline))


def _within_agreement(scene: Scene, found: list[Draft], act: Act) -> Scene:
    """`подписали соглашение: предприятие примет 450 выпускников`: what follows the colon is its measure."""
    if not found or act.passage.tokens[act.clause.first].text != ":" or found[-1].decision.kind is not Kind.AGREEMENT:
        return scene
    return replace(_after(scene, found[-1].decision), document=True)


def _acts(passage: Passage, sentence: tuple[int, int], scene: Scene) -> tuple[Act, ...]:
    first, last = sentence
    if not passage.is_item or scene.lead is None:
        order = order_in(passage, sentence, listed=scene.meeting or passage.is_item)
        if order is not None:
            return tuple(item_acts(passage, sentence, scene.lead or order))
        return tuple(find_acts(passage, first, last, meeting=scene.meeting, document=scene.document))
    goes_on = first == 0 or not split(passage, first, last)
    if not goes_on or names_addressee(passage, first, last):
        return ()
    return tuple(item_acts(passage, sentence, scene.lead))


def _goes_on(act: Act) -> bool:
    """`откроет курсы, на них зачислят 60 человек`: a clause that points back and only adds a figure or a day."""
    first = act.scope[0]
    opening = {token.lemma for token in act.passage.tokens[first : first + _POINTING]}
    return act.trigger is None and bool(opening & _BACK) and first > act.sentence[0]


def _absorb(decision: Decision, act: Act) -> Decision:
    return replace(
        decision,
        amount=decision.amount or money_in(act.passage, *act.scope),
        headcount=decision.headcount or people_in(act.passage, *act.scope),
        deadline=decision.deadline or find_times(act, ()).deadline,
    )


def _after(scene: Scene, decision: Decision) -> Scene:
    """The scene after a decision: an agreement or a document binds what is told of it next."""
    if decision.kind is Kind.APPOINTMENT and decision.actors:
        return replace(scene, parties=decision.actors, document_date=decision.date, document_deadline=None)
    if decision.kind not in (Kind.AGREEMENT, Kind.APPROVAL) or decision.status is not Status.ADOPTED:
        return scene
    return replace(
        scene,
        parties=decision.actors,
        document_date=decision.date,
        document_deadline=decision.deadline,
        issued=decision.kind is Kind.APPROVAL,
    )
