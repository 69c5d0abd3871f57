"""What is done or to be done: a clause read by its trigger, before it is known who and when."""

from __future__ import annotations

from dataclasses import dataclass, replace

from nlp.decisions.clauses import Clause
from nlp.decisions.lexicon import Trigger, lexicon
from nlp.decisions.matching import fits
from nlp.decisions.passage import Passage
from nlp.facts import Kind, Status


@dataclass(frozen=True, slots=True)
class Act:
    """One thing done or to be done; all places are token indices of the passage."""

    passage: Passage
    sentence: tuple[int, int]
    clause: Clause
    kind: Kind
    status: Status
    #: the trigger's token; the act's own verb where nothing governs it
    governor: int
    #: the word that says what is done
    head: int
    #: half-open range of what is to be done
    content: tuple[int, int]
    #: half-open range whose dates, figures and addressees are this act's own
    scope: tuple[int, int]
    trigger: Trigger | None = None
    #: whether the governing word stands in the line before a list
    listed: bool = False
    #: the name of the rule, for `explain()`
    rule: str = ""

    @property
    def is_governed(self) -> bool:
        """Whether another word says that it is decided (`решено открыть`)."""
        return self.listed or self.governor != self.head


def with_inner_kind(act: Act) -> Act:
    """The act with the kind that its own word has (`решено открыть` is a launch), where one fits."""
    passage, token = act.passage, act.passage.tokens[act.head]
    clause = Clause(act.scope[0], act.scope[1], act.head)
    triggers = lexicon().nouns if token.pos == "NOUN" else lexicon().triggers
    for trigger in triggers.get(token.lemma, ()):
        if trigger.kind in (Kind.RESOLUTION, Kind.PLAN) or trigger.governs in ("operator", "infinitive"):
            continue
        if fits(passage, clause, act.head, trigger):
            return replace(act, kind=trigger.kind)
    return act
