"""The language pass: texts → tokens, sentences, morphology, dependencies, names, by Natasha's three bundled networks.

The answers are those of Natasha's own classes (`reference.py`), tens of times sooner: the networks share their
vocabulary, so every token is looked up once; what does not depend on its neighbours is kept; all texts of a call run
through one product a layer.
"""

from __future__ import annotations

import threading
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache, partial
from pathlib import Path

import numpy as np

from nlp.document import Analysis, Token
from nlp.language.encoder import encode, stack
from nlp.language.forms import Forms
from nlp.language.kernel import Kernel, fastest
from nlp.language.morphology import lemma
from nlp.language.names import NameTagger
from nlp.language.sentences import sentence_starts
from nlp.language.table import Table
from nlp.language.tags import TagHead
from nlp.language.tokenizer import Tokenizer
from nlp.language.tree import TreeHead
from nlp.language.weights import Pack, bundled, read_pack, read_vectors

NAMES = "model/slovnet_ner_news_v1.tar"
TAGS = "model/slovnet_morph_news_v1.tar"
TREE = "model/slovnet_syntax_news_v1.tar"
VECTORS = "emb/navec_news_v1_1B_250K_300d_100q.tar"

#: a token of its fields, without the length check of `Token._make`
_TOKEN: Callable[[Iterable[object]], Token] = partial(tuple.__new__, Token)
#: distinct tokens remembered; the tables take 9 KB for each
_FORMS = 32_000
#: characters, more or less, that go through the networks at a time
_BATCH = 50_000


class Runtime:
    """The three networks and what they have seen so far; one thread at a time goes through."""

    def __init__(self, names: Path | None = None, kernel: Kernel | None = None) -> None:
        """With the bundled networks, or with another network of names on the same vocabulary; raises ValueError."""
        self._kernel = kernel = kernel or fastest()
        packs = [read_pack(path) for path in (names or bundled(NAMES), bundled(TAGS), bundled(TREE))]
        _check_vocabulary(packs)
        vectors = read_vectors(bundled(VECTORS))
        for_names, for_tags, for_tree = packs
        self._lock = threading.Lock()
        self._tokenizer = Tokenizer()
        self._forms = Forms(for_names.vocabulary("word"), for_names.vocabulary("shape"), _FORMS)
        self._table = Table([pack.model for pack in packs], vectors, kernel)
        self._stacks = [stack(pack.model) for pack in packs]
        self._names = NameTagger(for_names.model["head"], for_names.vocabulary("tag"), kernel)
        self._tags = TagHead(for_tags.model["head"], for_tags.vocabulary("tag"), kernel)
        self._tree = TreeHead(for_tree.model, for_tree.vocabulary("rel"), kernel)

    def analyse(self, texts: Sequence[str]) -> tuple[Analysis, ...]:
        """Each text as tokens, sentences, dependencies and names; texts do not see each other."""
        with self._lock:
            return tuple(analysis for batch in _batches(texts) for analysis in self._read(self._cut(batch)))

    def _cut(self, texts: Sequence[str]) -> _Batch:
        batch = _Batch(texts)
        for text in texts:
            first = len(batch.words)
            starts, stops, words = self._tokenizer.cut(text)
            batch.starts += starts
            batch.stops += stops
            batch.words += words
            if words:
                batch.sentences += [first + bisect_left(starts, place) for place in sentence_starts(text)[1:]]
                batch.sentences.append(len(batch.words))
            batch.ends.append(len(batch.words))
        return batch

    def _read(self, batch: _Batch) -> Iterator[Analysis]:
        ends, sentences = np.array(batch.ends, np.int32), np.array(batch.sentences, np.int32)
        forms = self._forms.numbers(batch.words)
        tables = self._table.rows(self._forms)
        for_names, for_tags, for_tree = (
            encode(self._kernel, table, forms, sequences, stack)
            for table, sequences, stack in zip(tables, (ends, sentences, sentences), self._stacks, strict=True)
        )
        names = self._names.find(for_names, ends)
        tags = self._tags.tag(for_tags)
        heads, relations = self._tree.parse(for_tree, sentences)
        starts = np.repeat(np.concatenate(([0], ends[:-1])), np.diff(ends, prepend=0))
        parts = self._tags.parts[tags].tolist()
        rows = zip(
            batch.starts, batch.stops, batch.words, map(lemma, batch.words, parts), parts,
            self._tags.features[tags].tolist(), np.where(heads < 0, -1, heads - starts).tolist(),
            self._tree.relations[relations].tolist(), strict=True,
        )  # fmt: skip
        tokens = tuple(map(_TOKEN, rows))
        first = 0
        sentence = iter(batch.sentences)
        for text, end, spans in zip(batch.texts, batch.ends, names, strict=True):
            yield Analysis(text, tokens[first:end], tuple(_ranges(first, end, sentence)), spans)
            first = end


@dataclass
class _Batch:
    texts: Sequence[str]
    starts: list[int] = field(default_factory=list)
    stops: list[int] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    #: where texts end, among all tokens
    ends: list[int] = field(default_factory=list)
    #: where sentences end, among all tokens
    sentences: list[int] = field(default_factory=list)


@lru_cache(maxsize=1)
def _bundled() -> Runtime:
    return Runtime()


def analyse(texts: Sequence[str]) -> tuple[Analysis, ...]:
    """Each text as tokens, sentences, dependencies and names; texts do not see each other."""
    return _bundled().analyse(texts)


def _batches(texts: Sequence[str]) -> Iterator[list[str]]:
    batch: list[str] = []
    size = 0
    for text in texts:
        batch.append(text)
        size += len(text)
        if size >= _BATCH:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _ranges(first: int, end: int, ends: Iterator[int]) -> Iterator[tuple[int, int]]:
    start = first
    while start < end:
        stop = next(ends)
        yield start - first, stop - first
        start = stop


def _check_vocabulary(packs: Sequence[Pack]) -> None:
    for name in ("word", "shape"):
        if not all(pack.shares(name, packs[0]) for pack in packs):
            raise ValueError(f"the networks were trained on different {name} vocabularies")
