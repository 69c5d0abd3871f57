"""The journal's tables. `migrations/` makes them; a test holds the two together."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    DateTime,
    Dialect,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
    false,
    text,
)

metadata = MetaData()

#: SQLite gives row numbers only to INTEGER, which is 64 bits wide there
Id = BigInteger().with_variant(Integer, "sqlite")
#: compared by code points on every database, so that prefixes are ranges
Plain = Text().with_variant(Text(collation="C"), "postgresql")


class Instant(TypeDecorator[dt.datetime]):
    """A moment: any zone goes in, UTC is stored and comes out."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: dt.datetime | None, dialect: Dialect) -> dt.datetime | None:
        """What is stored."""
        return value and value.astimezone(dt.UTC)

    def process_result_value(self, value: Any, dialect: Dialect) -> dt.datetime | None:
        """What comes out: SQLite forgets the zone, PostgreSQL gives the session's."""
        if not isinstance(value, dt.datetime):
            return None
        return value.astimezone(dt.UTC) if value.tzinfo else value.replace(tzinfo=dt.UTC)


#: One row. `head` is the last number given to a change: each writer raises it first and keeps the row locked to its
#: end, so changes become visible in the order of their numbers. `identity` tells one database from another, for the
#: index that follows it.
log = Table(
    "log",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("identity", Text, nullable=False),
    Column("head", BigInteger, nullable=False),
)

#: The outbox: what changed, written in the transaction that changed it. `token` tells a change from another one of
#: the same number, written after a restored backup.
changes = Table(
    "changes",
    metadata,
    Column("number", Id, primary_key=True, autoincrement=False),
    Column("token", Text, nullable=False),
    Column("release_id", ForeignKey("releases.id"), nullable=False),
)

releases = Table(
    "releases",
    metadata,
    Column("id", Id, primary_key=True, autoincrement=False),
    Column("sha256", Text, nullable=False, unique=True),
    Column("name", Text, nullable=False),
    Column("format", Text, nullable=False),
    Column("size", BigInteger, nullable=False),
    Column("received_at", Instant, nullable=False),
    Column("text", Text, nullable=False),
    #: codec of `Hints`
    Column("hints", Text, nullable=False),
    #: from here on: of the newest extraction
    Column("revision", Integer, nullable=False),
    Column("title", Text, nullable=False),
    Column("published", Date),
    Column("publisher", Text),
    #: whether a person took it back: see `journal.submissions`
    Column("withdrawn", Boolean, nullable=False, server_default=false()),
    Index("releases_withdrawn", "id", sqlite_where=text("withdrawn"), postgresql_where=text("withdrawn")),
)

#: Every extraction there ever was; the newest has `revision` of its release.
extractions = Table(
    "extractions",
    metadata,
    Column("release_id", ForeignKey("releases.id"), primary_key=True),
    Column("revision", Integer, primary_key=True, autoincrement=False),
    Column("author", Text, nullable=False),
    Column("extracted_at", Instant, nullable=False),
    #: codec of `Extraction`
    Column("facts", Text, nullable=False),
)

#: A decision keeps its id as long as kind and place stay the same; `listed` is False for those that the newest
#: extraction no longer has.
decisions = Table(
    "decisions",
    metadata,
    Column("id", Id, primary_key=True, autoincrement=False),
    Column("release_id", ForeignKey("releases.id"), nullable=False),
    Column("kind", Text, nullable=False),
    Column("start", Integer, nullable=False),
    Column("stop", Integer, nullable=False),
    #: tells apart decisions of one kind and place, from 0; below 0 for what a person said
    Column("nth", Integer, nullable=False),
    Column("listed", Boolean, nullable=False),
    #: the revision that the facts below are from, and the decision's place in it
    Column("revision", Integer, nullable=False),
    Column("place", Integer, nullable=False),
    Column("status", Text, nullable=False),
    Column("day", Date, nullable=False),
    Column("date_start", Date),
    Column("date_end", Date),
    Column("deadline_start", Date),
    Column("deadline_end", Date),
    Column("amount", BigInteger),
    Column("headcount", BigInteger),
    Column("probability", Float, nullable=False),
    #: since when the log says what this row says; what it said before is in `past_decisions`
    Column("since", Instant, nullable=False, server_default="1970-01-01 00:00:00"),
    #: codec of `Decision`
    Column("facts", Text, nullable=False),
    #: what a person said of it last, and it holds
    Column("verdict", Text),
    UniqueConstraint("release_id", "kind", "start", "stop", "nth", name="decisions_identity"),
    Index("decisions_by_day", "listed", "day", "id"),
    Index("decisions_by_kind", "listed", "kind", "day", "id"),
    Index("decisions_by_status", "listed", "status", "day", "id"),
    Index("decisions_by_certainty", "listed", "verdict", "probability", "id"),
)

