"""`python -m bench.threads`: how well decisions of different releases are threaded into undertakings, and their states.

All undertakings of a folder are read as one log. A pair of decisions belongs together where both are about the places
marked in one file; decisions about none are about something else.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from bench.metrics import Tally
from bench.undertakings import Story, Undertaking, undertakings
from linking.threads import Told, completes, join, judge, marks, outcome, signs
from linking.threads.joining import Verdict
from nlp.extract import extract_all
from nlp.facts import Decision, Extraction, PartyKind, Release

CORPUS = Path(__file__).parents[1] / "corpus" / "threads"
FOLDERS = (CORPUS / "train", CORPUS / "dev")
#: of releases that stand for themselves
NO_DAY = dt.date(2025, 1, 1)


@dataclass(frozen=True, slots=True)
class Item:
    """A decision that the extractor found, and the undertaking whose marked place it is about, if any."""

    told: Told
    undertaking: str | None


@dataclass(frozen=True, slots=True)
class Sample:
    """A folder as the program reads it."""

    undertakings: tuple[Undertaking, ...]
    items: tuple[Item, ...]
    #: marked places that a decision was found for, of how many
    found: Tally
    #: reports of something done that no decision was read from
    signs: tuple[Told, ...]


def main() -> None:
    """Print the figures of each folder."""
    for folder in FOLDERS:
        sample = read(folder)
        print(f"threads/{folder.name}: начинаний {len(sample.undertakings)}", *lines(sample), "", sep="\n")


def lines(sample: Sample) -> Iterator[str]:
    """Pairs joined against pairs marked, and states of days."""
    items = sample.items
    compared = candidates(items)
    verdicts = {pair: judge(items[pair[0]].told, items[pair[1]].told).verdict for pair in compared}
    same = {pair for pair, verdict in verdicts.items() if verdict is Verdict.SAME}
    asked = {pair for pair, verdict in verdicts.items() if verdict is Verdict.ASK}
    joined = join(range(len(items)), sorted(same))
    said = {pair for pair in combinations(range(len(items)), 2) if joined[pair[0]] == joined[pair[1]]}
    true = {pair for pair in combinations(range(len(items)), 2) if together(items[pair[0]], items[pair[1]])}
    yield f"{'figure':24}{'P':>8}{'R':>8}{'F1':>8}{'gold':>7}"
    yield f"{'decision found':24}{sample.found}"
    yield f"{'pair in one thread':24}{Tally.of(said, true)}"
    yield f"{'pair, or asked':24}{Tally.of(said | asked, true)}"
    yield f"{'pair among candidates':24}{Tally.of(compared & true, true)}"
    true_threads = [_thread(items, one.name) for one in sample.undertakings]
    yield f"{'state':24}{_states(sample, [_predicted(items, joined, one.name) for one in sample.undertakings])}"
    yield f"{'state, threads given':24}{_states(sample, true_threads)}"


def read(folder: Path) -> Sample:
    """The undertakings of a folder after the extractor."""
    known = undertakings(folder)
    stories = [(one, story) for one in known for story in one.stories]
    extractions = extract_all([Release(story.text) for _, story in stories])
    items, found, reports = list[Item](), Tally(), list[Told]()
    for number, ((one, story), extraction) in enumerate(zip(stories, extractions, strict=True)):
        for decision in extraction.decisions:
            place = _place(decision, story)
            told = tell(len(items), number, extraction, decision, story.published)
            items.append(Item(told, one.name if place else None))
        release = Release(story.text)
        reports += [tell(-1, number, extraction, sign, story.published) for sign in signs(release, extraction)]
        hit = {place for decision in extraction.decisions if (place := _place(decision, story))}
        found += Tally(len(hit), len(hit), len(story.places))
    return Sample(known, tuple(items), found, tuple(reports))


def tell(id_: int, release: int, extraction: Extraction, decision: Decision, day: dt.date) -> Told:
    """A decision as linking sees it, with names in place of the registry's numbers."""
    parties = (*decision.actors, *decision.assignees)
    return Told(
        id_,
        release,
        day,
        decision,
        tuple(region.code for region in extraction.regions),
        extraction.title.text if extraction.title else "",
        frozenset(party.name for party in parties if party.kind is not PartyKind.WORDS),
        decision.initiative,
    )


def _place(decision: Decision, story: Story) -> tuple[int, int] | None:
    """The marked place that a decision is about: one that its content touches, else its evidence does."""
    pieces = (decision.content, *decision.evidence)
    touched = (place for piece in pieces for place in story.places if piece.start < place[1] and place[0] < piece.stop)
    return next(touched, None)


def candidates(items: Sequence[Item]) -> set[tuple[int, int]]:
    """Pairs that share two marks or more, as the journal finds them."""
    marked = [set(marks(item.told)) for item in items]
    return {pair for pair in combinations(range(len(items)), 2) if len(marked[pair[0]] & marked[pair[1]]) > 1}


def together(one: Item, other: Item) -> bool:
    """Whether two decisions are about one undertaking."""
    return one.undertaking is not None and one.undertaking == other.undertaking


def _thread(items: Sequence[Item], name: str) -> list[Told]:
    return [item.told for item in items if item.undertaking == name]


def _predicted(items: Sequence[Item], joined: dict[int, int], name: str) -> list[Told]:
    """The thread of the first decision of an undertaking that was found."""
    ours = [number for number, item in enumerate(items) if item.undertaking == name]
    thread = joined[ours[0]] if ours else None
    return [item.told for number, item in enumerate(items) if joined[number] == thread]


def _states(sample: Sample, threads: Sequence[list[Told]]) -> Tally:
    total = Tally()
    for one, thread in zip(sample.undertakings, threads, strict=True):
        ends = [sign for sign in sample.signs if any(completes(told, sign) for told in thread)]
        for day, state in one.states:
            total += Tally(int(_state([*thread, *ends], day) == state), 1, 1)
    return total


def _state(thread: Sequence[Told], day: dt.date) -> str | None:
    found = outcome(thread, day)
    return found.stage.value if found else None


if __name__ == "__main__":
    main()
