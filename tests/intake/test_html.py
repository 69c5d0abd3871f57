"""Web pages: what a reader sees becomes lines; what the markup states becomes hints."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

import intake
from nlp.facts import Release
from tests.intake.samples import BODY, TITLE, as_html


def page(body: str, head: str = "") -> Release:
    return intake.read("", f"<html><head><meta charset=utf-8>{head}</head><body>{body}</body></html>".encode()).release


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<p>Один\n абзац</p><p>Второй</p>", "Один абзац\n\nВторой"),
        ("<div>Блок</div><div>Блок ниже</div>", "Блок\nБлок ниже"),
        ("Строка<br>ещё<br><br>абзац", "Строка\nещё\n\nабзац"),
        ("<p>Куда <b>важ</b>нее <a href=/>ссылки</a>!</p>", "Куда важнее ссылки!"),
        ("<p>Решили:</p><ol start=2><li>Открыть.<li>Закрыть.</ol>", "Решили:\n\n2. Открыть.\n3. Закрыть."),
        ("<ul><li>Пункт</li><li><a href=/>Меню</a></li></ul>", "• Пункт\nМеню"),
        ("<table><tr><td>Срок</td><td>Май</td></tr><tr><td>Кто</td></tr></table>", "Срок\nМай\nКто"),
        ("<pre>Раз\n  два</pre>", "Раз\nдва"),
        ("Видно<!-- нет --><script>нет</script><style>нет</style><template>нет</template>, да", "Видно, да"),
        ("<select><option>Субъект</select><img alt=нет>Да", "Да"),
        ("&laquo;Кадры&raquo;&nbsp;&mdash; план", "«Кадры»\u00a0— план"),
    ],
)
def test_lines(markup: str, text: str) -> None:
    """Blocks are lines, paragraphs stand apart, lists keep their marks, nothing unseen is text."""
    assert page(markup).text == text


@pytest.mark.parametrize(
    "head",
    [
        "<meta property='article:published_time' content='2025-02-12T09:30:00+10:00'>",
        "<meta itemprop=datePublished content=2025-02-12>",
        '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2025-02-12"}</script>',
        '<script type="application/ld+json">{"@graph": [{"@type": "Article", "datePublished": "2025-02-12"}]}</script>',
    ],
)
def test_published(head: str) -> None:
    """The day of publication as the head states it, the writer's day and not another zone's."""
    assert page("<p>Новость</p>", head).hints.published == dt.date(2025, 2, 12)


@pytest.mark.parametrize("stated", ["", "вчера", "2025-13-40"])
def test_not_published(stated: str) -> None:
    """What is no day is no hint."""
    assert page("<p>Новость</p>", f"<meta itemprop=datePublished content='{stated}'>").hints.published is None


@pytest.mark.parametrize(
    "script", ["{", "[" * 100_000, '"слово"', "[1, null]", '{"@type": ["Article"], "publisher": 5, "headline": []}']
)
def test_hostile_linked_data(script: str) -> None:
    """JSON-LD of any shape harms nobody."""
    assert page("<p>Новость</p>", f"<script type='application/ld+json'>{script}</script>").text == "Новость"


def test_publisher() -> None:
    """The site's name is the publisher's hint."""
    head = "<meta property='og:site_name' content='Правительство Приморского края'>"

    assert page("<p>Новость</p>", head).hints.publisher == "Правительство Приморского края"


@pytest.mark.parametrize("title", [f"{TITLE} | Сайт", f"{TITLE} - Новости - Сайт", f"  {TITLE.upper()}", TITLE])
def test_title(title: str) -> None:
    """The title is the line of the text that the head states, without the site's name."""
    assert page(f"<h2>{TITLE}</h2><p>{BODY[0]}</p>", f"<title>{title}</title>").hints.title == TITLE


def test_body_lines() -> None:
    """The hinted range begins after the menu, ends before the footer and holds the whole article."""
    release = intake.read("", as_html()).release
    ((first, last),) = release.hints.body_lines

    inside = release.text.split("\n")[first - 1 : last]

    assert set(BODY) <= set(inside)
    assert not {"Главная", "Все права защищены"} & set(inside)


def test_declared_in_prologue() -> None:
    """XHTML may name its encoding in a prologue, which must not confuse the parser."""
    data = '<?xml version="1.0" encoding="windows-1251"?><html><body><p>Решение принято советом</p></body></html>'

    assert intake.read("", data.encode("cp1251")).release.text == "Решение принято советом"


def test_entities_are_not_expanded(tmp_path: Path) -> None:
    """Nothing outside the page is read, and declared entities stay what they are."""
    secret = tmp_path / "secret"
    secret.write_text("тайна")
    declared = f'<!DOCTYPE html [<!ENTITY a SYSTEM "{secret.as_uri()}"><!ENTITY b "&a;&a;">]>'

    text = intake.read("", f"{declared}<html><p>&a; &b; текст</p></html>".encode()).release.text

    assert "текст" in text
    assert "тайна" not in text
