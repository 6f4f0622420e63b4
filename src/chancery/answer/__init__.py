"""The questions: each a function of the record that returns frozen views, for the command line and Python alike."""

from chancery.answer.corroboration import corroboration, corroborations, single_sourced
from chancery.answer.disagreements import Disagreement, Dismissal, disagreement, disagreements, dismiss, restore
from chancery.answer.figures import Figures, Point, Series, figures
from chancery.answer.show import Shown, show
from chancery.answer.status import Status, status
from chancery.answer.timeline import Filters, Part, Timeline, event, merge_reasons, parts_of, timeline, years
from chancery.answer.views import (
    Attested,
    Corroboration,
    EventView,
    PartyLine,
    ReportLine,
    Stage,
    Unanswerable,
    View,
    Words,
)
from chancery.answer.visits import arranged
from chancery.answer.who import Person, who

__all__ = [
    "Attested",
    "Corroboration",
    "Disagreement",
    "Dismissal",
    "EventView",
    "Figures",
    "Filters",
    "Part",
    "PartyLine",
    "Person",
    "Point",
    "ReportLine",
    "Series",
    "Shown",
    "Stage",
    "Status",
    "Timeline",
    "Unanswerable",
    "View",
    "Words",
    "arranged",
    "corroboration",
    "corroborations",
    "disagreement",
    "disagreements",
    "dismiss",
    "event",
    "figures",
    "merge_reasons",
    "parts_of",
    "restore",
    "show",
    "single_sourced",
    "status",
    "timeline",
    "who",
    "years",
]
