"""One release's answer against its label: a tally for each figure of the contract."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from bench.folding import fold, fold_date
from bench.metrics import Tally
from bench.pairing import Item, Names, Pairs, pair, pair_decisions, same_body, same_person

Figures = dict[str, Tally]


def figures(said: Item, gold: Item, text: str) -> Figures:
    """All figures; `said` has the label file's keys, `text` is the release."""
    bodies = pair(_list(said, "organizations"), gold["organizations"], same_body)
    people = pair(_list(said, "people"), gold["people"], same_person)
    names = Names.of(gold["organizations"], bodies)
    everybody = names | Names.of([wanted for _, wanted in people], people)
    return {
        **_page(said, gold, text.splitlines()),
        **_entities("organization", said, gold, bodies),
        **_entities("person", said, gold, people),
        **_posts(people, names),
        **_dates(said, gold),
        "initiative": Tally.of(_folded(said, "initiatives"), _folded(gold, "initiatives")),
        **_decisions(said, gold, everybody),
    }


def add_up(parts: Iterable[Mapping[str, Tally]]) -> Figures:
    """The figures of many releases."""
    total: Figures = {}
    for part in parts:
        for figure, tally in part.items():
            total[figure] = total.get(figure, Tally()) + tally
    return dict(sorted(total.items()))


def _page(said: Item, gold: Item, lines: Sequence[str]) -> Figures:
    title = fold(said.get("title")) == fold(gold["title"])
    return {
        "release.body_lines": Tally.of(_spread(said, lines), _spread(gold, lines)),
        "release.title": Tally.accuracy(title),
        "release.published": Tally.accuracy(said.get("published") == gold["published"]),
        "release.regions": Tally.of(set(_list(said, "regions")), set(gold["regions"])),
    }


def _entities(kind: str, said: Item, gold: Item, pairs: Pairs) -> Figures:
    key = {"organization": "organizations", "person": "people"}[kind]
    sizes = len(_list(said, key)), len(gold[key])
    exact = sum(fold(found["name"]) == fold(wanted["name"]) for found, wanted in pairs)
    return {f"{kind}.found": Tally(len(pairs), *sizes), f"{kind}.name": Tally(exact, *sizes)}


def _posts(pairs: Pairs, names: Names) -> Figures:
    def body(person: Item) -> str | None:
        return names.who(person["organization"]) if person.get("organization") else None

    position = (Tally.accuracy(fold(found.get("position")) == fold(wanted["position"])) for found, wanted in pairs)
    organization = (Tally.accuracy(body(found) == body(wanted)) for found, wanted in pairs)
    return {"person.position": _sum(position), "person.organization": _sum(organization)}


def _dates(said: Item, gold: Item) -> Figures:
    found, wanted = _list(said, "dates"), gold["dates"]
    texts = [{fold_date(date["text"]) for date in dates} for dates in (found, wanted)]
    values = [{(date["start"], date["end"]) for date in dates if date["start"]} for dates in (found, wanted)]
    return {"date.found": Tally.of(*texts), "date.value": Tally.of(*values)}


def _decisions(said: Item, gold: Item, names: Names) -> Figures:
    pairs = pair_decisions(_list(said, "decisions"), gold["decisions"])
    sizes = len(_list(said, "decisions")), len(gold["decisions"])
    records = sum(_right(found, wanted, names) for found, wanted in pairs)
    return {
        "decision.found": Tally(len(pairs), *sizes),
        "decision.record": Tally(records, *sizes),
        **add_up(_fields(found, wanted, names) for found, wanted in pairs),
    }


def _right(found: Item, wanted: Item, names: Names) -> bool:
    """The headline figure: a decision whose kind, parties and deadline are all right."""
    parties = all(_parties(found, key, names) == _parties(wanted, key, names) for key in ("actors", "assignees"))
    return parties and found.get("kind") == wanted["kind"] and _value(found, "deadline") == _value(wanted, "deadline")


def _fields(found: Item, wanted: Item, names: Names) -> Figures:
    initiatives = [{fold(side["initiative"])} if side.get("initiative") else set() for side in (found, wanted)]
    return {
        **{f"decision.{key}": Tally.accuracy(found.get(key) == wanted[key]) for key in ("kind", "status")},
        **{
            f"decision.{key}": Tally.of(_parties(found, key, names), _parties(wanted, key, names))
            for key in ("actors", "assignees")
        },
        **{
            f"decision.{key}": Tally.of({_value(found, key)} - {None}, {_value(wanted, key)} - {None})
            for key in ("date", "deadline", "amount_rub", "headcount")
        },
        "decision.initiative": Tally.of(*initiatives),
        "decision.topics": Tally.of(set(_list(found, "topics")), set(wanted["topics"])),
    }


def _spread(label: Item, lines: Sequence[str]) -> set[int]:
    numbers = {number for first, last in _list(label, "body_lines") for number in range(first, last + 1)}
    return {number for number in numbers if number <= len(lines) and lines[number - 1].strip()}


def _parties(decision: Item, key: str, names: Names) -> set[str]:
    return {names.who(name) for name in _list(decision, key)}


def _value(decision: Item, key: str) -> Any:
    value = decision.get(key)
    return tuple(value) if isinstance(value, list) else value


def _folded(label: Item, key: str) -> set[str]:
    return {fold(name) for name in _list(label, key)}


def _list(label: Item, key: str) -> list[Any]:
    return label.get(key) or []


def _sum(tallies: Iterable[Tally]) -> Tally:
    return sum(tallies, start=Tally())
