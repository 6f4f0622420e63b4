"""The first tables of a record: evidence, conclusions, and the log. Their comments are stored in the file."""

from __future__ import annotations

EVIDENCE = (
    """CREATE TABLE reports (
  -- Every version of every report as it was read. Rows are never changed or deleted.
  number INTEGER PRIMARY KEY, -- order of arrival: `chancery show NUMBER`
  digest TEXT NOT NULL UNIQUE, -- hash of the content: the same item added again is skipped
  uri TEXT NOT NULL, -- the name of the item; its versions share it
  version INTEGER NOT NULL, -- 1 for the first; a correction is the next
  provider TEXT, -- who published it
  credits TEXT NOT NULL, -- JSON list: the agencies it credits
  headline TEXT,
  body_text TEXT NOT NULL, -- the text exactly as read: spans count its code points
  language TEXT NOT NULL, -- BCP 47
  located TEXT, -- place of the dateline
  versioncreated TEXT, -- time of publication as the source gives it, ISO 8601; NULL when it gives none
  pubstatus TEXT NOT NULL, -- usable, or withheld / canceled: then its claims are hidden
  url TEXT,
  byline TEXT,
  furniture TEXT NOT NULL, -- JSON list of [kind, start, end]: parts of the text that are no prose
  UNIQUE (uri, version)
)""",
    """CREATE VIEW current_reports AS
  -- The last version of each report, unless it was withdrawn.
  SELECT * FROM reports AS this
  WHERE pubstatus NOT IN ('canceled', 'cancelled', 'withheld', 'withdrawn')
    AND NOT EXISTS (SELECT 1 FROM reports AS later WHERE later.uri = this.uri AND later.version > this.version)""",
    """CREATE VIRTUAL TABLE report_words USING fts5 (
  -- Full-text index of the reports, by rowid = reports.number. Letters such as Đ and ё are stored as D and е.
  headline, body_text, tokenize = 'unicode61 remove_diacritics 2'
)""",
    """CREATE TABLE times (
  -- Temporal expressions of each report, in TIMEX3 terms.
  report INTEGER NOT NULL REFERENCES reports (number),
  position INTEGER NOT NULL, -- order in the report, from 0
  span_start INTEGER NOT NULL, -- half-open range of code points into body_text
  span_end INTEGER NOT NULL,
  text TEXT NOT NULL,
  type TEXT NOT NULL, -- DATE, TIME, DURATION or SET
  value TEXT NOT NULL, -- TIMEX3 value
  mod TEXT, -- TIMEX3 modifier
  edtf TEXT, -- the calendar days it can mean, as an EDTF string
  earliest TEXT, -- first day it can mean
  latest TEXT, -- last day it can mean
  function TEXT, -- PUBLICATION_TIME or CREATION_TIME for a date in a header or dateline
  PRIMARY KEY (report, position)
) WITHOUT ROWID""",
    """CREATE TABLE appearances (
  -- One entity in one report: all its mentions there are of the same person, body, country or place.
  number INTEGER PRIMARY KEY,
  report INTEGER NOT NULL REFERENCES reports (number),
  schema TEXT NOT NULL, -- Person, Organization, PublicBody, Country or Address
  name TEXT NOT NULL, -- the fullest form in the report
  folded TEXT NOT NULL, -- the name without case and diacritics
  country TEXT, -- ISO 3166-1 alpha-3
  post TEXT, -- the office given in the report
  of TEXT, -- of which country (alpha-3) or body
  UNIQUE (report, schema, name)
)""",
    "CREATE INDEX appearances_folded ON appearances (folded)",
    """CREATE TABLE mentions (
  -- Each place where a report names, describes or points at an entity.
  appearance INTEGER NOT NULL REFERENCES appearances (number),
  report INTEGER NOT NULL REFERENCES reports (number),
  position INTEGER NOT NULL, -- order in the report, from 0
  span_start INTEGER NOT NULL, -- half-open range of code points into body_text
  span_end INTEGER NOT NULL,
  full_start INTEGER, -- the same with titles and appositions
  full_end INTEGER,
  text TEXT NOT NULL,
  form TEXT NOT NULL, -- name, nominal ("the ambassador") or pronoun
  post TEXT, -- the office given at this place
  of TEXT,
  PRIMARY KEY (report, position)
) WITHOUT ROWID""",
    "CREATE INDEX mentions_appearance ON mentions (appearance)",
    """CREATE TABLE claims (
  -- What one report asserts at one place. Rows are never changed or deleted.
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL, -- hash of the content
  report INTEGER NOT NULL REFERENCES reports (number),
  position INTEGER NOT NULL, -- order in the report: the main event is 0
  kind TEXT NOT NULL, -- event, occupancy, quote or figure
  span_start INTEGER NOT NULL, -- half-open range of code points into body_text
  span_end INTEGER NOT NULL,
  text TEXT NOT NULL, -- the exact words
  status TEXT NOT NULL, -- held, ongoing, planned, proposed, cancelled, recurring or negated
  said_by TEXT, -- whom the report attributes it to; NULL when it asserts it itself
  rule TEXT NOT NULL, -- what found it
  type TEXT, -- PLOVER type of an event
  mode TEXT, -- PLOVER mode of an event
  edtf TEXT, -- when, as an EDTF string; NULL when the words give no date
  earliest TEXT, -- first day it can mean
  latest TEXT, -- last day it can mean
  body TEXT NOT NULL, -- JSON: the body as `chancery extract` prints it
  UNIQUE (report, id)
)""",
    "CREATE INDEX claims_id ON claims (id)",
    "CREATE INDEX claims_kind ON claims (kind, type, earliest)",
    """CREATE VIEW current_claims AS
  -- The claims of the reports that stand.
  SELECT claims.* FROM claims JOIN current_reports ON current_reports.number = claims.report""",
    """CREATE TABLE parties (
  -- Who takes part in a claim, and as what.
  claim INTEGER NOT NULL REFERENCES claims (number),
  role TEXT NOT NULL, -- actor, recipient, holder, speaker or said_by
  position INTEGER NOT NULL,
  appearance INTEGER NOT NULL REFERENCES appearances (number),
  country TEXT, -- alpha-3
  post TEXT,
  of TEXT,
  PRIMARY KEY (claim, role, position)
) WITHOUT ROWID""",
    "CREATE INDEX parties_appearance ON parties (appearance)",
    """CREATE TABLE datings (
  -- When a report without a date can have been published, by its own evidence.
  report INTEGER PRIMARY KEY REFERENCES reports (number),
  earliest TEXT, -- first day; NULL when open
  latest TEXT, -- last day; NULL when open
  sentence TEXT NOT NULL -- the bounds with their reasons
)""",
    """CREATE TABLE elapsed (
  -- Anniversaries and "N years ago": the arithmetic a report does.
  report INTEGER NOT NULL REFERENCES reports (number),
  position INTEGER NOT NULL,
  span_start INTEGER NOT NULL,
  span_end INTEGER NOT NULL,
  body TEXT NOT NULL, -- JSON: what passed, how long, up to when, and the days the base event can have had
  PRIMARY KEY (report, position)
) WITHOUT ROWID""",
)

