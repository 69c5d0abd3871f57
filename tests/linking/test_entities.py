"""Who is the same: pairs of names with their verdict, and what holds of every pair."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linking.entities import (
    ORGANIZATION,
    PERSON,
    Outcome,
    Profile,
    Register,
    Sighting,
    decide,
    exact,
    place_all,
    score,
    wide,
)
from linking.entities.forms import form
from linking.entities.people import full_name, likeness
from linking.entities.words import stem

TULA, KALUGA = ("RU-TUL",), ("RU-KLU",)
LABOUR = "Министерство труда и социальной защиты Тульской области"


def body(*names: str, regions: tuple[str, ...] = TULA, company: tuple[int, ...] = ()) -> Profile:
    return Profile(ORGANIZATION, names, regions, company=company)


def person(name: str, regions: tuple[str, ...] = TULA, position: str = "", at: tuple[int, ...] = ()) -> Profile:
    return Profile(PERSON, (name,), regions, (position,) if position else (), at)


def verdict(seen: Profile, known: Profile) -> Outcome:
    return decide(seen, {1: known}).outcome


@pytest.mark.parametrize(
    ("seen", "known", "outcome"),
    [
        (body("Минтруд Тульской области"), body(LABOUR), Outcome.LINK),
        (body("Минтруд региона"), body(LABOUR), Outcome.LINK),
        (body("Минтруд", regions=KALUGA), body(LABOUR), Outcome.NEW),
        (body("Минтруд", regions=KALUGA), body("Минтруд"), Outcome.NEW),
        (body("Минтруд России", regions=KALUGA), body("Минтруд РФ"), Outcome.LINK),
        (body("Минтруд России"), body(LABOUR), Outcome.NEW),
        (body("Министерство образования Тульской области"), body(LABOUR), Outcome.NEW),
        (body("Департамент труда Тульской области"), body(LABOUR), Outcome.NEW),
        (body(f"Коллегия {LABOUR.replace('Министерство', 'Министерства')}"), body(LABOUR), Outcome.NEW),
        (body("Школа № 5"), body("Школа № 6"), Outcome.NEW),
        (body("АО «Полюс»"), body("АО «Маяк»"), Outcome.NEW),
        (body("Полюс"), body("АО «Полюс»"), Outcome.LINK),
        (body("ООО «Полюс»", regions=KALUGA), body("ООО «Полюс»"), Outcome.ASK),
        (body("Узловский колледж"), body("Щёкинский колледж"), Outcome.NEW),
        (body("Рабочая группа"), body("Рабочая группа"), Outcome.NEW),
        (body("ЦОПП"), body("Центр опережающей профессиональной подготовки Тульской области"), Outcome.LINK),
        (body("ЩПК"), body("Щёкинский политехнический колледж"), Outcome.LINK),
        (person("Гусев П. А.", at=(7,)), person("Гусев Пётр Андреевич", at=(7,)), Outcome.LINK),
        (person("Гусев П. А."), person("Гусев Пётр Андреевич"), Outcome.ASK),
        (person("Гусев Пётр Андреевич", KALUGA), person("Гусев Пётр Андреевич"), Outcome.ASK),
        (person("Гусев Пётр Андреевич", KALUGA, at=(7,)), person("Гусев Пётр Андреевич", at=(7,)), Outcome.LINK),
        (person("Гусев Пётр Ильич", at=(7,)), person("Гусев Пётр Андреевич", at=(7,)), Outcome.NEW),
        (person("Гусева П. А.", at=(7,)), person("Гусев Пётр Андреевич", at=(7,)), Outcome.NEW),
    ],
    ids=lambda value: value.names[0] if isinstance(value, Profile) else str(value),
)
def test_verdicts(seen: Profile, known: Profile, outcome: Outcome) -> None:
    """Linked, asked about or somebody new."""
    assert verdict(seen, known) is outcome


def test_two_as_likely_are_a_question() -> None:
    """Of a body that two others may be, a person says which."""
    found = decide(body("Минтруд", regions=("RU-TUL", "RU-KLU")), {1: body(LABOUR), 2: body("Минтруд", regions=KALUGA)})

    assert found.outcome is Outcome.ASK
    assert {match.id for match in found.matches} == {1, 2}


def test_those_merged_are_no_rivals() -> None:
    """Two entries that stand for one do not make a doubt."""
    known = {1: body("Полюс"), 2: body("АО «Полюс»")}

    assert decide(body("«Полюс»"), known).outcome is Outcome.ASK
    assert decide(body("«Полюс»"), known, {1: 1, 2: 1}.__getitem__).outcome is Outcome.LINK


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("Минпромторг", "Министерство промышленности и торговли"),
        ("Минсоцзащиты", "Министерство социальной защиты"),
        ("Минобразования", "Министерство образования"),
        ("Минсельхоз", "Министерство сельского хозяйства"),
        ("ТПП", "Торгово-промышленная палата"),
        ("Росмолодёжь", "Федеральное агентство по делам молодёжи"),
        ("ГБПОУ «Полярный колледж»", "Полярный колледж"),
    ],
)
def test_short_for(short: str, full: str) -> None:
    """Abbreviations are the words they stand for, and legal forms are none."""
    assert form(short).words == form(full).words


@pytest.mark.parametrize(
    "forms", ["труд труда труду трудом", "область области", "занятость занятости", "развитие развития"]
)
def test_cases_share_a_stem(forms: str) -> None:
    """A word is the same in all its cases."""
    assert len({stem(word) for word in forms.split()}) == 1


NAMES = st.sampled_from(
    [
        LABOUR,
        "Минтруд",
        "Минтруд России",
        "ЦОПП",
        "ООО «Полюс»",
        "Школа № 5",
        "Совет",
        "Узловский колледж",
        "УК",
        "",
        "«»",
        "5",
    ]
)
PLACES = st.lists(st.sampled_from(["RU-TUL", "RU-KLU", "RU-MOW"]), max_size=2, unique=True).map(tuple)
BODIES = st.builds(body, NAMES, regions=PLACES, company=st.lists(st.integers(1, 4), max_size=3).map(tuple))
PEOPLE = st.builds(
    person,
    st.sampled_from(["Гусев Пётр Андреевич", "Гусев П. А.", "Гусев Пётр", "Гусев", "Гусева Анна", "Орлов-Гусев Пётр"]),
    PLACES,
    st.sampled_from(["", "министр", "министр труда"]),
    st.lists(st.integers(1, 3), max_size=1).map(tuple),
)


@given(st.one_of(st.tuples(BODIES, BODIES), st.tuples(PEOPLE, PEOPLE)))
def test_a_score_is_fair(pair: tuple[Profile, Profile]) -> None:
    """It is a share, its parts are between -1 and 1, and it is the same from either side."""
    one, other = pair
    there, back = score(1, one, other), score(1, other, one)

    assert 0 <= there.score <= 1
    assert all(-1 <= value <= 1 for value in there.parts.values())
    assert there.score == pytest.approx(back.score)


@given(st.one_of(st.tuples(BODIES, BODIES), st.tuples(PEOPLE, PEOPLE)))
def test_whoever_is_linked_is_found(pair: tuple[Profile, Profile]) -> None:
    """Blocks miss nobody whom the score would link."""
    one, other = pair
    if verdict(one, other) is Outcome.LINK:
        assert {*exact(one), *wide(one)} & {*exact(other), *wide(other)}


@given(st.lists(st.one_of(BODIES, PEOPLE), max_size=6))
def test_joining_forgets_no_name(profiles: list[Profile]) -> None:
    """Whatever is learnt, and in whatever order, names stay; learning twice changes nothing."""
    known = body("Начало")
    for profile in profiles:
        known = known.joined(profile)
        assert set(profile.names) <= set(known.names)
        assert known.joined(profile) == known


@given(st.text(max_size=40), st.text(max_size=40))
def test_any_names_can_be_compared(one: str, other: str) -> None:
    """Whatever a release calls a body or a person."""
    assert 0 <= score(1, body(one), body(other)).score <= 1
    assert 0 <= likeness(full_name(one), full_name(other)) <= 1


def test_the_fullest_name_is_the_first() -> None:
    """The log shows the name that says most, whichever release came first."""
    register = Register(0, lambda _: ())
    for name in ("Минтруд региона", LABOUR, "Минтруд Тульской области"):
        place_all(register, {1: Sighting(ORGANIZATION, name)}, TULA, {})

    assert [known.names[0] for known in register.profiles.values()] == [LABOUR]
