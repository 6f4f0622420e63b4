"""The six nouns of the record and the two annotations that parsing hands to extraction."""

from chancery.model.annotation import Elapsed, Mention, Office, Time
from chancery.model.claim import Body, Change, Claim, Event, Figure, Occupancy, Party, Place, Quote
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
    "Judgement",
    "Mention",
    "Name",
    "Occupancy",
    "Office",
    "Party",
    "Place",
    "Quote",
    "Report",
    "Span",
    "Time",
    "When",
]
