"""A page's raw text → headline, publication date, publisher and the paragraphs of its body.

lines → blocks (wraps undone) → points for and against each → the runs with most points; then what stands around
them: the headline above, the date line, the signature below.
"""

from __future__ import annotations

from nlp.document import Page
from nlp.facts import Release
from nlp.page.body import edges, main_run, runs, select
from nlp.page.headline import cut, find_headline, is_above
from nlp.page.layout import lay_out
from nlp.page.lines import split
from nlp.page.paragraphs import build
from nlp.page.published import find_published
from nlp.page.publisher import find_publisher
from nlp.page.quoted import quoted
from nlp.page.scores import score

__all__ = ["quoted", "read_page"]


def read_page(release: Release) -> Page:
    """Everything the page itself says; any text at all is a page, if only one of noise."""
    hints = release.hints
    layout = lay_out(split(release.text), hints.body_lines)
    blocks, letter, scores = layout.blocks, layout.letter, score(layout)
    chosen = select(scores)
    top = find_headline(layout, main_run(chosen, scores), hints.title)
    chosen = [is_body and not is_above(layout, index, top) for index, is_body in enumerate(chosen)]
    first, last = edges(chosen)
    headline = cut(blocks[top]) if top is not None else None
    return Page(
        title=headline.mention(release, 0, len(headline.text)) if headline else None,
        published=find_published(layout, chosen, top, hints.published),
        publisher=find_publisher(
            blocks[letter.first : first],
            blocks[last + 1 : letter.stop],
            blocks[top] if top is not None else None,
            (letter.sender, hints.publisher),
        ),
        body_lines=tuple((blocks[first].first, blocks[stop - 1].last) for first, stop in runs(chosen)),
        paragraphs=build([block for block, is_body in zip(blocks, chosen, strict=True) if is_body]),
        headline=headline,
    )
