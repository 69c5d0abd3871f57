"""What a body is for and whose it is: «промышленности и торговли», «по труду и занятости», «Главы и Правительства»."""

from __future__ import annotations

from nlp.organizations.lexicon import Kind, words
from nlp.organizations.line import Line
from nlp.organizations.marks import Mark, Marks
from nlp.organizations.places import is_place

_SPHERES = frozenset({"сфере", "области", "отрасли"})


def complement(line: Line, place: int, kind: Kind, marks: Marks) -> int:
    """«промышленности, торговли и связи»."""
    noun = line.phrase(place, "Gen")
    if noun < 0 or {Mark.LEVEL, Mark.PATRON, Mark.REGION} & marks or not _belongs(line, place, noun, kind):
        return place
    governed = (case for _, case in words().governs.get(line.lemma(noun), ()))
    return _coordinated(line, noun + 1, ("Gen", *governed), kind)


def topic(line: Line, place: int, kind: Kind, marks: Marks) -> int:
    """«по труду и занятости населения», also «… науки и по делам молодёжи»."""
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


def sphere(line: Line, place: int, kind: Kind, marks: Marks) -> int:
    """«… компетенций в сфере производительности труда»."""
    further = _purpose(line, place) if Mark.COMPLEMENT in marks and line.text(place) == "в" else place
    return _coordinated(line, further, ("Gen",), kind) if further > place else place


def body(line: Line, place: int, kind: Kind, marks: Marks) -> int:
    """Another body by name: «Отделения», «администрации Ржевского района», «Главы и Правительства», «НПС»."""
    text = line.text(place)
    if text.isupper() and len(text) > 1 and not line.shouting:
        return place + 1 if place + 1 not in line.quotes and Mark.REGION not in marks else place
    noun = line.phrase(place, "Gen")
    if noun < 0 or noun in line.persons or {Mark.LEVEL, Mark.PATRON} & marks:
        return place
    if line.lemma(noun) in words().persons and line.text(noun + 1) == "и" and is_power(line, noun + 2):
        return noun + 3
    named = line.capital(place) or kind.parts or is_power(line, noun)
    return noun + 1 if line.heads(noun) and named else place


def office(line: Line, place: int, kind: Kind, marks: Marks) -> int:
    """«при Главе Удмуртской Республики»; of a council also «при губернаторе», «при правительстве области»."""
    if line.text(place) != "при":
        return place
    noun = line.phrase(place + 1, "Loc")
    authority = any(head.kind.name in {"power", "authority"} for head in line.heads(noun))
    official = kind.complement and (line.lemma(noun) in words().persons or authority)
    return noun + 1 if noun >= 0 and (line.capital(place + 1) or official) else place


def is_power(line: Line, noun: int) -> bool:
    """Whether the noun is a government, administration or assembly."""
    return any(head.kind.name == "power" for head in line.heads(noun))


def _belongs(line: Line, place: int, noun: int, kind: Kind) -> bool:
    """Whether a genitive can say what the body that it stands behind is for."""
    lemma = line.lemma(noun)
    if lemma in words().persons:
        return True
    if noun in line.persons or line.capital(noun):
        return False
    if _is_body(line, place, noun) or lemma in words().no_complements:
        return kind.people and line.tokens[noun].feats.get("Number") == "Plur"
    return not _is_person(line, noun)


def _is_body(line: Line, place: int, noun: int) -> bool:
    """Whether the phrase names a body, not a domain: a head noun with the adjective it needs («железных дорог»)."""
    before = {line.lemma(position) for position in range(place, noun)}
    if not any(not entry.after or entry.after & before for entry in line.heads(noun)):
        return False
    return line.lemma(noun) not in words().domains or (noun == place and _governed(line, noun + 1) == noun + 1)


def _is_person(line: Line, noun: int, *, plural: bool = False) -> bool:
    feats = line.tokens[noun].feats
    return feats.get("Animacy") == "Anim" and (plural or feats.get("Number") == "Sing") and not line.capital(noun)


def _coordinated(line: Line, place: int, cases: tuple[str, ...], kind: Kind) -> int:
    """Behind a member at `place`: its genitives, then «, торговли и связи населения» where an «и» closes the list."""
    closed = now = _genitives(line, place, kind)
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


def _continues(line: Line, place: int, noun: int, kind: Kind) -> bool:
    """Whether what stands behind a comma or «и» is a further member of the same list."""
    if line.capital(place) or line.lemma(noun) in words().no_coordination or noun in line.persons:
        return False
    if _is_body(line, place, noun):
        return kind.people and line.tokens[noun].feats.get("Number") == "Plur"
    return kind.people or not _is_person(line, noun, plural=True)


def _genitives(line: Line, place: int, kind: Kind) -> int:
    """Behind what hangs on the noun before `place`: lower-case genitives, and what some nouns govern instead."""
    while True:
        noun = line.phrase(place, "Gen")
        more = noun >= 0 and not line.capital(place) and _belongs(line, place, noun, kind)
        if more and (not is_place(line, place, noun) or _governed(line, noun + 1) > noun + 1):
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


def _purpose(line: Line, place: int) -> int:
    """«… для промышленности», «… в сфере образования» behind a topic."""
    if line.text(place) == "в" and line.text(place + 1) in _SPHERES:
        start = place + 2
    elif line.text(place) == "для":
        start = place + 1
    else:
        return place
    noun = line.phrase(start, "Gen")
    return noun + 1 if noun >= 0 and not line.capital(start) else place
