"""Lines that open a list: `Совет решил:`, `Комплекс мер включает:`, and `Департаменту:` inside one."""

from __future__ import annotations

from dataclasses import replace

from nlp.decisions.acts import lead_act
from nlp.decisions.arguments import nominative
from nlp.decisions.cast import Cast
from nlp.decisions.clauses import Clause, split
from nlp.decisions.grammar import is_infinitive
from nlp.decisions.heads import groups_from
from nlp.decisions.lexicon import Trigger, lexicon
from nlp.decisions.passage import Passage
from nlp.decisions.roles import find_actors, find_assignees
from nlp.decisions.scene import Scene
from nlp.facts import Kind
from nlp.language.morphology import lemma


def after_lead(scene: Scene, passage: Passage, sentence: tuple[int, int], cast: Cast) -> Scene:
    """The scene with the list that a sentence opens, if it ends with a colon and governs something."""
    first, last = sentence
    if passage.tokens[last - 1].text != ":":
        return scene
    clauses = split(passage, first, last)
    ordered = _ordering_infinitive(passage, first, last)
    if ordered is not None and clauses:
        act = lead_act(passage, sentence, clauses[-1], ordered)
        actors = find_actors(act, scene, cast)
        return replace(scene, lead=ordered, lead_actors=actors, lead_assignees=find_assignees(act, actors, scene, cast))
    for clause in reversed(clauses):
        words = {token.lemma for token in passage.tokens[first:last]}
        for trigger in lexicon().triggers.get(passage.tokens[clause.predicate].lemma, ()):
            if trigger.governs in ("infinitive", "list") and (not trigger.company or trigger.company & words):
                act = lead_act(passage, sentence, clause, trigger)
                actors = scene.parties if trigger.governs == "list" else find_actors(act, scene, cast)
                assignees = find_assignees(act, actors, scene, cast)
                return replace(scene, lead=trigger, lead_actors=actors, lead_assignees=assignees)
    if passage.is_item and scene.lead is not None and not clauses:
        act = lead_act(passage, sentence, Clause(first, last, first), scene.lead)
        addressed = replace(act, listed=True, head=last - 1)
        assignees = find_assignees(addressed, scene.lead_actors, replace(scene, lead_assignees=()), cast)
        return replace(scene, lead_assignees=assignees, lead_depth=depth(passage))
    if not passage.is_item and not clauses:
        named = nominative(passage, Clause(first, last, first), cast)
        if named:
            return replace(scene, lead=None, lead_actors=named, lead_assignees=())
    if not passage.is_item and (scene.meeting or _names_outcome(passage, first, last)):
        return replace(scene, lead=resolving(), lead_actors=scene.body, lead_assignees=())
    return scene


def _names_outcome(passage: Passage, first: int, last: int) -> bool:
    """`Что в протоколе:`, `ПОСТАНОВИЛИ:`: the outcome of a meeting, with no word that governs."""
    return any(lemma(token.text.lower()) in _OUTCOMES for token in passage.tokens[first:last])


def resolving() -> Trigger:
    """The trigger of a meeting that resolves."""
    return next(trigger for trigger in lexicon().triggers["решить"] if trigger.governs == "infinitive")


_OUTCOMES = frozenset({"протокол", "решение", "итог", "резолюция", "постановить", "решить", "рекомендация"})


def at_item(scene: Scene, passage: Passage) -> Scene:
    """The scene before an item: one numbered as high as the last addressee is not that one's any more."""
    if scene.lead_depth and depth(passage) <= scene.lead_depth:
        return replace(scene, lead_assignees=(), lead_depth=0)
    return scene


def depth(passage: Passage) -> int:
    """How deep an item is numbered; letters and dashes stand below numbers."""
    numbers = [part for part in passage.section.paragraph.marker.replace(")", ".").split(".") if part]
    return len(numbers) if all(part.isdigit() for part in numbers) else _UNNUMBERED


_UNNUMBERED = 9


def _ordering_infinitive(passage: Passage, first: int, last: int) -> Trigger | None:
    """`решили поручить:`: the infinitive before the colon governs the list."""
    token = passage.tokens[last - 2] if last - 2 > first else None
    if token is None or not is_infinitive(token):
        return None
    found = lexicon().triggers.get(token.lemma, ())
    return next((trigger for trigger in found if trigger.kind is Kind.ASSIGNMENT and not trigger.company), None)


def names_addressee(passage: Passage, first: int, last: int) -> bool:
    """`2. Департаменту по труду и занятости:` announces items of its own."""
    return passage.tokens[last - 1].text == ":" and not groups_from(passage, first, last)
