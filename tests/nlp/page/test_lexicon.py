"""Each entry of `models/page` recognises the phrases beside it and leaves alone those it must not take."""

from __future__ import annotations

import pytest

from nlp.page.blocks import gather
from nlp.page.clean import keeps_hyphen
from nlp.page.datelines import read_days
from nlp.page.lexicon import lexicon, load
from nlp.page.lines import fold, split
from nlp.page.mail import find_letter
from nlp.page.names import bare, is_name
from nlp.page.verbs import has_verb


def _lines(field: str) -> list[tuple[str, str]]:
    table = load("lines")
    return [(entry["kind"], text) for entry in (*table["line"], *table["part"]) for text in entry.get(field, ())]


@pytest.mark.parametrize(("kind", "phrase"), _lines("phrases"))
def test_recognises_its_phrases(kind: str, phrase: str) -> None:
    """A line of the page's furniture is known for what it is."""
    sign = lexicon().read(fold(phrase), len(phrase.split()))

    assert sign is not None
    assert sign.kind == kind


@pytest.mark.parametrize(("kind", "phrase"), _lines("others"))
def test_leaves_sentences_alone(kind: str, phrase: str) -> None:
    """A sentence of a body that begins alike has no sign."""
    assert lexicon().read(fold(phrase), len(phrase.split())) is None


@pytest.mark.parametrize("phrase", load("datelines")["published_phrases"])
def test_knows_labels_of_publication(phrase: str) -> None:
    """«Опубликовано» in front of a day makes it the page's own."""
    (day,) = read_days(phrase)

    assert day.labelled
    assert not day.foreign


@pytest.mark.parametrize("phrase", load("datelines")["other_phrases"])
def test_knows_days_of_others(phrase: str) -> None:
    """Updates, the reader's today and prints are not the day of publication."""
    (day,) = read_days(phrase)

    assert day.foreign


@pytest.mark.parametrize("phrase", [*load("publishers")["bodies_phrases"], *load("publishers")["media_phrases"]])
def test_knows_names(phrase: str) -> None:
    """Bodies and media are known by their names."""
    assert is_name(fold(phrase))


def test_takes_wrapping_off_names() -> None:
    """A site's header names its body in the genitive and adds that it is a site."""
    assert bare("Официальный сайт Департамента труда области") == "Департамент труда области"
    assert bare("Вельский колледж (официальный сайт)") == "Вельский колледж"
    assert bare("[Логотип] Вельские вести") == "Вельские вести"


@pytest.mark.parametrize("phrase", load("mail")["quoted"]["phrases"])
def test_knows_lines_above_quotations(phrase: str) -> None:
    """The line in front of a quoted letter gives its day."""
    letter = find_letter(gather(split(f"Спасибо.\n\n{phrase}\n\nСовет колледжа решил открыть в мае новую мастерскую.")))

    assert str(letter.day) == "2025-05-14"


@pytest.mark.parametrize("phrase", [*load("hyphens")["first_phrases"], *load("hyphens")["last_phrases"]])
def test_keeps_hyphens_of_words(phrase: str) -> None:
    """A hyphen that belongs to the word stays where a line breaks behind it."""
    left, right = phrase.split(maxsplit=1)[0].rsplit("-", 1)

    assert keeps_hyphen(left, right)


@pytest.mark.parametrize("phrase", load("verbs")["phrases"])
def test_tells_verbs(phrase: str) -> None:
    """Each of the phrases has a verb."""
    assert has_verb(phrase)


@pytest.mark.parametrize("phrase", load("verbs")["others"])
def test_takes_no_noun_for_a_verb(phrase: str) -> None:
    """Names of bodies have none, though some of their nouns end like verbs."""
    assert not has_verb(phrase)
