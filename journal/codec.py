"""Frozen facts ↔ JSON text, without loss. What the dataclasses declare is the format.

A dataclass is an object with its fields' names, a tuple an array, a date its ISO form. A field that has its default
is left out: facts stored before a field was added stay readable, and a default, once stored by, must not change.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Sequence
from dataclasses import MISSING, fields, is_dataclass
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from journal.contract import JournalError

T = TypeVar("T")

#: the version of the written form; a reader of a newer version knows how to read every older one
VERSION = 1
_OF_TIMES: dict[object, Callable[[Any], Any]] = {dt.date: dt.date.isoformat, dt.datetime: dt.datetime.isoformat}

#: of every text that is written; all facts have fields without defaults behind it
_BEGINNING = f'{{"version":{VERSION},'

_JSON = json.JSONEncoder(ensure_ascii=False, check_circular=False, separators=(",", ":"))


def dump(facts: object) -> str:
    """A dataclass as JSON text that begins with the version."""
    return _JSON.encode({"version": VERSION, **_encode(facts)})


def dump_with(facts: object, name: str, written: Sequence[str]) -> str:
    """What `dump` gives of the facts with one more field: a tuple, whose items `dump` has written already."""
    items = ",".join("{" + text.removeprefix(_BEGINNING) for text in written)
    return f'{dump(facts)[:-1]},"{name}":[{items}]}}' if written else dump(facts)


def load(type_: type[T], text: str) -> T:
    """The dataclass that was written; raises JournalError where a newer program wrote it."""
    data = json.loads(text)
    version = data.pop("version")
    if version != VERSION:
        raise JournalError(f"Запись версии {version}, эта программа читает версию {VERSION}.")
    declared: Any = type_
    decode: Callable[[Any], T] = _decoder(declared)
    return decode(data)


def plain(text: str) -> dict[str, Any]:
    """What was written, as JSON has it, without fields that have their defaults: for those who need a few of many."""
    found: dict[str, Any] = json.loads(text)
    return found


def _encode(value: Any) -> Any:
    kind: Any = type(value)
    return _encoder(kind)(value)


@cache
def _encoder(type_: Any) -> Callable[[Any], Any]:
    """What makes values of a declared type ones that JSON has; texts of enumerations and tuples of these are such."""
    if is_dataclass(type_):
        return _dataclass_encoder(type_)
    origin, arguments = get_origin(type_), get_args(type_)
    if origin in (Union, UnionType):
        return _optional(_encoder(_stated(arguments)))
    if origin is tuple:
        return _tuple_encoder(arguments)
    return _OF_TIMES.get(type_, _same)


def _dataclass_encoder(type_: Any) -> Callable[[Any], Any]:
    hints = get_type_hints(type_)
    stated = [(one.name, _change(hints[one.name])) for one in fields(type_) if one.default is MISSING]
    others = [(one.name, _change(hints[one.name]), one.default) for one in fields(type_) if one.default is not MISSING]

    def encode(value: Any) -> dict[str, Any]:
        data = {}
        for name, change in stated:
            item = getattr(value, name)
            data[name] = change(item) if change else item
        for name, change, default in others:
            item = getattr(value, name)
            if item is not default and item != default:
                data[name] = change(item) if change else item
        return data

    return encode


def _change(type_: Any) -> Callable[[Any], Any] | None:
    """What values of a declared type are changed by; None where JSON has them as they are."""
    encode = _encoder(type_)
    return None if encode is _same else encode


def _tuple_encoder(arguments: tuple[Any, ...]) -> Callable[[Any], Any]:
    encode = _encoder(arguments[0])
    if arguments[-1] is Ellipsis and encode is not _same:
        return lambda values: [encode(value) for value in values]
    return _same


@cache
def _decoder(type_: Any) -> Callable[[Any], Any]:
    if is_dataclass(type_):
        return _dataclass_decoder(type_)
    origin, arguments = get_origin(type_), get_args(type_)
    if origin in (Union, UnionType):
        return _optional(_decoder(_stated(arguments)))
    if origin is tuple:
        return _tuple_decoder(arguments)
    if isinstance(type_, type) and issubclass(type_, Enum):
        return {item.value: item for item in type_}.__getitem__
    return {dt.date: dt.date.fromisoformat, dt.datetime: _moment}.get(type_, _same)


def _dataclass_decoder(type_: Any) -> Callable[[Any], Any]:
    """Turns the object that JSON made into the dataclass; values that JSON has the same way stay as they are."""
    hints = get_type_hints(type_)
    decoders = {field.name: _decoder(hints[field.name]) for field in fields(type_)}
    changed = tuple((name, decode) for name, decode in decoders.items() if decode is not _same)

    def decode(data: dict[str, Any]) -> Any:
        for name, change in changed:
            if name in data:
                data[name] = change(data[name])
        return type_(**data)

    return decode


def _stated(arguments: tuple[Any, ...]) -> Any:
    """The type that a field has where it has any value."""
    (inner,) = (argument for argument in arguments if argument is not NoneType)
    return inner


def _optional(change: Callable[[Any], Any]) -> Callable[[Any], Any]:
    return _same if change is _same else lambda data: None if data is None else change(data)


def _moment(text: str) -> dt.datetime:
    """A moment in UTC; of some that were stored early only the day is known."""
    read = dt.datetime.fromisoformat(text)
    return read if read.tzinfo else read.replace(tzinfo=dt.UTC)


def _tuple_decoder(arguments: tuple[Any, ...]) -> Callable[[Any], Any]:
    if arguments[-1] is Ellipsis:
        decode = _decoder(arguments[0])
        return tuple if decode is _same else lambda data: tuple(map(decode, data))
    decoders = [_decoder(argument) for argument in arguments]
    return lambda data: tuple(decode(item) for decode, item in zip(decoders, data, strict=True))


def _same(data: Any) -> Any:
    return data
