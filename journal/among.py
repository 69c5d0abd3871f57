"""A column among thousands of values: one parameter, and one statement however many they are.

A placeholder for each value takes longer to write out than the database takes to answer.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from sqlalchemy import ARRAY, BindParameter, ColumnClause, ColumnElement, Dialect, Text, bindparam
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.visitors import InternalTraversal
from sqlalchemy.types import Boolean, TypeDecorator, TypeEngine


class _Values(TypeDecorator[Any]):
    """Many values of a column: an array on PostgreSQL, a list in JSON on SQLite."""

    impl = Text
    cache_ok = True

    def __init__(self, item: type[TypeEngine[Any]]) -> None:
        super().__init__()
        self.item = item

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """What the database takes."""
        return dialect.type_descriptor(ARRAY(self.item) if dialect.name == "postgresql" else Text())

    def process_bind_param(self, value: Any, dialect: Dialect) -> Any:
        """The same, of a value."""
        return value if dialect.name == "postgresql" else json.dumps(value, ensure_ascii=False)


class among(ColumnElement[bool]):  # noqa: N801 (reads as a word of SQL)
    """Whether a column has one of the values."""

    inherit_cache = True
    type = Boolean()
    _traverse_internals = [  # noqa: RUF012 (SQLAlchemy's own way of telling what makes two statements the same)
        ("column", InternalTraversal.dp_clauseelement),
        ("values", InternalTraversal.dp_clauseelement),
    ]

    def __init__(self, column: ColumnClause[Any], values: Iterable[Any] | BindParameter[Any]) -> None:
        self.column = column
        type_ = _Values(type(column.type))
        self.values = (
            bindparam(values.key, type_=type_)
            if isinstance(values, BindParameter)
            else bindparam(None, list(values), type_=type_, unique=True)
        )

    def self_group(self, against: object = None) -> among:
        """Itself: compared with a truth value, as SQLite is given it otherwise, no index would be looked up."""
        return self


@compiles(among, "sqlite")
def _in_list(element: among, compiler: SQLCompiler, **options: Any) -> str:
    column, values = (compiler.process(part, **options) for part in (element.column, element.values))
    return f"{column} IN (SELECT value FROM json_each({values}))"  # noqa: S608  # nosec B608 (parts of a statement)


@compiles(among, "postgresql")
def _in_array(element: among, compiler: SQLCompiler, **options: Any) -> str:
    column, values = (compiler.process(part, **options) for part in (element.column, element.values))
    return f"{column} = ANY ({values})"
