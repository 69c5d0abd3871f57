"""The language pass by Natasha's own classes: slow, and the measure of what the fast one must give."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from natasha import Doc, NewsEmbedding, NewsMorphTagger, NewsNERTagger, NewsSyntaxParser, Segmenter

from nlp.document import Analysis, Name, Token
from nlp.language.morphology import lemma


def analyse(texts: Sequence[str]) -> tuple[Analysis, ...]:
    """Each text as tokens, sentences, dependencies and names; texts do not see each other."""
    return tuple(_analyse(text) for text in texts)


def to_analysis(doc: Doc) -> Analysis:
    """A document that has gone through all of Natasha's networks as an analysis."""
    tokens: list[Token] = []
    sentences: list[tuple[int, int]] = []
    for sentence in doc.sents if doc.tokens else ():
        base = len(tokens)
        places = {token.id: base + place for place, token in enumerate(sentence.tokens)}
        tokens.extend(
            Token(
                token.start, token.stop, token.text, lemma(token.text, token.pos), token.pos,
                dict(token.feats or {}), places.get(token.head_id, -1), token.rel,
            )
            for token in sentence.tokens
        )  # fmt: skip
        sentences.append((base, len(tokens)))
    first = {token.start: place for place, token in enumerate(tokens)}
    last = {token.stop: place + 1 for place, token in enumerate(tokens)}
    names = tuple(Name(first[span.start], last[span.stop], span.type) for span in doc.spans)
    return Analysis(doc.text, tuple(tokens), tuple(sentences), names)


@lru_cache(maxsize=1)
def _models() -> tuple[Segmenter, NewsMorphTagger, NewsSyntaxParser, NewsNERTagger]:
    embedding = NewsEmbedding()
    return Segmenter(), NewsMorphTagger(embedding), NewsSyntaxParser(embedding), NewsNERTagger(embedding)


def _analyse(text: str) -> Analysis:
    segmenter, morphology, syntax, names = _models()
    doc = Doc(text)
    doc.segment(segmenter)
    doc.spans = []
    if doc.tokens:
        doc.tag_morph(morphology)
        doc.parse_syntax(syntax)
        doc.tag_ner(names)
    return to_analysis(doc)
