"""What later sentences lean on: the meeting or document that is told of, who speaks, which list is open."""

from __future__ import annotations

from dataclasses import dataclass, replace

from nlp.decisions.cast import Cast, organization_party, party_at, person_party
from nlp.decisions.grammar import case, is_finite, is_past, subject
from nlp.decisions.lexicon import Trigger
from nlp.decisions.passage import Passage
from nlp.decisions.who import parties_of
from nlp.facts import Date, Organization, Party, PartyKind, Person, When

_EVENTS = frozenset(
    {
        "заседание",
        "совещание",
        "собрание",
        "сессия",
        "коллегия",
        "съезд",
        "встреча",
        "форум",
        "конференция",
        "стол",
        "слушание",
        "пленум",
        "конгресс",
        "планёрка",
        "селектор",
        "брифинг",
    }
)
_HAPPENING = frozenset(
    {
        "пройти",
        "состояться",
        "провести",
        "проходить",
        "заседать",
        "собраться",
        "прошедший",
        "состоявшийся",
        "открыться",
        "завершиться",
        "обсудить",
        "рассмотреть",
    }
)
_NOT_THIS = frozenset({"следующий", "прошлый", "предыдущий", "ближайший", "будущий"})
_SPEECH = frozenset(
    {
        "сказать",
        "отметить",
        "подчеркнуть",
        "добавить",
        "рассказать",
        "пояснить",
        "уточнить",
        "сообщить",
        "заявить",
        "объяснить",
        "напомнить",
        "пообещать",
        "говорить",
        "считать",
        "признаться",
        "отмечать",
        "комментировать",
        "прокомментировать",
        "резюмировать",
        "заключить",
        "подвести",
        "доложить",
        "поделиться",
        "пояснять",
        "заверить",
        "уверить",
        "предупредить",
        "подытожить",
        "констатировать",
        "обратить",
        "цитировать",
        "рассказывать",
        "согласиться",
        "делиться",
        "предположить",
        "уверенный",
        "вспомнить",
        "продолжить",
        "объявить",
        "анонсировать",
    }
)
#: documents by which somebody decides
DOCUMENTS = frozenset(
    {
        "приказ",
        "распоряжение",
        "постановление",
        "указ",
        "закон",
        "решение",
        "документ",
        "протокол",
        "соглашение",
        "меморандум",
        "договор",
        "программа",
        "регламент",
        "положение",
    }
)


@dataclass(frozen=True, slots=True)
class Scene:
    """The state of the story before a sentence."""

    #: who decides where a sentence does not say
    body: tuple[Party, ...] = ()
    #: the day of the meeting or document
    date: When | None = None
    #: whether a meeting's outcome is being told
    meeting: bool = False
    #: parties of the last agreement or the issuer of the last document
    parties: tuple[Party, ...] = ()
    document_date: When | None = None
    document_deadline: When | None = None
    #: a document was adopted in this paragraph: what is impersonal after it is its measure
    issued: bool = False
    #: measures follow that the document lists
    document: bool = False
    #: the governing word in the line before a list
    lead: Trigger | None = None
    lead_actors: tuple[Party, ...] = ()
    lead_assignees: tuple[Party, ...] = ()
    #: how deep the item is numbered whose addressee the next ones inherit (`2.` is 1, `2.1.` is 2)
    lead_depth: int = 0
    speaker: Person | None = None


def before_sentence(scene: Scene, passage: Passage, first: int, last: int, cast: Cast) -> Scene:
    """The scene with the meeting that this sentence opens, if it opens one."""
    resolver = _resolver(passage, first, last, scene, cast)
    if resolver:
        return replace(scene, body=resolver, meeting=True)
    event = _event(passage, first, last)
    if event is None:
        return scene
    body = _body_of(passage, event, first, last)
    date = _day(passage, first, last)
    if not body and scene.meeting and not _happens(passage, first, last):
        return replace(scene, date=scene.date or date)
    words = _participants(cast) if not body else ()
    return replace(scene, body=body or words or scene.body, date=date or scene.date, meeting=True)


_FRAMES = (
    "согласно",
    "по условиям",
    "в рамках соглаш",
    "в соответствии",
    "по этим",
    "по этому",
    "по договору",
    "по соглашению",
)


def within_document(passage: Passage, first: int, last: int) -> bool:
    """`Согласно документу`, `по условиям соглашения`: what follows are the document's measures."""
    text = passage.text(first, last).lower()
    lemmas = {token.lemma for token in passage.tokens[first:last]}
    return (any(frame in text for frame in _FRAMES) and bool(lemmas & DOCUMENTS)) or bool(
        lemmas & {"документ", "соглашение", "меморандум", "договор", "он", "оно"} and "предусматрива" in text
    )


