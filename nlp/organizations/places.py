"""Places inside names of bodies: «Тверской области», «города Набережные Челны», «по Орловской области», «края»."""

from __future__ import annotations

from nlp.organizations.lexicon import Kind, words
from nlp.organizations.line import Line
from nlp.organizations.marks import Mark, Marks

_DASHES = frozenset("–—-")
_TOWNS = frozenset({"г", "гор", "пос", "с"})
#: kinds of which every region has one
_EVERYWHERE = frozenset({"service", "member", "branch"})
_BRANCHED = frozenset({"centre", "member", "service"})


def region(line: Line, place: int, kind: Kind, marks: Marks) -> int:
    """«Тверской области», «Республики Саха (Якутия)», «города Набережные Челны», «Кузбасса», «РФ»."""
    if line.text(place) in words().regions:
        return _with_second_name(line, place + 1)
    noun = line.phrase(place, "Gen")
    if noun < 0 and line.capital(place) and line.located(place) == place + 1 and line.has(place, "Gen"):
        noun = place
    if noun < 0 or line.heads(noun) or noun in line.persons:
        return place
    if is_place(line, place, noun):
        named = line.text(place)[0].isupper() and noun > place
        stop = noun + 1 if named else _proper(line, noun + 1)
        return _with_second_name(line, stop) if named or stop > noun + 1 else place
    return _with_second_name(line, noun + 1) if _is_proper_place(line, noun) else place


def area(line: Line, place: int, kind: Kind, marks: Marks) -> int:
    """«по Орловской области» of any body, «в Орловской области» of those that every region has."""
    case = {"по": "Dat", "в": "Loc"}.get(line.text(place))
    if not case or (case == "Loc" and kind.name not in _EVERYWHERE):
        return place
    noun = line.phrase(place + 1, case)
    named = noun > place + 1 and line.capital(place + 1) and is_place(line, place + 1, noun)
    named = named or (noun > place and line.located(noun) == noun + 1)
    return _with_second_name(line, noun + 1) if named else place


def town(line: Line, place: int, kind: Kind, marks: Marks) -> int:
    """«г. Твери», «в городе Мирном»."""
    bare = line.text(place) in {"в", "во"} and line.lemma(place + 1) in {"город", "г"} and not marks
    start = place + bare
    if line.text(start) in _TOWNS and line.text(start + 1) == "." and line.capital(start + 2):
        return _proper(line, start + 2)
    if bare and line.lemma(start) == "город" and line.capital(start + 1):
        return _proper(line, start + 1)
    return place


def level(line: Line, place: int, kind: Kind, marks: Marks) -> int:
    """«края», «автономного округа»: a place that only the rest of the release tells."""
    noun = line.phrase(place, "Gen")
    return noun + 1 if noun >= 0 and is_place(line, place, noun) and not {Mark.REGION, Mark.LEVEL} & marks else place


def branch_place(line: Line, place: int, kind: Kind, marks: Marks) -> int:
    """«Кадровый центр «Работа России» Тверской области», behind the name in quotation marks."""
    return region(line, place, kind, marks) if kind.name in _BRANCHED and Mark.REGION not in marks else place


def is_place(line: Line, place: int, noun: int) -> bool:
    """Whether the phrase is a common one for a place: «Тверской области», «города», «муниципального образования»."""
    if line.lemma(noun) == "образование":
        return noun > place and line.lemma(noun - 1) == "муниципальный"
    return line.lemma(noun) in words().places


def _is_proper_place(line: Line, noun: int) -> bool:
    """«Кузбасса», but no abbreviation, office or first word of a person's name."""
    text = line.text(noun)
    if line.shouting or not text[0].isupper() or text.isupper() or line.lemma(noun) in words().persons:
        return False
    return not line.capital(noun + 1) or line.located(noun) > 0


def _proper(line: Line, place: int) -> int:
    """Behind a proper name in any case: a place of the network, a capital word, two where the first is an adjective.

    Two capital words are rather a person («заместителя главы района Чойганы Ондар»).
    """
    if not line.capital(place) or {place, place + 1} <= line.persons:
        return place
    stop, beyond = line.located(place), line.located(place + 1)
    if stop and not (stop == place + 1 and line.capital(stop) and not beyond):
        return next((word for word in range(place + 1, stop) if word in line.persons), stop)
    following = place + 1
    person = following in line.persons
    if line.adjective(place) and not person:
        joined = line.text(following)[:1].isupper() or line.lemma(following) in words().places
        return following + 1 if joined else following
    return place if line.capital(following) and not person else following


def _with_second_name(line: Line, place: int) -> int:
    """«– Югры», «(Якутия)» behind a region."""
    names = words().second_names
    if line.text(place) in _DASHES and line.lemma(place + 1) in names:
        return place + 2
    bracketed = line.text(place) == "(" and line.text(place + 2) == ")"
    return place + 3 if bracketed and (line.lemma(place + 1) in names or line.text(place + 1) == "Я") else place
