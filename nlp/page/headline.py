"""Which line above the body is its headline, and which characters of it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from nlp.document import Paragraph, Part
from nlp.page.blocks import Block
from nlp.page.clean import join
from nlp.page.echoes import is_same
from nlp.page.layout import Layout
from nlp.page.lines import fold
from nlp.page.menus import cells, is_menu
from nlp.page.names import is_name
from nlp.page.verbs import has_verb

#: words that a headline has at most
LONGEST = 45

#: points of a line that is no headline
LEAST = -1.0

#: blocks of the body that its words are looked for in
TELLING = 8

#: blocks above the body among which it stands
NEAR = 60

#: what a channel's headline is dressed in: «**Набор открыт** 🔧»
_DRESSING = "*_~ \ufe0f" + "".join(map(chr, (*range(0x2600, 0x27C0), *range(0x1F300, 0x1FB00))))

_WORD = re.compile(r"[a-zа-я0-9]{3,}")
#: a word's beginning, by which its forms are taken for one
_STEM = 5
_ASKS = ("?", "!", "?»", "!»")

_BYLINE = re.compile(r"(?:[А-ЯЁ][а-яё]+|[А-ЯЁ]\.) ?(?:[А-ЯЁ]\. ?)?[А-ЯЁ][а-яёА-ЯЁ-]+\.?(?:[,/|–—] ?.{0,40})?")
#: bullets, emoji and words in front of a headline that are not it: «🔥 …», «Тема: Fwd: …»
_BEFORE = re.compile(
    r"(?:[^\w«\"„“(№+-]|_)*(?:(?:тема|subject|заголовок|пресс-релиз|популярное|fwd?|re|на)\s*:\s*(?:[^\w«\"„“(№+-]|_)*){0,4}",
    re.IGNORECASE,
)
#: «… – Вельские вести», «… | Новости»
_BEHIND = re.compile(r"\s+[–—|»/-]\s+(?P<name>[^–—|»/]{2,80})$")


@dataclass(frozen=True)
class Head:
    """What stands above the body: the candidates for the headline, and what they are compared with."""

    layout: Layout
    #: index of the first block of the body
    body: int
    candidates: tuple[int, ...]
    #: the body's words, and their beginnings
    words: frozenset[str]
    told: frozenset[str]
    #: the container's title, folded
    hint: str = ""


Rule = Callable[[Head, int], float]


def repeated(head: Head, index: int) -> float:
    """Menus say a headline once more, and so do cut leads."""
    blocks = head.layout.blocks
    others = (blocks[other] for other in head.candidates if other != index)
    return 2.0 if any(is_same(blocks[index], other) for other in others) else 0.0


def named(head: Head, index: int) -> float:
    """The title of the HTML head or the letter, with or without the site's name."""
    return 3.0 if head.hint and head.layout.blocks[index].stem[:60] in head.hint else 0.0


def acts(head: Head, index: int) -> float:
    """«Завод открыл мастерские»."""
    return 1.0 if has_verb(head.layout.blocks[index].key) else 0.0


def tells(head: Head, index: int) -> float:
    """Its words come back in the body."""
    mine = _stems(head.layout.blocks[index].key)
    return 2.0 * len(mine & head.told) / len(mine) if mine else -1.0


def stands_last(head: Head, index: int) -> float:
    """The body follows it."""
    return 1.0 if index == max((other for other in head.candidates if other < head.body), default=-1) else 0.0


def in_capitals(head: Head, index: int) -> float:
    """«О ЗАСЕДАНИИ ПРАВИТЕЛЬСТВА»."""
    return 0.5 if head.layout.blocks[index].text.isupper() else 0.0


def is_lead(head: Head, index: int) -> float:
    """Sentences, what breaks off and what begins the body are leads rather than headlines."""
    block = head.layout.blocks[index]
    if index < head.body and any(is_same(block, other) for other in head.layout.blocks[head.body : head.body + 3]):
        return -5.0
    points = -3.0 if block.cut else -1.5 if _ends_short(head, block) else 0.0
    return points - (2.0 if block.prose >= 4 else 0.0)


def _ends_short(head: Head, block: Block) -> bool:
    """«… поделят победители кон», where the body has «конкурса»."""
    last = _WORD.findall(block.key)[-1:]
    if not last or last[0] in head.words:
        return False
    longer = [word for word in head.words if word.startswith(last[0])]
    return bool(longer) and all(len(word) >= len(last[0]) + 3 for word in longer)


def is_publisher(head: Head, index: int) -> float:
    """«Департамент образования Вельской области», «Вельские вести»."""
    return -3.0 if is_name(head.layout.blocks[index].key) else 0.0


