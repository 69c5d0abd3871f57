"""The reference: Natasha's own pipeline as its documentation has it, from segmentation to names and dates.

`python -m bench.natasha FILE` runs it on one text, for the measure of its cold start.
"""

from __future__ import annotations

import pathlib
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import Any

import natasha


class Natasha:
    """All of its models; `seconds` counts the processor time of each stage so far."""

    def __init__(self) -> None:
        """With nothing remembered: its one cache belongs to the class."""
        vocabulary, embedding = natasha.MorphVocab(), natasha.NewsEmbedding()
        vocabulary.parse.cache_clear()
        self.seconds: defaultdict[str, float] = defaultdict(float)
        self._segmenter = natasha.Segmenter()
        self._vocabulary = vocabulary
        self._morphology = natasha.NewsMorphTagger(embedding)
        self._syntax = natasha.NewsSyntaxParser(embedding)
        self._names = natasha.NewsNERTagger(embedding)
        self._people = natasha.NamesExtractor(vocabulary)
        self._dates = natasha.DatesExtractor(vocabulary)

    def read(self, text: str) -> natasha.Doc:
        """A text through every stage."""
        doc = natasha.Doc(text)
        self._timed("segment", doc.segment, self._segmenter)
        self._timed("morphology", doc.tag_morph, self._morphology)
        self._timed("syntax", doc.parse_syntax, self._syntax)
        self._timed("names", doc.tag_ner, self._names)
        self._timed("normalize", _each, (span.normalize for span in doc.spans), self._vocabulary)
        people = (span.extract_fact for span in doc.spans if span.type == "PER")
        self._timed("people", _each, people, self._people)
        self._timed("dates", list, self._dates(text))
        return doc

    def _timed(self, stage: str, function: Callable[..., Any], *arguments: Any) -> None:
        start = time.process_time()
        function(*arguments)
        self.seconds[stage] += time.process_time() - start


def _each(methods: Iterable[Callable[[Any], None]], argument: Any) -> None:
    for method in methods:
        method(argument)


def main() -> None:
    """Print the names of one text."""
    doc = Natasha().read(pathlib.Path(sys.argv[1]).read_text("utf-8"))
    for span in doc.spans:
        print(span.type, span.normal)


if __name__ == "__main__":
    main()
