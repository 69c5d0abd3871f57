"""The registry of entities as people work on it: who is the same, what each is called, and who said so."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager

from sqlalchemy import Connection

from journal.database import Database
from journal.records import FacetCount
from journal.registry import company, history, importing, matches, operations, posts
from journal.registry.links import below, standing
from journal.registry.records import Act, Imported, Naming, Operation, PossibleMatch, Post
from journal.signed import Signed
from journal.writing import note_releases, take_turn
from linking.entities import KnownOrganization

__all__ = ["Act", "Imported", "Naming", "Operation", "PossibleMatch", "Post", "Registry", "Signed"]


class Registry:
    """Every method may raise NotFound, and BadQuery where what is asked makes no sense.

    Whatever a person did holds when releases are read again, and can be taken back by `undo` without losing what
    came meanwhile; the history keeps both.
    """

    def __init__(self, database: Database, wrote: Callable[[int], None]) -> None:
        self._database = database
        #: told the number of the newest change, so that this process finds what it wrote
        self._wrote = wrote

    def merge(self, entity_id: int, into: int, signed: Signed) -> None:
        """Let one entity stand for both."""
        with self._turn() as (connection, released):
            released.extend(operations.merge(connection, entity_id, into, signed))

    def split(self, entity_id: int, release_ids: Sequence[int], signed: Signed, name: str = "") -> int:
        """Whom these releases name is somebody else; the number of the new entity."""
        with self._turn() as (connection, released):
            new = operations.split(connection, entity_id, release_ids, name, signed)
            released.extend(release_ids)
        return new

    def rename(self, entity_id: int, name: str, signed: Signed) -> None:
        """Give it a name that no release changes."""
        with self._turn() as (connection, released):
            operations.rename(connection, entity_id, name, signed)
            released.extend(operations.releases_of(connection, standing(connection, entity_id)))

    def keep_apart(self, entity_id: int, other_id: int, signed: Signed) -> None:
        """Settle that two are not the same."""
        with self._turn() as (connection, _):
            operations.keep_apart(connection, entity_id, other_id, signed)

    def undo(self, number: int, signed: Signed) -> None:
        """Take an operation back."""
        with self._turn() as (connection, released):
            released.extend(operations.undo(connection, number, signed))

    def import_organizations(self, known: Sequence[KnownOrganization], signed: Signed) -> Imported:
        """Enter a list of known organizations, all or none."""
        with self._turn() as (connection, released):
            done, renamed = importing.import_all(connection, known, signed)
            for id_ in renamed:
                released.extend(operations.releases_of(connection, id_))
        return done

    def history(self, entity_id: int) -> tuple[Operation, ...]:
        """What people did to an entity and to those it stands for, newest first."""
        with self._database.reading() as connection:
            return history.of_entities(connection, below(connection, standing(connection, entity_id)))

    def matches(
        self, entity_id: int | None = None, *, kind: str | None = None, limit: int = 20
    ) -> tuple[PossibleMatch, ...]:
        """Pairs that wait for a person, the surest first; `one` is the entity that was asked for."""
        with self._database.reading() as connection:
            return matches.waiting(connection, entity_id, kind, limit)

    def posts(self, person_id: int) -> tuple[Post, ...]:
        """The posts of a person, the newest first."""
        with self._database.reading() as connection:
            return posts.posts(connection, person_id)

    def company(self, entity_id: int, most: int = 8) -> Mapping[str, tuple[FacetCount, ...]]:
        """Those who have a role in the same decisions, by kind, and in how many."""
        with self._database.reading() as connection:
            return company.company(connection, entity_id, most)

    def namings(self, entity_id: int, limit: int = 50) -> tuple[Naming, ...]:
        """The newest releases that name an entity, and how."""
        with self._database.reading() as connection:
            return posts.namings(connection, entity_id, limit)

    @contextmanager
    def _turn(self) -> Iterator[tuple[Connection, list[int]]]:
        """A turn to write; the releases that are put into the list are indexed anew."""
        released: list[int] = []
        with self._database.writing() as connection:
            take_turn(connection, 0)
            yield connection, released
            last = note_releases(connection, sorted(set(released)))
        self._wrote(last)