#: Whether a decision that is looked up by its id, release or entity is listed. Without statistics SQLite takes an index
#: that begins with `listed` for the best one and walks every decision there is; this form it cannot walk an index by.
LISTED = decisions.c.listed.is_not(False)

#: joins a release with its newest extraction
NEWEST = (extractions.c.release_id == releases.c.id) & (extractions.c.revision == releases.c.revision)

decision_regions = Table(
    "decision_regions",
    metadata,
    Column("decision_id", ForeignKey("decisions.id"), primary_key=True),
    Column("region", Text, primary_key=True),
    Column("place", Integer, nullable=False),
    Column("day", Date, nullable=False),
    Index("decision_regions_by_day", "region", "day", "decision_id"),
    sqlite_with_rowid=False,
)

decision_topics = Table(
    "decision_topics",
    metadata,
    Column("decision_id", ForeignKey("decisions.id"), primary_key=True),
    Column("topic", Text, primary_key=True),
    Column("day", Date, nullable=False),
    Index("decision_topics_by_day", "topic", "day", "decision_id"),
    sqlite_with_rowid=False,
)

#: `key` is the name in plain words, short enough for an index, with the number behind it for a namesake; `name` and the
#: aliases are as the releases give them. Links keep the entity that they were first given as `origin_id`: merging
#: moves `root_id`, and with it where the links lead, and undoing moves it back.
entities = Table(
    "entities",
    metadata,
    Column("id", Id, primary_key=True, autoincrement=False),
    Column("kind", Text, nullable=False),
    Column("key", Plain, nullable=False),
    Column("name", Text, nullable=False),
    #: how many listed decisions it has a role in
    Column("decisions", Integer, nullable=False),
    #: the one that stands for it: itself, or the end of the chain of `merged_into`
    Column("root_id", Id, nullable=False, server_default="0"),
    Column("merged_into", Id),
    #: number of the taxpayer, known from an imported list
    Column("inn", Text),
    #: whether the name is a person's choice, which no release changes
    Column("fixed", Boolean, nullable=False, server_default=false()),
    #: codec of `linking.entities.Profile`; empty where nothing is known but names
    Column("profile", Text, nullable=False, server_default=""),
    UniqueConstraint("kind", "key", name="entities_identity"),
    Index("entities_by_decisions", "kind", "decisions", "id"),
    Index("entities_by_root", "root_id"),
    Index("entities_by_inn", "inn", sqlite_where=text("inn IS NOT NULL"), postgresql_where=text("inn IS NOT NULL")),
)

#: Every form that releases and lists give an origin, the first name too.
entity_aliases = Table(
    "entity_aliases",
    metadata,
    Column("entity_id", ForeignKey("entities.id"), primary_key=True),
    Column("key", Plain, primary_key=True),
    Column("alias", Text, nullable=False),
    sqlite_with_rowid=False,
)

#: The words of names and aliases, for completion while typing.
entity_words = Table(
    "entity_words",
    metadata,
    Column("kind", Text, primary_key=True),
    Column("word", Plain, primary_key=True),
    Column("entity_id", ForeignKey("entities.id"), primary_key=True),
    Index("entity_words_by_entity", "entity_id", "word"),
    sqlite_with_rowid=False,
)

#: `place` counts the entities of a decision, by roles and names, in the order of its facts.
decision_entities = Table(
    "decision_entities",
    metadata,
    Column("decision_id", ForeignKey("decisions.id"), primary_key=True),
    Column("place", Integer, primary_key=True, autoincrement=False),
    Column("role", Text, nullable=False),
    Column("origin_id", ForeignKey("entities.id"), nullable=False),
    Column("entity_id", ForeignKey("entities.id"), nullable=False),
    Column("day", Date, nullable=False),
    Index("decision_entities_by_day", "entity_id", "day", "decision_id"),
    sqlite_with_rowid=False,
)

