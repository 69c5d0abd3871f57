"""Names in all cases and orders → the nominative: a table of 130 names in six cases (names.txt)."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.people import find_people
from nlp.people.fullname import FullName, RawName, read_name, split_name
from tests.nlp.documents import document

CASES = ("Nom", "Gen", "Dat", "Acc", "Ins", "Loc")
SAID = {"м": "рассказал", "ж": "рассказала"}
SENTENCES = {
    "Nom": "На встрече {} {} о наборе.",
    "Gen": "По словам {}, набор вырос.",
    "Dat": "Благодарность вручили {}.",
    "Acc": "На форум пригласили {}.",
    "Ins": "Встреча с {} прошла в среду.",
    "Loc": "Газета рассказала о {}.",
}


def _rows() -> list[tuple[str, str, str, str]]:
    """Gender, case, form and nominative of every form that can only be read one way."""
    rows = []
    for line in Path(__file__).with_name("names.txt").read_text("utf-8").splitlines():
        if line.startswith(tuple(SAID)):
            forms = line[2:].split(" | ")
            unmarked = [(case, form) for case, form in zip(CASES, forms, strict=True) if not form.startswith("~")]
            rows += [(line[0], case, form, forms[0]) for case, form in unmarked]
    return rows


ROWS = _rows()


def test_the_table_is_long() -> None:
    """At least 120 names, nearly all in six cases."""
    assert len({nominative for *_, nominative in ROWS}) >= 120
    assert len(ROWS) >= 750


@pytest.mark.parametrize("case", CASES)
def test_reads_a_case_back(case: str) -> None:
    """Each form in a case gives the nominative, in every order of the parts, when the case is known."""
    for _, _, form, nominative in (row for row in ROWS if row[1] == case):
        surname, given_name, patronymic = form.split()
        first, second, _ = nominative.split()

        assert _read(case, surname, given_name, patronymic) == nominative
        assert _read(case, given_name, patronymic, surname) == nominative
        assert _read(case, given_name, surname) == f"{first} {second}"


@given(st.sampled_from(ROWS), st.booleans())
def test_reads_a_sentence_back(row: tuple[str, str, str, str], surname_first: bool) -> None:
    """A name declined into a sentence is found there, and only it, in the nominative."""
    gender, case, form, nominative = row
    surname, given_name, patronymic = form.split()
    name = form if surname_first else f"{given_name} {patronymic} {surname}"

    found = find_people(document(SENTENCES[case].format(name, SAID[gender])), ())

    assert [person.name for person in found] == [nominative]


@pytest.mark.parametrize(
    ("words", "surname", "given_name", "patronymic"),
    [
        ("Рейн", "Рейн", "", ""),
        ("Анна", "", "Анна", ""),
        ("Соня Белова", "Белова", "Соня", ""),
        ("Белова Соня", "Белова", "Соня", ""),
        ("Зарема Гаджиевна", "", "Зарема", "Гаджиевна"),
        ("Борис Рабинович", "Рабинович", "Борис", ""),
        ("Трофимов Н. П.", "Трофимов", "Н.", "П."),
        ("Л. П. Дрозд", "Дрозд", "Л.", "П."),
        ("А. Сафиной", "Сафиной", "А.", ""),
        ("Анна В. Рейн", "Рейн", "Анна", "В."),
        ("Вадим Ю.", "Ю", "Вадим", ""),
        ("Вениамин Сергеевич О.", "О", "Вениамин", "Сергеевич"),
        ("Эльдар Мамед оглы Гасанов", "Гасанов", "Эльдар", "Мамед оглы"),
        ("Гасанова Севда Ариф кызы", "Гасанова", "Севда", "Ариф кызы"),
        ("Сун Де Хак", "Сун Де Хак", "", ""),
        ("Людвиг фон Рейн", "фон Рейн", "Людвиг", ""),
        ("Анна Мария Шмидт", "Шмидт", "Анна Мария", ""),
        ("Инес Рейн Кох", "Рейн Кох", "Инес", ""),
    ],
)
def test_tells_the_parts_apart(words: str, surname: str, given_name: str, patronymic: str) -> None:
    """Whatever the order, surname, given name and patronymic are told apart."""
    assert split_name(words.split()) == RawName(surname, given_name, patronymic)


@pytest.mark.parametrize(
    ("one", "other", "both"),
    [
        (FullName("Рейн", "Анна", "", "Fem"), FullName("Рейн", "А.", "П.", "Fem"), "Рейн Анна П."),
        (FullName("Рейн", "", "", "Fem"), FullName("Рейн", "Анна", "Львовна", "Fem"), "Рейн Анна Львовна"),
        (FullName("Ершов", "Фёдор", "", "Masc"), FullName("Ершов", "Федор", "", "Masc"), "Ершов Фёдор"),
        (FullName("Рейн", "Анна", "", "Fem"), FullName("Рейн", "Инна", "", "Fem"), None),
        (FullName("Рейн", "Анна", "", "Fem"), FullName("Кох", "Анна", "", "Fem"), None),
        (FullName("Рейн", "", "", "Fem"), FullName("", "Анна", "", "Fem"), None),
        (FullName("Рейн", "", "", "Fem"), FullName("Рейн", "", "", "Masc"), None),
    ],
)
def test_merges_what_can_be_one_name(one: FullName, other: FullName, both: str | None) -> None:
    """Two forms are one name where no part contradicts, and the fuller parts stay; the order does not matter."""
    merged, mirrored = one.merged(other), other.merged(one)

    assert (str(merged) if merged else None) == both
    assert (mirrored is None) == (merged is None)


def _read(case: str, *words: str) -> str:
    return str(read_name(split_name(words), {case: 1.0}, {})[0].name)
