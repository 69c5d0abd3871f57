"""Whether what there is of a name is enough to make a body of it: what speaks against, then what suffices."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from nlp.organizations.extent import Extent
from nlp.organizations.lexicon import Head, words
from nlp.organizations.line import Line
from nlp.organizations.marks import Mark
from nlp.organizations.spans import Standing

#: kinds whose name is chosen, so that a capital and what they are for suffice
_CHOSEN = frozenset({"centre", "union"})
_PURPOSE = frozenset({Mark.COMPLEMENT, Mark.TOPIC, Mark.OFFICE, Mark.BODY})
#: what makes a name in lower case: «совет по кадрам», not «совет наставников»; «кафедра сварки», not «кафедра вуза»
_WHOLE = {"council": _PURPOSE - {Mark.COMPLEMENT}, "chair": frozenset({Mark.COMPLEMENT})}


@dataclass(frozen=True)
class Found:
    """A head noun in its line with the adjectives before and what belongs to it behind."""

    line: Line
    entry: Head
    first: int
    head: int
    extent: Extent

    def has(self, *marks: Mark) -> bool:
        """Whether any of the marks is there."""
        return not self.extent.marks.isdisjoint(marks)

    @property
    def purpose(self) -> bool:
        """Whether it says what the body is for or whose it is."""
        return not self.extent.marks.isdisjoint(_PURPOSE)

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital."""
        return self.line.capital(self.first)

    @property
    def marked(self) -> bool:
        """Whether it begins with a capital that the sentence does not explain."""
        return self.line.marked(self.first)

    @property
    def named(self) -> bool:
        """Whether an adjective before the head makes a name of it («Обнинский», «Объединённая»)."""
        return any(self.line.marked(place) or _geographic(self.line, place) for place in range(self.first, self.head))

    @property
    def lemmas(self) -> str:
        """The dictionary forms of its words."""
        return " ".join(self.line.lemma(place) for place in range(self.first, self.extent.last))


def standing(found: Found) -> Standing | None:
    """How firmly it names a body; None where it names none at all."""
    if any(rule(found) for rule in REFUTES):
        return None
    if any(rule(found) for rule in WEAKENS):
        return Standing.JOINS
    return Standing.SURE if any(rule(found) for rule in SUFFICES) else Standing.JOINS


def unfit(found: Found) -> bool:
    """«группа студентов», «общее собрание»: the head is none without the company that its entry asks for."""
    entry, line = found.entry, found.line
    if line.names(found.head + 1) or not (entry.after or entry.needs):
        return False
    before = {line.lemma(place) for place in range(found.first, found.head)}
    behind = {line.lemma(place) for place in range(found.head + 1, found.extent.last)}
    return not (entry.after & before or entry.needs & behind)


def something_else(found: Found) -> bool:
    """«торговый центр «Галерея»», «областной центр»; but not «Областной центр занятости», «областной центр «Опора»»."""
    before = {found.line.lemma(place) for place in range(found.first, found.head)}
    named = found.purpose or (found.has(Mark.QUOTED) and not before.isdisjoint(words().levels))
    return not named and any(f"{adjective} {found.entry.lemma}" in words().others for adjective in before)


def unquoted(found: Found) -> bool:
    """«компания», «предприятие»: too common without a quoted name."""
    return found.entry.kind.name == "named" and not found.has(Mark.QUOTED)


def part_of_ministry(found: Found) -> bool:
    """«департамент занятости Минтруда России», «отдел кадров Департамента труда»: no name without the whole."""
    if found.entry.lemma not in words().departments:
        return False
    inside = range(found.head + 1, found.extent.last)
    whole = (head for place in inside for head in found.line.heads(place))
    ministry = any(found.line.text(place).startswith("Мин") for place in inside)
    return ministry or any(head.kind.name == "authority" and head.lemma != found.entry.lemma for head in whole)


def headed(found: Found) -> bool:
    """«начальник департамента занятости»: a part of an authority that its head's post names."""
    post = found.line.lemma(found.first - 1) in words().posts and not found.capital
    return post and found.entry.lemma in words().departments and not found.has(Mark.REGION)


def common_organ(found: Found) -> bool:
    """«Попечительский совет», «Дом культуры»: every body, every town has one."""
    return found.lemmas in words().organs


def titled(found: Found) -> bool:
    """««Школа наставников»»: in quotation marks by itself a programme rather than a school."""
    alone = found.line.quotes.get(found.first - 1) == found.extent.last
    return alone and found.entry.kind.name == "school" and not found.named


def own_name(found: Found) -> bool:
    """«завод «Полюс»», «школа № 2», «колледж имени Ю. А. Гагарина»; a council's number is its meeting's."""
    return found.has(Mark.QUOTED, Mark.PATRON) or (found.has(Mark.NUMBER) and found.entry.kind.name != "council")


def of_region(found: Found) -> bool:
    """«администрация Ржевского района», «центр занятости населения Кургана», «Кадровый центр Подмосковья»."""
    kind = found.entry.kind
    compound = found.capital and (found.first < found.head or "-" in found.line.text(found.head))
    proper = kind.proper and (compound or found.marked)
    return found.has(Mark.REGION) and (kind.region or found.named or found.purpose or proper)


def power_of_level(found: Found) -> bool:
    """«Правительство края», «Управление образования администрации района»."""
    power = found.entry.kind.name == "power" or found.has(Mark.BODY)
    return found.has(Mark.LEVEL) and power and found.line.capital(found.head)


def of_purpose(found: Found) -> bool:
    """«департамент образования», «Омский колледж связи», «открылся Центр карьеры»."""
    kind = found.entry.kind
    whole = kind.complement and found.has(*_WHOLE.get(kind.name, _PURPOSE))
    return found.purpose and (whole or found.named or (kind.proper and found.marked))


def of_wide_purpose(found: Found) -> bool:
    """«Институт развития образования …», «Центр карьеры …», «Национальный парк …», also at the start of a sentence."""
    kind = found.entry.kind
    wide = kind.proper and (found.has(Mark.WIDE) or (found.has(Mark.COMPLEMENT) and kind.name in _CHOSEN))
    return found.capital and (wide or (found.purpose and found.line.lemma(found.first) in words().wide))


def part_of_union(found: Found) -> bool:
    """«областной организации Профсоюза работников образования»."""
    return found.has(Mark.BODY) and found.entry.kind.parts


def of_town(found: Found) -> bool:
    """«Обнинский колледж»."""
    return found.entry.kind.adjective and found.named


def of_choice(found: Found) -> bool:
    """«Экспертный совет», also at the start of a sentence."""
    first = found.line.lemma(found.first)
    return found.entry.kind.name == "council" and found.capital and first in words().chosen


def of_capitals(found: Found) -> bool:
    """«Государственная Дума», «Координационный Совет»."""
    return found.first < found.head and found.capital and found.line.marked(found.head)


Rule = Callable[[Found], bool]
REFUTES: tuple[Rule, ...] = (unfit, something_else, unquoted, part_of_ministry)
WEAKENS: tuple[Rule, ...] = (headed, common_organ, titled)
SUFFICES: tuple[Rule, ...] = (
    own_name,
    of_region,
    power_of_level,
    of_purpose,
    of_wide_purpose,
    part_of_union,
    of_town,
    of_choice,
    of_capitals,
)


def _geographic(line: Line, place: int) -> bool:
    """An adjective at the start of a sentence that is made of a place («Калужский»)."""
    lemma = line.lemma(place)
    plain = lemma in words().common_adjectives or lemma in words().levels
    return line.capital(place) and lemma.endswith(("ский", "цкий", "ской")) and not plain
