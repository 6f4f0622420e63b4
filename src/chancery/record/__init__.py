"""The record file: schema, migrations, store."""

from chancery.record.conclusions import (
    CommitmentRow,
    Conclusions,
    DeedRow,
    EventRow,
    PartRow,
    SourceRow,
    commitment_rows,
    human_judgements,
    replace_conclusions,
    write_judgements,
    write_summaries,
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
from chancery.record.fold import fold_name, fold_text, fold_words
from chancery.record.matching import Match, Matcher, matching_names
from chancery.record.quick import SUMMED
from chancery.record.rulings import Ruling, add_ruling, rulings, undo_ruling
from chancery.record.store import RecordError, Store

__all__ = [
    "SUMMED",
    "Appearance",
    "CommitmentRow",
    "Conclusions",
    "DeedRow",
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
    "commitment_rows",
    "country_places",
    "current_appearances",
    "current_claims",
    "current_datings",
    "current_elapsed",
    "current_reports",
    "current_times",
    "fold_name",
    "fold_text",
    "fold_words",
    "human_judgements",
    "known_digests",
    "matching_names",
    "party_appearances",
    "replace_conclusions",
    "rulings",
    "undo_ruling",
    "write_judgements",
    "write_summaries",
]
