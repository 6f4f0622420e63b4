"""The record file: schema, migrations, store."""

from chancery.record.conclusions import (
    Conclusions,
    EventRow,
    PartRow,
    SourceRow,
    human_judgements,
    replace_conclusions,
    write_judgements,
)
from chancery.record.context import country_places, current_elapsed, current_times
from chancery.record.evidence import (
    Appearance,
    Found,
    add_report,
    current_appearances,
    current_claims,
    current_datings,
    current_reports,
    known_digests,
    party_appearances,
)
from chancery.record.fold import fold_name, fold_text
from chancery.record.matching import Match, Matcher, matching_names
from chancery.record.rulings import Ruling, add_ruling, rulings, undo_ruling
from chancery.record.store import RecordError, Store

__all__ = [
    "Appearance",
    "Conclusions",
    "EventRow",
    "Found",
    "Match",
    "Matcher",
    "PartRow",
    "RecordError",
    "Ruling",
    "SourceRow",
    "Store",
    "add_report",
    "add_ruling",
    "country_places",
    "current_appearances",
    "current_claims",
    "current_datings",
    "current_elapsed",
    "current_reports",
    "current_times",
    "fold_name",
    "fold_text",
    "human_judgements",
    "known_digests",
    "matching_names",
    "party_appearances",
    "replace_conclusions",
    "rulings",
    "undo_ruling",
    "write_judgements",
]
