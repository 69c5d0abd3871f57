"""A noun phrase in any case → its nominative: the head noun and the adjectives left of it agree, the rest stands.

«Министерству промышленности и торговли» is «Министерство промышленности и торговли»: only the first noun with its
adjectives is declined, whatever hangs on it keeps its case.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import takewhile
from typing import Any, NamedTuple

from nlp.document import Token
from nlp.language.dictionary import Entry, entries
from nlp.language.morphology import is_known, parses, probability, tags

#: cases of Universal Dependencies → of OpenCorpora
CASES = {"Nom": "nomn", "Gen": "gent", "Dat": "datv", "Acc": "accs", "Ins": "ablt", "Loc": "loct"}
_NUMBERS = {"Sing": "sing", "Plur": "plur"}
#: second genitive and locative («в саду») count as the first
_FOLDED = {"gen1": "gent", "gen2": "gent", "loc1": "loct", "loc2": "loct", "acc2": "accs"}
_ADJECTIVAL = frozenset({"ADJF", "PRTF"})
_DEGREES = frozenset({"Supr", "Cmp2"})
_ENDERS = frozenset({"ADP", "CCONJ", "SCONJ", "PRON", "PART", "PUNCT"})
_BRACKETS = frozenset("()")
#: dictionary forms that nobody writes where there is another («окружной», of «окружного»)
_RARE = frozenset({"окружный", "запасный"})
#: first names, surnames, patronymics
_OWN_NAMES = frozenset({"Name", "Surn", "Patr"})
#: participles that stand for a person and govern what follows («заведующей кафедрой» is no «заведующая кафедра»)
_PERSONS = ("заведующ", "исполняющ", "командующ")
_RUSSIAN = re.compile("[А-Яа-яЁё]")
#: «РСПП», «УрФУ» do not decline; longer words in capitals are words of a headline
_ABBREVIATION = re.compile(r"[А-ЯЁ]{1,5}|.*[а-яё][А-ЯЁ].*")


class Reading(NamedTuple):
    """One way to read a word as a noun or an adjective; values are OpenCorpora's, `gender` None in the plural."""

    case: str
    number: str
    gender: str | None
    adjectival: bool
    #: a noun, or an adjective that is used as one («несовершеннолетний»)
    substantive: bool
    #: the word that is read, in lower case
    word: str
    #: the dictionary's reading, or pymorphy3's guess where it lacks the word
    source: Any

    @property
    def score(self) -> float:
        """How likely the word is read so, in [0, 1]."""
        if isinstance(self.source, Entry):
            return _scores(self.word)[entries(self.word).index(self.source)]
        return float(self.source.score)

    def agrees(self, noun: Reading) -> bool:
        """Whether an adjective read so can stand before the noun."""
        same = (self.case, self.number) == (noun.case, noun.number)
        return same and (noun.number == "plur" or noun.gender is None or self.gender == noun.gender)

    def nominative(self, number: str, gender: str | None) -> str:
        """The word in the nominative, in lower case; of two superlatives the one that looks like it («высший»)."""
        return _nominative(self.source, number, gender if self.adjectival and number == "sing" else None)


def readings(word: str) -> tuple[Reading, ...]:
    """The ways to read a word as a noun or adjective; none for abbreviations, foreign letters and marks."""
    return _readings(word.lower() if len(word) > 1 else word)


@lru_cache(maxsize=50_000)
def _readings(word: str) -> tuple[Reading, ...]:
    found = [(sort, source, lemma) for source, lemma, tag in _sources(word) if (sort := _sort(tag)).declines]
    found = [reading for reading in found if reading[2] not in _RARE]
    if any(sort.fixed for sort, _, _ in found):
        likeliest = max(found, key=lambda reading: _reading(word, *reading).score)
        found = [reading for reading in found if reading[0].fixed or not likeliest[0].fixed]
    return tuple(_reading(word, *reading) for reading in found)


def _sources(word: str) -> Iterator[tuple[Any, str, Any]]:
    """What the dictionary says of a word in Russian letters, else what is guessed, each with its lemma and tag."""
    known = entries(word) if len(word) > 1 else ()
    if known:
        return ((entry, entry.lemma, entry.tag) for entry in known)
    return ((parse, parse.normal_form, parse.tag) for parse in _russian(word))


