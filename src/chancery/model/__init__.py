"""The six nouns of the record and the two annotations that parsing hands to extraction."""

from chancery.model.annotation import Elapsed, Mention, Office, Time
from chancery.model.claim import (
    Body,
    Change,
    Claim,
    Event,
    Figure,
    Instrument,
    Occupancy,
    Party,
    Place,
    Pledge,
    Quote,
)
from chancery.model.entity import Entity, Name
from chancery.model.finding import Evidence, Finding
from chancery.model.judgement import Judgement
from chancery.model.report import Report
from chancery.model.span import Span
from chancery.model.when import When

__all__ = [
    "Body",
    "Change",
    "Claim",
    "Elapsed",
    "Entity",
    "Event",
    "Evidence",
    "Figure",
    "Finding",
    "Instrument",
    "Judgement",
    "Mention",
    "Name",
    "Occupancy",
    "Office",
    "Party",
    "Place",
    "Pledge",
    "Quote",
    "Report",
    "Span",
    "Time",
    "When",
]