CONCLUSIONS = (
    """CREATE TABLE entities (
  -- Conclusion: whom or what appearances in different reports are. Rebuilt from the evidence.
  id TEXT PRIMARY KEY,
  schema TEXT NOT NULL,
  caption TEXT NOT NULL, -- the name to show
  country TEXT -- alpha-3
) WITHOUT ROWID""",
    """CREATE TABLE entity_names (
  -- Conclusion: the spellings of an entity's name.
  entity TEXT NOT NULL REFERENCES entities (id),
  text TEXT NOT NULL,
  folded TEXT NOT NULL, -- without case and diacritics
  script TEXT NOT NULL, -- ISO 15924
  reports INTEGER NOT NULL, -- how many reports use it
  PRIMARY KEY (entity, text)
) WITHOUT ROWID""",
    "CREATE INDEX entity_names_folded ON entity_names (folded)",
    """CREATE TABLE members (
  -- Conclusion: which entity an appearance is.
  appearance INTEGER PRIMARY KEY REFERENCES appearances (number),
  entity TEXT NOT NULL REFERENCES entities (id)
)""",
    "CREATE INDEX members_entity ON members (entity)",
    """CREATE TABLE judgements (
  -- "These two are the same": the rules' own are rebuilt, a person's stay.
  about TEXT NOT NULL, -- names, events or findings
  left_id TEXT NOT NULL,
  right_id TEXT NOT NULL,
  verdict TEXT NOT NULL, -- same, different or unsure
  score REAL NOT NULL, -- 0 to 1
  reason TEXT NOT NULL, -- one sentence
  by TEXT NOT NULL, -- `rule`, or a person
  at TEXT, -- when a person judged
  PRIMARY KEY (about, left_id, right_id, by)
) WITHOUT ROWID""",
    """CREATE TABLE events (
  -- Conclusion: one event, told by one or more claims.
  id TEXT PRIMARY KEY, -- the smallest id of its claims
  claim INTEGER NOT NULL REFERENCES claims (number), -- the claim that tells it best
  type TEXT NOT NULL,
  mode TEXT,
  status TEXT NOT NULL,
  edtf TEXT, -- the sharpest date told
  earliest TEXT, -- the days on which all dated tellings agree
  latest TEXT,
  reports INTEGER NOT NULL, -- how many reports tell it
  independent INTEGER NOT NULL -- how many of them are independent sources
) WITHOUT ROWID""",
    "CREATE INDEX events_earliest ON events (earliest)",
    """CREATE TABLE event_claims (
  -- Conclusion: the claims that tell an event.
  claim INTEGER PRIMARY KEY REFERENCES claims (number),
  event TEXT NOT NULL REFERENCES events (id)
)""",
    "CREATE INDEX event_claims_event ON event_claims (event)",
    """CREATE TABLE sources (
  -- Conclusion: reports that share an origin count as one source.
  report INTEGER PRIMARY KEY REFERENCES reports (number),
  origin TEXT NOT NULL, -- the agency it goes back to, or the report itself
  copy_of INTEGER REFERENCES reports (number), -- the first report with nearly the same words
  reason TEXT -- why it is no source of its own, one sentence
)""",
    """CREATE TABLE findings (
  -- Conclusion: disagreements and impossibilities among claims.
  id TEXT PRIMARY KEY,
  check_name TEXT NOT NULL,
  grade TEXT NOT NULL, -- hard or soft
  sentence TEXT NOT NULL, -- what does not add up
  body TEXT NOT NULL -- JSON: the values, the words on each side, independent sources
) WITHOUT ROWID""",
)

