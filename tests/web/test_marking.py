"""Marking: the pieces of a text are the text, whatever is marked in it."""

from __future__ import annotations

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from nlp.facts import Extraction, Mention
from web.marking import Block, Layer, Mark, Part, blocks, runs

TEXT = "Решено открыть центр до 1 марта. Центр откроет колледж."


def mark(words: str, layer: Layer, key: str = "") -> Mark:
    """A mark on the first place of the words."""
    start = TEXT.index(words)
    return Mark(start, start + len(words), layer, key)


def test_evidence_holds_the_words_of_fields() -> None:
    """A run of evidence is cut where the words of a field begin and end."""
    evidence = mark("Решено открыть центр до 1 марта.", Layer.EVIDENCE, "d1")
    first, rest = runs(TEXT, [evidence, mark("1 марта", Layer.WORD, "deadline")])

    assert [(piece.text, piece.keys) for piece in first.pieces] == [
        ("Решено открыть центр до ", ()),
        ("1 марта", ("deadline",)),
        (".", ()),
    ]
    assert (first.evidence, first.closed, rest.evidence) == (("d1",), ("d1",), ())


def test_the_innermost_field_comes_first() -> None:
    """Of fields that share words, the shortest is named first: hovering lights it."""
    marks = [mark("открыть центр до 1 марта", Layer.WORD, "content"), mark("1 марта", Layer.WORD, "deadline")]
    pieces = [piece for run in runs(TEXT, marks) for piece in run.pieces]

    assert [piece.keys for piece in pieces if piece.text == "1 марта"] == [("deadline", "content")]


def test_shared_evidence_closes_where_each_ends() -> None:
    """Two decisions may share their evidence; a reference to each stands where its own ends."""
    marks = [mark(TEXT, Layer.EVIDENCE, "d2"), mark("Решено открыть центр", Layer.EVIDENCE, "d1")]

    assert [(run.evidence, run.closed) for run in runs(TEXT, marks)] == [(("d1", "d2"), ("d1",)), (("d2",), ("d2",))]


@given(
    st.text(max_size=40),
    st.integers(0, 20),
    st.lists(st.tuples(st.integers(0, 70), st.integers(0, 70), st.sampled_from(Layer), st.sampled_from("abc"))),
)
def test_pieces_are_the_text(text: str, offset: int, ends: list[tuple[int, int, Layer, str]]) -> None:
    """Nothing is lost, doubled or moved, and each piece is under all the marks that cover it."""
    marks = [Mark(start, stop, layer, key) for start, stop, layer, key in ends if start < stop]
    pieces = [piece for run in runs(text, marks, offset) for piece in run.pieces]

    assert "".join(piece.text for piece in pieces) == text
    for piece in pieces:
        assert text[piece.start - offset :].startswith(piece.text)
        stop = piece.start + len(piece.text)
        assert set(piece.marks) == {mark for mark in marks if mark.start <= piece.start and stop <= mark.stop}


PAGE = """Главная | Новости

Колледжи получат станки
12 марта 2026

Завод передаст колледжам
пять станков.
Срок – до мая.

Поделиться
Читайте также"""


def page_blocks() -> tuple[Block, ...]:
    """The blocks of the page above."""
    start = PAGE.index("Колледжи получат")
    title = Mention(start, start + len("Колледжи получат станки"), "Колледжи получат станки")
    return blocks(PAGE, Extraction(title, dt.date(2026, 3, 12), None, ((6, 8),)))


def test_a_page_is_cut_into_what_its_lines_are() -> None:
    """Menus before, the headline, paragraphs with their broken lines joined, and what follows."""
    assert [(block.part, PAGE[block.start : block.stop], block.lines) for block in page_blocks()] == [
        (Part.NOISE, "Главная | Новости", 1),
        (Part.TITLE, "Колледжи получат станки", 1),
        (Part.NOISE, "12 марта 2026", 1),
        (Part.TEXT, "Завод передаст колледжам\nпять станков.", 2),
        (Part.TEXT, "Срок – до мая.", 1),
        (Part.NOISE, "Поделиться\nЧитайте также", 2),
    ]


@given(st.text(alphabet="аБ.\n ", max_size=60), st.lists(st.tuples(st.integers(1, 9), st.integers(1, 9)), max_size=3))
def test_blocks_leave_out_only_white_space(text: str, body: list[tuple[int, int]]) -> None:
    """Whatever the body lines are, each word of the page is in one block, in order."""
    found = blocks(text, Extraction(None, None, None, tuple(body)))

    shown = "".join(text[block.start : block.stop] for block in found)
    assert "".join(shown.split()) == "".join(text.split())
