"""`python -m bench.linking`: how well names of different releases are recognised as the same organization or person.

Every pair of mentions of one kind is asked about: precision and recall of those that the program links by itself, and
recall once a person has answered its questions. What stands in `corpus/linking/README.md` says how the sets were made.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

from linking.entities import ORGANIZATION, PERSON, Register, Sighting, place_all

FOLDER = Path(__file__).parents[1] / "corpus" / "linking"
KINDS = (ORGANIZATION, PERSON)
#: what each set can show; there is none by another hand
SETS = {
    "train": "written by the hand that wrote the rules, and their weights were chosen on it: shows only mistakes",
    "dev": "never tuned on, but written by the same hand as train and the rules: it flatters",
}


@dataclass(frozen=True, slots=True)
class Mention:
    """A name of a release: whom it means, and whom the program takes it for."""

    kind: str
    name: str
    meant: str
    found: int


@dataclass(frozen=True, slots=True)
class Figures:
    """Of the mentions of a kind."""

    mentions: int
    precision: float
    recall: float
    #: with the right answers to all questions
    answered: float
    #: questions, and those whose answer is yes
    questions: int
    yes: int

    def __str__(self) -> str:
        shares = f"{self.precision:8.3f}{self.recall:8.3f}{self.answered:10.3f}"
        return f"{self.mentions:9}{shares}{self.questions:11}{self.yes:5}"


def main() -> None:
    """Print a table for each set."""
    for name, made in SETS.items():
        print(f"linking/{name}: {made}", table(FOLDER / f"{name}.json"), "", sep="\n")


def table(path: Path) -> str:
    """A line for each kind."""
    mentions, questions = read(json.loads(path.read_text("utf-8")))
    head = f"{'':14}{'mentions':>9}{'P':>8}{'R':>8}{'R asked':>10}{'questions':>11}{'yes':>5}"
    return "\n".join([head, *(f"{kind:14}{figures(mentions, questions, kind)}" for kind in KINDS)])


def read(releases: list[dict[str, Any]]) -> tuple[list[Mention], frozenset[frozenset[int]]]:
    """The releases one after another, as the log takes them in; the questions are pairs of entities."""
    register = Register(0, lambda _: ())
    mentions: list[Mention] = []
    for release in releases:
        named = dict(enumerate(_sightings(release)))
        meant = [row[1] for kind in ("organizations", "people") for row in release[kind]]
        placed = place_all(register, named, tuple(release["regions"]), {})
        mentions += [Mention(one.kind, one.name, meant[key], placed[key]) for key, one in named.items()]
    return mentions, frozenset(frozenset((id_, match.id)) for id_, match in register.questions)


def figures(mentions: list[Mention], questions: frozenset[frozenset[int]], kind: str) -> Figures:
    """What became of the pairs of a kind."""
    own = [mention for mention in mentions if mention.kind == kind]
    pairs = list(combinations(own, 2))
    same = [(one, other) for one, other in pairs if one.meant == other.meant]
    linked = [(one, other) for one, other in pairs if one.found == other.found]
    right = [(one, other) for one, other in linked if one.meant == other.meant]
    meant = {mention.found: mention.meant for mention in reversed(own)}
    asked = [sorted(pair) for pair in questions if pair <= meant.keys()]
    yes = [(one, other) for one, other in asked if meant[one] == meant[other]]
    after = _united({mention.found for mention in own}, yes)
    answered = sum(after[one.found] == after[other.found] for one, other in same)
    return Figures(
        len(own),
        _share(len(right), len(linked)),
        _share(len(right), len(same)),
        _share(answered, len(same)),
        len(asked),
        len(yes),
    )


def _sightings(release: dict[str, Any]) -> Iterator[Sighting]:
    for name, _, *aliases in release["organizations"]:
        yield Sighting(ORGANIZATION, name, tuple(*aliases))
    for name, _, position, organization in release["people"]:
        yield Sighting(PERSON, name, (), position, organization)


def _united(ids: set[int], pairs: list[tuple[int, int]]) -> dict[int, int]:
    """Which of them stands for each once pairs are one."""
    stands = {id_: id_ for id_ in ids}
    for one, other in pairs:
        old, new = stands[one], stands[other]
        stands = {id_: new if stood == old else stood for id_, stood in stands.items()}
    return stands


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 1.0


if __name__ == "__main__":
    main()
