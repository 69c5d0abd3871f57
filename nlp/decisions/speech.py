"""Whose words a paragraph quotes, and for whom `мы` stands in them."""

from __future__ import annotations

from nlp.decisions.cast import person_party
from nlp.decisions.passage import Passage
from nlp.decisions.wordlists import words
from nlp.facts import Party, PartyKind, Person

#: tokens between a name and the verb of its speech, the post included
_FAR = 14


def speaker_of(passage: Passage) -> Person | None:
    """The person whose words a paragraph quotes, by the verb of speech beside the name."""
    found: list[tuple[int, Person]] = []
    verbs = [place for place, token in enumerate(passage.tokens) if token.lemma in words("speech")]
    for mark, person in passage.within(0, len(passage.tokens), Person):
        distance = min((min(abs(mark.first - verb), abs(verb - mark.last)) for verb in verbs), default=_FAR)
        if distance < _FAR:
            found.append((distance, person))
    return min(found, key=lambda pair: pair[0])[1] if found else None


def speaker_party(person: Person) -> Party:
    """`мы` is the speaker's organization, else the speaker."""
    if person.organization:
        return Party(person.organization, PartyKind.ORGANIZATION)
    return person_party(person)
