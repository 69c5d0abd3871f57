"""Acts told in passing: `в рамках соглашения, подписанного колледжем и заводом`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from nlp.decisions.act import Act
from nlp.decisions.clauses import Clause
from nlp.decisions.extent import Range, object_content
from nlp.decisions.governed import announcement
from nlp.decisions.grammar import is_participle
from nlp.decisions.lexicon import Trigger, lexicon
from nlp.decisions.passage import Passage
from nlp.facts import Kind


def participle_acts(passage: Passage, sentence: Range) -> Iterator[Act]:
    """The agreements of a sentence that a past passive participle after its noun tells of."""
    for place in range(*sentence):
        token = passage.tokens[place]
        if token.feats.get("Voice") != "Pass" or token.feats.get("Tense") != "Past" or not is_participle(token):
            continue
        for trigger in lexicon().triggers.get(token.lemma, ()):
            is_before = sentence[0] <= token.head < place
            if trigger.kind is Kind.AGREEMENT and is_before and passage.tokens[token.head].lemma in trigger.objects:
                yield _agreement(passage, sentence, place, trigger)


def _agreement(passage: Passage, sentence: Range, place: int, trigger: Trigger) -> Act:
    noun, run = passage.tokens[place].head, passage.tree.run(place)
    clause = Clause(min(noun, run[0]), max(run[1], place + 1), place)
    return replace(
        announcement(passage, sentence, clause, trigger),
        head=place,
        content=object_content(passage, Clause(noun, place, noun), trigger.objects) or (noun, noun + 1),
        scope=(place, clause.last),
        rule=f"participle:{passage.tokens[place].lemma}",
    )
