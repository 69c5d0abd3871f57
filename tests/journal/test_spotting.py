"""Words that fit a query are found where they stand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.spotting import spots
from journal.terms import fits, placed_words, terms

#: words of every sort: with suppletion, compared, mixed, unknown, in two spellings, with marks inside
WORDS = (
    "дети ребёнку ЦOПП цоппом понадёжнее надёжный Ёлки елка кад\u00adры за́мок HR hr сталь стали год лет м² шёл пошёл"
)


@pytest.mark.parametrize(
    ("text", "wanted", "prefix", "found"),
    [
        ("Дети, ребёнку и детям", ("ребенок",), "", ["Дети", "ребёнку", "детям"]),
        ("ЦOПП и цоппом, кад\u00adры", ("цопп",), "", ["ЦOПП", "цоппом"]),
        ("понадёжнее и надёжный, но не наверное", ("надежный",), "", ["понадёжнее", "надёжный"]),
        ("социально-экономический, «экономика»", ("экономический",), "", ["экономический"]),
        ("Детям и ребятам нужен ребёнок", (), "ребен", ["Детям", "ребёнок"]),
        ("Ёлка, елкой; поёлка (ЕЛКИ)", ("елка",), "", ["Ёлка", "елкой", "ЕЛКИ"]),
        ("кад\u00adры, кадило и скадры", (), "кад", ["кад\u00adры", "кадило"]),
    ],
)
def test_words_that_fit_are_found_by_their_beginnings(
    text: str, wanted: tuple[str, ...], prefix: str, found: list[str]
) -> None:
    """However they are written, and where the dictionary form begins with another letter."""
    assert [text[start:stop] for start, stop in spots(text, wanted, prefix)] == found


@given(st.lists(st.sampled_from(WORDS.split()), max_size=8), st.sampled_from(" -,\n"), st.sampled_from(WORDS.split()))
def test_none_is_missed(words: list[str], between: str, asked: str) -> None:
    """The same words are found as by looking each of them up."""
    text, wanted = between.join(words), terms(asked)[0].forms

    assert spots(text, wanted, "") == [tuple(place) for word, *place in placed_words(text) if fits(word, wanted, "")]