#: Who is meant by the names of a release, with a role in a decision or without. A link outlives the revisions that name
#: it (`named` is of the newest one), so that what a person decided holds when the name comes back. It keeps its row
#: numbers on SQLite: without them the index by entity, which is entered in no order, would hold every name once more.
release_entities = Table(
    "release_entities",
    metadata,
    Column("release_id", ForeignKey("releases.id"), primary_key=True),
    Column("kind", Text, primary_key=True),
    Column("key", Plain, primary_key=True),
    Column("origin_id", ForeignKey("entities.id"), nullable=False),
    Column("entity_id", ForeignKey("entities.id"), nullable=False),
    Column("named", Boolean, nullable=False),
    #: a person's post there, and the name of the body that it is held at
    Column("position", Text),
    Column("organization", Text),
    Index("release_entities_by_entity", "entity_id", "release_id"),
)

#: What entities are looked for by when a release names somebody: see `linking.entities.blocks`.
entity_blocks = Table(
    "entity_blocks",
    metadata,
    Column("block", Plain, primary_key=True),
    Column("entity_id", ForeignKey("entities.id"), primary_key=True),
    sqlite_with_rowid=False,
)

#: Pairs that may be the same: `open` waits for a person, `merged` and `apart` are what the person said.
entity_matches = Table(
    "entity_matches",
    metadata,
    Column("one_id", ForeignKey("entities.id"), primary_key=True),
    Column("other_id", ForeignKey("entities.id"), primary_key=True),
    Column("state", Text, nullable=False),
    Column("score", Float, nullable=False),
    #: JSON: the named parts of the score
    Column("parts", Text, nullable=False),
    Index("entity_matches_by_other", "other_id"),
    Index("entity_matches_by_state", "state", "score", "one_id", "other_id"),
)

