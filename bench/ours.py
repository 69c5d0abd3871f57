"""Our language pass as the bench runs it: nothing remembered, stages timed, answers compared with Natasha's."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from importlib import import_module
from typing import Any, Self

from nlp.document import Analysis
from nlp.language import forms, morphology, names, runtime, table, tags, tokenizer, tree
from nlp.language.kernel import native, portable

#: who has a function, its name, and the stage that it is
Stages = tuple[tuple[Any, str, str], ...]

#: of the language pass; an inner stage's time is its own
LANGUAGE: Stages = (
    (tokenizer.Tokenizer, "cut", "tokens"),
    (runtime, "sentence_starts", "sentences"),
    (forms.Forms, "numbers", "forms"),
    (table.Table, "rows", "table of new forms"),
    (native.NativeKernel, "encode", "three encoders"),
    (portable.PortableKernel, "encode", "three encoders"),
    (names.NameTagger, "find", "names"),
    (tags.TagHead, "tag", "morphology"),
    (tree.TreeHead, "parse", "syntax"),
)
_EXTRACT = import_module("nlp.extract")
#: of the whole extraction
EXTRACTION: Stages = (
    (_EXTRACT, "read_page", "page"),
    (_EXTRACT, "analyse", "language"),
    *((_EXTRACT, f"find_{stage}", stage) for stage in ("dates", "organizations", "people", "regions")),
    *((_EXTRACT, f"find_{stage}", stage) for stage in ("initiatives", "decisions")),
)


class Stopwatch:
    """Within its `with` block the processor time of every stage is counted."""

    def __init__(self, stages: Stages) -> None:
        self._watched_stages = stages
        self._seconds: defaultdict[str, float] = defaultdict(float)
        self._inner = 0.0
        self._unwatched = [(owner, name, getattr(owner, name)) for owner, name, _ in stages]

    def __enter__(self) -> Self:
        for owner, name, stage in self._watched_stages:
            setattr(owner, name, self._watched(getattr(owner, name), stage))
        return self

    def __exit__(self, *_: object) -> None:
        for owner, name, function in self._unwatched:
            setattr(owner, name, function)

    def stages(self, seconds: float, rest: str) -> dict[str, float]:
        """Seconds of each stage, of `seconds` in all; `rest` is what lies between the stages."""
        return {**self._seconds, rest: seconds - sum(self._seconds.values())}

    def _watched(self, function: Callable[..., Any], stage: str) -> Callable[..., Any]:
        def timed(*arguments: Any) -> Any:
            before, self._inner = self._inner, 0.0
            start = time.process_time()
            result = function(*arguments)
            taken = time.process_time() - start
            self._seconds[stage] += taken - self._inner
            self._inner = before + taken
            return result

        return timed


def fresh() -> runtime.Runtime:
    """A pass that has seen nothing, for no cache of the process has."""
    for value in vars(morphology).values():
        if hasattr(value, "cache_clear") and value is not morphology.analyzer:
            value.cache_clear()
    return runtime.Runtime()


def differences(ours: Sequence[Analysis], theirs: Sequence[Analysis]) -> int:
    """Tokens with another place, tag, head or relation, sentences and names that only one side has."""
    count = 0
    for one, other in zip(ours, theirs, strict=True):
        count += sum(a != b for a, b in zip(one.tokens, other.tokens, strict=False))
        count += abs(len(one.tokens) - len(other.tokens))
        count += len(set(one.sentences) ^ set(other.sentences)) + len(set(one.names) ^ set(other.names))
    return count
