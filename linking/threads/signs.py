"""Sentences that report something done which no decision was read from: «Сдано общежитие колледжа на 200 мест»."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from linking.threads.joining import judge
from linking.threads.parts import PARTS
from linking.threads.told import Told
from linking.words import WORD
from nlp.facts import Decision, Extraction, Kind, Mention, Release, Status
from nlp.language.morphology import parses

FILE = Path(__file__).parents[2] / "models" / "linking" / "signs.toml"
RULE = "sign"
#: words that a report has at least
_FEWEST = 4
#: certainty, and share of what was promised that the report names; higher than between decisions, as nothing else holds
_SURE, _NAMED = 0.6, 0.5
_SENTENCE = re.compile(r"[^.!?…\n]+(?:[.!?…](?!\s)[^.!?…\n]*)*[.!?…]*")
#: what is not so, or not yet
_OPEN = re.compile(r"\b(не|ещё|еще|пока|если|будет|будут|планируе\w+|должн\w+|чтобы)\b", re.IGNORECASE)


def signs(release: Release, extraction: Extraction) -> tuple[Decision, ...]:
    """Reports of the body as acts that are done; those inside a decision's evidence are that decision's."""
    taken = [piece for decision in extraction.decisions for piece in decision.evidence]
    return tuple(
        Decision(Kind.PLAN, Status.DONE, mention, (mention,), rule=RULE)
        for mention in _sentences(release, extraction)
        if not any(piece.start < mention.stop and mention.start < piece.stop for piece in taken)
        and reports(mention.text)
    )


def reports(sentence: str) -> bool:
    """Whether a sentence has a verb of something brought to an end, and nothing that denies it."""
    words = WORD.findall(sentence)
    return len(words) >= _FEWEST and not _OPEN.search(sentence) and any(map(_ends, words))


def completes(promise: Told, sign: Told) -> float:
    """How surely a report tells the end of what was promised; 0 where it does not."""
    if promise.day >= sign.day or promise.decision.status is Status.DONE:
        return 0.0
    named, strange = PARTS["object"](promise, sign), PARTS["strangers"](promise, sign)
    score = judge(promise, sign).score
    return score if score >= _SURE and named >= _NAMED and not strange else 0.0


def _sentences(release: Release, extraction: Extraction) -> Iterator[Mention]:
    lines = release.text.split("\n")
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line) + 1)
    for first, last in extraction.body_lines:
        for number in range(first - 1, min(last, len(lines))):
            for match in _SENTENCE.finditer(lines[number]):
                text = match.group().strip()
                start = starts[number] + match.start() + match.group().index(text) if text else 0
                if text:
                    yield Mention(start, start + len(text), text)


@lru_cache(maxsize=50_000)
def _ends(word: str) -> bool:
    """«построен», «переобучили»: perfective and past, and not one of the verbs that tell nothing."""
    best = next(iter(parses(word.lower())), None)
    if best is None or best.tag.POS not in ("VERB", "PRTS") or "perf" not in best.tag or "past" not in best.tag:
        return False
    return best.normal_form not in _tells_nothing()


@lru_cache(maxsize=1)
def _tells_nothing() -> frozenset[str]:
    return frozenset(tomllib.loads(FILE.read_text("utf-8"))["tells_nothing"])