def _resolver(passage: Passage, first: int, last: int, scene: Scene, cast: Cast) -> tuple[Party, ...]:
    """`Штаб принял несколько решений.`: what is told next are its decisions."""
    for place in range(first, last):
        token = passage.tokens[place]
        if token.lemma == "принять" and is_finite(token) and is_past(token) and token.feats.get("Variant") != "Short":
            if any(t.lemma == "решение" for t in passage.tokens[place : place + 5]):
                found = subject(passage.tree, place)
                return parties_of(passage, found, cast, scene.body) if found is not None else ()
    return ()


def speaker_of(passage: Passage) -> Person | None:
    """The person whose words a paragraph quotes, by the verb of speech beside the name."""
    found: list[tuple[int, Person]] = []
    verbs = [place for place, token in enumerate(passage.tokens) if token.lemma in _SPEECH]
    for mark, person in passage.within(0, len(passage.tokens), Person):
        distance = min((min(abs(mark.first - verb), abs(verb - mark.last)) for verb in verbs), default=_FAR)
        if distance < _FAR:
            found.append((distance, person))
    return min(found, key=lambda pair: pair[0])[1] if found else None


#: tokens between a name and the verb of its speech, the post included
_FAR = 14


def _event(passage: Passage, first: int, last: int) -> int | None:
    for place in range(first, last):
        token = passage.tokens[place]
        if token.lemma not in _EVENTS or passage.mark_at(place) is not None:
            continue
        below = {passage.tokens[child].lemma for child in passage.tree.children[place]}
        if below & _NOT_THIS:
            return None
        if case(token) == "Nom" and not _happens(passage, first, last):
            continue
        return place
    if any(passage.tokens[place].lemma == "заседать" for place in range(first, last)):
        return first
    return None


def _happens(passage: Passage, first: int, last: int) -> bool:
    return any(
        passage.tokens[place].lemma in _HAPPENING
        and (is_finite(passage.tokens[place]) and is_past(passage.tokens[place]))
        for place in range(first, last)
    )


def _body_of(passage: Passage, event: int, first: int, last: int) -> tuple[Party, ...]:
    head, end = passage.tree.run(event)
    for mark, organization in passage.within(event, min(max(end, event + 8), last), Organization):
        between = passage.tokens[event + 1 : mark.first]
        if all(token.pos in ("ADJ", "PUNCT") for token in between) and case(passage.tokens[mark.first]) in ("Gen", ""):
            return (organization_party(organization, mark),)
    for mark, organization in passage.within(first, last, Organization):
        held = case(passage.tokens[event]) == "Loc" or any(
            passage.tokens[place].lemma in ("заседать", "собраться", "провести", "обсудить", "рассмотреть")
            for place in range(first, last)
        )
        if case(passage.tokens[mark.first]) == "Nom" and held and isinstance(organization, Organization):
            return (organization_party(organization, mark),)
    return ()


def _participants(cast: Cast) -> tuple[Party, ...]:
    """`участниками встречи`: the text's own words for those who decide."""
    for passage in cast.passages:
        for place, token in enumerate(passage.tokens):
            end = place + 1
            while end < len(passage.tokens) and passage.tokens[end].pos == "ADJ":
                end += 1
            if token.lemma == "участник" and end < len(passage.tokens) and passage.tokens[end].lemma in _EVENTS:
                return (Party(passage.text(place, end + 1), PartyKind.WORDS, passage.mention(place, end + 1)),)
    return ()


def _day(passage: Passage, first: int, last: int) -> When | None:
    for mark, date in passage.within(first, last, Date):
        if date.interval and date.interval.start == date.interval.end:
            return When(date.interval, mark.mention)
    return None


def document_in(passage: Passage, first: int, last: int, scene: Scene) -> tuple[tuple[Party, ...], When | None] | None:
    """`распоряжением Правительства от 5 июня`, `тем же приказом`: issuer and day; None where no document acts."""
    for place in range(first, last):
        token = passage.tokens[place]
        if token.lemma not in DOCUMENTS or case(token) != "Ins" or token.feats.get("Number") == "Plur":
            continue
        if place and passage.tokens[place - 1].pos == "ADP":
            continue
        words = {passage.tokens[child].lemma for child in passage.tree.children[place]} | {
            t.lemma for t in passage.tokens[max(0, place - 2) : place]
        }
        if words & {"тот", "этот", "же", "данный"}:
            return scene.parties or scene.body, scene.document_date or scene.date
        issuer = next(
            (
                party
                for mark in passage.marks
                if place < mark.first <= place + 4
                for party in (party_at(passage, mark),)
                if party
            ),
            None,
        )
        date = next(
            (
                When(d.interval, m.mention)
                for m, d in passage.within(place, min(place + 14, last), Date)
                if d.interval and passage.tokens[m.first - 1].text.lower() == "от"
            ),
            None,
        )
        return ((issuer,) if issuer else ()), date
    return None


def speaker_party(person: Person) -> Party:
    """`мы` is the speaker's organization, else the speaker."""
    if person.organization:
        return Party(person.organization, PartyKind.ORGANIZATION)
    return person_party(person)
