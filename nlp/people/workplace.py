"""Where a post is held: the body named in it, the one a back-reference means, or the one that such posts are held at."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from nlp.document import Token
from nlp.facts import Organization
from nlp.people.heads import noun
from nlp.people.lexicon import kinds, post, words
from nlp.people.posts import Phrase
from nlp.people.scene import Body, Scene

_QUOTE = re.compile("[«„“\"]")
_WORD = re.compile(r"[\w-]+")
#: regions and places, which say nothing about which body is meant
_AREAS = frozenset({"область", "край", "республика", "регион", "округ", "город", "район", "россия", "рф", "федерация", "автономный"})
#: `генеральный директор` is one of an enterprise
_BUSINESS = frozenset({"генеральный", "исполнительный", "коммерческий", "технический", "финансовый"})
#: `Минобрнауки`, `Минтруд`; not `Минский`
_MINISTRY = re.compile("мин[а-я]+(?<![иоы]й)(?<![ао]я)(?<!ое)")
_STEM = 5


@dataclass(frozen=True, slots=True)
class Workplace:
    """Where the words of a post stop, and the body it is held at."""

    stop: int
    organization: Organization | None


def find_workplace(scenes: Sequence[Scene], scene: Scene, phrase: Phrase) -> Workplace:
    """The body of a post, and the token at which its own words end."""
    named = _named(scene, phrase)
    if named:
        return named
    for place in range(phrase.head + 1, phrase.last):
        found = _referred(scenes, scene, phrase, place)
        if found:
            return found
    return Workplace(phrase.last, _expected(scenes, scene, phrase))


def _named(scene: Scene, phrase: Phrase) -> Workplace | None:
    body = next((body for body in scene.bodies if phrase.head < body.first < phrase.last), None)
    if not body:
        return None
    stop, tokens = body.first, scene.tokens
    while stop > phrase.head + 1 and (tokens[stop - 1].pos in ("ADP", "PUNCT") or _kind_noun(tokens, stop)):
        stop -= 1
    return Workplace(stop, body.organization)


def _kind_noun(tokens: Sequence[Token], stop: int) -> bool:
    """`компании` of `директор компании «Рейн»`, where the body begins with its quotation mark."""
    return bool(_QUOTE.match(tokens[stop].text)) and tokens[stop - 1].lemma in kinds()


def _referred(scenes: Sequence[Scene], scene: Scene, phrase: Phrase, place: int) -> Workplace | None:
    """The body meant by a lower-case noun of a post: `директор техникума`, `начальник учебного центра завода`."""
    tokens = scene.tokens
    lemma = tokens[place].lemma
    wide = words("wide").get(lemma)
    if tokens[place].pos != "NOUN" or not (wide or lemma in kinds()):
        return None
    first = place
    while first - 1 > phrase.head and tokens[first - 1].pos in ("ADJ", "DET"):
        first -= 1
    said = [token for token in tokens[first : phrase.last] if token is not tokens[place]]
    wanted = frozenset(wide["kinds"]) if wide else frozenset()
    organ = bool(wide and wide.get("keep"))  # `член правления`: the organ of the body that the release is about
    bodies = (body for each in scenes for body in each.bodies) if organ else _before(scenes, scene, phrase.first)
    body = next((body for body in bodies if _means(body.organization, lemma, wanted, said)), None)
    return Workplace(phrase.last if organ else first, body.organization) if body else None


def _means(organization: Organization, lemma: str, wanted: frozenset[str], said: Sequence[Token]) -> bool:
    """Whether a back-reference by this noun and these other words can mean the body."""
    nouns = body_nouns(organization.name)
    if lemma not in nouns and not (wanted & _kinds_of(nouns)):
        return False
    return _says(organization, said)


def _says(organization: Organization, said: Sequence[Token]) -> bool:
    """Whether all words with a meaning of their own stand in the body's name or aliases."""
    name = " ".join((organization.name, *organization.aliases)).lower()
    return all(_root(token.text.lower()) in name for token in said if token.pos in ("NOUN", "ADJ", "PROPN"))


def _root(word: str) -> str:
    return word[: max(3, min(_STEM, len(word) - 2))]


