"""Lists of known organizations: what is read, and what is said of lines that are wrong."""

from __future__ import annotations

import pytest

from intake import Unreadable
from intake.organizations import read_organizations
from linking.entities import KnownOrganization

HEAD = "ИНН;название;другие названия;регион\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1251"])
@pytest.mark.parametrize("mark", [";", ",", "\t"])
def test_a_list(mark: str, encoding: str) -> None:
    """Columns in any order of marks and in the encodings that spreadsheets write."""
    text = HEAD + "7707083893;ПАО «Полюс»;Полюс|Полюс-Тула;Тульская область\n\n7707083893;АО «Маяк»;;RU-KLU\n"

    assert read_organizations(text.replace(";", mark).encode(encoding)) == (
        KnownOrganization("7707083893", "ПАО «Полюс»", ("Полюс", "Полюс-Тула"), "RU-TUL"),
        KnownOrganization("7707083893", "АО «Маяк»", (), "RU-KLU"),
    )


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ("7707083894;ПАО «Полюс»;;", "Строка 2: ИНН «7707083894»"),
        ("123;ПАО «Полюс»;;", "Строка 2: ИНН «123»"),
        ("7707083893;;;", "Строка 2: название пусто"),
        ("7707083893;Полюс;;\n7707083893;Маяк;;Нарния", "Строка 3: регион «Нарния»"),
        ("7707083893;Полюс;;RU-XXX", "Строка 2: регион «RU-XXX»"),
    ],
)
def test_wrong_lines_are_named(rows: str, told: str) -> None:
    """By number, with what stands there."""
    with pytest.raises(Unreadable, match=told):
        read_organizations((HEAD + rows).encode())


@pytest.mark.parametrize(("data", "told"), [(b"", "пуст"), ("город;улица\n1;2".encode(), "«город», «улица»")])
def test_what_is_no_list(data: bytes, told: str) -> None:
    """An empty file and one with other columns."""
    with pytest.raises(Unreadable, match=told):
        read_organizations(data)
