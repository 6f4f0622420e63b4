"""The tables of a record. Their comments are stored in the file and make `docs/schema.md`."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable

from chancery.record.quick import (
    JUDGED,
    MEASURES,
    PLACES,
    QUICK,
    SIDES,
    SUMMARIES,
    fill_places,
    fill_reports,
    fill_sides,
)
from chancery.record.tables import CONCLUSIONS, EVIDENCE, LOG

APPLICATION_ID = 0x43484E59  # "CHNY": tells a record from any other SQLite file


def first_tables(db: sqlite3.Connection) -> None:
    """Evidence, conclusions and the log."""
    for statement in (*EVIDENCE, *CONCLUSIONS, *LOG):
        db.execute(statement)


def facts(db: sqlite3.Connection) -> None:
    """Which claims state one fact."""
    for statement in _FACTS:
        db.execute(statement)


def parts_of_events(db: sqlite3.Connection) -> None:
    """Which event is part of which."""
    for statement in _PARTS:
        db.execute(statement)


def names_by_key(db: sqlite3.Connection) -> None:
    """Groups of names, how they are found, and what people judged."""
    for statement in _NAMES:
        db.execute(statement)


def reading_beside(db: sqlite3.Connection) -> None:
    """What finds the reports that a text has words or offices in common with."""
    for statement in _BESIDE:
        db.execute(statement)


def quick_answers(db: sqlite3.Connection) -> None:
    """What answers need of a large record without reading all of it."""
    for statement in ("DROP VIEW current_claims", "DROP VIEW current_reports", *QUICK):
        db.execute(statement)


def figures_by_measure(db: sqlite3.Connection) -> None:
    """Which figures are of a measure."""
    for statement in MEASURES:
        db.execute(statement)


def sides_of_events(db: sqlite3.Connection) -> None:
    """Which countries and entities take part in which events; filled for the events that are there."""
    for statement in SIDES:
        db.execute(statement)
    fill_sides(db)


def summaries(db: sqlite3.Connection) -> None:
    """What lists of events, commitments and milestones are drawn from; the last two are filled with the conclusions."""
    for statement in SUMMARIES:
        db.execute(statement)
    fill_reports(db)


def places_of_events(db: sqlite3.Connection) -> None:
    """Where events took place, and which units are counted; filled for the events that are there."""
    for statement in PLACES:
        db.execute(statement)
    fill_places(db)


def judged_by_people(db: sqlite3.Connection) -> None:
    """Which judgements are people's, among the many of the rules."""
    for statement in JUDGED:
        db.execute(statement)


def deeds_of_promises(db: sqlite3.Connection) -> None:
    """What keeps a promise."""
    for statement in _DEEDS:
        db.execute(statement)


def years_of_names(db: sqlite3.Connection) -> None:
    """In which years who is spoken of; names are resolved anew with the next report, for offices have more keys."""
    for statement in _YEARS:
        db.execute(statement)
    db.execute("DELETE FROM meta WHERE key = 'named'")


def statements() -> tuple[str, ...]:
    """What makes the tables, views and indexes, with their comments; of a view made anew the last."""
    made = (
        *EVIDENCE,
        *CONCLUSIONS,
        *LOG,
        *_FACTS,
        *_PARTS,
        *_DEEDS,
        *_NAMES,
        *_BESIDE,
        *QUICK,
        *MEASURES,
        *SIDES,
        *SUMMARIES,
        *PLACES,
        *JUDGED,
        *_YEARS,
    )
    last = {statement.partition(" AS\n")[0]: statement for statement in made}
    return tuple(last.values())


MIGRATIONS: tuple[Callable[[sqlite3.Connection], None], ...] = (
    first_tables,
    facts,
    parts_of_events,
    names_by_key,
    reading_beside,
    quick_answers,
    figures_by_measure,
    sides_of_events,
    summaries,
    places_of_events,
    deeds_of_promises,
    judged_by_people,
    years_of_names,
)
"""One function for each version of the schema, in order. A function that was ever released is never changed."""

