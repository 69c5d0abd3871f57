"""Dictionary morphology: lemmas and inflection by pymorphy3, cached. The only door to pymorphy3."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Any, NamedTuple

import pymorphy3
from pymorphy3.dawg import EXTENSION_AVAILABLE
from pymorphy3.units import KnownPrefixAnalyzer, KnownSuffixAnalyzer, UnknownPrefixAnalyzer

from nlp.language.kernel.automaton import Numbers, Records
from nlp.language.kernel.library import compiled

#: parts of speech of Universal Dependencies → grammemes of OpenCorpora that may stand for them
_GRAMMEMES = {
    "NOUN": ("NOUN",),
    "PROPN": ("NOUN",),
    "ADJ": ("ADJF", "ADJS", "PRTF", "COMP"),
    "DET": ("ADJF", "NPRO"),
    "VERB": ("VERB", "INFN", "PRTF", "PRTS", "GRND"),
    "AUX": ("VERB", "INFN"),
    "ADV": ("ADVB", "COMP", "PRED"),
    "PRON": ("NPRO",),
    "NUM": ("NUMR", "ADJF"),
    "ADP": ("PREP",),
}
#: the part of speech that a part of speech shares its grammemes with; those that are not here take any reading
_SAME = {pos: pos for pos in _GRAMMEMES} | {"PROPN": "NOUN"}


@lru_cache(maxsize=1)
def analyzer() -> pymorphy3.MorphAnalyzer:
    """The one analyzer of the process (its dictionaries take 15 MB), asked by compiled code where that was built."""
    morph = pymorphy3.MorphAnalyzer(lang="ru")
    morph.TagClass.typed_grammemes = False  # plain strings: each comparison of its own ones runs through Python
    library = compiled()
    if library and not EXTENSION_AVAILABLE:
        dictionary, estimator = morph.dictionary, morph.prob_estimator
        dictionary.words = Records(library, dictionary.words)
        suffixes = dictionary.prediction_suffixes_dawgs
        dictionary.prediction_suffixes_dawgs = [Records(library, automaton) for automaton in suffixes]
        estimator.p_t_given_w = Numbers(library, estimator.p_t_given_w)
    return morph


def parses(word: str) -> tuple[Any, ...]:
    """All pymorphy3 parses of a word, likeliest first; none where it stumbles over a character without a name.

    Capitals say nothing to it but in initials.
    """
    return _parses(word.lower() if len(word) > 1 else word)


@lru_cache(maxsize=20_000)  # each is three kilobytes
def _parses(word: str) -> tuple[Any, ...]:
    try:
        return tuple(analyzer().parse(word))
    except ValueError:  # unicodedata.name("𗀀")
        return ()


def tags(word: str) -> tuple[Any, ...]:
    """The tags of all readings in no order of likelihood, which saves a dictionary word nearly all of `parses`."""
    known = _places(word.lower()) if len(word) > 1 else ()
    return _tags(known) if known else tuple(parse.tag for parse in parses(word))


def is_known(word: str) -> bool:
    """Whether the dictionary has the word."""
    return bool(_places(word.lower())) if len(word) > 1 else any(parse.is_known for parse in parses(word))


#: paradigm and place in it of each reading
Places = tuple[tuple[int, int], ...]


@lru_cache(maxsize=100_000)
def spellings(word: str) -> tuple[tuple[str, Places], ...]:
    """A lower-case word as the dictionary spells it, ё for any е, with its readings; none where it lacks the word."""
    morph = analyzer()
    words = morph.dictionary.words
    if "е" in word:
        return tuple([(form, tuple(places)) for form, places in words.similar_items(word, morph.char_substitutes)])
    places = tuple(words.get(word, ()))
    return ((word, places),) if places else ()


def _places(word: str) -> Places:
    return tuple([place for _, places in spellings(word) for place in places])


@lru_cache(maxsize=50_000)
def _tags(places: Places) -> tuple[Any, ...]:
    dictionary = analyzer().dictionary
    return tuple([dictionary.build_tag_info(*place) for place in places])


@lru_cache(maxsize=200_000)
def lemma(word: str, pos: str = "") -> str:
    """The dictionary form in lower case, of the reading that fits the part of speech where one does."""
    if word.isascii() or not (word.isalpha() or word.lower() != word.upper()):  # numbers, marks, Latin words
        return word.lower()
    return _known_lemma(word.lower(), _SAME.get(pos, "")) or _guessed_lemma(word, pos)


def only_lemma(word: str) -> str | None:
    """The lemma that all readings of a lower-case dictionary word share; None where they differ or there are none."""
    if len(word) == 1:
        return None
    lemmas = {_ending(*place).lemma(form) for form, places in spellings(word) for place in places}
    return lemmas.pop() if len(lemmas) == 1 else None


@lru_cache(maxsize=100_000)
def _known_lemma(word: str, pos: str) -> str | None:
    """The lemma of a dictionary word, by its readings alone; their probabilities are asked only where lemmas differ."""
    if len(word) == 1:  # may be an initial, which is in no dictionary
        return None
    readings = [(form, _readings(places, pos)) for form, places in spellings(word)]
    if len(readings) > 1:
        fits = any(reading.fit for _, reading in readings)
        readings = [(form, reading) for form, reading in readings if reading.fit == fits]
    lemmas = {ending.lemma(form) for form, reading in readings for ending in reading.endings}
    if len(lemmas) < 2:
        return lemmas.pop() if lemmas else None
    tagged = [(form, *pair) for form, reading in readings for pair in reading.tagged]
    form, _, ending = max(tagged, key=lambda triple: probability(word, triple[1]))
    return ending.lemma(form)


def probability(word: str, tag: Any) -> float:
    """How often the word is read so, in [0, 1]; 0 where that was not counted."""
    return float(analyzer().prob_estimator.p_t_given_w.prob(word, tag))


def _guessed_lemma(word: str, pos: str) -> str:
    """The lemma of a word that no dictionary knows: the first fitting guess, or the first of all."""
    wanted = _GRAMMEMES.get(pos, ())
    first = None
    for part, lemma in _guesses(word):
        if part in wanted:
            return lemma
        first = first or lemma
    return first or word.lower()


def _guesses(word: str) -> Iterator[tuple[str | None, str]]:
    """Part of speech and lemma of pymorphy3's readings in its order, made one by one where that keeps the order."""
    low, seen = word.lower(), set[Any]()
    rated = analyzer().prob_estimator.p_t_given_w.keys(f"{low}:")
    if rated or len(word) == 1 or not word.isalpha():
        yield from ((parse.tag.POS, parse.normal_form) for parse in parses(word))
        return
    for guesser in _guessers():
        for _, tag, lemma, *_ in guesser.parse(word, low, seen):
            yield tag.POS, lemma
        if seen and isinstance(guesser, KnownPrefixAnalyzer):  # as sure as the dictionary: no other is asked
            return


