"""What people type: words, phrases, beginnings, exclusions, conditions, and mistakes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.conditions import CALLED
from journal.contract import BadText
from journal.questions import Clause, Field
from journal.records import Days, Query, Roubles
from journal.terms import terms
from journal.typed import NAMES, understand
from reports.labels import KINDS, REGIONS, STATUSES, TOPICS

DAY = dt.date(2026, 1, 1)
#: typed → what becomes of the query
CONDITIONS: Mapping[str, Mapping[str, object]] = {
    "регион:Тверская": {"regions": ("RU-TVE",)},
    "регион: тверской": {"regions": ("RU-TVE",)},
    'субъект:"Тверская область"': {"regions": ("RU-TVE",)},
    "регион:RU-TVE": {"regions": ("RU-TVE",)},
    "регион:Москва": {"regions": ("RU-MOW",)},
    "регион:алтай": {"regions": ("RU-AL", "RU-ALT")},
    "вид:поручения": {"kinds": ("assignment",)},
    "статус:исполнено": {"statuses": ("done",)},
    "тема:переобучение": {"topics": ("retraining",)},
    "срок:<2026-01-01": {"deadline": Days(None, dt.date(2025, 12, 31))},
    "срок:>=01.01.2026": {"deadline": Days(DAY, None)},
    "дата:2026-02": {"days": Days(dt.date(2026, 2, 1), dt.date(2026, 2, 28))},
    "дата:2025": {"days": Days(dt.date(2025, 1, 1), dt.date(2025, 12, 31))},
    "дата:>2025": {"days": Days(DAY, None)},
    "дата:2026-01..02.2026": {"days": Days(DAY, dt.date(2026, 2, 28))},
    "дата:..2026-01-01": {"days": Days(None, DAY)},
    "дата:>=2026-01-01 дата:<=2026": {"days": Days(DAY, dt.date(2026, 12, 31))},
    "сумма:>10млн": {"amount": Roubles(10_000_001, None)},
    "сумма:1,5млн..3млрд": {"amount": Roubles(1_500_000, 3_000_000_000)},
}
#: typed → a piece of the hint
MISTAKES = {
    "регион:Тверьская": "Тверская область",
    "вид:закон": "решение",
    "регон:Тверская": "«регион:»",
    "срок:завтра": "2026-03-01",
    "дата:2026-13": "2026-03-01",
    "дата:2026-02..2026-01": "начало позже конца",
    "сумма:много": ">10млн",
    "регион:": "ожидается значение",
    "-регион:Тверская": "минус исключает слова",
    "м*": "2 буквы",
    "мас*ская": "в конце слова",
    '"кадры под ключ': "нет пары",
    "!!!": "нет слов",
}


@pytest.mark.parametrize("typed", CONDITIONS)
def test_conditions(typed: str) -> None:
    """A condition typed is one of the query; no words are left of it."""
    query, clauses = understand(Query(typed))

    assert {name: getattr(query, name) for name in CONDITIONS[typed]} == CONDITIONS[typed]
    assert clauses == ()


@pytest.mark.parametrize("typed", MISTAKES)
def test_hints(typed: str) -> None:
    """Whoever mistypes reads what was meant, or what is accepted."""
    with pytest.raises(BadText, match=MISTAKES[typed].replace("*", r"\*")):
        understand(Query(typed))


def test_words_with_and_without() -> None:
    """Each sign means what it says, and only where it stands."""
    _, clauses = understand(Query("мастер* -план -«дорожная карта» орган:минтруд онлайн-курс*"))

    assert [(clause.prefix, clause.excluded, clause.field, len(clause.words)) for clause in clauses] == [
        ("мастер", False, Field.ANY, 1),
        ("", True, Field.ANY, 1),
        ("", True, Field.ANY, 2),
        ("", False, Field.ACTOR, 1),
        ("курс", False, Field.ANY, 2),
    ]


@pytest.mark.parametrize("typed", ["Минтруд: итоги", "в 10:30", "http://kadrolog.test/a"])
def test_a_colon_makes_no_condition_by_itself(typed: str) -> None:
    """Headlines, hours and addresses are words."""
    query, clauses = understand(Query(typed))

    assert query == Query(typed)
    assert clauses


def test_conditions_stand_beside_those_of_the_query() -> None:
    """Codes are alternatives, ranges meet."""
    asked = Query("регион:Тверская дата:<2026", regions=("RU-AD",), days=Days(DAY.replace(year=2025), None))

    query, _ = understand(asked)

    assert query.regions == ("RU-AD", "RU-TVE")
    assert query.days == Days(dt.date(2025, 1, 1), dt.date(2025, 12, 31))


def test_codes_are_called_as_in_reports() -> None:
    """What a file calls a code finds it."""
    assert [dict(CALLED[name]) for name in ("region", "kind", "status", "topic")] == [
        dict(REGIONS),
        {**KINDS},
        {**STATUSES},
        {**TOPICS},
    ]


_PIECES = st.sampled_from([*'"«»„“-*:.<>=', " ", "..", "кадры", "ключ", "2026-01-01", "10млн", *NAMES])


@given(st.one_of(st.text(max_size=40), st.lists(_PIECES, max_size=8).map("".join)))
def test_nothing_typed_breaks_it(typed: str) -> None:
    """An answer, or a hint."""
    try:
        understand(Query(typed))
    except BadText as hint:
        assert str(hint)


_WORD = st.sampled_from(["кадры", "колледжам", "2026", "онлайн"])
_CLAUSES = st.tuples(
    st.lists(_WORD, min_size=1, max_size=3).map(tuple), st.booleans(), st.booleans(), st.sampled_from(list(Field))
)


def _written(words: tuple[str, ...], excluded: bool, begun: bool, field: Field) -> str:
    """A clause as it is typed."""
    name = "" if field is Field.ANY else next(name for name, of in NAMES.items() if of == field) + ":"
    value = f"{'-'.join(words)}*" if begun else f'"{" ".join(words)}"'
    return f"{'-' if excluded else ''}{name}{value}"


@given(st.lists(_CLAUSES, max_size=4))
def test_what_is_written_is_read(parts: list[tuple[tuple[str, ...], bool, bool, Field]]) -> None:
    """Any clauses, typed, are these clauses."""
    wanted = [
        Clause(tuple(terms(word)[0].forms for word in words), words[-1] if begun else "", excluded, field)
        for words, excluded, begun, field in parts
    ]

    _, found = understand(Query(" ".join(_written(*part) for part in parts)))

    assert list(found) == list(dict.fromkeys(wanted))
