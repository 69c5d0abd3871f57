"""Runtimes and texts that the tests of the language pass share."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from hypothesis import strategies as st

from nlp.language.kernel import NativeKernel, PortableKernel
from nlp.language.kernel.build import build
from nlp.language.runtime import Runtime

_CORPUS = Path(__file__).parents[3] / "corpus" / "train"

#: pages and letters: menus, lists, initials, figures, quotes
RELEASES = tuple((_CORPUS / name).read_text("utf-8") for name in ("d01.txt", "d14.txt", "e08.txt"))

#: what pages have and prose has not: ties between equal tokens, look-alikes, runs of marks, foreign scripts
NOISE = (
    "",
    " \n\t ",
    "—",
    "* * * * * * * * * * * * * * * *",
    "...... ?!?! ---- ** :-) :((( ...",
    "ИТ-cпециалисты c 1.09.2025 по 31.12.2025 г., тел. 8 (3022) 00-00-00, e-mail: a.b@c.ru, www.x.y/z?q=1",
    "ΔP δσ mβж 5°С №7 10–12 % «„вложенные“ кавычки»",
    "Ворошилово-Тюльпаново ыыы ЫЫЫ Ыыы ыЫ ы-Ы 12ы ы12",
    "Yahoo! сообщил И. И. Иванов – т.е. 5. 10 мая и т. д. в с. Сяськелево",
)

_PIECES = ["слово", "Слово", "СЛОВО", "г", "т.е", "Иванов", "И", "ул", "12", "2025", "IV", "word", "Yahoo", "δ", "ё"]
_MARKS = list(".,!?…;:-–—_/\\()[]«»\"'„“”’*#№$%+=<>@€°\u00ad\u0301")
_SPACES = [" ", "  ", "\n", "\n\n", "\t", "\u00a0", "\u2009", " " * 11]

#: any text of words, marks, smiles and white space
TEXTS = st.lists(st.sampled_from([*_PIECES, *_MARKS, *_MARKS, *_SPACES, *_SPACES, ":)", "..", "a", "я"])).map("".join)


@cache
def native() -> Runtime | None:
    """With the compiled loops, built where there is a compiler."""
    kernel = NativeKernel.load() if build() else None
    return Runtime(kernel=kernel) if kernel else None


@cache
def portable() -> Runtime:
    """With the NumPy loops."""
    return Runtime(kernel=PortableKernel())
