"""Our language pass as the bench runs it: nothing remembered, stages timed, answers compared with Natasha's."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import Any, Self

from nlp.document import Analysis
from nlp.language import forms, morphology, names, runtime, table, tags, tokenizer, tree
from nlp.language.kernel import native, portable

#: where a stage begins and ends; an inner stage's time is its own
STAGES = (
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


class Stopwatch:
    """Within its `with` block the processor time of every stage is counted."""

    def __init__(self) -> None:
        self._seconds: defaultdict[str, float] = defaultdict(float)
        self._inner = 0.0
        self._unwatched = [(owner, name, getattr(owner, name)) for owner, name, _ in STAGES]

    def __enter__(self) -> Self:
        for owner, name, stage in STAGES:
            setattr(owner, name, self._watched(getattr(owner, name), stage))
        return self

    def __exit__(self, *_: object) -> None:
        for owner, name, function in self._unwatched:
            setattr(owner, name, function)

    def stages(self, seconds: float) -> dict[str, float]:
        """Seconds of each stage, of `seconds` in all."""
        return {**self._seconds, "lemmas, results": seconds - sum(self._seconds.values())}

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