@lru_cache(maxsize=1)
def _guessers() -> list[Any]:
    kinds = KnownPrefixAnalyzer, UnknownPrefixAnalyzer, KnownSuffixAnalyzer
    return [unit for unit, _ in analyzer()._units if isinstance(unit, kinds)]


class _Ending(NamedTuple):
    """How a form becomes its lemma: the lengths of what stands around its stem, and what does in the lemma."""

    prefix: int
    suffix: int
    first_prefix: str
    first_suffix: str

    def lemma(self, form: str) -> str:
        return self.first_prefix + form[self.prefix : len(form) - self.suffix] + self.first_suffix


class _Readings(NamedTuple):
    """The readings of a form that fit a part of speech, else all of them."""

    fit: bool
    endings: frozenset[_Ending]
    #: tag and ending of each, in the dictionary's order
    tagged: tuple[tuple[Any, _Ending], ...]


@lru_cache(maxsize=50_000)
def _readings(places: Places, pos: str) -> _Readings:
    """What forms in these places of their paradigms may be: nearly all words share theirs with many others."""
    tagged = [(analyzer().dictionary.build_tag_info(*place), _ending(*place)) for place in places]
    fitting = tuple(pair for pair in tagged if pair[0].POS in _GRAMMEMES.get(pos, ()))
    chosen = fitting or tuple(tagged)
    return _Readings(bool(fitting), frozenset(ending for _, ending in chosen), chosen)


@lru_cache(maxsize=50_000)
def _ending(paradigm: int, place: int) -> _Ending:
    prefix, suffix = affixes(paradigm, place)
    return _Ending(len(prefix), len(suffix), *affixes(paradigm, 0))


@lru_cache(maxsize=200_000)
def affixes(paradigm: int, place: int) -> tuple[str, str]:
    """What the form in a place of a paradigm has before and behind the stem."""
    dictionary = analyzer().dictionary
    numbers = dictionary.paradigms[paradigm]  # the suffixes of all forms, their tags, their prefixes
    forms = len(numbers) // 3
    return dictionary.paradigm_prefixes[numbers[2 * forms + place]], dictionary.suffixes[numbers[place]]
