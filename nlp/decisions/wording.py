"""Parties that have no name: the text's own words for them (`работодателям области`)."""

from __future__ import annotations

from nlp.decisions.grammar import case
from nlp.decisions.passage import Passage
from nlp.document import Token
from nlp.facts import Date, Party, PartyKind

#: words that go on a noun phrase
_JOINS = frozenset({"и", "с", "со", "из", "при", "для", "свыше", "более", "по", "от"})
_MARKS = frozenset({"–", "—", "-", ":", ";", ",", "("})
_CLOSING = frozenset({"»", "“", ")"})


def words_party(passage: Passage, head: int, first: int, last: int) -> Party:
    """The text's own words for a noun phrase `[first, last)`, without a relative clause."""
    tokens = passage.tokens
    last = _phrase_end(passage, head, last)
    last = next((place for place in range(head + 1, last) if _ends_words(tokens[place])), last)
    while first < head and tokens[first].pos in ("CCONJ", "PUNCT", "ADP"):
        first += 1
    while last - 1 > head and tokens[last - 1].pos == "PUNCT" and tokens[last - 1].text not in _CLOSING:
        last -= 1
    last = max(last, head + 1)
    return Party(passage.text(first, last), PartyKind.WORDS, passage.mention(first, last))


def _ends_words(token: Token) -> bool:
    return token.text in _MARKS or token.lemma in ("который", "под")


def _phrase_end(passage: Passage, head: int, last: int) -> int:
    """Where the noun phrase of `head` ends when the tree cuts it: `компаниям с численностью свыше 100 человек`."""
    while last < len(passage.tokens) and _goes_on(passage, head, last) and not _is_dated(passage, last):
        last += 1
    return last


def _goes_on(passage: Passage, head: int, place: int) -> bool:
    """Whether a token goes on the phrase: a genitive, a number, or a word that joins another noun in another case."""
    token = passage.tokens[place]
    if token.pos == "NUM" or (token.pos in ("ADJ", "NOUN", "PROPN", "DET") and case(token) == "Gen"):
        return True
    if token.text.lower() not in _JOINS or place + 1 == len(passage.tokens):
        return False
    following = passage.tokens[place + 1]
    return (
        following.lemma != "срок"
        and following.pos in ("ADJ", "NOUN", "NUM", "PROPN", "ADP")
        and case(following) != case(passage.tokens[head])
    )


def _is_dated(passage: Passage, place: int) -> bool:
    return any(mark.first <= place + 1 < mark.last for mark, _ in passage.within(place, place + 2, Date))
