"""Frozen facts ↔ JSON text, without loss. What the dataclasses declare is the format.

A dataclass is an object with its fields' names, a tuple an array, a date its ISO form. A field that has its default
is left out: facts stored before a field was added stay readable, and a default, once stored by, must not change.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Sequence
from dataclasses import MISSING, fields, is_dataclass
from functools import cache
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

import msgspec

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


def _stated(arguments: tuple[Any, ...]) -> Any:
    """The type that a field has where it has any value."""
    (inner,) = (argument for argument in arguments if argument is not NoneType)
    return inner


def _optional(change: Callable[[Any], Any]) -> Callable[[Any], Any]:
    return _same if change is _same else lambda data: None if data is None else change(data)


def _same(data: Any) -> Any:
    return data
