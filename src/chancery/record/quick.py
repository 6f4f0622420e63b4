"""What answers need of a large record, so that no question reads all of it: indexes, and who takes part in what."""

from __future__ import annotations

import json
import sqlite3

from chancery.record.fold import fold_words

QUICK = (
    "CREATE INDEX reports_standing ON reports (pubstatus, versioncreated, provider)",
    "CREATE INDEX reports_corrected ON reports (uri, version) WHERE version <> 1",
    """CREATE VIEW current_reports AS
  -- The last version of each report, unless it was withdrawn.
  SELECT * FROM reports WHERE number NOT IN (
    SELECT number FROM reports WHERE pubstatus IN ('canceled', 'cancelled', 'withheld', 'withdrawn')
    UNION ALL
    SELECT earlier.number FROM reports AS later
    JOIN reports AS earlier ON earlier.uri = later.uri AND earlier.version < later.version WHERE later.version <> 1
    UNION ALL
    SELECT earlier.number FROM reports AS earlier
    JOIN reports AS later ON later.uri = earlier.uri AND later.version > earlier.version WHERE earlier.version <> 1)""",
    """CREATE VIEW current_claims AS
  -- The claims of the reports that stand.
  SELECT claims.* FROM claims JOIN current_reports ON current_reports.number = claims.report""",
    "CREATE INDEX claims_to_come ON claims (status) WHERE status IN ('planned', 'proposed')",
    "CREATE INDEX claims_pledges ON claims (number) WHERE json_extract(body, '$.pledge') IS NOT NULL",
    "CREATE INDEX claims_instruments ON claims (kind) WHERE json_extract(body, '$.instruments') IS NOT NULL",
)

JUDGED = ("CREATE INDEX judgements_people ON judgements (about, left_id, right_id, by) WHERE by <> 'rule'",)

MEASURES = ("CREATE INDEX claims_measures ON claims (kind) WHERE json_extract(body, '$.measure') IS NOT NULL",)

SIDES = (
    """CREATE TABLE event_countries (
  -- Conclusion: the countries that take part in an event, by any of its tellings.
  country TEXT NOT NULL, -- alpha-3, as told: states that are gone too
  event TEXT NOT NULL REFERENCES events (id),
  PRIMARY KEY (country, event)
) WITHOUT ROWID""",
    "CREATE INDEX event_countries_event ON event_countries (event)",
    """CREATE TABLE event_entities (
  -- Conclusion: the people, bodies, countries and places that take part in an event, by any of its tellings.
  entity TEXT NOT NULL REFERENCES entities (id),
  event TEXT NOT NULL REFERENCES events (id),
  PRIMARY KEY (entity, event)
) WITHOUT ROWID""",
    "CREATE INDEX event_entities_event ON event_entities (event)",
    """CREATE TABLE country_pairs (
  -- Conclusion: how many events two countries have together; a state that is gone counts as the one that followed it.
  one TEXT NOT NULL, -- alpha-3, the first of the alphabet
  other TEXT NOT NULL,
  events INTEGER NOT NULL,
  PRIMARY KEY (one, other)
) WITHOUT ROWID""",
)

SUMMARIES = (
    """CREATE TABLE event_reports (
  -- Conclusion: which reports tell an event, where each goes back to, and when it came out.
  event TEXT NOT NULL REFERENCES events (id),
  report INTEGER NOT NULL REFERENCES reports (number),
  origin TEXT NOT NULL, -- as in `sources`
  day TEXT, -- of publication; NULL when the report has none
  reprint INTEGER NOT NULL, -- 1 for a copy of another report, and for what another outlet publishes and credits
  alone INTEGER NOT NULL, -- 1 when no report of another origin tells the event
  begins TEXT NOT NULL, -- first day of the event; 9999 when it has none
  PRIMARY KEY (event, report)
) WITHOUT ROWID""",
    "CREATE INDEX event_reports_origin ON event_reports (origin, alone, begins, event)",
    """CREATE TABLE outlets (
  -- Conclusion: the name of each origin of reports, as they write it.
  origin TEXT PRIMARY KEY,
  name TEXT NOT NULL
) WITHOUT ROWID""",
    """CREATE TABLE commitments (
  -- Conclusion: the events that somebody promised, planned or proposed, and what became of them.
  event TEXT PRIMARY KEY REFERENCES events (id),
  kind TEXT NOT NULL, -- promise, plan or proposal
  done TEXT, -- kept or cancelled; NULL when no report tells the deed
  due_from TEXT, -- first day on which it is due; NULL when none is told
  due_by TEXT, -- last day
  told TEXT NOT NULL, -- when the first report of it came out; 9999 when none has a day
  what TEXT NOT NULL -- in the words of the report that tells it best
) WITHOUT ROWID""",
    """CREATE TABLE milestone_claims (
  -- Conclusion: the claims whose words may tell a milestone of a relation.
  claim INTEGER PRIMARY KEY REFERENCES claims (number)
)""",
    "CREATE INDEX appearances_countries ON appearances (country, report) WHERE schema = 'Country'",
)
PLACES = (
    """CREATE TABLE event_places (
  -- Conclusion: where an event took place, as the report says that tells it best.
  event TEXT PRIMARY KEY REFERENCES events (id),
  name TEXT, -- NULL when it names no place
  country TEXT, -- alpha-3; NULL when it names none
  day TEXT NOT NULL -- the last day it can mean; empty when it has none
) WITHOUT ROWID""",
    "CREATE INDEX event_places_spot ON event_places (name, country, day DESC, event)",
    """CREATE INDEX claims_units ON claims (json_extract(body, '$.unit'), report)
  WHERE kind = 'figure' AND coalesce(json_extract(body, '$.measure'), '') = ''""",
)

