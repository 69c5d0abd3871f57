"""When an act may have been decided, and by when it may have to be done."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from functools import partial

from nlp.decisions.act import Act
from nlp.decisions.carrying.ranking import NONE, Candidate, Field, Led, gathered, previous, wording
from nlp.decisions.carrying.stage import Sighting, Stage
from nlp.decisions.drafting import Draft
from nlp.decisions.wordlists import words
from nlp.facts import Date, Decision, Interval, When

#: sentences behind a date in which it is remembered by their number
_NEAR = 3
#: days from publication that are near, and not far
_DAYS, _WEEKS = 10, 60
#: longest intervals, in days, of each size
_SIZES = ((2, "day"), (10, "week"), (31, "month"))


def date_candidates(
    field: str, place: int, drafts: Sequence[Draft], stage: Stage
) -> tuple[Candidate[When | None], ...]:
    """No date, what the rules read, and every date of the release, for `date` or `deadline`."""
    return tuple(
        Candidate(when, frozenset(ways)) for when, ways in gathered(_ways(field, place, drafts, stage), interval_of)
    )


def interval_of(when: When | None) -> Interval | None:
    """The days, wherever they were read."""
    return when.interval if when else None


DATE = Field("date", partial(date_candidates, "date"), interval_of, wording)
DEADLINE = Field("deadline", partial(date_candidates, "deadline"), interval_of, wording)


def _ways(field: str, place: int, drafts: Sequence[Draft], stage: Stage) -> Iterator[Led[When | None]]:
    item = drafts[place]
    yield None, (NONE,)
    for name, when in (
        ("rule date", item.decision.date),
        ("rule deadline", item.decision.deadline),
        ("scene", item.scene.date),
        ("document", item.scene.document_date),
        ("document deadline", item.scene.document_deadline),
    ):
        if when:
            yield when, (name,)
    yield from _other_acts(field, place, drafts)
    yield from stage.once_for(item.act, _dates)


def _other_acts(field: str, place: int, drafts: Sequence[Draft]) -> Iterator[Led[When | None]]:
    item = drafts[place]
    before = [(other, when) for other in drafts[:place] for when in (_value(field, other.decision),) if when]
    if not before:
        return
    last, when = before[-1]
    yield when, previous(last.act, item.act)
    actors = item.decision.actors
    same = next((when for other, when in reversed(before) if actors and other.decision.actors == actors), None)
    if same:
        yield same, ("previous same actors",)


def _value(field: str, decision: Decision) -> When | None:
    return decision.date if field == "date" else decision.deadline


def _dates(stage: Stage, act: Act) -> Iterator[Led[When | None]]:
    """Every date, with the ways that are the same for date and deadline."""
    here = stage.sentence_of(act)
    for seen, when, ways in stage.once(_told):
        yield when, (*ways, *_position(seen, here - seen.sentence, act))


def _told(stage: Stage) -> Iterator[tuple[Sighting[Date], When, tuple[str, ...]]]:
    """Every date with the ways that are the same for all acts."""
    past_day = False
    for seen in stage.dates:
        if seen.entity.interval:
            ways = tuple(_shape(seen, seen.entity.interval, stage.page.published))
            if not past_day and ways[0].startswith("day past"):
                past_day = True
                ways = (*ways, "first past day")
            yield seen, When(seen.entity.interval, seen.mark.mention), ways


def _shape(seen: Sighting[Date], interval: Interval, published: dt.date | None) -> Iterator[str]:
    size, side = _size(interval), _side(interval, published)
    yield f"{size} {side} {_gap(interval, published)}"
    if seen.entity.preposition:
        yield f"behind {seen.entity.preposition}"
    if seen.is_lead or seen.is_headline:
        yield f"lead {size} {side}"
    yield from (f"beside {cue}" for cue in _cues(seen))


def _position(seen: Sighting[Date], distance: int, act: Act) -> Iterator[str]:
    if distance == 0:
        scope = " scope" if seen.passage is act.passage and act.scope[0] <= seen.mark.first < act.scope[1] else ""
        yield f"here {seen.zone(act)}{scope}"
        yield "here before verb" if seen.mark.first < act.governor else "here behind verb"
        if seen.entity.preposition:
            yield f"here behind {seen.entity.preposition}{scope}"
    elif 0 < distance <= _NEAR:
        yield f"{distance} before"
    elif distance == -1:
        yield "next same paragraph" if seen.passage is act.passage else "next"
    else:
        yield "far before" if distance > 0 else "behind"


def _cues(seen: Sighting[Date]) -> frozenset[str]:
    """Words of the date's sentence that tell of meetings, papers, signatures and terms."""
    return words("dated").intersection(seen.passage.section.analysis.lemmas[slice(*seen.range)])


def _size(interval: Interval) -> str:
    days = (interval.end - interval.start).days + 1
    return next((name for longest, name in _SIZES if days <= longest), "long")


def _side(interval: Interval, published: dt.date | None) -> str:
    if published is None:
        return "unknown"
    return "past" if interval.end <= published else "future" if interval.start > published else "now"


def _gap(interval: Interval, published: dt.date | None) -> str:
    if published is None:
        return ""
    days = abs((published - interval.start).days)
    return "near" if days <= _DAYS else "middling" if days <= _WEEKS else "far"
