"""Words as releases are compared by them: plain letters, stems with weights, names."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from nlp.language.morphology import lemma

WORD = re.compile(r"[^\W_]+(?:[\u0300-\u036f\u00ad]+[^\W_]*)*")
FILE = Path(__file__).parents[1] / "models" / "linking" / "words.toml"
#: letters by which forms and relatives of a word agree: «переобучить», «переобучение»
_STEM = 6
_ADJECTIVE = re.compile(r"(ск|цк|ов|ев)?(ий|ой|ая|ое|ый)$")
_FIRST = re.compile(r"(?:^|[.!?…:]\s|\n)[\s«\"„(–—-]*$")


@lru_cache(maxsize=200_000)
def plain(word: str) -> str:
    """A word in lower case, ё as е, without accents and soft hyphens."""
    composed = unicodedata.normalize("NFKC", word.replace("\u00ad", "")).casefold().replace("ё", "е")
    return "".join(char for char in composed if not unicodedata.combining(char))


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """What a word has in common with its forms and relatives."""
    return plain(lemma(word)).removesuffix("ся")[:_STEM]


def stems(text: str) -> dict[str, float]:
    """The stems of a text with their weights: what stands everywhere weighs little. Figures are none."""
    return {
        found: weight(found)
        for word in WORD.findall(text)
        if len(word) > 2 and not word[0].isdigit()
        for found in (stem(word),)
    }


def weight(found: str) -> float:
    """How much a stem tells, in (0, 1]: 1 for one that hardly any release has."""
    return _weights().get(found, 1.0)


def names(text: str) -> frozenset[str]:
    """The capitalised words that do not begin a sentence, and those in quotes, as roots: `ржев` of «Ржевском»."""
    return frozenset(_root(match.group()) for match in WORD.finditer(text) if _is_name(text, match.start()))


def same_name(one: str, other: str) -> bool:
    """Whether two roots are of one name: «вологод» and «вологд»."""
    if one[:3] != other[:3]:
        return False
    shared = next((place for place, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1]), None)
    shorter = min(len(one), len(other))
    return (shorter if shared is None else shared) >= max(3, 0.75 * shorter)


def overlap(one: Iterable[str], other: Iterable[str]) -> int:
    """How many names of one have their like in the other."""
    others = tuple(other)
    return sum(any(same_name(name, like) for like in others) for name in one)


def _is_name(text: str, start: int) -> bool:
    if not text[start].isupper():
        return False
    return text[start - 1 : start] in ("«", '"', "„") or not _FIRST.search(text[max(0, start - 12) : start])


@lru_cache(maxsize=100_000)
def _root(word: str) -> str:
    bare = plain(lemma(word))
    root = _ADJECTIVE.sub("", bare)
    return root if len(root) > 2 else bare


@lru_cache(maxsize=1)
def _weights() -> dict[str, float]:
    found: dict[str, float] = tomllib.loads(FILE.read_text("utf-8"))["weights"]
    return found


@lru_cache(maxsize=1000)
def region_names(codes: tuple[str, ...]) -> tuple[str, ...]:
    """The roots of the names of federal subjects, which tell nothing within one."""
    return tuple(_root(word) for code in codes for word in WORD.findall(_regions().get(code, "")))


@lru_cache(maxsize=1)
def _regions() -> dict[str, str]:
    return tomllib.loads((FILE.parents[1] / "region_names.toml").read_text("utf-8"))
