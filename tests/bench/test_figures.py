"""Our own figures: settled small cases, and agreement with the contract's scorer where it lies beside the project."""

from __future__ import annotations

import copy
import importlib.util
import json
import random
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from bench.evaluate import table
from bench.figures import Figures, add_up, figures
from bench.folding import fold, fold_date, overlap
from bench.metrics import Tally

ROOT = Path(__file__).parents[2]
SCORER = ROOT.parent / "shared" / "score.py"
LABELS = sorted((ROOT / "corpus" / "train").glob("*.json"))
#: parts of the labels that are spoilt together
PARTS = 5
Item = dict[str, Any]


def label(path: Path) -> Item:
    found: Item = json.loads(path.read_text("utf-8"))
    return found


def decision(**fields: Any) -> Item:
    return {
        "kind": "plan",
        "status": "planned",
        "evidence": ["Колледж откроет новый корпус"],
        "content": "откроет новый корпус",
        "actors": ["Колледж"],
        "assignees": [],
        "date": None,
        "deadline": None,
        "initiative": None,
        "amount_rub": None,
        "headcount": None,
        "topics": [],
        **fields,
    }


def release(**fields: Any) -> Item:
    empty: Item = {key: [] for key in ("regions", "body_lines", "organizations", "people", "dates", "initiatives")}
    return {"title": None, "published": None, "publisher": None, **empty, "decisions": [], **fields}


@pytest.mark.parametrize("path", LABELS[:5], ids=lambda path: path.stem)
def test_perfect(path: Path) -> None:
    """A label against itself is right in every figure."""
    gold = label(path)

    assert {tally.f1 for tally in figures(gold, gold, path.with_suffix(".txt").read_text("utf-8")).values()} == {1.0}


@pytest.mark.parametrize("path", LABELS[:5], ids=lambda path: path.stem)
def test_silence(path: Path) -> None:
    """An empty answer finds nothing and invents nothing."""
    gold = label(path)

    total = figures({}, gold, path.with_suffix(".txt").read_text("utf-8"))

    assert (total["decision.found"].hits, total["decision.found"].said) == (0, 0)
    assert total["decision.found"].gold == len(gold["decisions"])
    assert total["organization.found"].recall == 0


def test_record() -> None:
    """A record is right with its kind, parties and deadline, whatever its status says."""
    gold = release(decisions=[decision(deadline=["2025-03-01", "2025-03-01"])])
    wrong: list[Item] = [{"kind": "launch"}, {"actors": []}, {"assignees": ["Совет"]}, {"deadline": None}]
    right: list[Item] = [{"status": "done"}, {"topics": ["forecast"]}, {"actors": ["КОЛЛЕДЖ"]}]

    def records(change: Item) -> int:
        said = release(decisions=[{**gold["decisions"][0], **change}])
        return figures(said, gold, "")["decision.record"].hits

    assert [records(change) for change in wrong] == [0] * 4
    assert [records(change) for change in right] == [1] * 3


def test_parties_by_entity() -> None:
    """A party counts under any form of its entity; words that are no entity count by the beginnings of theirs."""
    body = {"name": "Совет края", "aliases": ["Совет"], "mentions": ["Советом края"]}
    gold = release(organizations=[body], decisions=[decision(actors=["Совет края"], assignees=["районные колледжи"])])
    said = release(
        organizations=[{"name": "Советом края", "aliases": [], "mentions": []}],
        decisions=[decision(actors=["Советом края"], assignees=["районным колледжам"])],
    )

    total = figures(said, gold, "")

    assert (total["decision.actors"], total["decision.assignees"]) == (Tally(1, 1, 1), Tally(1, 1, 1))
    assert (total["organization.found"].hits, total["organization.name"].hits) == (1, 0)


def test_best_pairs_first() -> None:
    """Decisions that share their evidence are told apart by their contents."""
    both = {"evidence": ["Колледж откроет новый корпус и закроет старый"]}
    gold = release(decisions=[decision(**both), decision(content="закроет старый", kind="resolution", **both)])
    said = release(decisions=gold["decisions"][::-1])

    assert figures(said, gold, "")["decision.kind"] == Tally(2, 2, 2)


def test_folding() -> None:
    """What does not matter in a name, a date and a quotation."""
    assert fold(" «Учёба  и Труд», ") == fold("учеба и труд")
    assert fold_date("не позднее 20 августа") == fold_date("до 20 августа") == "20 августа"
    assert overlap("открыть новый центр", "новый центр открыть") == 1.0
    assert overlap("открыть", "закрыть") == 0.0


def test_tally() -> None:
    """Tallies add up, and their figures are those of the sums."""
    total = Tally.of({1, 2}, {2, 3, 4}) + Tally.accuracy(True) + Tally()

    assert total == Tally(2, 3, 4)
    assert (total.precision, total.recall) == (2 / 3, 0.5)
    assert total.f1 == pytest.approx(4 / 7)
    assert (Tally().precision, Tally().recall, Tally(0, 1, 1).f1) == (1.0, 1.0, 0.0)


def test_table() -> None:
    """A line for each figure, aligned."""
    assert table({"date.found": Tally(1, 2, 4)}).splitlines() == [
        "figure                         P       R      F1   gold",
        "date.found                 0.500   0.250   0.333      4",
    ]


@pytest.mark.skipif(not SCORER.exists(), reason="the contract's scorer is not beside the project")
@pytest.mark.parametrize("seed", range(PARTS))
def test_agrees_with_the_scorer(seed: int) -> None:
    """On answers spoilt in many ways, to a part of the labels each, every count is the scorer's."""
    chance = random.Random(seed)  # noqa: S311 (a repeatable order is wanted, not a secret)
    score = scorer().Score()
    parts: list[Figures] = []
    for path in LABELS[seed::PARTS]:
        gold, text = label(path), path.with_suffix(".txt").read_text("utf-8")
        said = spoil(gold, chance)
        score.release(path.stem, said, gold, text.splitlines())
        parts.append(figures(said, gold, text))

    expected = {figure: Tally(tally.hit, tally.said, tally.gold) for figure, tally in score.tallies.items()}
    assert {figure: tally for figure, tally in add_up(parts).items() if tally.gold or tally.said} == {
        figure: tally for figure, tally in expected.items() if tally.gold or tally.said
    }


def scorer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("score", SCORER)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def spoil(value: Any, chance: random.Random) -> Any:
    """A label with items lost, doubled, cut, swapped between places and put into other cases."""
    if isinstance(value, dict):
        return {key: spoil(item, chance) for key, item in value.items()}
    if isinstance(value, list) and value and not isinstance(value[0], int):
        if len(value) == 2 and all(isinstance(item, str) and item[:2] == "20" for item in value):
            return None if chance.random() < 0.2 else value
        kept = [spoil(item, chance) for item in value if chance.random() > 0.15]
        return kept + copy.deepcopy(kept[:1]) if chance.random() < 0.1 else kept
    if isinstance(value, str) and not value[:2].isdigit() and chance.random() < 0.2:
        return chance.choice([value.upper(), value[:-1], f"«{value}»", " ".join(value.split()[1:]) or value])
    return value
