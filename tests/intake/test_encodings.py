"""Bytes in the encodings of Russian texts, marked or not, come out as the same characters."""

from __future__ import annotations

import codecs

import pytest

import intake
from intake import Unreadable
from intake.encodings import decode
from intake.russian import likeness

LONG = (
    "Комитет по труду и занятости населения подписал соглашение с заводами области: до конца года на них "
    "пройдут практику 450 студентов. «Это – 12 новых мастерских», – сказал Пётр Щёлоков.\n"
)
SHORT = ("Приказ подписан", "Соглашение", "Совет решил: открыть класс", "ПРИНЯТЬ ПЛАН")
ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1251", "koi8-r", "cp866", "iso8859-5")


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_long(encoding: str) -> None:
    """A paragraph is told by how its letters follow each other."""
    assert decode(LONG.encode(encoding, "ignore")) == LONG.encode(encoding, "ignore").decode(encoding)


@pytest.mark.parametrize("text", SHORT)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp1251", "koi8-r", "cp866"])
def test_short(encoding: str, text: str) -> None:
    """A few words are enough."""
    assert decode(text.encode(encoding)) == text


def test_marks_of_order() -> None:
    """Big-endian UTF-16 with its mark."""
    assert decode(codecs.BOM_UTF16_BE + LONG.encode("utf-16-be")) == LONG


@pytest.mark.parametrize(
    ("declared", "real"), [("cp1251", "koi8-r"), ("koi8-r", "utf-8"), ("base64", "cp1251"), ("\0", "cp1251")]
)
def test_false_declaration(declared: str, real: str) -> None:
    """A declared encoding that reads as nothing is not believed, whatever it is."""
    text = LONG.replace("–", "-").replace("«", '"').replace("»", '"')

    assert decode(text.encode(real), declared) == text


def test_declaration_decides() -> None:
    """Where two readings are alike, the page's word counts."""
    assert decode("МИНИСТЕРСТВО решило".encode("mac-cyrillic"), "x-mac-cyrillic") == "МИНИСТЕРСТВО решило"


def test_page_declaration_is_verified() -> None:
    """A page in KOI8-R that a careless engine labels windows-1251 is still read."""
    page = f"<html><meta charset=windows-1251><body><p>{LONG}</p></body></html>".encode("koi8-r", "ignore")

    assert "Комитет по труду" in intake.read("", page).release.text


@pytest.mark.parametrize("cut", [1, 2, 3])
def test_utf8_cut_in_a_character(cut: int) -> None:
    """A download that breaks off inside a character keeps all the others."""
    assert decode((LONG.strip()[:-1] + "😀").encode()[:-cut]).startswith(LONG[:60])


@pytest.mark.parametrize(
    "garbled",
    [
        LONG.encode().decode("cp1251", "ignore"),
        LONG.encode().decode("latin-1"),
        LONG.encode("cp1251", "ignore").decode("latin-1"),
        LONG.encode("cp1251", "ignore").decode("cp866"),
    ],
)
def test_garbled(garbled: str) -> None:
    """Text that was decoded wrongly before it was saved is refused by name."""
    with pytest.raises(Unreadable, match="перекодированием"):
        intake.read("", garbled.encode())


@pytest.mark.parametrize("text", ["Республика Министрлар Кабинеты яңа карар кабул итте", "劳动部决定", "OK"])
def test_other_languages(text: str) -> None:
    """Other languages are no garbage."""
    assert intake.read("", text.encode()).release.text == text


@pytest.mark.parametrize(
    ("data", "seen"),
    [
        (b"\xff\xd8\xff\xe0" + bytes(range(256)), "JPEG"),
        (b"{\\rtf1\\ansi text}", "RTF"),
        (b"PK\x03\x04" + bytes(40), "ZIP"),
        (b"\xd0\xcf\x11\xe0" + bytes(40), "DOC"),
        (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "паролем"),
        (bytes(range(256)) * 4, "двоичные"),
        (b"", "пуст"),
        (b" \n\x00\n", "нет текста"),
    ],
)
def test_binary(data: bytes, seen: str) -> None:
    """What is no text is named."""
    with pytest.raises(Unreadable, match=seen):
        intake.read("отчёт.txt", data)


def test_control_characters() -> None:
    """Newlines become one kind, NUL and other unseen characters go, all else stays."""
    text = "Решение\r\nсовета\rобласти\u2028и\x00\x07 края\ufeff, но\u00a0не\u00adвсех\tещё"

    assert intake.read("", text.encode()).release.text == "Решение\nсовета\nобласти\nи края, но\u00a0не\u00adвсех\tещё"


def test_likeness_orders() -> None:
    """Russian reads better than the same letters in no order, and no letters say nothing."""
    assert likeness("Соглашение подписано") > 5
    assert likeness("ЫоГЬащжЁни эоъПищПнь") < 3
    assert likeness("12:30 OK «–»") == 9.0