@lru_cache(maxsize=20_000)
def _scores(word: str) -> tuple[float, ...]:
    """How likely each of the dictionary's readings is; all are alike where they were never counted."""
    counted = tuple(probability(word, entry.tag) for entry in entries(word))
    return counted if any(counted) else (1 / len(counted),) * len(counted)


@lru_cache(maxsize=100_000)
def may_be(word: str, case: str) -> bool:
    """Whether the word has the case (`Gen`, `Dat` …) in some reading; what does not decline has every case."""
    found = readings(word)
    return not found or any(reading.case == CASES[case] for reading in found)


@lru_cache(maxsize=50_000)
def is_adjectival(word: str) -> bool:
    """Whether the word can be an adjective or a participle."""
    return any(reading.adjectival for reading in readings(word))


@lru_cache(maxsize=50_000)
def lemmas(word: str) -> frozenset[str]:
    """The dictionary forms of all readings of a word, ё as е."""
    return frozenset(lemma.replace("ё", "е") for _, lemma, _ in _sources(word.lower() if len(word) > 1 else word))


@lru_cache(maxsize=50_000)
def is_common(word: str) -> bool:
    """Whether the dictionary has the word as something else than the name of a body."""
    return is_known(word) and any("Orgn" not in tag for tag in tags(word))


@lru_cache(maxsize=50_000)
def is_animate(word: str) -> bool:
    """Whether the word can be a person's («Немчанинов», «Исрапилова»)."""
    return bool(_RUSSIAN.search(word)) and any("anim" in tag for tag in tags(word))


@lru_cache(maxsize=50_000)
def names_people(word: str) -> bool:
    """Whether the word can be a common noun of people («практикантов», «рабочих»)."""
    known = tags(word) if _RUSSIAN.search(word) else ()
    return any({"NOUN", "anim"} in tag and _OWN_NAMES.isdisjoint(tag.grammemes) for tag in known)


def nominative(tokens: Sequence[Token], *, singular: bool = False) -> str:
    """The phrase of these tokens in the nominative, single spaces where there were any.

    A phrase that does not begin with a noun or an adjective stays as it is, and so does an abbreviation. Where one
    thing is known to be meant (`singular`), a word that can be read so is («шахты «Полярная»»).
    """
    declined = _decline(tokens, singular=singular)
    pieces = []
    for place, token in enumerate(tokens):
        gap = " " if place and tokens[place - 1].stop < token.start else ""
        pieces.append(gap + declined.get(place, token.text))
    return "".join(pieces)


def _decline(tokens: Sequence[Token], *, singular: bool) -> dict[int, str]:
    """The noun that the phrase begins with and the adjectives before it, by place, in the nominative."""
    places = _beginning(tokens)
    headline = len(tokens) > 1 and all(token.text.isupper() for token in tokens if token.text.isalpha())
    words = tuple((tokens[place].text, *map(tokens[place].feats.get, ("Case", "Number"))) for place in places)
    return dict(zip(places, _declined(words, singular, headline), strict=False))


#: a word and its case and number as the tagger sees them
_Word = tuple[str, str | None, str | None]


@lru_cache(maxsize=50_000)
def _declined(words: tuple[_Word, ...], singular: bool, headline: bool) -> tuple[str, ...]:
    """The longest beginning of adjectives and a noun that agree, in the nominative; empty if there is none."""
    for count in range(len(words), 0, -1):
        if _ABBREVIATION.fullmatch(words[count - 1][0]) and not headline:
            continue
        if found := _agreed(words[:count], singular):
            number, gender = found[-1].number, found[-1].gender
            pairs = zip(found, words, strict=False)
            return tuple(_shaped(reading.nominative(number, gender), word[0]) for reading, word in pairs)
    return ()


def _beginning(tokens: Sequence[Token]) -> list[int]:
    """Places of the adjectives that the phrase begins with and of the word after them.

    Brackets, adverbs and «и» between them do not count: «Северный (Арктический) университет», «временно исполняющий».
    """
    places: list[int] = []
    for place, token in enumerate(tokens):
        joins = token.text == "и" and 0 < place < len(tokens) - 1 and is_adjectival(tokens[place + 1].text)
        if token.text in _BRACKETS or token.pos == "ADV" or joins:
            continue
        if token.pos in _ENDERS:
            break
        places.append(place)
        if not is_adjectival(token.text) or token.text.lower().startswith(_PERSONS):
            break
    return places


