"""What of a decision and its release speaks for a topic."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from nlp.document import Document, Token
from nlp.facts import Decision
from nlp.topics.patterns import firm_and_school, score, theme_of

_CONTENT_WORDS = frozenset({"NOUN", "PROPN", "ADJ", "VERB"})
#: what a word weighs in the decision's sentence, in the headline and as one of the release's commonest
_NEAR, _HEADLINE, _COMMON = 0.6, 0.4, 0.3
#: how many of a release's words are its commonest
_MOST = 15
#: letters of a party's word that all its forms share, and how long words are that say something
_STEM, _SHORTEST = 6, 4


@dataclass(frozen=True)
class Subject:
    """What a release is about, read once for all of its decisions."""

    document: Document

    @cached_property
    def headline(self) -> str:
        """The headline's text."""
        return self.document.headline.analysis.text if self.document.headline else ""

    @cached_property
    def features(self) -> dict[str, float]:
        """Theme, headline and commonest words."""
        words = self.document.headline.analysis.tokens if self.document.headline else ()
        counts = Counter(lemma for section in self.document.sections for lemma in _lemmas(section.analysis.tokens))
        return {
            **{f"theme {topic}": 1.0 for topic in sorted(theme_of(self.document))},
            **dict.fromkeys((f"headline {lemma}" for lemma in _lemmas(words)), _HEADLINE),
            **dict.fromkeys((f"release {lemma}" for lemma, _ in counts.most_common(_MOST)), _COMMON),
        }


def topic_features(
    decision: Decision, content: tuple[Token, ...], sentence: tuple[Token, ...], subject: Subject
) -> dict[str, float]:
    """Named features of a decision whose content and sentence are these tokens; the release's are `subject`'s."""
    return {
        **dict.fromkeys([f"near {lemma}" for lemma in _lemmas(sentence)], _NEAR),
        **dict.fromkeys([f"says {lemma}" for lemma in _lemmas(content)], 1.0),
        **dict.fromkeys(_names(decision), 1.0),
        **_patterns(decision, subject.headline),
        f"kind {decision.kind}": 1.0,
        f"actors {min(len(decision.actors), 2)}": 1.0,
        "firm and school": float(firm_and_school(decision)),
    }


def _patterns(decision: Decision, headline: str) -> dict[str, float]:
    """The patterns' weights in the content, the sentence, other evidence, and the headline with the parties."""
    names = " ".join(party.name for party in (*decision.actors, *decision.assignees))
    texts = {
        "content": (f"{decision.content.text} {decision.initiative or ''}", decision.kind),
        "sentence": (decision.evidence[0].text, decision.kind),
        "evidence": (" ".join(piece.text for piece in decision.evidence[1:]), decision.kind),
        "headline": (f"{headline} {names}", None),
    }
    found = {where: score(text, kind) for where, (text, kind) in texts.items()}
    return {f"{where} {topic}": weight for where, scores in found.items() for topic, weight in scores.items() if weight}


def _names(decision: Decision) -> list[str]:
    return [
        f"{role} {word.strip('«»(),.')[:_STEM]}"
        for role, parties in (("actor", decision.actors), ("assignee", decision.assignees))
        for word in " ".join([party.name for party in parties]).lower().split()
        if len(word) >= _SHORTEST
    ]


def _lemmas(tokens: tuple[Token, ...]) -> list[str]:
    return [token.lemma for token in tokens if token.pos in _CONTENT_WORDS]
