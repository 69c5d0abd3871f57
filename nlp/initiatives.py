"""Named programmes, projects and contests."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from nlp.document import Document, Section
from nlp.facts import Initiative, Mention, Organization
from nlp.language.inflection import nominative
from nlp.organizations.lexicon import words as names_of_bodies
from nlp.organizations.line import Line
from nlp.organizations.naming import same, words

FILE = Path(__file__).parents[1] / "models" / "initiatives.toml"
#: how many words can stand between a type and its name («чемпионат по профессиональному мастерству среди … «Старт»»)
_REACH = 9
_QUOTES = re.compile('[«„“"]')
_DASHES = frozenset("–—-")
_TIES = frozenset({"по", "для", "среди", "и"})
#: «О занятости» is a law, «Почётный горняк» a title
_NO_NAMES = ("О ", "Об ", "Обо ", "Почётн", "Почетн", "Заслуженн")


@dataclass(frozen=True)
class Lexicon:
    """The words of `initiatives.toml`."""

    types: frozenset[str]
    stages: frozenset[str]
    called: frozenset[str]
    teaching: frozenset[str]
    subjects: tuple[str, ...]
    known: tuple[str, ...]
    known_quoted: tuple[str, ...]


@dataclass(frozen=True)
class _Candidate:
    """A name as it stands and as it may be called; without a type it only repeats a name found elsewhere."""

    mention: Mention
    name: str
    #: whether a type noun before it leaves it in the nominative
    typed: bool
    sure: bool


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """The lexicon of this installation."""
    content = tomllib.loads(FILE.read_text("utf-8"))
    return Lexicon(
        types=frozenset(content["types"]),
        stages=frozenset(content["stages"]),
        called=frozenset(content["called"]),
        teaching=frozenset(content["teaching"]),
        subjects=tuple(content["subjects"]),
        known=tuple(content["known"]),
        known_quoted=tuple(content["known_quoted"]),
    )


def find_initiatives(document: Document, organizations: tuple[Organization, ...]) -> tuple[Initiative, ...]:
    """Every named initiative of headline and body, in the order of first mention."""
    taken = [mention for body in organizations for mention in body.mentions]
    candidates = [
        candidate
        for section in document.all_sections
        for candidate in _candidates(document, section)
        if not any(body.start < candidate.mention.stop and candidate.mention.start < body.stop for body in taken)
    ]
    groups: dict[str, list[Mention]] = {}
    for candidate in sorted(candidates, key=lambda candidate: (not candidate.typed, not candidate.sure)):
        name = next((name for name in groups if _repeats(candidate.name, name)), None)
        if name is None and candidate.sure:
            name = candidate.name
        if name is not None:
            groups.setdefault(name, []).append(candidate.mention)
    found = (Initiative(name, tuple(sorted(mentions))) for name, mentions in groups.items())
    return tuple(sorted(found, key=lambda initiative: initiative.mentions[0]))


def _candidates(document: Document, section: Section) -> Iterator[_Candidate]:
    if not _QUOTES.search(section.analysis.text) and not any(map(section.analysis.text.__contains__, lexicon().known)):
        return
    line = Line.of(section.analysis)
    for opening, close in line.quotes.items():
        if line.names(opening) and not line.quote(opening + 1, close).startswith(_NO_NAMES):
            mention = section.mention(document.release, opening + 1, close)
            yield _quoted(line, opening, close, mention)
    for place in line.capitals:
        name = _known(line.text(place)) if place not in line.quoted else None
        if name:
            yield _Candidate(section.mention(document.release, place, place + 1), name, typed=False, sure=True)


@lru_cache(maxsize=20_000)
def _known(word: str) -> str | None:
    """The initiative that is so well known that its bare name suffices."""
    return next((name for name in lexicon().known if same(words(name), (word,))), None)


def _quoted(line: Line, opening: int, close: int, mention: Mention) -> _Candidate:
    text = line.quote(opening + 1, close)
    if _typed(line, opening) or _explained(line, close):
        return _Candidate(mention, text, typed=not line.shouting, sure=True)
    known = next((name for name in lexicon().known_quoted + lexicon().known if _repeats(text, name)), None)
    name = known or nominative(line.tokens[opening + 1 : close])
    staged = line.lemma(line.governor(opening)) in lexicon().stages
    return _Candidate(mention, name, typed=False, sure=staged or bool(known and not _otherwise(line, opening)))


def _typed(line: Line, opening: int) -> bool:
    """Whether a type noun governs the quotation, right before it or with its complement between."""
    place = line.governor(opening)
    while line.text(place) in _DASHES or line.lemma(place) in lexicon().called:
        place -= 1
    called = any(line.lemma(word) in lexicon().called for word in range(place + 1, opening))
    for word in range(place, max(-1, place - _REACH), -1):
        if line.lemma(word) in lexicon().types:
            return not _teaches(line, word, opening)
        if not called and (not _continues(line, word) or (word == place and _otherwise(line, opening))):
            return False
    return False


def _continues(line: Line, place: int) -> bool:
    """Whether the word can stand between a type noun and its name: genitives and what hangs on «по»."""
    token = line.tokens[place]
    return token.text in _TIES or token.feats.get("Case") in {"Gen", "Dat"} or token.text.isdigit()


def _otherwise(line: Line, opening: int) -> bool:
    """Whether the word before the quotation says that it names something else («портал «…»», «компания «…»»)."""
    place = line.governor(opening)
    return bool(line.heads(place)) or line.lemma(place) in names_of_bodies().not_bodies


def _teaches(line: Line, place: int, opening: int) -> bool:
    """A curriculum: «образовательная программа «…»», «обучатся по программе «…»», «программа «Сварщик»»."""
    if not line.lemma(place).endswith("программа"):
        return False
    around = {line.lemma(word) for word in range(max(0, place - 5), opening)}
    return bool(around & lexicon().teaching) or _is_trade(line, opening)


def _is_trade(line: Line, opening: int) -> bool:
    """Whether the quotation names a trade («Оператор станков») or a subject («Цифровое земледелие»)."""
    first = opening + 1
    noun = first
    while line.tokens[noun].pos == "ADJ" and noun < line.quotes[opening]:
        noun += 1
    token = line.tokens[noun]
    if token.lemma.endswith(lexicon().subjects):
        return True
    person = token.feats.get("Animacy") == "Anim" and token.feats.get("Number") == "Sing" and noun == first
    return person and line.lemma(noun + 1) != "год" and line.tokens[noun + 1].pos != "ADV"


def _explained(line: Line, close: int) -> bool:
    """««Старт» – это пилотный проект»; not «Старт!» – сказал куратор проекта»."""
    place = close + 2
    while line.text(place) == "это" or (line.adjective(place) and line.lemma(place) not in lexicon().types):
        place += 1
    nominal = place < len(line.tokens) and line.tokens[place].feats.get("Case") == "Nom"
    return line.text(close + 1) in _DASHES and nominal and line.lemma(place) in lexicon().types


def _repeats(text: str, name: str) -> bool:
    return same(words(name), words(text))
