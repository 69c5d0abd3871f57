"""On SQLite the links of a decision and the names of entities lie in the tree of their key, beside each other.

A table with row numbers is two trees, its rows and its key. Nothing refers to these tables, so each is made anew with
foreign keys on. The index of what few entities have, their INN, holds the others no more, on either database.
"""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"

_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Copy the rows in the order of their keys."""
    if op.get_bind().dialect.name == "sqlite":
        _links()
        _names()
    op.drop_index("entities_by_inn", "entities")
    some = sa.text("inn IS NOT NULL")
    op.create_index("entities_by_inn", "entities", ["inn"], sqlite_where=some, postgresql_where=some)


def _links() -> None:
    _anew("decision_regions", _decision(), _key("region", sa.Text()), _stated("place", sa.Integer()), _day())
    op.create_index("decision_regions_by_day", "decision_regions", ["region", "day", "decision_id"])
    _anew("decision_topics", _decision(), _key("topic", sa.Text()), _day())
    op.create_index("decision_topics_by_day", "decision_topics", ["topic", "day", "decision_id"])
    _anew(
        "decision_entities",
        _decision(),
        _key("place", sa.Integer()),
        _stated("role", sa.Text()),
        _stated("origin_id", _ID, sa.ForeignKey("entities.id")),
        _stated("entity_id", _ID, sa.ForeignKey("entities.id")),
        _day(),
    )
    op.create_index("decision_entities_by_day", "decision_entities", ["entity_id", "day", "decision_id"])


def _names() -> None:
    _anew("entity_aliases", _entity(), _key("key", sa.Text()), _stated("alias", sa.Text()))
    _anew("entity_words", _key("kind", sa.Text()), _key("word", sa.Text()), _entity())
    op.create_index("entity_words_by_entity", "entity_words", ["entity_id", "word"])


def _anew(name: str, *columns: sa.Column[Any]) -> None:
    """Make a table anew; its indexes go with the rows that it had."""
    before = sa.table(f"{name}_before", *(sa.column(column.name) for column in columns))
    op.rename_table(name, before.name)
    table = op.create_table(name, *columns, sqlite_with_rowid=False)
    rows = sa.select(before).order_by(*(before.c[column.name] for column in table.primary_key))
    op.execute(table.insert().from_select(table.columns.keys(), rows))
    op.drop_table(before.name)


def _decision() -> sa.Column[Any]:
    return _key("decision_id", _ID, sa.ForeignKey("decisions.id"))


def _entity() -> sa.Column[Any]:
    return _key("entity_id", _ID, sa.ForeignKey("entities.id"))


def _day() -> sa.Column[Any]:
    return _stated("day", sa.Date())


def _key(name: str, *type_: Any) -> sa.Column[Any]:
    return sa.Column(name, *type_, primary_key=True, autoincrement=False)


def _stated(name: str, *type_: Any) -> sa.Column[Any]:
    return sa.Column(name, *type_, nullable=False)
