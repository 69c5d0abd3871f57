"""How far a name runs to the right of its head: complements, topics, places, numbers, patrons, quoted names."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from nlp.organizations.lexicon import Kind, words
from nlp.organizations.line import Line

_DASHES = frozenset("–—-")
_LONGEST_PATRON = 14
#: kinds of which every region has one
_BRANCHED = frozenset({"centre", "member", "service"})
_EVERYWHERE = frozenset({"service", "member", "branch"})


class Mark(StrEnum):
    """What a piece to the right of the head is."""

    COMPLEMENT = "complement"
    TOPIC = "topic"
    #: a complement of several words
    WIDE = "wide"
    #: another body, by name
    BODY = "body"
    OFFICE = "office"
    REGION = "region"
    #: a place without its proper name («Правительство края»)
    LEVEL = "level"
    NUMBER = "number"
    PATRON = "patron"
    QUOTED = "quoted"


@dataclass(frozen=True, slots=True)
class Extent:
    """Where a name ends, exclusive, and what it is made of."""

    last: int
    marks: frozenset[Mark]
    #: the places in it, half-open; empty at `last` where there are none
    place: tuple[int, int]


def extent(line: Line, head: int, kind: Kind) -> Extent:
    """Everything behind the head that belongs to its name."""
    last, marks, places = head + 1, frozenset[Mark](), []
    while True:
        for mark, rule in _AFTER_QUOTE if Mark.QUOTED in marks else RULES:
            stop = rule(line, last, kind, marks)
            if stop > last:
                if mark in {Mark.REGION, Mark.LEVEL}:
                    places.append((last, stop))
                wide = {Mark.WIDE} if mark is Mark.COMPLEMENT and stop > last + 1 else set()
                last, marks = stop, marks | {mark} | wide
                break
        else:
            break
    place = next(((first, stop) for first, stop in places), (last, last))
    return Extent(last, marks, (place[0], places[-1][1]) if _adjoin(places) else place)


def _adjoin(places: Sequence[tuple[int, int]]) -> bool:
    return bool(places) and all(left[1] == right[0] for left, right in zip(places, places[1:], strict=False))


def number(line: Line, place: int, kind: Kind, marks: frozenset[Mark]) -> int:
    """«№ 24»."""
    return place + 2 if line.text(place) in {"№", "N"} and line.text(place + 1)[:1].isdigit() else place


def patron(line: Line, place: int, kind: Kind, marks: frozenset[Mark]) -> int:
    """«имени Героя Советского Союза, лётчика-космонавта Ю. А. Гагарина», up to the last capital."""
    if line.text(place) == "имени":
        now = place + 1
    elif (line.text(place), line.text(place + 1)) == ("им", "."):
        now = place + 2
    else:
        return place
    stop = place
    while now < min(len(line.tokens), place + _LONGEST_PATRON) and _honours(line, now):
        now += 1
        stop = now if line.text(now - 1)[0].isupper() or line.text(now - 1)[0].isdigit() else stop
    return stop


def sphere(line: Line, place: int, kind: Kind, marks: frozenset[Mark]) -> int:
    """«… компетенций в сфере производительности труда»."""
    further = _purpose(line, place) if Mark.COMPLEMENT in marks and line.text(place) == "в" else place
    return _coordinated(line, further, ("Gen",), kind) if further > place else place


def _honours(line: Line, place: int) -> bool:
    """Whether the token goes on naming a patron: names and initials, titles in the genitive, the marks between."""
    text = line.text(place)
    if text[0].isupper():
        return len(text) == 1 or (line.has(place, "Gen") and not text.isupper())
    if text == ".":
        return len(line.text(place - 1)) <= 2
    if text == ",":
        return line.text(place + 1).islower() and _honours(line, place + 1)
    if text == "и":
        return line.capital(place + 1) and line.has(place + 1, "Gen") and not line.heads(place + 1)
    return text[0].isdigit() or text == "-" or (text[0].isalpha() and len(text) > 2 and line.has(place, "Gen"))


def quoted(line: Line, place: int, kind: Kind, marks: frozenset[Mark]) -> int:
    """«…» with a capital or a digit inside, right behind."""
    return line.quotes[place] + 1 if line.names(place) else place


def office(line: Line, place: int, kind: Kind, marks: frozenset[Mark]) -> int:
    """«при Главе Удмуртской Республики»; of a council also «при губернаторе»."""
    if line.text(place) != "при":
        return place
    noun = line.phrase(place + 1, "Loc")
    official = kind.complement and (line.lemma(noun) in words().persons or _is_power(line, noun))
    return noun + 1 if noun >= 0 and (line.capital(place + 1) or official) else place


def topic(line: Line, place: int, kind: Kind, marks: frozenset[Mark]) -> int:
    """«по труду и занятости населения»."""
    if line.text(place) == "и" and line.text(place + 1) == "по" and Mark.COMPLEMENT in marks:
        place += 1
    if line.text(place) != "по" or Mark.TOPIC in marks or not kind.topic:
        return place
    noun = line.phrase(place + 1, "Dat")
    if noun < 0 or line.lemma(noun) in words().no_topics or noun in line.persons:
        return place
    stop = _coordinated(line, noun + 1, ("Dat", "Gen"), kind)
    while (further := _purpose(line, stop)) > stop:
        stop = _coordinated(line, further, ("Gen",), kind)
    bare = stop == noun + 1 and noun == place + 1 and line.lemma(noun) in words().bare_topics
    return place if bare else stop


def area(line: Line, place: int, kind: Kind, marks: frozenset[Mark]) -> int:
    """«по Орловской области» of any body, «в Орловской области» of those that have one everywhere."""
    case = {"по": "Dat", "в": "Loc"}.get(line.text(place))
    if not case or (case == "Loc" and kind.name not in _EVERYWHERE):
        return place
    noun = line.phrase(place + 1, case)
    named = noun > place + 1 and line.capital(place + 1) and _is_place(line, place + 1, noun)
    named = named or (noun > place and line.located(noun) == noun + 1)
    return _with_second_name(line, noun + 1) if named else place


def native(line: Line, place: int, kind: Kind, marks: frozenset[Mark]) -> int:
    """«– Курултай», «(Ил Тумэн)»: the name of a parliament in the language of its people."""
    close = next((stop for stop in range(place + 1, place + 4) if line.lemma(stop) in words().native), place)
    if line.text(place) in _DASHES and close > place:
        return close + 1
    return close + 2 if line.text(place) == "(" and line.text(close + 1) == ")" else place


def liability(line: Line, place: int, kind: Kind, marks: frozenset[Mark]) -> int:
    """«с ограниченной ответственностью»."""
    return place + 3 if line.text(place) == "с" and line.text(place + 1) == "ограниченной" else place


def town(line: Line, place: int, kind: Kind, marks: frozenset[Mark]) -> int:
    """«г. Твери», «в городе Мирном»."""
    start = place
    if line.text(place) in {"в", "во"} and line.lemma(place + 1) in {"город", "г"} and marks == frozenset():
        start = place + 1
    if line.text(start) in {"г", "гор", "пос", "с"} and line.text(start + 1) == "." and line.capital(start + 2):
        return _proper(line, start + 2)
    if start > place and line.lemma(start) == "город" and line.capital(start + 1):
        return _proper(line, start + 1)
    return place


def region(line: Line, place: int, kind: Kind, marks: frozenset[Mark]) -> int:
    """«Тверской области», «Республики Саха (Якутия)», «города Набережные Челны», «Кузбасса», «РФ»."""
    if line.text(place) in words().regions:
        return _with_second_name(line, place + 1)
    noun = line.phrase(place, "Gen")
    if noun < 0 or line.heads(noun) or noun in line.persons:
        return place
    capital = line.text(place)[:1].isupper()
    if _is_place(line, place, noun):
        named = capital and noun > place
        stop = noun + 1 if named else _proper(line, noun + 1)
        return _with_second_name(line, stop) if named or stop > noun + 1 else place
    foreign = line.shouting or line.text(noun).isupper() or line.lemma(noun) in words().persons
    foreign = foreign or (line.capital(noun + 1) and not line.located(noun))
    return _with_second_name(line, noun + 1) if line.text(noun)[:1].isupper() and not foreign else place


def level(line: Line, place: int, kind: Kind, marks: frozenset[Mark]) -> int:
    """«края», «автономного округа»: a place that only the rest of the release tells."""
    noun = line.phrase(place, "Gen")
    return noun + 1 if noun >= 0 and _is_place(line, place, noun) and not {Mark.REGION, Mark.LEVEL} & marks else place


def body(line: Line, place: int, kind: Kind, marks: frozenset[Mark]) -> int:
    """Another body by name: «Отделения», «администрации Ржевского района», «Главы и Правительства», «НПС»."""
    if line.text(place).isupper() and len(line.text(place)) > 1 and not line.shouting:
        return place + 1 if place + 1 not in line.quotes and Mark.REGION not in marks else place
    noun = line.phrase(place, "Gen")
    if noun < 0 or noun in line.persons or {Mark.LEVEL, Mark.PATRON} & marks:
        return place
    if line.lemma(noun) in words().persons and line.text(noun + 1) == "и" and _is_power(line, noun + 2):
        return noun + 3
    named = line.capital(place) or kind.parts or _is_power(line, noun)
    return noun + 1 if line.heads(noun) and named else place


def complement(line: Line, place: int, kind: Kind, marks: frozenset[Mark]) -> int:
    """«промышленности, торговли и связи»."""
    noun = line.phrase(place, "Gen")
    if noun < 0 or {Mark.LEVEL, Mark.PATRON, Mark.REGION} & marks or not _belongs(line, place, noun, kind):
        return place
    governed = (case for _, case in words().governs.get(line.lemma(noun), ()))
    return _coordinated(line, noun + 1, ("Gen", *governed), kind)


#: in the order in which they are tried at each step
RULES: tuple[tuple[Mark, Callable[[Line, int, Kind, frozenset[Mark]], int]], ...] = (
    (Mark.COMPLEMENT, liability),
    (Mark.COMPLEMENT, native),
    (Mark.NUMBER, number),
    (Mark.PATRON, patron),
    (Mark.QUOTED, quoted),
    (Mark.OFFICE, office),
    (Mark.REGION, area),
    (Mark.TOPIC, topic),
    (Mark.REGION, town),
    (Mark.REGION, region),
    (Mark.LEVEL, level),
    (Mark.BODY, body),
    (Mark.COMPLEMENT, complement),
    (Mark.COMPLEMENT, sphere),
)


#: behind its quoted name a body has no more than its place, and that where there is one of the name in every place
_AFTER_QUOTE = ((Mark.REGION, lambda line, place, kind, marks: _branch_place(line, place, kind, marks)),)


def _branch_place(line: Line, place: int, kind: Kind, marks: frozenset[Mark]) -> int:
    """«Кадровый центр «Работа России» Тверской области»."""
    return region(line, place, kind, marks) if kind.name in _BRANCHED and Mark.REGION not in marks else place


def _belongs(line: Line, place: int, noun: int, kind: Kind) -> bool:
    """Whether a genitive can say what the body that it stands behind is for."""
    lemma = line.lemma(noun)
    if lemma in words().persons:
        return True
    if noun in line.persons or line.capital(noun):
        return False
    if (line.heads(noun) and not _is_domain(line, place, noun)) or lemma in words().no_complements:
        return kind.people and line.tokens[noun].feats.get("Number") == "Plur"
    return not _is_person(line, noun)


def _is_domain(line: Line, place: int, noun: int) -> bool:
    """«сельского хозяйства», «управления персоналом»: a head noun that says here what another body is for."""
    return line.lemma(noun) in words().domains and (noun > place or _governed(line, noun + 1) > noun + 1)


def _coordinated(line: Line, place: int, cases: tuple[str, ...], kind: Kind) -> int:
    """Behind a member at `place`: its genitives, then «, торговли и связи населения» where an «и» closes the list."""
    stop = _genitives(line, place, kind)
    now, closed = stop, stop
    while line.text(now) in {",", "и"}:
        last = line.text(now) == "и"
        if last and line.text(now + 1) == "по":
            return now
        noun = max((line.phrase(now + 1, case) for case in cases), default=-1)
        if noun < 0 or not _continues(line, now + 1, noun, kind):
            break
        now = _genitives(line, noun + 1, kind)
        if last:
            return now
    return closed


def _genitives(line: Line, place: int, kind: Kind) -> int:
    """Behind what hangs on the noun before `place`: lower-case genitives, and what some nouns govern instead."""
    while True:
        noun = line.phrase(place, "Gen")
        more = noun >= 0 and not line.capital(place) and _belongs(line, place, noun, kind)
        if more and (not _is_place(line, place, noun) or _governed(line, noun + 1) > noun + 1):
            place = noun + 1
        elif (stop := _governed(line, place)) > place:
            place = stop
        else:
            return place


def _governed(line: Line, place: int) -> int:
    """«управления персоналом», «помощи детям», «работе с молодёжью», «напряжённости на рынке труда»."""
    for preposition, case in words().governs.get(line.lemma(place - 1), ()):
        start = place + bool(preposition)
        if line.text(place) == preposition or not preposition:
            noun = line.phrase(start, case)
            if noun >= 0 and not line.capital(start) and noun not in line.persons:
                return noun + 1
    return place


def _continues(line: Line, place: int, noun: int, kind: Kind) -> bool:
    """Whether what stands behind a comma or «и» is a further member of the same list."""
    if line.capital(place) or line.lemma(noun) in words().no_coordination or noun in line.persons:
        return False
    if line.heads(noun) and not _is_domain(line, place, noun):
        return kind.people and line.tokens[noun].feats.get("Number") == "Plur"
    return kind.people or not _is_person(line, noun, plural=True)


def _purpose(line: Line, place: int) -> int:
    """«… для промышленности», «… в сфере образования» behind a topic."""
    start = place + 1
    if line.text(place) == "в" and line.text(place + 1) in {"сфере", "области", "отрасли"}:
        start = place + 2
    elif line.text(place) != "для":
        return place
    noun = line.phrase(start, "Gen")
    return noun + 1 if noun >= 0 and not line.capital(start) else place


def _is_person(line: Line, noun: int, *, plural: bool = False) -> bool:
    feats = line.tokens[noun].feats
    return feats.get("Animacy") == "Anim" and (plural or feats.get("Number") == "Sing") and not line.capital(noun)


def _is_power(line: Line, noun: int) -> bool:
    return any(head.kind.name == "power" for head in line.heads(noun))


def _is_place(line: Line, place: int, noun: int) -> bool:
    """«Тверской области», «города», «муниципального образования»."""
    if line.lemma(noun) == "образование":
        return noun > place and line.lemma(noun - 1) == "муниципальный"
    return line.lemma(noun) in words().places


def _proper(line: Line, place: int) -> int:
    """Behind a proper name in any case: a place of the network, a capital word, two where the first is an adjective."""
    if not line.capital(place):
        return place
    if stop := line.located(place):
        return stop
    if line.adjective(place) and place + 1 < len(line.tokens):
        following = line.text(place + 1)
        if following[:1].isupper() or line.lemma(place + 1) in words().places:
            return place + 2
    return place + 1


def _with_second_name(line: Line, place: int) -> int:
    """«– Югры», «(Якутия)» behind a region."""
    names = words().second_names
    if line.text(place) in _DASHES and line.lemma(place + 1) in names:
        return place + 2
    bracketed = line.text(place) == "(" and line.text(place + 2) == ")"
    return place + 3 if bracketed and (line.lemma(place + 1) in names or line.text(place + 1) == "Я") else place
