"""`python -m bench.reprints`: how well reprints are found among releases, on copies made from the corpus.

Each release is copied as sites do: retyped, shortened, begun anew, edited all over, or several of these. Forms filled
in anew (the same sentences with other names and figures) and all other releases are no reprints of it. Everything is
chosen by the text itself, so that each run makes the same set.
"""

from __future__ import annotations

import json
import random
import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import combinations
from pathlib import Path

from bench.metrics import Tally
from linking.reprints import Telling, Verdict, compare, marks

ROOT = Path(__file__).parents[1]
FOLDERS = (ROOT / "corpus" / "train", ROOT / "corpus" / "dev")

_SENTENCE = re.compile(r"(?<=[.!?])\s+")
_LEADS = (
    "Об этом сообщили в пресс-службе ведомства.",
    "Подробности рассказали на официальной странице.",
    "Как стало известно редакции, соответствующая работа уже идёт.",
    "Новость обсуждают жители и руководители предприятий.",
)
#: what an editor puts in place of a word
_OTHER_WORDS = {
    "также": "кроме того",
    "сообщил": "рассказал",
    "отметил": "подчеркнул",
    "заявил": "сказал",
    "более": "свыше",
    "года": "г.",
    "рублей": "руб.",
    "области": "обл.",
    "который": "что",
    "которые": "что",
    "сегодня": "в этот день",
    "будет": "станет",
    "для": "ради",
    "состоялось": "прошло",
    "открыть": "запустить",
    "планируется": "намечено",
}
Edit = Callable[[str, random.Random], str]


@dataclass(frozen=True)
class Item:
    """A body; those of one family are reprints of each other."""

    family: str
    telling: Telling


def retyped(text: str, chance: random.Random) -> str:
    """Other quotes and dashes, no ё, another division into paragraphs."""
    plain = text.replace("ё", "е").replace("«", '"').replace("»", '"').replace("–", "-").replace("—", "-")
    return re.sub(r"\n+", " ", plain)


def shortened(text: str, chance: random.Random) -> str:
    """The first third to two thirds."""
    sentences = _SENTENCE.split(text)
    return " ".join(sentences[: max(2, round(len(sentences) * chance.uniform(0.3, 0.65)))])


def picked(text: str, chance: random.Random) -> str:
    """About half of the sentences, from everywhere."""
    sentences = _SENTENCE.split(text)
    kept = [sentence for sentence in sentences if chance.random() < 0.5]
    return " ".join(kept if len(kept) > 1 else sentences[:2])


def begun_anew(text: str, chance: random.Random) -> str:
    """A first sentence of the site's own, one of the others moved."""
    sentences = _SENTENCE.split(text)[1:]
    if len(sentences) > 2:
        sentences.append(sentences.pop(chance.randrange(len(sentences) - 1)))
    return " ".join([chance.choice(_LEADS), *sentences])


def edited(text: str, chance: random.Random) -> str:
    """Words replaced, left out and put in, one in twelve."""
    words = []
    for word in text.split():
        if word in _OTHER_WORDS:
            words.append(_OTHER_WORDS[word])
        elif chance.random() > 0.05:
            words.extend(["уже", word] if chance.random() < 0.03 else [word])
    return " ".join(words)


def filled_in_anew(text: str, chance: random.Random) -> str:
    """The same form for another region: every figure and every name inside a sentence is another."""
    digits = re.sub(r"\d+", lambda match: str(int(match.group()[:9]) * 3 + 7), text)
    return re.sub(r"(?<=[а-яё,] )[«\"]?[А-ЯЁ][а-яё]{3,}", lambda match: match.group()[::-1].capitalize(), digits)


def both(first: Edit, second: Edit) -> Edit:
    """One edit after the other."""
    return lambda text, chance: second(first(text, chance), chance)


COPIES: dict[str, Edit] = {
    "перепечатан": retyped,
    "сокращён": shortened,
    "выборка": picked,
    "новое начало": begun_anew,
    "правлен": edited,
    "сокращён и правлен": both(shortened, edited),
    "выборка и правка": both(picked, edited),
}


def main() -> None:
    """Print the figures of each folder."""
    for folder in FOLDERS:
        print(f"{folder.parent.name}/{folder.name}: перепечатки", *lines(folder), "", sep="\n")


def lines(folder: Path) -> Iterator[str]:
    """Found pairs against true ones, how many a person is asked about, and recall by sort of copy."""
    items, sorts = _items(folder)
    found, asked, candidates = _pairs([item for item, _ in items])
    grouped = _closed(found, len(items))
    true = {pair for pair in combinations(range(len(items)), 2) if items[pair[0]][0].family == items[pair[1]][0].family}
    yield f"{'figure':24}{'P':>8}{'R':>8}{'F1':>8}{'gold':>7}"
    yield f"{'in one group':24}{Tally.of(grouped, true)}"
    yield f"{'in one group, or asked':24}{Tally.of(grouped | asked, true)}"
    for sort in COPIES:
        ours = {pair for pair in true if sorts[pair[1]] == sort and sorts[pair[0]] == ""}
        yield f"{sort:24}{Tally.of(grouped & ours, ours)}"
        yield f"{'  among candidates':24}{Tally.of(candidates & ours, ours)}"


def _items(folder: Path) -> tuple[list[tuple[Item, str]], list[str]]:
    items = [made for path in sorted(folder.glob("*.json")) for made in _family(path)]
    return items, [sort for _, sort in items]


def _family(path: Path) -> Iterator[tuple[Item, str]]:
    text = _body(path)
    if len(text) < 300:
        return
    yield Item(path.stem, Telling(text)), ""
    for sort, edit in COPIES.items():
        yield Item(path.stem, Telling(edit(text, _chance(path.stem + sort)))), sort
    yield Item(path.stem + " form", Telling(filled_in_anew(text, _chance(path.stem)))), "form"


def _body(path: Path) -> str:
    lines = path.with_suffix(".txt").read_text("utf-8").split("\n")
    ranges = json.loads(path.read_text("utf-8"))["body_lines"]
    return "\n".join(line for first, last in ranges for line in lines[first - 1 : last])


def _chance(seed: str) -> random.Random:
    return random.Random(int(sha256(seed.encode()).hexdigest(), 16))  # noqa: S311 (makes samples, keeps no secrets)


Pairs = set[tuple[int, int]]


def _pairs(items: Sequence[Item]) -> tuple[Pairs, Pairs, Pairs]:
    """What is found, what is asked about, and what was compared."""
    holders: dict[int, list[int]] = defaultdict(list)
    for number, item in enumerate(items):
        for mark in marks(item.telling):
            holders[mark].append(number)
    candidates = {pair for held in holders.values() for pair in combinations(held, 2)}
    verdicts = {pair: compare(items[pair[0]].telling, items[pair[1]].telling).verdict for pair in candidates}
    found = {pair for pair, verdict in verdicts.items() if verdict is Verdict.SAME}
    asked = {pair for pair, verdict in verdicts.items() if verdict is Verdict.ASK}
    return found, asked, candidates


def _closed(pairs: Pairs, count: int) -> Pairs:
    """All pairs of the groups that pairs join."""
    first = list(range(count))
    for one, other in sorted(pairs):
        low, high = sorted((first[one], first[other]))
        first = [low if value == high else value for value in first]
    groups: dict[int, list[int]] = defaultdict(list)
    for number, group in enumerate(first):
        groups[group].append(number)
    return {pair for members in groups.values() for pair in combinations(members, 2)}


if __name__ == "__main__":
    main()
