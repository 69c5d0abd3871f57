"""Where a post is held: the body named in it, the one a back-reference means, or the one where such posts are held."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from nlp.document import Token
from nlp.facts import Organization
from nlp.people.bodies import around, before, body_kinds, body_nouns, says
from nlp.people.heads import noun
from nlp.people.lexicon import kinds, post, words
from nlp.people.phrases import DASHES, Phrase
from nlp.people.scene import Body, Scene

_QUOTES = frozenset('«„“"')
#: regions and places, which say nothing about which ministry is meant
_AREAS = frozenset({"область", "край", "республика", "регион", "округ", "город", "район", "россия", "рф", "федерация"})
#: `главный инженер` is the enterprise's, `инженер` may be anybody's
_CHIEF = frozenset({"главный"})
#: `генеральный директор` is one of an enterprise
_BUSINESS = frozenset({"генеральный", "исполнительный", "коммерческий", "технический", "финансовый"})


@dataclass(frozen=True, slots=True)
class Workplace:
    """The body a post is held at, and the tokens `[stop, resume)` of the post that are the body's and not its own."""

    stop: int
    resume: int
    organization: Organization | None


def find_workplace(scenes: Sequence[Scene], scene: Scene, phrase: Phrase, behind: int) -> Workplace:
    """The body of a post; `behind` is the token after the name (`мастер Олег Рейн из Томского колледжа связи`)."""
    named = _named(scene, phrase)
    if named:
        return named
    for place in range(phrase.head + 1, _field(scene, phrase)):
        found = _referred(scenes, scene, phrase, place)
        if found:
            return found
    organization = _behind(scene, behind) or _expected(scenes, scene, phrase)
    return Workplace(phrase.last, phrase.last, organization)


def _field(scene: Scene, phrase: Phrase) -> int:
    """Where a post begins to say what it is about: `заместитель мэра по вопросам городского хозяйства`."""
    said = range(phrase.head + 1, phrase.last)
    return next((place for place in said if scene.tokens[place].text.lower() == "по"), phrase.last)


def _named(scene: Scene, phrase: Phrase) -> Workplace | None:
    body = next((body for body in scene.bodies if phrase.head < body.first < phrase.last), None)
    if not body:
        return None
    stop, tokens = body.first, scene.tokens
    while stop > phrase.head + 1 and (_loose(tokens[stop - 1]) or _kind_noun(tokens, stop)):
        stop -= 1
    return Workplace(stop, phrase.last, body.organization)


def _loose(token: Token) -> bool:
    """Whether a word or mark cannot end a post: `представитель в`, `член –`."""
    return token.pos == "ADP" or token.text in {",", "(", *DASHES, *_QUOTES}


def _kind_noun(tokens: Sequence[Token], stop: int) -> bool:
    """`компании` of `директор компании «Рейн»`, where the body begins with its quotation mark."""
    return tokens[stop].text in _QUOTES and tokens[stop - 1].lemma in kinds()


def _behind(scene: Scene, place: int) -> Organization | None:
    """`… Олег Рейн из Томского колледжа связи`, `… Олег Рейн (Томский колледж связи)`."""
    joined = place + 1 < len(scene.tokens) and scene.tokens[place].text in ("из", "(")
    body = scene.body_at(place + 1) if joined else None
    return body.organization if body else None


def _referred(scenes: Sequence[Scene], scene: Scene, phrase: Phrase, place: int) -> Workplace | None:
    """The body meant by a lower-case noun of a post: `директор техникума`, `начальник учебного центра завода`."""
    tokens = scene.tokens
    lemma = tokens[place].lemma
    if tokens[place].pos not in ("NOUN", "PROPN") or not (lemma in words("wide") or lemma in kinds()):
        return None
    first = place
    while first - 1 > phrase.head and tokens[first - 1].pos in ("ADJ", "DET"):
        first -= 1
    # `комитета по труду` is a body, `колледжа по учебной работе` is none
    for stop in dict.fromkeys((phrase.last, _field(scene, phrase))):
        said = (*tokens[first:place], *tokens[place + 1 : stop])
        body = _meant(scenes, scene, phrase, lemma, said)
        if body:
            own = phrase.last if _is_organ(lemma) else first
            return Workplace(own, max(own, stop), body.organization)
    return None


