"""Frozen facts ↔ JSON text, without loss. What the dataclasses declare is the format.

A dataclass is an object with its fields' names, a tuple an array, a date its ISO form. A field that has its default
is left out: facts stored before a field was added stay readable, and a default, once stored by, must not change.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Sequence
from dataclasses import MISSING, fields, is_dataclass
from functools import cache, lru_cache
from json.encoder import encode_basestring
from math import isfinite
from operator import attrgetter
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

import msgspec

from journal.contract import JournalError

T = TypeVar("T")

#: the version of the written form; a reader of a newer version knows how to read every older one
VERSION = 1
#: of every text that is written but one without a field
_BEGINNING = f'{{"version":{VERSION},'

#: whatever `json` writes by itself; the writers below give the same text in a third of the time
_plain = json.JSONEncoder(ensure_ascii=False, check_circular=False, separators=(",", ":")).encode
_Write = Callable[[Any], str]
#: days that are remembered as they are written
_DAYS = 4_000


def dump(facts: object) -> str:
    """A dataclass as JSON text that begins with the version."""
    kind: Any = type(facts)
    text = _writer(kind)(facts)
    return f'{{"version":{VERSION}}}' if text == "{}" else _BEGINNING + text[1:]


def dump_with(facts: object, name: str, written: Sequence[str]) -> str:
    """What `dump` gives of the facts with one more field: a tuple, whose items `dump` has written already."""
    items = ",".join("{" + text.removeprefix(_BEGINNING) for text in written)
    return f'{dump(facts)[:-1]},"{name}":[{items}]}}' if written else dump(facts)


def load(type_: type[T], text: str) -> T:
    """The dataclass that was written, or one with some of its fields; raises JournalError where a newer program did."""
    if not text.startswith(_BEGINNING):
        _check_version(json.loads(text)["version"])
    wanted: Any = type_
    found: T = _reader(wanted).decode(text)
    return found


@cache
def _reader(type_: Any) -> msgspec.json.Decoder[Any]:
    return msgspec.json.Decoder(type_)


def _check_version(version: int) -> None:
    if version != VERSION:
        raise JournalError(f"Запись версии {version}, эта программа читает версию {VERSION}.")


@cache
def _writer(type_: Any) -> _Write:
    """What writes values of a declared type."""
    if is_dataclass(type_):
        return _dataclass_writer(type_)
    origin, arguments = get_origin(type_), get_args(type_)
    if origin in (Union, UnionType):
        return _optional(_writer(_stated(arguments)))
    if origin is tuple and arguments[-1] is Ellipsis:
        return _list(_writer(arguments[0]))
    return _OF_TYPES.get(type_, encode_basestring if isinstance(type_, type) and issubclass(type_, str) else _plain)


def _dataclass_writer(type_: Any) -> _Write:
    hints = get_type_hints(type_)
    parts = [(f',"{one.name}":', attrgetter(one.name), _writer(hints[one.name]), one.default) for one in fields(type_)]
    stated = [part[:3] for part in parts if part[3] is MISSING]
    others = [part for part in parts if part[3] is not MISSING]

    def write(value: Any) -> str:
        found = [name + written(of(value)) for name, of, written in stated]
        for name, of, written, default in others:
            item = of(value)
            if item != default:
                found.append(name + written(item))
        return f"{{{''.join(found)[1:]}}}"

    return write


def _stated(arguments: tuple[Any, ...]) -> Any:
    """The type that a field has where it has any value."""
    (inner,) = (argument for argument in arguments if argument is not NoneType)
    return inner


def _optional(write: _Write) -> _Write:
    return lambda value: "null" if value is None else write(value)


def _list(write: _Write) -> _Write:
    return _plain if write is _plain else lambda values: f"[{','.join([write(value) for value in values])}]"


@lru_cache(_DAYS)
def _day(value: dt.date) -> str:
    return _moment(value)


def _moment(value: dt.date) -> str:
    return f'"{value.isoformat()}"'


def _number(value: float) -> str:
    # numbers of other libraries are floats that write themselves otherwise
    return float.__repr__(value) if isinstance(value, float) and isfinite(value) else _plain(value)


_OF_TYPES: dict[object, _Write] = {
    int: int.__repr__,
    float: _number,
    dt.date: _day,
    dt.datetime: _moment,
}