_FACTS = (
    """CREATE TABLE facts (
  -- Conclusion: occupancies, figures and quotes that state one fact; for events see `event_claims`.
  claim INTEGER PRIMARY KEY REFERENCES claims (number),
  fact TEXT NOT NULL -- what its claims have in common: the smallest id of them
)""",
    "CREATE INDEX facts_fact ON facts (fact)",
)

_PARTS = (
    """CREATE TABLE event_parts (
  -- Conclusion: the stops, meetings, signings and ceremonies of a visit.
  part TEXT PRIMARY KEY REFERENCES events (id),
  whole TEXT NOT NULL REFERENCES events (id), -- the visit, or the journey of which a visit is a stop
  reason TEXT NOT NULL -- one sentence
) WITHOUT ROWID""",
    "CREATE INDEX event_parts_whole ON event_parts (whole)",
)

_DEEDS = (
    """CREATE TABLE event_deeds (
  -- Conclusion: the events in which a promise was kept.
  promise TEXT NOT NULL REFERENCES events (id), -- the event in which it was made
  deed TEXT NOT NULL REFERENCES events (id),
  reason TEXT NOT NULL, -- one sentence
  PRIMARY KEY (promise, deed)
) WITHOUT ROWID""",
)

_NAMES = (
    """CREATE TABLE name_groups (
  -- Conclusion: appearances alike: one name letter for letter, of one kind and country. Entities are made of them.
  id TEXT PRIMARY KEY, -- hash of the signature
  signature TEXT NOT NULL, -- kind, name and country; the appearance too where one stands for itself
  entity TEXT NOT NULL, -- the entity, whose id is that of its alphabetically first group
  alone TEXT, -- the appearance of a group of one: a single word, or a person judged it; NULL for others
  body TEXT NOT NULL -- JSON: how many reports write the name how, with which posts, in which years
) WITHOUT ROWID""",
    "CREATE INDEX name_groups_alone ON name_groups (alone) WHERE alone IS NOT NULL",
    "CREATE INDEX name_groups_entity ON name_groups (entity)",
    """CREATE TABLE name_members (
  -- Conclusion: the group of each appearance.
  appearance INTEGER PRIMARY KEY REFERENCES appearances (number),
  name_group TEXT NOT NULL REFERENCES name_groups (id)
)""",
    "CREATE INDEX name_members_group ON name_members (name_group)",
    """CREATE TABLE name_keys (
  -- Conclusion: under which keys a group is found, so that no question and no new report reads all names.
  key INTEGER NOT NULL, -- hash of a sound, a syllable, initials or an office
  name_group TEXT NOT NULL REFERENCES name_groups (id),
  PRIMARY KEY (key, name_group)
) WITHOUT ROWID""",
    "CREATE INDEX name_keys_group ON name_keys (name_group)",
    "CREATE INDEX judgements_right ON judgements (about, right_id)",
    """CREATE TABLE rulings (
  -- What people judged, in order. Rows are never deleted; those that stand are written out in `judgements`.
  number INTEGER PRIMARY KEY,
  about TEXT NOT NULL, -- names or events
  left_text TEXT NOT NULL, -- as the person saw it
  right_text TEXT NOT NULL,
  left_ends TEXT NOT NULL, -- JSON list: appearances (report, schema, name) or ids of claims, which outlive a rebuild
  right_ends TEXT NOT NULL,
  verdict TEXT NOT NULL, -- same, different or unsure
  reason TEXT NOT NULL,
  by TEXT NOT NULL,
  at TEXT NOT NULL, -- ISO 8601
  undone_by TEXT, -- who took it back; NULL while it stands
  undone_at TEXT -- NULL while it stands
)""",
)

_YEARS = (
    """CREATE TABLE name_years (
  -- Conclusion: the years in which reports speak of a group, beside which the rest of `name_groups` is wide.
  name_group TEXT PRIMARY KEY REFERENCES name_groups (id),
  first INTEGER NOT NULL,
  last INTEGER NOT NULL
) WITHOUT ROWID""",
)

_BESIDE = (
    """CREATE VIRTUAL TABLE report_terms USING fts5vocab (
  -- Each word of `report_words`, in how many reports it stands and how often.
  report_words, row
)""",
    "CREATE INDEX parties_offices ON parties (of, post) WHERE role = 'holder'",
)
