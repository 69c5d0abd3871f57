"""The triggers of `models/decisions/<kind>.toml`: which words begin a decision of which kind."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from nlp.facts import Kind, Status

FOLDER = Path(__file__).parents[2] / "models" / "decisions"


@dataclass(frozen=True, slots=True)
class Trigger:
    """Words that begin a decision and how the rest of the clause is read."""

    kind: Kind
    #: dictionary forms of the governing words
    words: frozenset[str]
    #: what says what is to be done: `infinitive`, `object`, `clause`, `post`, `operator`, `list`
    governs: str
    #: how firm it is in the past tense or the passive
    status: Status
    #: one of these lemmas must stand in the object (empty: any)
    objects: frozenset[str] = frozenset()
    #: one of these lemmas must stand in the clause (empty: any)
    company: frozenset[str] = frozenset()
    #: what is governed decides the kind (`решено открыть` is a launch)
    inner: bool = False
    #: none of these lemmas may stand in the clause
    unless: frozenset[str] = frozenset()
    #: counts only with a figure or a day (`готов принять 60 студентов`)
    figure: bool = False
    #: counts only in the future (`обучение пройдут 1 200 жителей`, the past is statistics)
    future: bool = False
    #: counts only in the passive (`выведен из комиссии`)
    passive: bool = False
    #: a wish or duty that counts only as the outcome of a meeting
    meeting: bool = False
    #: the grammatical subject is the one who has to act (`больница должна заключить`)
    obligation: bool = False
    #: nouns of the same act (`о создании`, `закупку 18 тракторов`)
    nouns: frozenset[str] = frozenset()
    examples: tuple[str, ...] = ()
    counterexamples: tuple[str, ...] = ()


@dataclass(frozen=True)
class Lexicon:
    """All triggers by word, and the verbs that commit to nothing."""

    triggers: dict[str, tuple[Trigger, ...]]
    nouns: dict[str, tuple[Trigger, ...]]
    #: verbs whose future tense commits to nothing
    idle: frozenset[str]
    #: words of acts that are not recorded (`принять к сведению`)
    unrecorded: tuple[str, ...]


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """The lexicon of this installation; the first trigger that fits a clause wins, in the order of `_PRECEDENCE`."""
    files = {kind: tomllib.loads((FOLDER / f"{kind}.toml").read_text("utf-8")) for kind in _PRECEDENCE}
    by_word: dict[str, list[Trigger]] = {}
    by_noun: dict[str, list[Trigger]] = {}
    for kind, content in files.items():
        for entry in content["trigger"]:
            trigger = _read_trigger(kind, content, entry)
            for word in trigger.words:
                by_word.setdefault(word, []).append(trigger)
            for noun in trigger.nouns:
                by_noun.setdefault(noun, []).append(trigger)
    return Lexicon(
        {word: tuple(found) for word, found in by_word.items()},
        {noun: tuple(found) for noun, found in by_noun.items()},
        frozenset(files[Kind.PLAN]["idle"]),
        tuple(entry["words"] for entry in tomllib.loads((FOLDER / "unrecorded.toml").read_text("utf-8"))["pattern"]),
    )


#: the closer kind first, as the guide orders them: an order or an agreement before money, money before an opening
_PRECEDENCE = (
    Kind.ASSIGNMENT,
    Kind.AGREEMENT,
    Kind.APPOINTMENT,
    Kind.FUNDING,
    Kind.APPROVAL,
    Kind.LAUNCH,
    Kind.PLAN,
    Kind.RESOLUTION,
)


def _read_trigger(kind: Kind, content: dict[str, Any], entry: dict[str, Any]) -> Trigger:
    objects = entry.get("objects") or (content.get("objects", ()) if _wants_object(entry) else ())
    return Trigger(
        kind=kind,
        words=frozenset(entry.get("verbs", ())) | frozenset(entry.get("words", ())),
        governs=entry["governs"],
        status=Status(entry.get("status", content["status"])),
        objects=frozenset(objects),
        company=frozenset(entry.get("with", ())),
        unless=frozenset(entry.get("unless", ())),
        figure=entry.get("figure", False),
        future=entry.get("future", False),
        passive=entry.get("passive", False),
        inner=entry.get("inner", False),
        meeting=entry.get("meeting", False),
        obligation=entry.get("obligation", False),
        nouns=frozenset(entry.get("nouns", ())),
        examples=tuple(entry.get("examples", ())),
        counterexamples=tuple(entry.get("counterexamples", ())),
    )


def _wants_object(entry: dict[str, Any]) -> bool:
    return entry["governs"] == "object" or bool(entry.get("needs_object"))