def _expected(scenes: Sequence[Scene], scene: Scene, phrase: Phrase) -> Organization | None:
    """The body at which such a post is held in this release, though the post does not name it."""
    before = [body.organization for body in reversed(scene.bodies) if body.first < phrase.first]
    if phrase.possessive:
        return next((body.organization for body in _before(scenes, scene, phrase.first)), None)
    chain = _chain(scene.tokens, phrase)
    kind = post(noun(chain[-1].text, chain[-1].lemma)) if chain else "any"
    if kind == "ministry":
        return _ministry(scenes, scene, phrase, chain[-1])
    if kind == "none":
        return None
    said = scene.tokens[phrase.first : phrase.last]
    if any(token.lemma in kinds() and token.lemma not in words("units") for token in said):
        return None  # `директор водоканала`: another body, which the release does not name
    wanted = _unit(said) or frozenset(kind.split())
    if "trade" in wanted:
        first, _ = scene.section.sentence_of(phrase.first)
        return next((body.organization for body in reversed(scene.bodies) if first <= body.first < phrase.first), None)
    if "any" in wanted:
        return next(iter(before), None) if all(token in chain or token.pos == "ADJ" for token in said) else None
    bodies = (body.organization for body in _before(scenes, scene, phrase.first))
    return next((found for found in bodies if wanted & _kinds_of(body_nouns(found.name))), None)


def _unit(said: Sequence[Token]) -> frozenset[str]:
    """The kinds of body that have such a unit or such a business post: `начальник цеха`, `генеральный директор`."""
    lemmas = [token.lemma for token in said]
    if _BUSINESS.intersection(lemmas):
        return frozenset({"enterprise"})
    return next((frozenset(words("units")[lemma]["kinds"]) for lemma in lemmas if lemma in words("units")), frozenset())


def _chain(tokens: Sequence[Token], phrase: Phrase) -> list[Token]:
    """The nouns that a post is made of: `заместитель`, `директора` of `заместитель генерального директора`."""
    found = []
    for token in tokens[phrase.head : phrase.last]:
        if post(noun(token.text, token.lemma)) and token.feats.get("Number") != "Plur":
            found.append(token)
        elif found and token.pos not in ("ADJ", "VERB"):
            break
    return found


def _ministry(scenes: Sequence[Scene], scene: Scene, phrase: Phrase, minister: Token) -> Organization | None:
    tokens = scene.tokens
    said = [token for token in tokens[tokens.index(minister) + 1 : phrase.last] if token.lemma not in _AREAS]
    fields = [token for token in said if token.text[0].islower()]
    places = [token for token in said if token.text[0].isupper() and not token.text.isupper()]
    found = [
        body.organization
        for body in _before(scenes, scene, phrase.first)
        if "министерство" in body_nouns(body.organization.name) and _says(body.organization, fields)
    ]
    fitting = [organization for organization in found if _says(organization, places)]
    return (fitting or [None])[0] if fitting or len(set(found)) != 1 else found[0]


def _before(scenes: Sequence[Scene], scene: Scene, place: int) -> Iterator[Body]:
    """The bodies of the release, the nearest before a place first, then those after it in the order of the text."""
    yield from (body for body in reversed(scene.bodies) if body.first < place)
    for earlier in reversed(scenes[: scene.index]):
        yield from reversed(earlier.bodies)
    yield from (body for body in scene.bodies if body.first >= place)
    for later in scenes[scene.index + 1 :]:
        yield from later.bodies


@lru_cache(maxsize=10_000)
def body_nouns(name: str) -> frozenset[str]:
    """The nouns that tell what a body is: the first outside and the first inside its quotation marks.

    >>> sorted(body_nouns("АО «Донской завод арматуры»"))
    ['ао', 'завод']
    """
    found = set()
    for piece in _QUOTE.split(name):
        words_of = _WORD.findall(piece.lower())
        found.add(next((word for word in words_of if word in kinds()), ""))
        if any(_MINISTRY.fullmatch(word) for word in words_of[:1]):
            found.add("министерство")
    return frozenset(found - {""})


@lru_cache(maxsize=10_000)
def _kinds_of(nouns: frozenset[str]) -> frozenset[str]:
    return frozenset().union(*(kinds()[noun] for noun in nouns if noun in kinds()))
