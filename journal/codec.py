"""Frozen facts ↔ JSON text, without loss. What the dataclasses declare is the format.

A dataclass is an object with its fields' names, a tuple an array, a date its ISO form. A field that has its default
is left out: facts stored before a field was added stay readable, and a default, once stored by, must not change.
"""

from __future__ import annotations

import datetime as dt
import json
import operator
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from journal.contract import JournalError

T = TypeVar("T")

#: the version of the written form; a reader of a newer version knows how to read every older one
VERSION = 1


def dump(facts: object) -> str:
    """A dataclass as JSON text that begins with the version."""
    return json.dumps({"version": VERSION, **_encode(facts)}, ensure_ascii=False, separators=(",", ":"))


def load(type_: type[T], text: str) -> T:
    """The dataclass that was written; raises JournalError where a newer program wrote it."""
    data = json.loads(text)
    version = data.pop("version")
    if version != VERSION:
        raise JournalError(f"Запись версии {version}, эта программа читает версию {VERSION}.")
    decode: Callable[[Any], T] = _decoder(type_)  # type: ignore[arg-type]  # a class is hashable
    return decode(data)


def _encode(value: Any) -> Any:
    return _encoder(type(value))(value)


@cache
def _encoder(type_: Any) -> Callable[[Any], Any]:
    """What makes a value of a class one that JSON has."""
    if is_dataclass(type_):
        return _dataclass_encoder(type_)
    if issubclass(type_, tuple):
        return lambda value: [_encoder(type(item))(item) for item in value]
    if issubclass(type_, dt.date):
        return dt.date.isoformat
    return operator.attrgetter("value") if issubclass(type_, Enum) else _same


def _dataclass_encoder(type_: type) -> Callable[[Any], Any]:
    defaults = tuple((field.name, field.default) for field in fields(type_))

    def encode(value: Any) -> dict[str, Any]:
        stated = ((name, getattr(value, name), default) for name, default in defaults)
        return {name: _encoder(type(item))(item) for name, item, default in stated if item != default}

    return encode


@cache
def _decoder(type_: Any) -> Callable[[Any], Any]:
    if is_dataclass(type_):
        return _dataclass_decoder(type_)
    origin, arguments = get_origin(type_), get_args(type_)
    if origin in (Union, UnionType):
        return _optional_decoder(arguments)
    if origin is tuple:
        return _tuple_decoder(arguments)
    if type_ is dt.date:
        return dt.date.fromisoformat
    if isinstance(type_, type) and issubclass(type_, Enum):
        return {item.value: item for item in type_}.__getitem__
    return _same


def _dataclass_decoder(type_: Any) -> Callable[[Any], Any]:
    """Turns the object that JSON made into the dataclass; values that JSON has the same way stay as they are."""
    hints = get_type_hints(type_)
    decoders = {field.name: _decoder(hints[field.name]) for field in fields(type_)}
    changed = {name: decode for name, decode in decoders.items() if decode is not _same}

    def decode(data: dict[str, Any]) -> Any:
        for name in data.keys() & changed:
            data[name] = changed[name](data[name])
        return type_(**data)

    return decode


def _optional_decoder(arguments: tuple[Any, ...]) -> Callable[[Any], Any]:
    (inner,) = (argument for argument in arguments if argument is not NoneType)
    decode = _decoder(inner)
    if decode is _same:
        return _same
    return lambda data: None if data is None else decode(data)


def _tuple_decoder(arguments: tuple[Any, ...]) -> Callable[[Any], Any]:
    if arguments[-1] is Ellipsis:
        decode = _decoder(arguments[0])
        return tuple if decode is _same else lambda data: tuple(map(decode, data))
    decoders = [_decoder(argument) for argument in arguments]
    return lambda data: tuple(decode(item) for decode, item in zip(decoders, data, strict=True))


def _same(data: Any) -> Any:
    return data