def is_byline(head: Head, index: int) -> float:
    """«Анна Котова, корреспондент»."""
    return -2.5 if _BYLINE.fullmatch(head.layout.blocks[index].text) else 0.0


def is_furniture(head: Head, index: int) -> float:
    """Signed, dated, tabulated or under an opener: «Популярное:»."""
    layout, block = head.layout, head.layout.blocks[index]
    points = -4.0 if block.sign else 0.0
    dated = any(day.labelled or day.besides <= 3 for day in layout.days[index])
    points -= 2.0 if len(cells(block)) > 1 or dated else 0.0
    return points - (1.0 if index in layout.shadows else 0.0)


def has_length(head: Head, index: int) -> float:
    """«Новости», «Выпуск второй»; and no headline is as long as a paragraph."""
    words = head.layout.blocks[index].words
    return -2.0 if words == 1 else -0.5 if words == 2 else -1.5 if words > 25 else 0.0


def begins_body(head: Head, index: int) -> float:
    """A first sentence on a line of its own, if nothing better stands above: «Приходите учиться!»."""
    if index < head.body:
        return 0.0
    return -1.0 if head.layout.blocks[index].text.endswith(_ASKS) else -2.0


RULES: tuple[Rule, ...] = (
    repeated,
    named,
    acts,
    tells,
    stands_last,
    in_capitals,
    is_lead,
    is_publisher,
    is_byline,
    is_furniture,
    has_length,
    begins_body,
)


def find_headline(layout: Layout, body: int, hint: str | None) -> int | None:
    """Index of the block with the headline of a page whose body begins at block `body`, if there is one."""
    letter = layout.letter
    last = min(body + 1, letter.stop)
    candidates = tuple(i for i in range(max(letter.first, last - NEAR), last) if _possible(layout, i, body))
    first = body + (body in candidates)
    words = frozenset(_WORD.findall(" ".join(block.key for block in layout.blocks[first : first + TELLING])))
    subject = layout.blocks[letter.subject].text if letter.subject is not None else ""
    head = Head(layout, body, candidates, words, frozenset(word[:_STEM] for word in words), fold(hint or subject))
    points = {index: sum(rule(head, index) for rule in RULES) for index in candidates}
    best = max(candidates, key=lambda index: (points[index], index), default=None)
    return letter.subject if best is None or points[best] < LEAST else _fullest(layout, best, candidates)


def cut(block: Block) -> Paragraph | None:
    """The headline in its block, without marks and labels in front of it and the site's name behind it."""
    clean = join(block.lines)
    before, behind = _BEFORE.match(clean.text), _BEHIND.search(clean.text)
    start = before.end() if before else 0
    stop = behind.start() if behind and is_name(fold(behind["name"])) else len(clean.text.rstrip(_DRESSING))
    text = clean.text[start:stop]
    return Paragraph(text, clean.offsets[start:stop], Part.TITLE) if text.strip() else None


def is_above(layout: Layout, index: int, headline: int | None) -> bool:
    """Whether a block is the headline, stands above it or is it once more."""
    if headline is None:
        return False
    return index <= headline or layout.blocks[index].stem == layout.blocks[headline].stem


def _possible(layout: Layout, index: int, body: int) -> bool:
    block = layout.blocks[index]
    if block.words > LONGEST or not any(map(str.isalpha, block.text)) or any(day.pure for day in layout.days[index]):
        return False
    if index == body:
        alone = index + 1 < layout.letter.stop and not block.marker
        return alone and block.words <= 20 and block.prose <= 4
    return not is_menu(block)


def _fullest(layout: Layout, best: int, candidates: tuple[int, ...]) -> int:
    """Of the lines that repeat the headline the one that has all of it and nothing behind it."""
    same = [index for index in candidates if is_same(layout.blocks[index], layout.blocks[best])]
    whole = [index for index in same if not layout.blocks[index].cut] or same
    shortest = min(whole, key=lambda index: (len(layout.blocks[index].stem), layout.blocks[index].text.isupper()))
    longer = [index for index in whole if _goes_on(layout.blocks[shortest], layout.blocks[index])]
    return max(longer, key=lambda index: len(layout.blocks[index].stem), default=shortest)


def _goes_on(short: Block, long: Block) -> bool:
    """«…колледжей обла» and «…колледжей области», but not «… – Вельские вести»."""
    rest = long.stem[len(short.stem) :]
    return bool(re.match(r"\w|,? [\w\"«]", rest))


def _stems(key: str) -> set[str]:
    return {word[:_STEM] for word in _WORD.findall(key)}
