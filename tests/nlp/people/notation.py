"""Releases in one line: `//` parts paragraphs, `[[form|name]]` marks a body, what is found stands behind `→`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from nlp.facts import Mention, Organization, Person

_BODY = re.compile(r"\[\[(?P<form>[^|\]]+)(?:\|(?P<name>[^\]]+))?]]")


@dataclass(frozen=True)
class Case:
    """A line of a table: paragraphs, the bodies marked in them, and the people that must be found."""

    lines: tuple[str, ...]
    bodies: tuple[Organization, ...]
    people: tuple[str, ...]


def cases(path: Path) -> Iterator[Case]:
    """The cases of a table; empty lines and those with `#` in front do not count."""
    for line in path.read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            text, _, people = line.partition(" → ")
            yield case(text, tuple(people.split("; ")) if people != "–" else ())


def case(text: str, people: tuple[str, ...] = ()) -> Case:
    """A case from its text with marks."""
    marked = text.replace(" // ", "\n")
    plain, last, mentions = "", 0, dict[str, list[Mention]]()
    for mark in _BODY.finditer(marked):
        plain += marked[last : mark.start()]
        form = mark["form"]
        mentions.setdefault(mark["name"] or form, []).append(Mention(len(plain), len(plain) + len(form), form))
        plain += form
        last = mark.end()
    plain += marked[last:]
    bodies = tuple(Organization(name, mentions=tuple(found)) for name, found in mentions.items())
    return Case(tuple(plain.split("\n")), bodies, people)


def written(person: Person) -> str:
    """A person as the tables write one: name, position and organization, `–` for what is not said."""
    return " | ".join((person.name, person.position or "–", person.organization or "–"))
