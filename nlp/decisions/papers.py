"""Documents by which somebody decides: who issued one, on which day, and what is told as its measures."""

from __future__ import annotations

from nlp.decisions.cast import party_at
from nlp.decisions.grammar import case
from nlp.decisions.passage import Passage
from nlp.decisions.scene import Scene
from nlp.decisions.wordlists import words
from nlp.facts import Date, Party, When

#: tokens behind a document's noun among which its issuer stands
_ISSUER_REACH = 4
#: tokens behind a document's noun among which its day stands
_DAY_REACH = 14
_SAME = frozenset({"тот", "этот", "же", "данный"})
_PRONOUNS = frozenset({"он", "оно"})


def within_document(passage: Passage, first: int, last: int) -> bool:
    """`Согласно документу`, `по условиям соглашения`: what follows are the document's measures."""
    text = passage.text(first, last).lower()
    lemmas = {token.lemma for token in passage.tokens[first:last]}
    if lemmas & words("documents") and any(frame in text for frame in words("document_frames")):
        return True
    return "предусматрива" in text and bool(lemmas & (words("binding_papers") | _PRONOUNS))


def document_in(passage: Passage, first: int, last: int, scene: Scene) -> tuple[tuple[Party, ...], When | None] | None:
    """`распоряжением Правительства от 5 июня`, `тем же приказом`: issuer and day; None where no document acts."""
    named = words("documents")
    places = [place for place in range(first, last) if passage.tokens[place].lemma in named]
    place = next((place for place in places if _is_means(passage, place)), None)
    if place is None:
        return None
    if _is_the_same(passage, place):
        return scene.parties or scene.body, scene.document_date or scene.date
    return _issuer(passage, place), _day(passage, place, last)


def _is_means(passage: Passage, place: int) -> bool:
    """Whether a document stands in the instrumental, with no preposition before it."""
    token = passage.tokens[place]
    if case(token) != "Ins" or token.feats.get("Number") == "Plur":
        return False
    return not (place and passage.tokens[place - 1].pos == "ADP")


def _is_the_same(passage: Passage, place: int) -> bool:
    below = {passage.tokens[child].lemma for child in passage.tree.children[place]}
    before = {token.lemma for token in passage.tokens[max(0, place - 2) : place]}
    return bool((below | before) & _SAME)


def _issuer(passage: Passage, place: int) -> tuple[Party, ...]:
    near = (mark for mark in passage.marks if place < mark.first <= place + _ISSUER_REACH)
    return next(((party,) for mark in near for party in (party_at(passage, mark),) if party), ())


def _day(passage: Passage, place: int, last: int) -> When | None:
    return next(
        (
            When(date.interval, mark.mention)
            for mark, date in passage.within(place, min(place + _DAY_REACH, last), Date)
            if date.interval and passage.tokens[mark.first - 1].text.lower() == "от"
        ),
        None,
    )
