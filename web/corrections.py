"""A decision ↔ the fields of the form that it is corrected in."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any, TypeVar

from werkzeug.datastructures import MultiDict

from journal.reviews.correction import BadCorrection, Correction, Words, changed
from nlp.facts import Decision, Interval, Kind, Mention, Quantity, Status, Topic, When
from web.language import LazyString
from web.language import lazy as _

T = TypeVar("T")

#: what the fields of a decision are called
FIELDS: Mapping[str, LazyString] = {
    "kind": _("Вид"),
    "status": _("Статус"),
    "actors": _("Кто решил"),
    "assignees": _("Кому"),
    "content": _("Что сделать"),
    "evidence": _("Где сказано"),
    "date": _("Когда решено"),
    "deadline": _("Срок"),
    "amount": _("Деньги"),
    "headcount": _("Люди"),
    "initiative": _("Инициатива"),
    "topics": _("Тема"),
}
#: why a decision is rejected, as it is kept
REASONS: Mapping[str, LazyString] = {
    "not-a-decision": _("Это не решение"),
    "repeated": _("Повтор другого решения"),
    "elsewhere": _("Чужой текст: новости рядом, реклама"),
    "refused": _("Отклонено или отложено"),
}
_PLACE = re.compile(r"(\d{1,9})-(\d{1,9})")


def names_of_changed(before: Decision, after: Decision) -> list[str]:
    """The names of the fields that a correction changed."""
    return [str(FIELDS[field]).lower() for field in changed(before, after)]


def values(decision: Decision) -> MultiDict[str, str]:
    """The filled form."""
    return MultiDict((name, value) for name, value in _filled(decision) if value)


def begun(text: str, place: str | None) -> MultiDict[str, str]:
    """The form with words of the text that were pointed at as content, and their line as evidence."""
    match = _PLACE.fullmatch(place or "")
    start, stop = (min(int(end), len(text)) for end in match.groups()) if match else (0, 0)
    if not text[start:stop].strip():
        return MultiDict({"status": Status.ADOPTED.value})
    line = text[text.rfind("\n", 0, start) + 1 : stop + len(text[stop:].partition("\n")[0])]
    filled = {"content": _squeezed(text[start:stop]), "content_place": f"{start}-{stop}", "evidence": _squeezed(line)}
    return MultiDict({"status": Status.ADOPTED.value, **filled})


def written(form: MultiDict[str, str]) -> Correction:
    """What was written into the form; raises BadCorrection naming fields that cannot be read."""
    faults: dict[str, str] = {}

    def read(field: str, value: Callable[[], T | None]) -> T | None:
        try:
            return value()
        except ValueError:
            faults[field] = str(_WRONG[field])
            return None

    correction = Correction(
        kind=read("kind", lambda: Kind(form.get("kind", ""))) or Kind.RESOLUTION,
        status=read("status", lambda: Status(form.get("status", ""))) or Status.ADOPTED,
        content=_words(form, "content"),
        evidence=tuple(map(Words, _lines(form, "evidence"))),
        actors=tuple(_lines(form, "actors")),
        assignees=tuple(_lines(form, "assignees")),
        date=read("date", lambda: _interval(form, "date")),
        deadline=read("deadline", lambda: _interval(form, "deadline")),
        initiative=form.get("initiative", "").strip() or None,
        amount=read("amount", lambda: _whole(form.get("amount", ""))),
        headcount=read("headcount", lambda: _whole(form.get("headcount", ""))),
        topics=read("topics", lambda: tuple(map(Topic, form.getlist("topics")))) or (),
        words={name: _words(form, f"{name}_words") for name in ("date", "deadline", "amount", "headcount")},
    )
    if faults:
        raise BadCorrection(faults)
    return correction


_WRONG: Mapping[str, LazyString] = {
    "kind": _("Такого вида нет."),
    "status": _("Такого статуса нет."),
    "date": _("День ожидался как 2026-02-18."),
    "deadline": _("День ожидался как 2026-02-18."),
    "amount": _("Ожидалось целое число рублей."),
    "headcount": _("Ожидалось целое число."),
    "topics": _("Такой темы нет."),
}


def _filled(decision: Decision) -> Iterator[tuple[str, str]]:
    yield "kind", decision.kind.value
    yield "status", decision.status.value
    yield "content", _squeezed(decision.content.text)
    yield "content_place", f"{decision.content.start}-{decision.content.stop}"
    yield "evidence", "\n".join(_squeezed(piece.text) for piece in decision.evidence)
    yield "actors", "\n".join(party.name for party in decision.actors)
    yield "assignees", "\n".join(party.name for party in decision.assignees)
    yield "initiative", decision.initiative or ""
    yield from _days("date", decision.date)
    yield from _days("deadline", decision.deadline)
    yield from _number("amount", decision.amount)
    yield from _number("headcount", decision.headcount)
    yield from (("topics", topic.value) for topic in decision.topics)


def _days(name: str, when: When | None) -> Iterator[tuple[str, str]]:
    if when:
        yield f"{name}_start", when.interval.start.isoformat()
        yield f"{name}_end", when.interval.end.isoformat()
        yield from _said(name, when.mention)


def _number(name: str, quantity: Quantity | None) -> Iterator[tuple[str, str]]:
    if quantity:
        yield name, str(quantity.value)
        yield from _said(name, quantity.mention)


def _said(name: str, mention: Mention | None) -> Iterator[tuple[str, str]]:
    if mention:
        yield f"{name}_words", _squeezed(mention.text)
        yield f"{name}_words_place", f"{mention.start}-{mention.stop}"


def _words(form: Mapping[str, Any], name: str) -> Words:
    place = _PLACE.fullmatch(form.get(f"{name}_place", ""))
    return Words(form.get(name, "").strip(), (int(place[1]), int(place[2])) if place else None)


def _lines(form: Mapping[str, Any], name: str) -> list[str]:
    return [line.strip() for line in form.get(name, "").splitlines() if line.strip()]


def _interval(form: Mapping[str, Any], name: str) -> Interval | None:
    """One day where only one end is given."""
    ends = [form.get(f"{name}_{end}", "").strip() for end in ("start", "end")]
    days = [dt.date.fromisoformat(end) for end in ends if end]
    return Interval(days[0], days[-1]) if days else None


def _whole(number: str) -> int | None:
    digits = re.sub(r"\s", "", number)
    if digits and not digits.isdecimal():
        raise ValueError(digits)
    return int(digits) if digits else None


def _squeezed(words: str) -> str:
    return " ".join(words.split())
