"""Synthetic releases: 89 regions, 100,000 entities used as unevenly as real ones, 600 characters a decision."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from typing import TypeVar

import numpy as np

from bench.searching.words import Words, vocabulary
from journal.records import Received
from nlp.facts import (
    Decision,
    Extraction,
    Initiative,
    Interval,
    Kind,
    Mention,
    Organization,
    Party,
    PartyKind,
    Person,
    Region,
    Release,
    Status,
    Topic,
    When,
)
from reports.labels import REGIONS

T = TypeVar("T")

FIRST_DAY, DAYS = dt.date(2023, 1, 1), 3 * 365
ORGANIZATIONS, PEOPLE, INITIATIVES = 35_000, 60_000, 5_000
_TYPES = ("Колледж", "Министерство", "Центр занятости", "Университет", "Завод", "Агентство", "Техникум", "Управление")
_NAMES = ("Анна", "Борис", "Вера", "Глеб", "Дарья", "Егор", "Жанна", "Захар", "Инна", "Кирилл", "Лидия", "Максим")
_FATHERS = ("Андреевич", "Борисович", "Викторович", "Глебович", "Денисович", "Егорович", "Ильич", "Львович")
_TITLE, _CONTENT = 8, 18
#: links of a decision: bodies that decide, people, bodies that have to act, and an initiative for some
_ACTORS, _PERSONS, _ASSIGNEES = 2, 1, 2
#: how unevenly entities, regions and kinds are used
_UNEVEN = 2.5


def releases(rows: int, seed: int = 5) -> Iterator[tuple[Received, Extraction]]:
    """Releases of one to six decisions, `rows` decisions in all."""
    maker, left = _Maker(seed), rows
    while left:
        count = min(left, maker.size())
        left -= count
        yield maker.release(count)


def organization(number: int) -> str:
    """The name of an organization."""
    kind = _TYPES[number % len(_TYPES)]
    return f"{kind} {_word(3 * number)} {_word(3 * number + 1)} «{_word(7 * number + 2).capitalize()}»"


def person(number: int) -> str:
    """The name of a person."""
    family = _word(11 * number + 5).capitalize()
    return f"{family} {_NAMES[number % len(_NAMES)]} {_FATHERS[number // len(_NAMES) % len(_FATHERS)]}"


def initiative(number: int) -> str:
    """The name of a programme."""
    return f"{_word(13 * number + 1).capitalize()} {_word(17 * number + 7)} {_word(number)}"


def _word(number: int) -> str:
    words = vocabulary()
    return words[number * 7919 % len(words)]


class _Maker:
    def __init__(self, seed: int) -> None:
        self._words = self._stream(Words(seed))
        self._chance = np.random.default_rng(seed)
        self._uniform: Iterator[float] = iter(())
        self._made = 0

    def size(self) -> int:
        """How many decisions the next release has: 3.3 on average."""
        return (1, 2, 3, 3, 4, 4, 6)[self._below(7)]

    def release(self, count: int) -> tuple[Received, Extraction]:
        """A release with so many decisions."""
        self._made += 1
        day = FIRST_DAY + dt.timedelta(self._below(DAYS))
        title = " ".join(islice(next(self._words), _TITLE)).capitalize()
        texts = [" ".join(next(self._words)) + "." for _ in range(count)]
        text = "\n".join([title, *texts, f"Выпуск {self._made}"])
        decisions, start = [], len(title) + 1
        for piece in texts:
            decisions.append(self._decision(piece, start, day))
            start += len(piece) + 1
        data = text.encode()
        regions = tuple(dict.fromkeys(self._some(tuple(REGIONS)) for _ in range(1 + (self._below(4) == 0))))
        extraction = Extraction(
            title=Mention(0, len(title), title),
            published=day,
            publisher="Пресс-служба",
            body_lines=((2, 1 + count),),
            regions=tuple(Region(code) for code in regions),
            organizations=self._named(decisions, PartyKind.ORGANIZATION, Organization),
            people=self._named(decisions, PartyKind.PERSON, Person),
            initiatives=tuple(Initiative(name) for name in {item.initiative for item in decisions} if name),
            decisions=tuple(decisions),
            extractor="bench",
        )
        return Received(f"{self._made}.txt", data, "text", Release(text)), extraction

    def _decision(self, piece: str, start: int, published: dt.date) -> Decision:
        content = piece[: _end(piece, _CONTENT)]
        day = published - dt.timedelta(self._below(20))
        deadline = Interval(day, day + dt.timedelta(30 + self._below(700))) if self._below(3) else None
        return Decision(
            kind=self._some(tuple(Kind)),
            status=self._some(tuple(Status)),
            content=Mention(start, start + len(content), content),
            evidence=(Mention(start, start + len(piece), piece),),
            actors=self._parties(_ACTORS, PartyKind.ORGANIZATION) + self._parties(_PERSONS, PartyKind.PERSON),
            assignees=self._parties(_ASSIGNEES, PartyKind.ORGANIZATION),
            date=When(Interval(day, day)),
            deadline=When(deadline) if deadline else None,
            initiative=initiative(self._rank(INITIATIVES)) if self._below(2) else None,
            topics=tuple(dict.fromkeys(self._some(tuple(Topic)) for _ in range(self._below(3)))),
            probability=0.9,
        )

    def _parties(self, count: int, kind: PartyKind) -> tuple[Party, ...]:
        of_people = kind is PartyKind.PERSON
        ranks = (self._rank(PEOPLE if of_people else ORGANIZATIONS) for _ in range(count))
        return tuple(Party(person(rank) if of_people else organization(rank), kind) for rank in ranks)

    @staticmethod
    def _named(decisions: Sequence[Decision], kind: PartyKind, made: Callable[[str], T]) -> tuple[T, ...]:
        parties = (party for item in decisions for party in (*item.actors, *item.assignees))
        return tuple(made(name) for name in dict.fromkeys(party.name for party in parties if party.kind is kind))

    @staticmethod
    def _stream(words: Words) -> Iterator[list[str]]:
        while True:
            yield from words.decisions(2_000)

    def _some(self, values: Sequence[T]) -> T:
        return values[self._rank(len(values))]

    def _rank(self, size: int) -> int:
        """A number below `size`, the low ones much more often."""
        return int(size * self._random() ** _UNEVEN)

    def _below(self, size: int) -> int:
        return int(size * self._random())

    def _random(self) -> float:
        value = next(self._uniform, None)
        if value is None:
            self._uniform = iter(self._chance.random(100_000).tolist())
            return next(self._uniform)
        return value


def _end(text: str, words: int) -> int:
    """Where the first so many words of a text end."""
    return len(" ".join(text.split(" ", words)[:words]))
