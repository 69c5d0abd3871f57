"""Sentences: who · verb · for whom · what, readable whatever the words of the content are."""

from __future__ import annotations

import pytest
from flask import Flask

from nlp.facts import Decision, Kind, Mention, Party, PartyKind, Status
from web.sentences import Sentence, Shape, sentence, shape_of

MINISTRY = Party("Министерство труда", PartyKind.ORGANIZATION)
COLLEGE = Party("Омский колледж", PartyKind.ORGANIZATION)
MEMBERS = Party("участники совещания", PartyKind.WORDS)
BY_MEMBERS = Party("участниками совещания", PartyKind.WORDS)


def decide(
    kind: Kind, status: Status, content: str, actors: tuple[Party, ...] = (), to: tuple[Party, ...] = ()
) -> Decision:
    """A decision with this content."""
    return Decision(kind, status, Mention(0, len(content), content), (Mention(0, 1, "."),), actors, to)


def shown(parts: Sentence) -> str:
    """The parts in their order, `who [verb] → whom: *what*`."""
    arrow = f"→ {parts.whom}" if parts.whom and (parts.who or parts.verb) else parts.whom
    words = " ".join(filter(None, (parts.who, parts.verb and f"[{parts.verb}]", arrow)))
    joint = ": " if parts.joint == ":" else f" {parts.joint} " if parts.joint else " "
    return f"{words}{joint if words else ''}*{parts.what}*"


SENTENCES = {
    "Министерство труда [поручает] → Омский колледж *открыть группу*": decide(
        Kind.ASSIGNMENT, Status.ADOPTED, "Открыть  группу", (MINISTRY,), (COLLEGE,)
    ),
    "Министерство труда [утверждает]: *территориальная схема*": decide(
        Kind.APPROVAL, Status.ADOPTED, "территориальная схема", (MINISTRY,)
    ),
    "Министерство труда и Омский колледж [заключают]: *соглашение о практике*": decide(
        Kind.AGREEMENT, Status.ADOPTED, "соглашение о практике", (MINISTRY, COLLEGE)
    ),
    "Министерство труда и ещё 2 [заключают]: *договор*": decide(
        Kind.AGREEMENT, Status.ADOPTED, "договор", (MINISTRY, COLLEGE, MEMBERS)
    ),
    "Омский колледж *передал школе пять станков*": decide(
        Kind.FUNDING, Status.DONE, "передал школе пять станков", (COLLEGE,)
    ),
    "Омский колледж — *пять станков передал школе*": decide(
        Kind.FUNDING, Status.DONE, "пять станков передал школе", (COLLEGE,)
    ),
    "Омский колледж [планирует] *открыть центр карьеры*": decide(
        Kind.LAUNCH, Status.PLANNED, "открыть центр карьеры", (COLLEGE,)
    ),
    "Участники совещания [предлагают]: *курсы для наставников*": decide(
        Kind.LAUNCH, Status.PROPOSED, "курсы для наставников", (MEMBERS,)
    ),
    "Участниками совещания [решено] *расширить приём*": decide(
        Kind.RESOLUTION, Status.ADOPTED, "расширить приём", (BY_MEMBERS,)
    ),
    "[Решено] *расширить приём*": decide(Kind.RESOLUTION, Status.ADOPTED, "расширить приём"),
    "*Выделено 3 млн рублей*": decide(Kind.FUNDING, Status.DONE, "выделено 3 млн рублей"),
    "Министерство труда — *директором избран*": decide(
        Kind.APPOINTMENT, Status.ADOPTED, "директором избран", to=(MINISTRY,)
    ),
}


@pytest.mark.parametrize("expected", SENTENCES)
def test_reads_as_a_sentence(app: Flask, expected: str) -> None:
    """The verb agrees with who decides, and stands back where the content has its own."""
    with app.test_request_context():
        assert shown(sentence(SENTENCES[expected])) == expected


@pytest.mark.parametrize(
    ("words", "shape"),
    [
        ("открыть учебный центр", Shape.INFINITIVE),
        ("ежегодно принимать на практику 60 студентов", Shape.INFINITIVE),
        ("передал колледжу пять станков", Shape.CLAUSE),
        ("директором назначен", Shape.CLAUSE),
        ("решено открыть центр", Shape.CLAUSE),
        ("соглашение о целевом обучении", Shape.PHRASE),
        ("договор, который вступит в силу", Shape.PHRASE),
        ("пять токарных станков", Shape.PHRASE),
        ("1 200 мест", Shape.PHRASE),
        ("–", Shape.PHRASE),
    ],
)
def test_the_shape_of_words(words: str, shape: Shape) -> None:
    """An infinitive, a clause with its own verb, or a thing."""
    assert shape_of(words) is shape
