"""How much each block looks like the press office's own text: rules that each give points for or against."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from nlp.page.layout import Layout
from nlp.page.lexicon import load
from nlp.page.menus import is_menu

Rule = Callable[[Layout, int], float]

#: what any of the three below has in it
_ADDRESS = re.compile(r"[@/.\d]")
_WEB = ("@", "://", "www.", "t.me/")
_PHONE = re.compile(r"(?:\+7|\b8)[ (-]{1,2}\d{3,4}[) -]|\(\d{3,5}\) ?\d|\b\d{2,3}-\d\d-\d\d\b")
_STREET = re.compile(r", (?:ул|пр|пер|наб|пл|каб)\. ?\S")

_IMPERATIVE = re.compile(r"[а-я]{2,}(?:айте|яйте|ейте|уйте|ите)(?:сь)?\b")
_READER = re.compile(r"\b(?:вы|вас|вам|вами|ваш(?:а|е|и|его|ему|ей|их|у)?)\b")
_QUOTING = frozenset('«»"„“–—')


def reads(layout: Layout, index: int) -> float:
    """Sentences speak for the body, scraps against it."""
    return layout.blocks[index].prose


def signed(layout: Layout, index: int) -> float:
    """«Поделиться», «Фото: …», «С уважением»."""
    sign = layout.blocks[index].sign
    return -sign_weights().get(sign.kind, 8.0) if sign else 0.0


def repeats(layout: Layout, index: int) -> float:
    """A headline or lead that stands once more, whole."""
    return -8.0 if index in layout.echoes else 0.0


def breaks_off(layout: Layout, index: int) -> float:
    """«Студенты побывали в цехах, мастерск...», above all before the text has begun."""
    if not layout.blocks[index].cut:
        return 0.0
    return -8.0 if index < layout.beginning else -3.0


def shadowed(layout: Layout, index: int) -> float:
    """Under «Читайте также», under «Комментарии»."""
    return -8.0 if index in layout.shadows else 0.0


def dated(layout: Layout, index: int) -> float:
    """«Калуга, 11.11.2025 г., 09:05»."""
    return -6.0 if any(day.pure for day in layout.days[index]) else 0.0


def runs(layout: Layout, index: int) -> float:
    """A head or foot on each page of a document."""
    return -4.0 if layout.blocks[index].running else 0.0


def itemizes(layout: Layout, index: int) -> float:
    """Items that need no full stop, under «По итогам решено:»."""
    return 3.0 if index in layout.listed else 1.0 if layout.blocks[index].marker[:1].isdigit() else 0.0


def is_half(layout: Layout, index: int) -> float:
    """A sentence goes on below the foot of the page."""
    return 4.0 if index in layout.halves else 0.0


def leads_on(layout: Layout, index: int) -> float:
    """A line with a colon above list items: «Стороны договорились:»."""
    return 2.0 if index + 1 in layout.listed and index not in layout.listed else 0.0


def tabulates(layout: Layout, index: int) -> float:
    """«Новости | Документы | Контакты»."""
    return -5.0 if is_menu(layout.blocks[index]) else 0.0


def addresses(layout: Layout, index: int) -> float:
    """«Подробности: press@primer.example, +7 831 000-00-00»."""
    block = layout.blocks[index]
    text = block.text
    if not block.short or not _ADDRESS.search(text):
        return 0.0
    found = any(part in text for part in _WEB) or _PHONE.search(text) or _STREET.search(text)
    return -6.0 if found else 0.0


def speaks_to_reader(layout: Layout, index: int) -> float:
    """«Оставайтесь с нами!», «Ваше мнение важно для нас»; but not in a quotation."""
    block = layout.blocks[index]
    if not block.short or block.marker or not _QUOTING.isdisjoint(block.text):
        return 0.0
    if _IMPERATIVE.match(block.key):
        return -3.0
    return -2.0 if ("вы" in block.key or "ва" in block.key) and _READER.search(block.key) else 0.0


def follows_foot(layout: Layout, index: int) -> float:
    """Prose below the signature or the share row has to be more than a stray sentence."""
    return -2.5 if index > layout.foot else 0.0


def hashtags(layout: Layout, index: int) -> float:
    """«#кадры #агро»."""
    block = layout.blocks[index]
    return -6.0 if block.text.count("#") * 2 >= block.words and "#" in block.text else 0.0


def wordless(layout: Layout, index: int) -> float:
    """«412», «★★★☆☆»; a row of stars or dashes is neutral."""
    block = layout.blocks[index]
    if len(block.text) > 80 or any(map(str.isalpha, block.text)):
        return 0.0
    return -3.0 if any(map(str.isdigit, block.text)) else 1.0


def outside(layout: Layout, index: int) -> float:
    """In the letter that only forwards, or under the one that was answered."""
    return 0.0 if layout.letter.first <= index < layout.letter.stop else -20.0


def marked(layout: Layout, index: int) -> float:
    """Main text by the structure of the container, where it has one."""
    if not layout.marked:
        return 0.0
    return 1.5 if layout.blocks[index].first in layout.marked else -3.5


RULES: tuple[Rule, ...] = (
    reads,
    signed,
    repeats,
    breaks_off,
    shadowed,
    dated,
    runs,
    itemizes,
    is_half,
    leads_on,
    tabulates,
    addresses,
    speaks_to_reader,
    follows_foot,
    hashtags,
    wordless,
    outside,
    marked,
)


def score(layout: Layout) -> list[float]:
    """Points of each block, above zero for the body."""
    return [sum([rule(layout, index) for rule in RULES]) for index in range(len(layout.blocks))]


@lru_cache(maxsize=1)
def sign_weights() -> dict[str, float]:
    """Kinds of signs that sentences of a body may begin like, and so weigh less."""
    weights: dict[str, float] = load("lines")["weights"]
    return weights
