"""What the judge looks at in a draft: the trigger, the clause around it and the fields that were found."""

from __future__ import annotations

from collections.abc import Iterator

from nlp.decisions.act import Act
from nlp.decisions.grammar import is_future, is_past, subject
from nlp.decisions.passage import Passage
from nlp.decisions.scene import Scene
from nlp.decisions.wordlists import words
from nlp.facts import Decision, PartyKind

_SHORT, _LONG = 3, 25
#: words of the content and tokens before the verb that are looked at
_OPENING, _REACH = 4, 4
_OPENING_QUOTES, _CLOSING_QUOTES = frozenset("«“„"), frozenset("»”")
_CONTENT_WORDS = frozenset({"NOUN", "PROPN", "ADJ", "VERB"})
#: how features begin that tell a word anywhere in the sentence, or right before the verb
SENTENCE, BEFORE = "sentence ", "before "


def features(act: Act, decision: Decision, scene: Scene) -> dict[str, float]:
    """Named features of a draft, 1 each; absent means 0."""
    return dict.fromkeys(_named(act, decision, scene), 1.0)


def _named(act: Act, decision: Decision, scene: Scene) -> list[str]:
    return [
        *_trigger(act, decision),
        *_clause(act),
        *_fields(decision),
        *_place(act.passage, act, scene),
        *_words(act),
    ]


def _trigger(act: Act, decision: Decision) -> Iterator[str]:
    lemma = act.passage.tokens[act.governor].lemma
    yield f"rule={act.rule.split(':')[0]}"
    yield f"kind={decision.kind}"
    yield f"status={decision.status}"
    yield f"kind,status={decision.kind},{decision.status}"
    yield f"governor={lemma}"
    yield f"head={act.passage.tokens[act.head].lemma}"
    if act.trigger is not None:
        yield f"governs={act.trigger.governs}"
        if act.trigger.obligation:
            yield "obligation"
    if act.listed:
        yield "listed"


def _clause(act: Act) -> Iterator[str]:
    passage, clause, verb = act.passage, act.clause, act.passage.tokens[act.governor]
    yield f"person={verb.feats.get('Person', '')}{verb.feats.get('Number', '')}"
    yield f"aspect={verb.feats.get('Aspect', '')}"
    yield "past" if is_past(verb) else "future" if is_future(passage.tree, act.governor) else "present"
    yield f"subordinator={clause.subordinator}"
    found = subject(passage.tree, act.governor)
    if found is not None:
        yield f"subject={passage.tokens[found].pos}{passage.tokens[found].feats.get('Animacy', '')}"
    else:
        yield "no subject"
    analysis, sentence = passage.section.analysis, slice(*act.sentence)
    yield from [f"cue={word}" for word in words("cues").intersection(analysis.lemmas[sentence])]
    if "?" in analysis.texts[sentence]:
        yield "question"
    length = act.content[1] - act.content[0]
    yield "content short" if length < _SHORT else "content long" if length > _LONG else "content middling"


def _fields(decision: Decision) -> Iterator[str]:
    for party in decision.actors[:1]:
        yield f"actor={party.kind}"
    if not decision.actors:
        yield "no actor"
    if decision.actors and all(party.kind is PartyKind.WORDS for party in decision.actors):
        yield "actors in words"
    for party in decision.assignees[:1]:
        yield f"assignee={party.kind}"
    if not decision.assignees:
        yield "no assignee"
    for name in ("date", "deadline", "amount", "headcount", "initiative"):
        if getattr(decision, name) is not None:
            yield f"has {name}"
            yield f"kind={decision.kind} has {name}"


def _place(passage: Passage, act: Act, scene: Scene) -> Iterator[str]:
    yield f"paragraph={min(passage.index, 6)}"
    if act.sentence[0] == 0:
        yield "first sentence"
    if passage.is_item:
        yield "item"
    if scene.meeting:
        yield "meeting"
    if scene.document:
        yield "document"
    if in_quotation(passage, act.governor):
        yield "quotation"
        yield f"quotation kind={act.kind}"


def _words(act: Act) -> list[str]:
    """The words that the content begins with, those before the verb, and all of the sentence."""
    tokens = act.passage.tokens
    content = [token.lemma for token in tokens[act.content[0] : act.content[1]] if token.pos in _CONTENT_WORDS]
    before = tokens[max(act.sentence[0], act.governor - _REACH) : act.governor]
    return [
        *[f"says {lemma}" for lemma in content[:_OPENING]],
        *[f"{BEFORE}{token.lemma}" for token in before],
        *[f"{SENTENCE}{token.lemma}" for token in tokens[act.sentence[0] : act.sentence[1]]],
    ]


def in_quotation(passage: Passage, place: int) -> bool:
    """Whether a token stands in direct speech: after an opening dash, or inside quotes that hold a clause."""
    tokens = passage.tokens
    if tokens[0].text in ("–", "—", "-") and not passage.is_item:
        return True
    texts = passage.section.analysis.texts
    if _OPENING_QUOTES.isdisjoint(texts):
        return False
    opening = 0
    for text in texts[:place]:
        if text in _OPENING_QUOTES:
            opening += 1
        elif text in _CLOSING_QUOTES:
            opening = max(0, opening - 1)
    return opening > 0