#: What people did to the registry, never changed: undoing is one more operation, which names the one undone.
entity_operations = Table(
    "entity_operations",
    metadata,
    Column("number", Id, primary_key=True, autoincrement=False),
    Column("kind", Text, nullable=False),
    Column("at", Instant, nullable=False),
    Column("author", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("entity_id", ForeignKey("entities.id"), nullable=False),
    Column("other_id", ForeignKey("entities.id")),
    Column("undoes", ForeignKey("entity_operations.number"), unique=True),
    #: JSON: what it takes to undo it
    Column("details", Text, nullable=False),
    Index("entity_operations_by_entity", "entity_id"),
    Index("entity_operations_by_other", "other_id"),
)

#: What the log said of a decision from `since` until `until`, once it says something else or nothing: as-of queries
#: read the present rows and these. The columns are the ones that narrow most; the rest is matched in the record.
past_decisions = Table(
    "past_decisions",
    metadata,
    Column("decision_id", ForeignKey("decisions.id"), primary_key=True),
    Column("since", Instant, primary_key=True),
    Column("until", Instant, nullable=False),
    Column("kind", Text, nullable=False),
    Column("status", Text, nullable=False),
    Column("day", Date, nullable=False),
    #: codec of `DecisionRecord`
    Column("record", Text, nullable=False),
    Index("past_decisions_by_time", "until", "since"),
)

#: MinHash bands and whole sentences of bodies as numbers: releases that share one may be reprints of each other.
reprint_marks = Table(
    "reprint_marks",
    metadata,
    Column("mark", BigInteger, primary_key=True, autoincrement=False),
    Column("release_id", ForeignKey("releases.id"), primary_key=True),
    Index("reprint_marks_by_release", "release_id"),
    sqlite_with_rowid=False,
)

#: The releases of each group of reprints, the earliest source itself too; a release alone has no row.
reprints = Table(
    "reprints",
    metadata,
    Column("release_id", ForeignKey("releases.id"), primary_key=True),
    Column("first_id", ForeignKey("releases.id"), nullable=False),
    Index("reprints_by_first", "first_id"),
)

#: Decisions of reprints that an earlier release of the group tells as well.
decision_copies = Table(
    "decision_copies",
    metadata,
    Column("decision_id", ForeignKey("decisions.id"), primary_key=True),
    Column("first_id", ForeignKey("decisions.id"), nullable=False),
)

#: What the program thinks of pairs: `kind` is `reprint` (two releases) or `thread` (two decisions), `verdict` `same` or
#: `ask`; pairs that are surely different have no row. `one_id` is the smaller.
proposals = Table(
    "proposals",
    metadata,
    Column("kind", Text, primary_key=True),
    Column("one_id", Id, primary_key=True, autoincrement=False),
    Column("other_id", Id, primary_key=True, autoincrement=False),
    Column("verdict", Text, nullable=False),
    Column("score", Float, nullable=False),
    #: JSON: the named parts of the score
    Column("parts", Text, nullable=False),
    Index("proposals_by_other", "kind", "other_id"),
    Index("proposals_by_verdict", "kind", "verdict", "score"),
)

#: What people said of pairs, never changed; the newest row of a pair holds, and `undone` gives it back to the program.
#: Decisions are named by their place in a text that never changes, so that a verdict outlives re-extractions.
rulings = Table(
    "rulings",
    metadata,
    Column("id", Id, primary_key=True, autoincrement=False),
    Column("kind", Text, nullable=False),
    Column("one_release", ForeignKey("releases.id"), nullable=False),
    Column("one_start", Integer, nullable=False),
    Column("one_stop", Integer, nullable=False),
    Column("other_release", ForeignKey("releases.id"), nullable=False),
    Column("other_start", Integer, nullable=False),
    Column("other_stop", Integer, nullable=False),
    #: accepted, rejected or undone
    Column("verdict", Text, nullable=False),
    Column("author", Text, nullable=False),
    Column("at", Instant, nullable=False),
    Index("rulings_by_one", "one_release"),
    Index("rulings_by_other", "other_release"),
)

#: What decisions are about, as numbers: a region with an initiative, a name or a rare word.
thread_marks = Table(
    "thread_marks",
    metadata,
    Column("mark", BigInteger, primary_key=True, autoincrement=False),
    Column("decision_id", ForeignKey("decisions.id"), primary_key=True),
    Index("thread_marks_by_decision", "decision_id"),
    sqlite_with_rowid=False,
)

#: Places of releases that report the end of what a decision promised, where no decision was read.
completions = Table(
    "completions",
    metadata,
    Column("release_id", ForeignKey("releases.id"), primary_key=True),
    Column("start", Integer, primary_key=True, autoincrement=False),
    Column("stop", Integer, nullable=False),
    Column("decision_id", ForeignKey("decisions.id"), primary_key=True),
    #: the program's certainty, in [0, 1]
    Column("score", Float, nullable=False),
    Index("completions_by_decision", "decision_id"),
)

#: Which undertaking a decision belongs to.
thread_decisions = Table(
    "thread_decisions",
    metadata,
    Column("decision_id", ForeignKey("decisions.id"), primary_key=True),
    Column("thread_id", ForeignKey("threads.id"), nullable=False),
    Index("thread_decisions_by_thread", "thread_id"),
)

#: Undertakings, each under the lowest number of its decisions, with what the lists of deadlines are sorted by.
threads = Table(
    "threads",
    metadata,
    Column("id", ForeignKey("decisions.id"), primary_key=True),
    #: whether nothing tells that it is carried out
    Column("open", Boolean, nullable=False),
    #: the last day of the newest deadline
    Column("deadline", Date),
    #: when something was last told of it
    Column("told", Date, nullable=False),
    Column("decisions", Integer, nullable=False),
    Index("threads_by_deadline", "open", "deadline", "id"),
    Index("threads_by_told", "open", "told", "id"),
)

#: Releases that an import entered for the sake of search: they wait to be linked with the rest of the log.
unlinked = Table("unlinked", metadata, Column("release_id", ForeignKey("releases.id"), primary_key=True))

#: What people said of decisions, never changed; see `journal.reviews.overlay` for what holds.
reviews = Table(
    "reviews",
    metadata,
    Column("id", Id, primary_key=True, autoincrement=False),
    Column("decision_id", ForeignKey("decisions.id"), nullable=False),
    Column("release_id", ForeignKey("releases.id"), nullable=False),
    Column("nth", Integer, nullable=False),
    Column("verdict", Text, nullable=False),
    #: codecs of `Decision`
    Column("before", Text, nullable=False),
    Column("after", Text),
    Column("author", Text, nullable=False),
    Column("at", Instant, nullable=False),
    Column("reason", Text, nullable=False),
    Index("reviews_by_decision", "decision_id", "id"),
    Index("reviews_by_release", "release_id", "id"),
    Index("reviews_by_author", "author", "id"),
)
