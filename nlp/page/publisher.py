"""Whose page it is: the signature, else the source line, else the site's header."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from nlp.page.blocks import Block
from nlp.page.datelines import read_days
from nlp.page.echoes import is_same
from nlp.page.lexicon import lexicon
from nlp.page.lines import fold
from nlp.page.menus import cells, menu_words
from nlp.page.names import bare, is_name

#: blocks below the body among which a signature stands, and words it has at most
NEAR, LONGEST = 8, 14

_MADE_BY = re.compile(
    r"\W*(?:(?:материал|информация|текст|новость) (?:подготовлен|предоставлен)[ао]? (?:редакцией )?|пресс-секретарь )",
    re.I,
)
_REACHED_AT = re.compile(r"[,;]?\s*(?:\b(?:тел|факс|моб|вн|доб|e-?mail)\b|☎|@).*", re.I)
_SOURCE = re.compile(r"\W*(?:источник(?: информации)?|первоисточник)\s*[:–—-]\s*", re.I)
_OWNER = re.compile(r"(?:©|\(c\)|&copy;)[\s,]*(?:\d{4}(?:\s*[-–—]\s*\d{4})?)?[\s,]*(?P<name>[^.,|\d&©]{3,60})", re.I)
_GLOSS = re.compile(r"\s+[–—-]\s+[а-яё].*|\.\s+\S.*|\s+:\s.*")
_SUFFIX = re.compile(r"\s+[–—|»/-]+\s+")


def find_publisher(
    above: Sequence[Block], below: Sequence[Block], headline: Block | None, stated: Sequence[str | None]
) -> str | None:
    """The name that the blocks above or below the body give, or what is `stated` about it elsewhere, or None."""
    finders = (
        _signature(below[:NEAR]),
        _source([*below, *above]),
        (name for name in stated if name),
        _header(above, headline),
        _owner(below),
    )
    return next((clean for finder in finders for name in finder if (clean := _clean(name))), None)


def _signature(blocks: Sequence[Block]) -> Iterator[str]:
    """«Пресс-служба …», «Материал подготовлен редакцией …»."""
    for order, block in enumerate(blocks):
        if block.words > LONGEST:
            continue
        name = cells(block)[0] if cells(block) else ""
        if block.sign and block.sign.kind == "signature" and not read_days(block.text):
            yield _MADE_BY.sub("", name, count=1)
        elif order < 2 and not block.sign and len(cells(block)) == 1 and is_name(fold(name)):
            yield name


def _source(blocks: Sequence[Block]) -> Iterator[str]:
    """«Источник: …», not of the photograph."""
    for block in blocks:
        found = _SOURCE.match(block.text)
        if found and block.words <= LONGEST + 2:
            yield block.text[found.end() :]


def _header(blocks: Sequence[Block], headline: Block | None) -> Iterator[str]:
    """The first line's name, the site's name behind the headline, or what is clearly a name further down."""
    for order, block in enumerate(blocks):
        if headline and is_same(block, headline) and not is_name(block.key):
            yield from _behind(block, headline)
        elif block.cut or any(day.pure for day in read_days(block.text)):
            continue
        elif block.words <= 2 * LONGEST and (not block.sign or block.sign.kind == "signature"):
            yield from (name for name in _names(block) if order == 0 or is_name(fold(name)))


def _behind(block: Block, headline: Block) -> Iterator[str]:
    """«Общежитие отремонтируют — Вельские вести»."""
    rest = block.text[len(headline.text) :]
    found = _SUFFIX.match(rest)
    if found:
        yield rest[found.end() :]


def _names(block: Block) -> Iterator[str]:
    """What in a header is no menu, day or weather; the whole of it where nothing is."""
    parts = cells(block)
    names = [part for part in parts if fold(part) not in menu_words() and not read_days(part) and not _signed(part)]
    whole = len(names) == len(parts) and not (names and is_name(fold(names[0])))
    name = block.text if whole else next(iter(names), "")
    gloss = _GLOSS.search(name)
    yield name[: gloss.start()] if gloss and (" : " in gloss.group() or is_name(fold(gloss.group()))) else name


def _owner(blocks: Sequence[Block]) -> Iterator[str]:
    """«© 2025 Вельские вести»."""
    for block in blocks:
        found = _OWNER.search(block.text[:200])
        if found and found["name"][0].isupper() and not _signed(found["name"]):
            yield found["name"]


def _signed(name: str) -> bool:
    sign = lexicon().read(fold(name), len(name.split()))
    return sign is not None and sign.kind != "signature"


def _clean(name: str) -> str:
    """Without brackets and quotes around it and the full stop behind it."""
    name = bare(_REACHED_AT.sub("", " ".join(name.split()))).strip(" .,;:★•")
    wrapped = name[:1] + name[-1:] in ("«»", '""', "„“", "“”", "()", "[]")
    name = name[1:-1] if wrapped else name.rstrip("]")
    return name if any(map(str.isalpha, name)) else ""
