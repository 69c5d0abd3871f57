"""Names of places in the nominative → a stem and the endings that it may have: enough to recognise them, not to write.

A dictionary would be slower to load and knows few of these names; a form too many does no harm.
"""

from __future__ import annotations

from dataclasses import dataclass

_Table = dict[str, frozenset[str]]


def _table(rows: dict[str, str]) -> _Table:
    return {ending: frozenset(form.strip("-") for form in forms.split()) for ending, forms in rows.items()}


#: ending of the nominative → endings of all cases, `-` for none; the longest first
_PLACES = _table(
    {
        "орел": "орел орла орлу орлом орле",
        "лец": "лец льца льцу льцом льце",
        "ец": "ец ца цу цом цем це",
        "ок": "ок ка ку ком ке ока оку оком оке",
        "ек": "ек ка ку ком ке ека еку еком еке",
        "ки": "ки ок ков к кам ками ках",
        "щи": "щи щ щей щам щами щах",
        "ий": "ий ого его ому ему им ом ем",
        "ый": "ый ого ому ым ом",
        "ой": "ой ого ому ым им ом",
        "ая": "ая ой ую",
        "яя": "яя ей юю",
        "ое": "ое ого ому ым им ом",
        "ее": "ее его ему им ем",
        "ые": "ые ых ым ыми",
        "ие": "ие их им ими",
        "ия": "ия ии ию ией",
        "а": "а ы и е у ой ей",
        "я": "я и е ю ей",
        "о": "о а у ом е",
        "е": "е я а ю у ем и",
        "ы": "ы - ов ам ами ах",
        "и": "и ей ов ам ям ами ями ах ях",
        "ь": "ь и я ю ью ем е",
        "й": "й я ю ем е",
        "э": "э",
        "у": "у",
        "ю": "ю",
        "": "- а у ом ым е",
    }
)
#: adjectives in all genders and numbers
_ADJECTIVES = _table(
    {
        "ий": "ий ого ому им ом ая ой ую ое ие их ими",
        "ой": "ой ого ому им ом ая ую ое ие их ими",
        "ый": "ый ого ому ым ом ая ой ую ое ые ых ыми",
    }
)
#: who lives there, many and one: якутянки, смоляне, омичи, туляки, рязанцы, камчадалы
_PEOPLE = _table(
    {
        "нки": "нки нок нкам нками нках нка нке нку нкой",
        "не": "не н нам нами нах нин нина нину нином нине",
        "чи": "чи чей чам чами чах ч ча чу чом че",
        "ки": "ки ков кам ками ках к ка ку ком ке",
        "цы": "цы цев цам цами цах ец ца цу цем це",
        "лы": "лы лов лам лами лах л ла лу лом ле",
    }
)
#: towns whose ending gives their adjective: Шадринск, Ковров, Гусев, Домодедово, Иваново
_MADE = {"ск": "ский", "ов": "овский", "ев": "евский", "во": "вский", "но": "нский"}


@dataclass(frozen=True, slots=True)
class Pattern:
    """A word in all its forms."""

    stem: str
    endings: frozenset[str]

    def fits(self, word: str) -> bool:
        """Whether a folded word is one of the forms."""
        return word.startswith(self.stem) and word[len(self.stem) :] in self.endings


def fold(text: str) -> str:
    """A text as forms are compared: lower case, ё as е."""
    return text.lower().replace("ё", "е")


def place(word: str) -> Pattern:
    """A word of a place's name (Нижний, Новгород)."""
    return _pattern(word, _PLACES)


def adjective(word: str) -> Pattern:
    """All genders, numbers and cases (смоленский → смоленская, смоленского …)."""
    return _pattern(word, _ADJECTIVES)


def people(word: str) -> Pattern:
    """Inhabitants, one or many (смоляне → смолян, смолянину …)."""
    return _pattern(word, _PEOPLE)


def adjective_of(town: str) -> str | None:
    """The adjective that a town's ending gives; None for other endings and for names of several words."""
    made = _MADE.get(town[-2:])
    return town[:-2] + made if made and town.isalpha() else None


def _pattern(word: str, table: _Table) -> Pattern:
    folded = fold(word)
    ending = next(ending for ending in table if folded.endswith(ending))
    return Pattern(folded.removesuffix(ending), table[ending])
