"""The texts that speed is measured on, those that warm up for them, and how they go through in batches."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TypeVar

from nlp.extract import extract_all
from nlp.facts import Extraction, Release

ROOT = Path(__file__).parents[1]
#: releases read at most, evenly from the whole corpus
MOST = 160
#: releases that go through the pass together
BATCH = 16

T = TypeVar("T")


def releases() -> list[Path]:
    """The releases of the corpus."""
    found = sorted(ROOT.glob("corpus/train/*.txt")) + sorted(ROOT.glob("corpus/dev/*.txt"))
    return found[:: -(-len(found) // MOST)]


def others() -> list[Path]:
    """More Russian: the phrases of the rules and, where it lies beside the project, public news."""
    return [*sorted(ROOT.glob("models/**/*.toml")), *sorted(ROOT.parent.glob("shared/public/*/devset/*.txt"))]


def read(paths: Iterable[Path]) -> list[str]:
    """What is written there."""
    return [path.read_text("utf-8") for path in paths]


def extract(texts: Sequence[str]) -> Sequence[Extraction]:
    """All that the product reads from these texts."""
    return extract_all([Release(text) for text in texts])


def in_batches(function: Callable[[Sequence[str]], Iterable[T]], texts: Sequence[str], size: int = BATCH) -> list[T]:
    """What the function gives for each text."""
    return [result for first in range(0, len(texts), size) for result in function(texts[first : first + size])]
