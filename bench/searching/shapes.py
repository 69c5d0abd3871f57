"""The shapes of queries: for each a number of different queries, drawn from what the synthetic log says."""

from __future__ import annotations

import datetime as dt
import random
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from bench.searching.releases import DAYS, FIRST_DAY, organization, person, releases
from journal.cursors import newest_cursor
from journal.records import Days, Order, Query
from journal.store import SqlJournal
from nlp.facts import Kind
from reports.labels import REGIONS

#: queries of each shape
EACH = 40
#: draws for each of them, where the same are drawn again
_TRIES = 5
#: releases of the log that words are drawn from
_SAMPLED = 3_000
#: shares of the decisions that have a common word, and letters that make it no particle
_COMMON, _LETTERS = (0.08, 0.4), 5


@dataclass(frozen=True, slots=True)
class Sample:
    """What the log says, as far as queries are made of it."""

    common: tuple[str, ...]
    rare: tuple[str, ...]
    phrases: tuple[str, ...]


#: asks the log one question
Ask = Callable[[SqlJournal], object]


def sample(rows: int) -> Sample:
    """Words and phrases of the first releases."""
    texts = [d.evidence[0].text for _, facts in islice(releases(rows), _SAMPLED) for d in facts.decisions]
    counts = Counter(word for text in texts for word in {*text.rstrip(".").split()})
    low, high = (share * len(texts) for share in _COMMON)
    common = [word for word, count in counts.items() if low < count < high and len(word) >= _LETTERS]
    rare = [word for word, count in counts.items() if count == 1 and len(word) >= _LETTERS]
    pairs = Counter(pair for text in texts for pair in zip(text.split(), text.split()[1:], strict=False))
    phrases = [f'"{one} {two}"' for (one, two), count in pairs.items() if count > 3 and len(one) > 3 and len(two) > 3]
    return Sample(tuple(sorted(common)), tuple(sorted(rare)), tuple(sorted(phrases)))


def halves(known: Sample) -> tuple[Sample, Sample]:
    """The sample with one half of its common words each: counts of facets are remembered, and few words are common."""
    return replace(known, common=known.common[1::2]), replace(known, common=known.common[::2])


def questions(known: Sample, seed: int) -> Mapping[str, Sequence[Ask]]:
    """Different queries by shape, the same for the same sample and seed; fewer where there are not so many."""
    chance = random.Random(seed)  # noqa: S311
    makers: Mapping[str, Callable[[], Query]] = {
        "rare": lambda: Query(chance.choice(known.rare), facets=False),
        "common": lambda: Query(chance.choice(known.common), facets=False),
        "two_common": lambda: Query(" ".join(chance.sample(known.common, 2)), facets=False),
        "filtered": lambda: _filtered(known, chance),
        "prefix": lambda: Query(chance.choice(known.rare)[: chance.randint(3, 5)] + "*", facets=False),
        "phrase": lambda: Query(chance.choice(known.phrases), facets=False),
        "facets": lambda: Query(chance.choice(known.common), limit=1),
        "newest": lambda: _listing(chance),
        "newest_words": lambda: Query(chance.choice(known.common), order=Order.NEWEST, facets=False),
        "page": lambda: _page(known, chance),
    }
    asked = {shape: [_find(query) for query in _different(make)] for shape, make in makers.items()}
    return {**asked, "autocomplete": [_complete(chance) for _ in range(EACH)]}


def _different(make: Callable[[], Query]) -> list[Query]:
    found = dict.fromkeys(make() for _ in range(EACH * _TRIES))
    return list(found)[:EACH]


def _find(query: Query) -> Ask:
    return lambda journal: journal.find(query)


def _complete(chance: random.Random) -> Ask:
    kind, name = chance.choice([("organization", organization), ("person", person)])
    typed = chance.choice(name(chance.randrange(30_000)).split())[: chance.randint(1, 6)]
    return lambda journal: journal.entities(kind, typed)


def _filtered(known: Sample, chance: random.Random) -> Query:
    since = _day(chance)
    region, kind = chance.choice(list(REGIONS)), chance.choice([kind.value for kind in Kind])
    days = Days(since, since + dt.timedelta(180))
    return Query(chance.choice(known.common), regions=(region,), kinds=(kind,), days=days, facets=False)


def _listing(chance: random.Random) -> Query:
    """A list at any depth: of everything, a region, a kind, or a region and a kind."""
    cursor = newest_cursor(_day(chance), chance.randrange(1, 1_000_000))
    regions = (chance.choice(list(REGIONS)),) if chance.random() < 0.5 else ()
    kinds = (chance.choice([kind.value for kind in Kind]),) if chance.random() < 0.5 else ()
    return Query(regions=regions, kinds=kinds, cursor=cursor, facets=False)


def _page(known: Sample, chance: random.Random) -> Query:
    common = chance.choice(known.common)
    return chance.choice(
        [
            Query(common),
            Query(f"{common} {chance.choice(known.common)}"),
            Query(chance.choice(known.phrases)),
            Query(common, regions=(chance.choice(list(REGIONS)),)),
            Query(common, order=Order.NEWEST),
        ]
    )


def _day(chance: random.Random) -> dt.date:
    return FIRST_DAY + dt.timedelta(chance.randrange(DAYS))
