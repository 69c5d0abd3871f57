"""The meeting that a sentence opens: who meets, and on which day."""

from __future__ import annotations

from dataclasses import replace

from nlp.decisions.cast import Cast, organization_party
from nlp.decisions.extent import Range
from nlp.decisions.grammar import case, is_finite, is_past, subject
from nlp.decisions.passage import Passage
from nlp.decisions.scene import Scene
from nlp.decisions.who import parties_of
from nlp.decisions.wordlists import words
from nlp.facts import Date, Organization, Party, PartyKind, When

#: tokens behind `принял` among which `решение` stands
_OBJECT_REACH = 5
#: tokens behind a meeting's noun among which its body stands, whatever the tree says
_BODY_REACH = 8


def before_sentence(scene: Scene, passage: Passage, first: int, last: int, cast: Cast) -> Scene:
    """The scene with the meeting that this sentence opens, if it opens one."""
    resolver = _resolver(passage, (first, last), scene, cast)
    if resolver:
        return replace(scene, body=resolver, meeting=True)
    event = _event(passage, first, last)
    if event is None:
        return scene
    body = _body_of(passage, event, first, last)
    date = _day(passage, first, last)
    if not body and scene.meeting and not _happens(passage, first, last):
        return replace(scene, date=scene.date or date)
    participants = _participants(cast) if not body else ()
    return replace(scene, body=body or participants or scene.body, date=date or scene.date, meeting=True)


def _resolver(passage: Passage, sentence: Range, scene: Scene, cast: Cast) -> tuple[Party, ...]:
    """`Штаб принял несколько решений.`: what is told next are its decisions."""
    taking = (place for place in passage.section.analysis.places.get("принять", ()) if place in range(*sentence))
    place = next((place for place in taking if _takes_decision(passage, place)), None)
    found = subject(passage.tree, place) if place is not None else None
    return parties_of(passage, found, cast, scene.body) if found is not None else ()


def _takes_decision(passage: Passage, place: int) -> bool:
    token = passage.tokens[place]
    if token.lemma != "принять" or not is_finite(token) or not is_past(token) or token.feats.get("Variant") == "Short":
        return False
    return any(near.lemma == "решение" for near in passage.tokens[place : place + _OBJECT_REACH])


def _event(passage: Passage, first: int, last: int) -> int | None:
    """The noun of the meeting that a sentence tells of; its first token where only the verb tells (`заседал`)."""
    events = words("events")
    for place in range(first, last):
        token = passage.tokens[place]
        if token.lemma not in events or passage.mark_at(place) is not None:
            continue
        below = {passage.tokens[child].lemma for child in passage.tree.children[place]}
        if below & words("other_meetings"):
            return None
        if case(token) == "Nom" and not _happens(passage, first, last):
            continue
        return place
    return first if "заседать" in passage.section.analysis.lemmas[first:last] else None


def _happens(passage: Passage, first: int, last: int) -> bool:
    return any(
        token.lemma in words("happening") and is_finite(token) and is_past(token)
        for token in passage.tokens[first:last]
    )


def _body_of(passage: Passage, event: int, first: int, last: int) -> tuple[Party, ...]:
    """`на заседании городского совета`, `совет на заседании обсудил`."""
    _, end = passage.tree.run(event)
    for mark, organization in passage.within(event, min(max(end, event + _BODY_REACH), last), Organization):
        between = passage.tokens[event + 1 : mark.first]
        if all(token.pos in ("ADJ", "PUNCT") for token in between) and case(passage.tokens[mark.first]) in ("Gen", ""):
            return (organization_party(organization, mark),)
    if case(passage.tokens[event]) != "Loc" and not _is_held(passage, first, last):
        return ()
    return next(
        (
            (organization_party(organization, mark),)
            for mark, organization in passage.within(first, last, Organization)
            if case(passage.tokens[mark.first]) == "Nom"
        ),
        (),
    )


def _is_held(passage: Passage, first: int, last: int) -> bool:
    return any(token.lemma in words("holding") for token in passage.tokens[first:last])


def _participants(cast: Cast) -> tuple[Party, ...]:
    """`участниками встречи`: the text's own words for those who decide."""
    for passage in cast.passages:
        for place, token in enumerate(passage.tokens):
            end = place + 1
            while end < len(passage.tokens) and passage.tokens[end].pos == "ADJ":
                end += 1
            if token.lemma == "участник" and end < len(passage.tokens) and passage.tokens[end].lemma in words("events"):
                return (Party(passage.text(place, end + 1), PartyKind.WORDS, passage.mention(place, end + 1)),)
    return ()


def _day(passage: Passage, first: int, last: int) -> When | None:
    for mark, date in passage.within(first, last, Date):
        if date.interval and date.interval.start == date.interval.end:
            return When(date.interval, mark.mention)
    return None
