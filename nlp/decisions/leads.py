"""Lines that open a list: `Совет решил:`, `Комплекс мер включает:`, and `Департаменту:` inside one."""

from __future__ import annotations

from dataclasses import replace

from nlp.decisions.act import Act
from nlp.decisions.actors import find_actors
from nlp.decisions.arguments import nominative
from nlp.decisions.assignees import find_assignees
from nlp.decisions.cast import Cast
from nlp.decisions.clauses import Clause, split
from nlp.decisions.extent import Range
from nlp.decisions.governed import announcement
from nlp.decisions.grammar import is_infinitive
from nlp.decisions.heads import groups_from
from nlp.decisions.lexicon import Trigger, lexicon
from nlp.decisions.orders import resolving
from nlp.decisions.passage import Passage
from nlp.decisions.scene import Scene
from nlp.decisions.wordlists import words
from nlp.facts import Kind
from nlp.language.morphology import lemma

#: deeper than any number
_UNNUMBERED = 9


def after_lead(scene: Scene, passage: Passage, sentence: Range, cast: Cast) -> Scene:
    """The scene with the list that a sentence opens, if it ends with a colon and governs something."""
    first, last = sentence
    if passage.tokens[last - 1].text != ":":
        return scene
    clauses = split(passage, first, last)
    governing = _governing(passage, sentence, clauses)
    if governing is not None:
        return _led(scene, announcement(passage, sentence, *governing), cast)
    if passage.is_item:
        return scene if clauses or scene.lead is None else _addressed(scene, passage, sentence, scene.lead, cast)
    named = nominative(passage, Clause(first, last, first), cast) if not clauses else ()
    if named:
        return replace(scene, lead=None, lead_actors=named, lead_assignees=())
    if scene.meeting or _names_outcome(passage, first, last):
        return replace(scene, lead=resolving(), lead_actors=scene.body, lead_assignees=())
    return scene


def _governing(passage: Passage, sentence: Range, clauses: tuple[Clause, ...]) -> tuple[Clause, Trigger] | None:
    """What governs the list: the infinitive before the colon, else the last predicate that can."""
    ordered = _ordering_infinitive(passage, *sentence)
    if ordered is not None and clauses:
        return clauses[-1], ordered
    lemmas = {token.lemma for token in passage.tokens[sentence[0] : sentence[1]]}
    for clause in reversed(clauses):
        for trigger in lexicon().triggers.get(passage.tokens[clause.predicate].lemma, ()):
            if trigger.governs in ("infinitive", "list") and (not trigger.company or trigger.company & lemmas):
                return clause, trigger
    return None


def _led(scene: Scene, act: Act, cast: Cast) -> Scene:
    """The scene under a governing word; what a document's list names, its parties have decided."""
    is_list = act.trigger is not None and act.trigger.governs == "list"
    actors = scene.parties if is_list else find_actors(act, scene, cast)
    assignees = find_assignees(act, actors, scene, cast)
    return replace(scene, lead=act.trigger, lead_actors=actors, lead_assignees=assignees)


def _addressed(scene: Scene, passage: Passage, sentence: Range, lead: Trigger, cast: Cast) -> Scene:
    """`Департаменту:` inside a list: who has to do what the items below it say."""
    first, last = sentence
    act = replace(announcement(passage, sentence, Clause(first, last, first), lead), listed=True, head=last - 1)
    assignees = find_assignees(act, scene.lead_actors, replace(scene, lead_assignees=()), cast)
    return replace(scene, lead_assignees=assignees, lead_depth=depth(passage))


def _names_outcome(passage: Passage, first: int, last: int) -> bool:
    """`Что в протоколе:`, `ПОСТАНОВИЛИ:`: the outcome of a meeting, with no word that governs."""
    return any(lemma(token.text.lower()) in words("outcomes") for token in passage.tokens[first:last])


def at_item(scene: Scene, passage: Passage) -> Scene:
    """The scene before an item: one numbered as high as the last addressee is not that one's any more."""
    if scene.lead_depth and depth(passage) <= scene.lead_depth:
        return replace(scene, lead_assignees=(), lead_depth=0)
    return scene


def depth(passage: Passage) -> int:
    """How deep an item is numbered; letters and dashes stand below numbers."""
    numbers = [part for part in passage.section.paragraph.marker.replace(")", ".").split(".") if part]
    return len(numbers) if all(part.isdigit() for part in numbers) else _UNNUMBERED


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