LOG = (
    """CREATE TABLE unread (
  -- What could not be read, and why; a source leaves the list when it is read.
  source TEXT PRIMARY KEY,
  reason TEXT NOT NULL
) WITHOUT ROWID""",
    """CREATE TABLE runs (
  -- Log: each `add`. The only table with times of the machine, and no part of the record's content.
  number INTEGER PRIMARY KEY,
  started TEXT NOT NULL,
  finished TEXT, -- NULL when it was broken off
  program TEXT NOT NULL, -- version of Chancery
  sources TEXT NOT NULL, -- JSON list of the arguments
  added INTEGER NOT NULL DEFAULT 0,
  skipped INTEGER NOT NULL DEFAULT 0,
  unread INTEGER NOT NULL DEFAULT 0
)""",
    """CREATE TABLE batches (
  -- Log: each transaction of a run.
  run INTEGER NOT NULL REFERENCES runs (number),
  number INTEGER NOT NULL,
  reports INTEGER NOT NULL,
  claims INTEGER NOT NULL,
  finished TEXT NOT NULL,
  PRIMARY KEY (run, number)
) WITHOUT ROWID""",
    """CREATE TABLE meta (
  -- What the conclusions were drawn from.
  key TEXT PRIMARY KEY, -- `concluded`: the number of the last report the conclusions know
  value TEXT NOT NULL
) WITHOUT ROWID""",
)
