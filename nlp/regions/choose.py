"""The names that a release gives → the subjects it is about, most central first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from nlp.document import Document
from nlp.facts import Organization, Region
from nlp.regions.evidence import Hint, hints, is_federal
from nlp.regions.gazetteer import gazetteer
from nlp.regions.names import Grade, Reading

Scores = dict[str, float]

#: of the first subject's weight: what a party must have, what anybody must have, and what is as central as the first
_PART, _ALIKE, _EVEN = 0.15, 0.6, 0.5
#: weight without which a subject that headline and lead do not name is an example in news of the country
_EXAMPLE = 6.0


def find_regions(document: Document, organizations: tuple[Organization, ...]) -> tuple[Region, ...]:
    """The federal subjects, most central first; none where the release is about the country."""
    names = gazetteer()
    named = list(hints(document, organizations, names))
    if not named:
        named = [Hint(found.readings, 1.0) for found in names.find(document.release.text)]
    chosen = _chosen(_settled(named), is_federal(document, names))
    return tuple(
        Region(code, tuple(hint.mention for hint, reading in _settled(named) if reading.code == code and hint.mention))
        for code in chosen
    )


def _chosen(settled: list[tuple[Hint, Reading]], federal: bool) -> list[str]:
    scores = _scores(settled)
    ranked = sorted(scores, key=lambda code: -scores[code])
    if not ranked:
        return []
    central = {reading.code for hint, reading in settled if hint.central}
    first = ranked[0]
    if federal and first not in central and not _dominates(scores, ranked):
        return []
    partners = {reading.code for hint, reading in settled if hint.central and _takes_part(hint, reading)}
    shares = {code: scores[code] / scores[first] for code in ranked[1:]}
    chosen = [code for code in shares if shares[code] >= (_PART if code in partners else _ALIKE) and code in central]
    return _in_order([first, *chosen], scores, settled)


def _dominates(scores: Scores, ranked: list[str]) -> bool:
    second = scores[ranked[1]] if len(ranked) > 1 else 0.0
    return scores[ranked[0]] >= max(_EXAMPLE, 2 * second)


def _takes_part(hint: Hint, reading: Reading) -> bool:
    """A subject itself or one of its bodies; a town in the lead may be where a guest comes from."""
    return reading.grade is Grade.SUBJECT or hint.official


def _in_order(chosen: list[str], scores: Scores, settled: list[tuple[Hint, Reading]]) -> list[str]:
    """Subjects of like weight as the text names them, the rest by weight."""
    named = sorted(settled, key=lambda item: not item[1].main)
    order = list(dict.fromkeys(reading.code for _, reading in named))
    even = [code for code in chosen if scores[code] >= _EVEN * scores[chosen[0]]]
    return [*sorted(even, key=order.index), *(code for code in chosen if code not in even)]


def _scores(settled: Iterable[tuple[Hint, Reading]]) -> Scores:
    scores: Scores = defaultdict(float)
    for hint, reading in settled:
        scores[reading.code] += hint.weight * reading.grade
    return scores


def _settled(named: list[Hint]) -> list[tuple[Hint, Reading]]:
    """Each name with the reading that the others bear out; those that none does are left out."""
    sure = _scores((hint, hint.readings[0]) for hint in named if _is_sure(hint))
    return [(hint, reading) for hint in named if (reading := _reading(hint, sure))]


def _is_sure(hint: Hint) -> bool:
    return len(hint.readings) == 1 and not hint.readings[0].loose


def _reading(hint: Hint, sure: Scores) -> Reading | None:
    if _is_sure(hint):
        return hint.readings[0]
    named = [reading for reading in hint.readings if reading.code in sure]
    if named:
        return max(named, key=lambda reading: (sure[reading.code], reading.main))
    return next((reading for reading in hint.readings if reading.main), None)