def _meant(scenes: Sequence[Scene], scene: Scene, phrase: Phrase, lemma: str, said: Sequence[Token]) -> Body | None:
    """The nearest body that a back-reference by this noun and these other words can mean, by its own noun first."""
    bodies = list(around(scenes, scene, phrase.first))
    if _is_organ(lemma):  # `член правления`: of the body that the release is about
        bodies = [body for each in scenes for body in each.bodies]
    wide = frozenset(words("wide")[lemma]["kinds"]) if lemma in words("wide") else frozenset()
    exact = (body for body in bodies if lemma in body_nouns(body.organization.name))
    alike = (body for body in bodies if wide & body_kinds(body.organization.name))
    return next((body for body in (*exact, *alike) if says(body.organization, said)), None)


def _is_organ(lemma: str) -> bool:
    """Whether a noun is an organ, which stays in the post: `член правления`."""
    return bool(lemma in words("wide") and words("wide")[lemma].get("keep"))


def _expected(scenes: Sequence[Scene], scene: Scene, phrase: Phrase) -> Organization | None:
    """The body at which such a post is held in this release, though the post does not name it."""
    everywhere = around(scenes, scene, phrase.first)
    if phrase.possessive:
        return next((body.organization for body in everywhere), None)
    chain = _chain(scene.tokens, phrase)
    kind = post(noun(chain[-1].text, chain[-1].lemma)) if chain else "any"
    said = scene.tokens[phrase.first : phrase.last]
    if kind == "ministry":
        return _ministry(everywhere, scene.tokens[scene.tokens.index(chain[-1]) + 1 : phrase.last])
    own = scene.tokens[phrase.head : _field(scene, phrase)]
    if kind == "none" or any(token.lemma in kinds() and token.lemma not in words("units") for token in own):
        return None  # `директор водоканала`: another body, which the release does not name
    bare = all(token in chain or token.pos == "ADJ" for token in said)
    near = list(before(scene, phrase.first))
    if kind == "trade" and any(token.lemma in _CHIEF for token in said):
        kind = "enterprise"
    if kind == "trade":
        first, _ = scene.section.sentence_of(phrase.first)
        return next((body.organization for body in near if body.first >= first), None)
    unit = _unit(said)
    if kind == "any" and not unit:
        told = everywhere if own[0].lemma in words("seconds") else iter(near)
        return next((body.organization for body in told if bare), None)
    wanted = frozenset(unit["kinds"]) if unit else frozenset(kind.split())
    bodies = near if unit and unit.get("near") else everywhere
    return next((body.organization for body in bodies if wanted & body_kinds(body.organization.name)), None)


def _unit(said: Sequence[Token]) -> Mapping[str, Any]:
    """What `bodies.toml` says of the unit in a post (`начальник цеха`), or of a business post."""
    lemmas = [token.lemma for token in said]
    if _BUSINESS.intersection(lemmas):
        return {"kinds": ["enterprise"]}
    units = [words("units")[lemma] for lemma in lemmas if lemma in words("units")]
    return units[-1] if units else {}  # `начальник отдела обучения персонала`


def _chain(tokens: Sequence[Token], phrase: Phrase) -> list[Token]:
    """The nouns that a post is made of: `заместитель`, `директора` of `заместитель генерального директора`."""
    found = []
    for token in tokens[phrase.head : phrase.last]:
        if post(noun(token.text, token.lemma)) and token.feats.get("Number") != "Plur":
            found.append(token)
        elif found and token.pos not in ("ADJ", "VERB"):
            break
    return found


def _ministry(bodies: Iterator[Body], said: Sequence[Token]) -> Organization | None:
    """The ministry of `министр труда области`: its fields are said, and no other region."""
    telling = [token for token in said if token.lemma not in _AREAS]
    fields = [token for token in telling if token.text[0].islower()]
    places = [token for token in telling if token.text[0].isupper() and not token.text.isupper()]
    organizations = dict.fromkeys(body.organization for body in bodies)
    found = [item for item in organizations if "министерство" in body_nouns(item.name) and says(item, fields)]
    fitting = [item for item in found if says(item, places)]
    return fitting[0] if fitting else found[0] if len(found) == 1 else None
