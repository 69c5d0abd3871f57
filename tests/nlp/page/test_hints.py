"""What the container says supports what the page says."""

from __future__ import annotations

from nlp.facts import Hints, Release
from nlp.page import read_page

PAGE = """Вельские вести
Приём в колледжи вырос
Колледж «Вель» набирает группу

В колледже «Вель» объявлен набор в группу станочников.

Заявления принимают до 20 августа, мест двадцать пять.

Музей завода открыл новую выставку о рабочих династиях района.
"""


def test_title_decides_between_lines() -> None:
    """The container's title, with the site's name behind it, picks the headline."""
    hints = Hints(title="Приём в колледжи вырос — Вельские вести")
    page = read_page(Release(PAGE, hints))

    assert page.title is not None
    assert page.title.text == "Приём в колледжи вырос"


def test_marked_lines_are_body() -> None:
    """Lines outside the container's main text need more to be body."""
    assert read_page(Release(PAGE)).body_lines == ((5, 9),)
    assert read_page(Release(PAGE, Hints(body_lines=((5, 7),)))).body_lines == ((5, 7),)


def test_publisher_stands_in() -> None:
    """The container names the publisher where no signature or source does."""
    hints = Hints(publisher="РИА «Вель»")

    assert read_page(Release(PAGE)).publisher == "Вельские вести"
    assert read_page(Release(PAGE, hints)).publisher == "РИА «Вель»"
    assert read_page(Release(PAGE + "\nИсточник: ТПП Вельска\n", hints)).publisher == "ТПП Вельска"
