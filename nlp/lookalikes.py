"""Latin letters typed in Russian words for their Cyrillic twins («Mинистерство», «AO «Полюс»») → Cyrillic.

The text keeps its length, so that places in it stay the places of the stored text.
"""

from __future__ import annotations

import re

_LATIN = "ABCEHKMOPTXYaceopxyk"
_CYRILLIC = "АВСЕНКМОРТХУасеорхук"
_TWINS = str.maketrans(_LATIN, _CYRILLIC)
#: Latin letters that no Cyrillic one looks like: a word with one of them is not meant to be Russian
_OWN = re.compile(f"(?![{_LATIN}])[A-Za-z]")
_WORD = re.compile(r"\w+")
_RUSSIAN = re.compile("[А-Яа-яЁё]")
#: whole words of twins: legal forms, and one-letter words before a Russian one («c 1 марта» is Latin here)
_WHOLE = re.compile(r"\b(?:AO|OAO|OOO|HAO|[ABCKOYacoky](?= (?:\d|[А-Яа-яЁё])))\b")


def cyrillic(text: str) -> str:
    """The text with Latin twins in Russian words replaced, letter for letter.

    >>> cyrillic("Mинистерство и OOO «Smart»")
    'Министерство и ООО «Smart»'
    """
    if not re.search("[A-Za-z]", text):
        return text
    return _WHOLE.sub(_replaced, _WORD.sub(_if_mixed, text))


def _if_mixed(word: re.Match[str]) -> str:
    return _replaced(word) if _RUSSIAN.search(word[0]) else word[0]


def _replaced(word: re.Match[str]) -> str:
    return word[0] if _OWN.search(word[0]) else word[0].translate(_TWINS)