def _agreed(words: tuple[_Word, ...], singular: bool) -> tuple[Reading, ...]:
    """The likeliest reading of each word in which all adjectives agree with the noun at the end; empty if none."""
    *adjectives, noun = words
    best: tuple[float, tuple[Reading, ...]] = (0.0, ())
    for head in readings(noun[0]):
        chosen = [_fitting(word[0], head) for word in adjectives]
        found = (*(reading for reading in chosen if reading), head)
        if len(found) == len(words):
            fit = sum(_likeness(reading, word) for reading, word in zip(found, words, strict=True))
            fit += 10 * (singular and head.number == "sing") + (not head.adjectival)
            best = max(best, (fit, found), key=lambda pair: pair[0])
    return best[1]


def _fitting(word: str, noun: Reading) -> Reading | None:
    fitting = [reading for reading in readings(word) if reading.adjectival and reading.agrees(noun)]
    return max(fitting, key=lambda reading: reading.score, default=None)


def _likeness(reading: Reading, word: _Word) -> float:
    """How far a reading is what the tagger says of the word in its sentence."""
    case, number = CASES.get(word[1] or ""), _NUMBERS.get(word[2] or "")
    return 3 * (reading.case == case) + 2 * (reading.number == number) + reading.score


def _russian(word: str) -> tuple[Any, ...]:
    """The parses of a word in Russian letters."""
    return parses(word) if _RUSSIAN.search(word) else ()


@lru_cache(maxsize=50_000)
def _nominative(source: Any, number: str, gender: str | None) -> str:
    wanted = frozenset(filter(None, ("nomn", number, gender)))
    word = str(source.form if isinstance(source, Entry) else source.word)
    return max(sorted(_forms(source, wanted)), key=lambda form: _common(form, word), default=word)


def _forms(source: Any, wanted: frozenset[str]) -> set[str]:
    """The forms of a word that have all of the grammemes, in the same degree of comparison."""
    if isinstance(source, Entry):
        return source.forms(wanted, _DEGREES)
    degree = _DEGREES & source.tag.grammemes
    return {
        form.word for form in source.lexeme if wanted <= form.tag.grammemes and _DEGREES & form.tag.grammemes == degree
    }


def _common(left: str, right: str) -> int:
    """How many letters two words begin with in common."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(left, right, strict=False)))


def _reading(word: str, sort: _Sort, source: Any, lemma: str) -> Reading:
    # some adjectives of places the dictionary has as surnames only («Каменского городского округа»)
    adjectival = sort.adjectival or (sort.surname and lemma.endswith(("ий", "ый", "ой")))
    return Reading(sort.case, sort.number, sort.gender, adjectival, sort.substantive, word, source)


class _Sort(NamedTuple):
    """What a tag says of a reading; many words share each tag."""

    declines: bool
    #: one form for all cases
    fixed: bool
    surname: bool
    case: str
    number: str
    gender: str | None
    adjectival: bool
    substantive: bool


@lru_cache(maxsize=10_000)
def _sort(tag: Any) -> _Sort:
    adjectival, noun = tag.POS in _ADJECTIVAL, tag.POS == "NOUN"
    return _Sort(
        declines=bool(tag.case) and (noun or adjectival) and "Abbr" not in tag,
        fixed="Fixd" in tag,
        surname="Surn" in tag,
        case=_FOLDED.get(tag.case, tag.case),
        number=tag.number,
        gender=tag.gender if tag.number == "sing" else None,
        adjectival=adjectival,
        substantive=noun or "Subx" in tag,
    )


def _shaped(word: str, like: str) -> str:
    """The word in the capitals of the word it came from, part by part («Торгово-промышленная», «Усть-Илимский»)."""
    parts, models = word.split("-"), like.split("-")
    if len(parts) == len(models) > 1:
        return "-".join(_shaped(part, model) for part, model in zip(parts, models, strict=True))
    if like.isupper() and len(like) > 1:
        return word.upper()
    return word[:1].upper() + word[1:] if like[:1].isupper() else word