SUMMED = "summed"
"""Key in `meta`: by which rules `commitments` and `milestone_claims` were written; none when they were not."""

_TAKING_PART = """FROM event_claims AS ec JOIN parties AS p ON p.claim = ec.claim AND p.role IN ('actor', 'recipient')
  LEFT JOIN members AS m ON m.appearance = p.appearance LEFT JOIN entities AS n ON n.id = m.entity"""

_FILL = (
    f"""INSERT INTO event_countries SELECT DISTINCT coalesce(p.country, n.country) AS country, ec.event {_TAKING_PART}
  WHERE coalesce(p.country, n.country) IS NOT NULL""",
    f"INSERT INTO event_entities SELECT DISTINCT n.id, ec.event {_TAKING_PART} WHERE n.id IS NOT NULL",
    """INSERT INTO country_pairs
  WITH sides AS MATERIALIZED (SELECT DISTINCT successor(country) AS country, event FROM event_countries)
  SELECT one.country, other.country, count(*) FROM sides AS one
  JOIN sides AS other ON other.event = one.event AND other.country > one.country GROUP BY 1, 2""",
)


def fill_sides(db: sqlite3.Connection) -> None:
    """Writes anew who takes part in the events: any telling may name them."""
    for table in ("event_countries", "event_entities", "country_pairs"):
        db.execute(f"DELETE FROM {table}")
    for statement in _FILL:
        db.execute(statement)


_TOLD_BY = """INSERT INTO event_reports
  WITH told AS MATERIALIZED (
    SELECT DISTINCT ec.event, c.report FROM event_claims AS ec JOIN current_claims AS c ON c.number = ec.claim),
  traced AS MATERIALIZED (
    SELECT told.event, told.report, coalesce(s.origin, r.uri) AS origin, substr(r.versioncreated, 1, 10) AS day,
           s.copy_of IS NOT NULL
             OR iif(coalesce(r.provider, '') = '', 0, fold_words(r.provider) <> coalesce(s.origin, r.uri)) AS copy
    FROM told JOIN reports AS r ON r.number = told.report LEFT JOIN sources AS s ON s.report = r.number)
  SELECT t.event, t.report, t.origin, t.day, t.copy, e.one, coalesce(events.earliest, '9999') FROM traced AS t
  JOIN (SELECT event, min(origin) = max(origin) AS one FROM traced GROUP BY 1) AS e ON e.event = t.event
  JOIN events ON events.id = t.event"""
_NAMED = """SELECT DISTINCT e.origin, r.provider, r.credits, r.uri FROM event_reports AS e
JOIN reports AS r ON r.number = e.report ORDER BY r.versioncreated IS NULL, r.versioncreated, r.number"""


def fill_reports(db: sqlite3.Connection) -> None:
    """Writes anew which reports tell the events, and what the outlets are called."""
    for table in ("event_reports", "outlets"):
        db.execute(f"DELETE FROM {table}")
    db.execute(_TOLD_BY)
    names: dict[str, str] = {}
    for origin, provider, credits, uri in db.execute(_NAMED):
        written = (provider, *json.loads(credits))
        name = next((name for name in written if name and fold_words(name) == origin), None)
        if name:  # the last to write it decides how it is written
            names[origin] = name
        names.setdefault(origin, uri.rstrip("/").rsplit("/", 1)[-1])
    db.executemany("INSERT INTO outlets VALUES (?, ?)", sorted(names.items()))


def fill_places(db: sqlite3.Connection) -> None:
    """Writes anew where the events took place."""
    db.execute("DELETE FROM event_places")
    db.execute(
        """INSERT INTO event_places SELECT e.id, json_extract(c.body, '$.place.name'),
           json_extract(c.body, '$.place.country'), coalesce(e.latest, e.earliest, '')
           FROM events AS e JOIN claims AS c ON c.number = e.claim"""
    )


def forget_summaries(db: sqlite3.Connection) -> None:
    """Takes away what was summed up of former conclusions."""
    for table in ("commitments", "milestone_claims"):
        db.execute(f"DELETE FROM {table}")
    db.execute("DELETE FROM meta WHERE key = ?", (SUMMED,))
