"""Mentions of names → persons: full names first, then what is only a part of one of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from operator import attrgetter, itemgetter

from nlp.people.fullname import FullName
from nlp.people.lexicon import words
from nlp.people.mentions import NameMention
from nlp.regions.gazetteer import names_town

#: how much less likely a reading may be for the sake of a person who is known already
_STRETCH = 2.5
#: differences of likelihood that do not decide between two persons
_EASE = 0.8


@dataclass(frozen=True)
class Known:
    """A person as known so far: the names that the mentions allow, with their weights, and the mentions."""

    names: tuple[tuple[FullName, float], ...]
    mentions: tuple[NameMention, ...]
    #: the first letters of surnames and given names, which say soon who cannot be meant
    letters: frozenset[str]

    @property
    def name(self) -> FullName:
        """The likeliest name."""
        return self.names[0][0]

    def joined(self, mention: NameMention) -> Known | None:
        """The person with one more mention, or None where it cannot be hers or his."""
        if not self.letters & _letters(mention):
            return None
        merged: dict[FullName, float] = {}
        for name, weight in self.names:
            for reading in mention.readings:
                both = name.merged(reading.name)
                if both:
                    merged[both] = max(weight + reading.weight, merged.get(both, weight + reading.weight))
        letters = self.letters | _letters(mention)
        known = Known(_ranked(merged), (*self.mentions, mention), letters) if merged else None
        return known if known and known.stretch(self, mention) < _STRETCH else None

    def stretch(self, before: Known, mention: NameMention) -> float:
        """How much less likely the name has become by one mention than both were apart."""
        return before.names[0][1] + mention.readings[0].weight - self.names[0][1]


def fold(mentions: Sequence[NameMention]) -> tuple[Known, ...]:
    """The persons of a release in the order of their first mention; who is named in full comes before who is not."""
    known: list[Known] = []
    for mention in sorted(mentions, key=_completeness, reverse=True):
        fitting = {place: person for place, old in enumerate(known) if (person := old.joined(mention))}
        if fitting:
            place = _likeliest(known, fitting, mention)
            known[place] = fitting[place]
        elif _stands_alone(mention):
            known.append(_first(mention))
    by_place = attrgetter("place")
    ordered = (replace(person, mentions=tuple(sorted(person.mentions, key=by_place))) for person in known)
    return tuple(sorted(ordered, key=lambda person: person.mentions[0].place))


def _first(mention: NameMention) -> Known:
    names: dict[FullName, float] = {}
    for reading in mention.readings:
        names[reading.name] = max(reading.weight, names.get(reading.name, reading.weight))
    raw = mention.span.raw
    return Known(_ranked(names), (mention,), _first_letters(f"{raw.surname} {raw.given}"))


def _ranked(names: dict[FullName, float]) -> tuple[tuple[FullName, float], ...]:
    return tuple(sorted(names.items(), key=itemgetter(1), reverse=True))


def _letters(mention: NameMention) -> frozenset[str]:
    return _first_letters(" ".join({reading.name.surname or reading.name.given for reading in mention.readings}))


def _first_letters(words_: str) -> frozenset[str]:
    return frozenset(word[0].lower() for word in words_.split())


def _completeness(mention: NameMention) -> int:
    """How much of a name is given; parts written out count more than initials."""
    raw = mention.span.raw
    words = " ".join((raw.surname, raw.given, raw.patronymic)).split()
    return sum(1 if word.endswith(".") else 2 for word in words)


def _stands_alone(mention: NameMention) -> bool:
    """Whether a mention that fits nobody else is a person: a given name alone is none."""
    raw = mention.span.raw
    full = raw.given or " " in raw.surname  # `Сун Де Хак` is all in one part
    return bool(raw.surname or raw.patronymic) and bool(full or mention.post or _acts(mention))


def _acts(mention: NameMention) -> bool:
    """Whether a surname that nobody introduced is a person's: no eponym, family or town (`методика Рейна`)."""
    first = mention.span.first
    before = mention.scene.tokens[first - 1] if first else None
    eponym = before is not None and before.pos == "NOUN" and before.lemma not in words("speech")
    return mention.span.surname_like and not eponym and not names_town(mention.span.raw.surname)


def _likeliest(known: Sequence[Known], fitting: Mapping[int, Known], mention: NameMention) -> int:
    """Whom a mention means: whose name it is without stretching it, else the one mentioned last before."""
    stretches = {place: person.stretch(known[place], mention) for place, person in fitting.items()}
    least = min(stretches.values())
    alike = [place for place, stretch in stretches.items() if stretch < least + _EASE]
    return max(alike, key=lambda place: _closeness(known[place], mention))


def _closeness(person: Known, mention: NameMention) -> tuple[int, int]:
    """Who of two with the same surname is meant: the one mentioned last before."""
    return max((item.place for item in person.mentions if item.place < mention.place), default=(-1, -1))
