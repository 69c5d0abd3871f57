"""A decision as one sentence: who · verb · for whom · what.

What is to be done stays in the release's own words, so the verb before it depends on what those words are:
`решает` **открыть центр**, `утверждает:` **территориальная схема**, or none before **передал колледжу станки**.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from nlp.facts import Decision, Kind, Party, PartyKind, Status
from nlp.language.morphology import parses
from web.language import LazyString
from web.language import translate as _
from web.wording import ACTS, STAGES, Verb

#: pymorphy's parts of speech that make words a clause: a finite verb or a short participle (`избран`)
_FINITE = {"VERB", "PRTS"}
_INFINITIVE = "INFN"


class Shape(Enum):
    """What the words of a decision's content are."""

    INFINITIVE = "открыть центр"
    CLAUSE = "передал колледжу станки"
    PHRASE = "территориальная схема"


@dataclass(frozen=True, slots=True)
class Sentence:
    """The parts of a sentence in their order; each may be empty but `what`."""

    who: str
    verb: str
    whom: str
    #: the mark before `what`: a colon, a dash or nothing
    joint: str
    what: str


def sentence(decision: Decision) -> Sentence:
    """The decision as people read it."""
    words = " ".join(decision.content.text.split())
    shape = shape_of(words)
    who, whom = names(decision.actors), names(decision.assignees)
    verb = _verb(decision, shape)
    joint = _joint(shape, words, bool(who), bool(whom))
    what = words[0].lower() + words[1:] if shape is Shape.INFINITIVE else words
    begins = not (who or verb or whom)
    return Sentence(
        _capitalised(who), verb if who else _capitalised(verb), whom, joint, _capitalised(what) if begins else what
    )


def _joint(shape: Shape, words: str, who: bool, whom: bool) -> str:
    """A clause that begins with its verb goes on from who decides: `колледж` **открыл курсы**."""
    if shape is Shape.PHRASE:
        return ":"
    goes_on = who and not whom and _part_of_speech(words.split(maxsplit=1)[0]) in _FINITE
    return "—" if shape is Shape.CLAUSE and (who or whom) and not goes_on else ""


def shape_of(words: str) -> Shape:
    """Judged up to the first comma, behind which a finite verb says nothing of the whole (`договор, который …`)."""
    parts = [_part_of_speech(word) for word in re.findall(r"[\w-]+", words.split(",", maxsplit=1)[0])]
    if _FINITE.intersection(parts):
        return Shape.CLAUSE
    return Shape.INFINITIVE if _INFINITIVE in parts else Shape.PHRASE


def names(parties: Sequence[Party]) -> str:
    """`А`, `А и Б`, `А и ещё 3`."""
    if len(parties) > 2:
        return _("%(first)s и ещё %(num)d", first=parties[0].name, num=len(parties) - 1)
    return _(" и ").join(party.name for party in parties)


def _verb(decision: Decision, shape: Shape) -> str:
    if shape is Shape.CLAUSE:
        return ""
    staged = shape is Shape.INFINITIVE and decision.kind is not Kind.ASSIGNMENT
    undecided = decision.status in (Status.PROPOSED, Status.PLANNED)
    verb = STAGES[decision.status] if staged or undecided else ACTS[decision.kind]
    return str(_agreed(verb, decision.actors))


def _agreed(verb: Verb, actors: Sequence[Party]) -> LazyString:
    if len(actors) > 1:
        return verb.many
    if not actors or _instrumental(actors[0]):
        return verb.nobody
    return verb.many if _plural(actors[0]) else verb.one


def _plural(party: Party) -> bool:
    """`участники совещания`"""
    return party.kind is PartyKind.WORDS and party.name.split()[0].endswith(("и", "ы"))


def _instrumental(party: Party) -> bool:
    """`участниками встречи`"""
    return party.kind is PartyKind.WORDS and party.name.split()[0].endswith(("ами", "ями"))


def _part_of_speech(word: str) -> str:
    found = parses(word)
    return str(found[0].tag.POS) if found else ""


def _capitalised(words: str) -> str:
    return words[:1].upper() + words[1:]
