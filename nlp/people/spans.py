"""Where a paragraph names people: the network's spans, mended, and what it left out but has a name's shape."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from nlp.document import Section, Token
from nlp.language.declension import NamePart, is_patronymic, readings
from nlp.language.dictionary import is_common, is_given, is_surname, may_be_surname
from nlp.language.morphology import is_known
from nlp.people.fullname import INITIAL, LINEAGE, RawName, split_name
from nlp.people.lexicon import is_post, words
from nlp.people.runs import Run, Unit, runs

#: surnames that the dictionary lacks are told by their ending (`Дондупова`, `Кобахидзе`)
_SURNAME = re.compile(
    r"[а-яё-]+(?:(?:[оеё]в|[иы]н)(?:а|у|ым|е|ой|ою)?|[сц]к(?:ий|ого|ому|им|ом|ая|ой|ую)"
    r"|енко|(?:ч[уи]к|[уюа]к|[яа]н|ер|ман)(?:а|у|ом|е)?|дзе|швили)",
    re.IGNORECASE,
)


#: readings of a surname that are rarer than this are not what is meant
_RAREST = -1.0


@dataclass(frozen=True, slots=True)
class NameSpan:
    """A name at tokens `[first, last)` of a section."""

    section: Section
    first: int
    last: int
    raw: RawName

    @property
    def surname_like(self) -> bool:
        """Whether its surname is known as one or has the ending of one."""
        return bool(self.raw.surname) and _surname_like(self.raw.surname)


def find_spans(section: Section) -> Iterator[NameSpan]:
    """The names of a section in the order of the text; none overlap."""
    tokens = section.analysis.tokens
    for run in runs(section):
        first, last = _name_in(run)
        if first < last and not _names_thing(tokens, run[first].first, run[last - 1].last):
            units = run[first:last]
            raw = split_name([unit.text for unit in units], tight=_tight(tokens, units))
            stop = units[-1].last - (units[-1].text == f"{raw.surname}.")  # the full stop behind `Вадим Ю`
            yield NameSpan(section, units[0].first, stop, raw)


def _name_in(run: Run) -> tuple[int, int]:
    """The part of a run that is a name, as a range of units; empty where none is."""
    tagged = [place for place, unit in enumerate(run) if unit.tag == "PER"]
    if tagged:
        return _trimmed(run, *_grown(run, tagged[0], tagged[-1] + 1))
    return _shaped(run)


def _grown(run: Run, first: int, last: int) -> tuple[int, int]:
    """Take in what the network cut off: `Айаал [Сергеевич Ноговицын]`, `[Зарема Гаджиевна] Сеидова`."""
    while last < len(run) and _belongs_after(run, first, last):
        last += 1
    while first and _belongs_before(run, first, last):
        first -= 1
    return first, last


def _belongs_before(run: Run, first: int, last: int) -> bool:
    word = run[first - 1].text
    if is_patronymic(run[first].text) or INITIAL.fullmatch(word) or run[first - 1].capitals:
        return True
    if last - first == 1:
        return is_given(word) or (run[first - 1].tag == "" and not is_known(word))
    bare = last - first == 2 and is_patronymic(run[first + 1].text)
    return bare and _is_surname_of(run[first - 1], run[first + 1].text)


def _is_surname_of(unit: Unit, patronymic: str) -> bool:
    """Whether a word before a given name and a patronymic is the surname, and not the end of a post or a place."""
    word = unit.text
    if unit.tag == "ORG" or is_post(word.lower()) or (unit.begins and not _may_begin(word)):
        return False
    surnames, fathers = readings(word, NamePart.SURNAME), readings(patronymic, NamePart.PATRONYMIC)
    return any(surnames[slot].weight > _RAREST for slot in surnames.keys() & fathers.keys())


def _may_begin(word: str) -> bool:
    return may_be_surname(word) and word.lower() not in words("left_out")  # `Уважаемый Иван Ильич`


def _belongs_after(run: Run, first: int, last: int) -> bool:
    word = run[last].text
    if INITIAL.fullmatch(word) or word.lower() in LINEAGE or is_patronymic(word):
        return True
    named = [unit.text for unit in run[first:last]]
    if len(named) == 2 and is_patronymic(named[1]):
        return len(word) == 1 or _is_surname_of(run[last], named[1])
    return len(named) == 1 and is_given(named[0]) and run[last].tag == "" and not is_common(word)


def _trimmed(run: Run, first: int, last: int) -> tuple[int, int]:
    """Leave out a post that begins the sentence, `[Мастер Седых]`, and what begins the next, `[Рейн М. Г.] Ответ`."""
    while last - first > 1 and is_post(run[first].text.lower()) and not is_given(run[first].text):
        first += 1
    while last - first > 2 and INITIAL.fullmatch(run[last - 2].text) and not INITIAL.fullmatch(run[first].text):
        if not is_common(run[last - 1].text):
            break
        last -= 1
    return first, last


def _shaped(run: Run) -> tuple[int, int]:
    """A name that the network did not see, told by a patronymic, initials, or a given name beside a surname."""
    for place in range(1, len(run)):
        left, right = run[place - 1], run[place]
        if is_patronymic(right.text) and not is_common(left.text):
            return _grown(run, place - 1, place + 1)
        if left.tag or right.tag:
            continue
        if INITIAL.fullmatch(left.text) and _surname_like(right.text):
            return _while_initials(run, place - 1, -1), place + 1
        if _surname_like(left.text) and INITIAL.fullmatch(right.text):
            return place - 1, _while_initials(run, place, 1) + 1
        if (is_given(left.text) and _surname_like(right.text)) or (_surname_like(left.text) and is_given(right.text)):
            return _grown(run, place - 1, place + 1)
    return 0, 0


def _while_initials(run: Run, place: int, step: int) -> int:
    """The last of the initials that stand in a row from `place` on."""
    while 0 <= place + step < len(run) and INITIAL.fullmatch(run[place + step].text):
        place += step
    return place


@lru_cache(maxsize=50_000)
def _surname_like(word: str) -> bool:
    return is_surname(word) or (bool(_SURNAME.fullmatch(word)) and not is_common(word))


def _tight(tokens: Sequence[Token], units: Run) -> bool:
    """Whether two initials stand without a space, as in `Н.П.`"""
    initials = [unit for unit in units if INITIAL.fullmatch(unit.text)]
    return any(tokens[one.last - 1].stop == tokens[two.first].start for one, two in pairwise(initials))


def _names_thing(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether the name is that of a street, a prize, a ship: `на улице маршала Жукова`, `«Пётр Великий»`."""
    if first and last < len(tokens) and tokens[first - 1].text in '«"„“' and tokens[last].text in '»"”“':
        return True
    place = first - 1
    titles = words("titles")
    while place > 0 and (tokens[place].text == "." or tokens[place].lemma in titles):
        place -= 1
    if place < 0 or tokens[place].lemma not in words("things"):
        return False
    return not any(is_post(token.lemma) for token in tokens[max(0, place - 2) : place])  # `глава села Иван Рейн`
