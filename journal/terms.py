"""Text → search terms: dictionary forms, alike for documents and queries, whatever the database."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from nlp.language.morphology import only_lemma, parses

#: raised with every change of what `terms` gives, so that an index made before is made anew
VERSION = 1

#: letters and digits, with accents and breves that are written apart and with soft hyphens
_WORD = re.compile("[^\\W_]+(?:[\u0300-\u036f\u00ad]+[^\\W_]*)*")
_CYRILLIC = re.compile("[а-я]")
#: words of which nothing but case and ё can differ
_SIMPLE = re.compile("[а-яА-ЯёЁ]+|[0-9]+")
#: Latin letters that stand in Cyrillic words: «ЦOПП» typed with a Latin O
_LOOKALIKES = str.maketrans("aceopxyktmhb", "асеорхуктмнв")
#: readings that hold less of a form's occurrences are noise: «для» as a gerund of «длить»
_RAREST = 0.01


class Term(NamedTuple):
    """A word of a text, `text[start:stop]`, as the dictionary forms that it may be one of, likeliest first.

    A tuple and no dataclass: a page of results makes thousands of them, and a rebuilt index millions.
    """

    forms: tuple[str, ...]
    start: int
    stop: int


def terms(text: str) -> tuple[Term, ...]:
    """The words of a text in order. Two words match where they have a form in common."""
    return tuple(Term(forms(match.group()), *match.span()) for match in _WORD.finditer(text))


def placed_words(text: str, start: int = 0, most: int | None = None) -> list[tuple[str, int, int]]:
    """The words of a text as they stand, each with its place; `most` of them from a place on."""
    return [(match[0], match.start(), match.end()) for match in islice(_WORD.finditer(text, start), most)]


def fits(word: str, wanted: tuple[str, ...], prefix: str) -> bool:
    """Whether a word has one of the wanted dictionary forms, or one that begins with the prefix (empty for none)."""
    return _fit(forms(word), wanted, prefix)


def _fit(found: tuple[str, ...], wanted: tuple[str, ...], prefix: str) -> bool:
    return not set(wanted).isdisjoint(found) or bool(prefix and any(form.startswith(prefix) for form in found))


def words(text: str) -> tuple[str, ...]:
    """The words of a text as they stand, in plain letters: for names that are typed from their beginning."""
    return tuple(plain(match.group()) for match in _WORD.finditer(text))


def plain(word: str) -> str:
    """A word in lower case, ё as е, without accents and soft hyphens; a mixed Cyrillic word in Cyrillic only."""
    if _SIMPLE.fullmatch(word):
        return word.lower().replace("ё", "е")
    composed = unicodedata.normalize("NFKC", word.replace("\u00ad", "")).casefold().replace("ё", "е")
    bare = "".join(char for char in composed if not unicodedata.combining(char))
    return bare.translate(_LOOKALIKES) if _CYRILLIC.search(bare) else bare


@lru_cache(maxsize=400_000)
def forms(word: str) -> tuple[str, ...]:
    """The plain dictionary forms of a word; one that no dictionary knows also stays itself.

    «цоппом» is guessed to be «цопп», and «цопп» to be «цоппа»: they meet because each keeps its own form too.
    """
    bare = plain(word)
    if only := only_lemma(bare):
        return (plain(only),)
    found = parses(bare)
    shares: dict[str, float] = {} if any(parse.is_known for parse in found) else {bare: 1.0}
    for parse in found:
        form = plain(parse.normal_form)
        shares[form] = shares.get(form, 0.0) + parse.score
    return tuple(form for form, share in shares.items() if share >= _RAREST) or (bare,)
