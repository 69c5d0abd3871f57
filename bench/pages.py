"""Labelled releases dressed as the pages that press offices publish, in four templates of our own.

A template gets the lines of a release and which of them are body, and returns HTML in which every line stands as it
does on such sites: paragraphs, list items, menus as links, the rest as blocks; with scripts, forms and further noise.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from html import escape

ITEM = re.compile(r"^(?:\d+[.)]|[–•-])\s+")
#: how a paragraph or a list's item ends
ENDS = (".", "!", "?", ":", ";", "»", ",", ")")
MENU = ("О министерстве", "Документы", "Деятельность", "Новости", "Обращения граждан", "Контакты")
RELATED = (
    "Открыта запись на экскурсии по предприятиям области",
    "Подведены итоги конкурса фотографий среди школьников",
    "График приёма граждан на следующий месяц",
)
#: other news in full sentences, with a link of the headline and a lead below it
TEASERS = (
    (
        "Губернатор наградил лучших учителей области",
        "Церемония прошла в областной филармонии, грамоты получили тридцать педагогов из сельских школ.",
    ),
    (
        "На заводе сменился директор",
        "Совет директоров назначил руководителем предприятия бывшего главного инженера, он приступит к работе в марте.",
    ),
)
ADVERTS = ("Подпишитесь на наш канал", "Версия для слабовидящих", "Сообщить об опечатке")


@dataclass(frozen=True, slots=True)
class Labelled:
    """A release's lines: what stands above the body, the body with its inserts, and what stands below it."""

    title: str
    above: tuple[str, ...]
    body: tuple[str, ...]
    below: tuple[str, ...]
    #: the body without its inserts
    gold: frozenset[str]

    @property
    def wrapped(self) -> bool:
        """Whether the body's lines break off within sentences, as no web page's paragraphs do."""
        return sum(line.endswith(ENDS) for line in self.body) < len(self.body) / 2


def labelled(text: str, title: str, ranges: list[list[int]]) -> Labelled:
    """The parts of a release by its label; the title leaves the lines above, since each template sets it itself."""
    lines = text.splitlines()
    body = {number for first, last in ranges for number in range(first, last + 1)}
    first, last = min(body, default=1), max(body, default=0)
    above = tuple(line for line in _stripped(lines[: first - 1]) if line != title)
    gold = frozenset(_stripped([lines[number - 1] for number in body]))
    return Labelled(title, above, _stripped(lines[first - 1 : last]), _stripped(lines[last:]), gold)


def _stripped(lines: list[str]) -> tuple[str, ...]:
    return tuple(line.strip() for line in lines if line.strip())


def portal(page: Labelled) -> str:
    """A ministry's site on a common engine: header, side menu, article in nested blocks, footer."""
    return _document(
        page,
        _menu("nav", MENU),
        "<div class='breadcrumbs'>" + _blocks("div", page.above) + "</div>",
        f"<div id='content'><h1>{escape(page.title)}</h1><div class='news-detail'>{_paragraphs(page.body)}</div>",
        "<div class='news-meta'>" + _blocks("div", page.below) + "</div></div>",
        f"<aside>{_teasers()}</aside><footer>{_blocks('p', ADVERTS)}</footer>",
    )


def tables(page: Labelled) -> str:
    """A site laid out with tables, its paragraphs parted by empty lines only."""
    return _document(
        page,
        "<table width='100%'><tr><td colspan=2>" + "<br>".join(map(escape, page.above)) + "</td></tr><tr><td>",
        "<br>".join(f"<a href='/{number}'>{escape(item)}</a>" for number, item in enumerate(MENU)),
        f"</td><td><b>{escape(page.title)}</b><br><br>" + "<br><br>".join(map(escape, page.body)),
        "<br><br><small>" + "<br>".join(map(escape, page.below)) + f"</small></td><td>{_teasers()}</td></tr></table>",
    )


def outlet(page: Labelled) -> str:
    """A news outlet: article and time elements, a block of related news inside the text, comments."""
    half = len(page.body) // 2
    insert = f"<div class='read-also'><a href='/1'>{escape(RELATED[0])}</a></div>"
    return _document(
        page,
        f"<header>{_blocks('div', page.above)}{_menu('nav', MENU)}</header><main>",
        f"<article><h1>{escape(page.title)}</h1>",
        _paragraphs(page.body[:half]) + insert + _paragraphs(page.body[half:]),
        f"</article>{_blocks('div', page.below)}</main>{_menu('section', RELATED)}",
        f"<section class='other'>{_teasers()}</section>",
        "<div class='comments'><p>Комментарии</p><p>Давно пора, спасибо за новость.</p></div>",
    )


def soup(page: Labelled) -> str:
    """A page of a builder: nothing but nested blocks with meaningless names."""
    wrap = "<div class='t{0}'><div class='c'>{1}</div></div>".format
    blocks = [*MENU[:3], *page.above, page.title, *page.body, *page.below, *RELATED, *ADVERTS]
    return _document(page, *(wrap(number, escape(line)) for number, line in enumerate(blocks)))


TEMPLATES: tuple[Callable[[Labelled], str], ...] = (portal, tables, outlet, soup)


def _document(page: Labelled, *parts: str) -> str:
    title = f"<title>{escape(page.title)} | Официальный сайт</title>"
    head = f"<meta charset=utf-8>{title}<script>var counter = 'скрытый текст';</script>"
    form = "<form><input name=q placeholder='Поиск'><select><option>Все рубрики</option></select></form>"
    return f"<!DOCTYPE html><html lang=ru><head>{head}</head><body>{form}{''.join(parts)}</body></html>"


def _menu(tag: str, items: tuple[str, ...]) -> str:
    links = "".join(f"<li><a href='/{number}'>{escape(item)}</a></li>" for number, item in enumerate(items))
    return f"<{tag}><ul>{links}</ul></{tag}>"


def _teasers() -> str:
    return "".join(
        f"<div class='teaser'><a href='/{number}'>{escape(title)}</a><p>{escape(lead)}</p></div>"
        for number, (title, lead) in enumerate(TEASERS)
    )


def _blocks(tag: str, lines: tuple[str, ...]) -> str:
    return "".join(f"<{tag}>{escape(line)}</{tag}>" for line in lines)


def _paragraphs(lines: tuple[str, ...]) -> str:
    """Paragraphs; list items are blocks that keep the marks they were typed with."""
    return "".join(_blocks("div" if ITEM.match(line) else "p", (line,)) for line in lines)
