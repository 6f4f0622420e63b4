"""What answers need of a large record, so that no question reads all of it: indexes, and who takes part in what."""

from __future__ import annotations

import sqlite3

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
