"""The questions: each a function of the record that returns frozen views, for the command line and Python alike."""

from chancery.answer.agreements import Agreement, agreements
from chancery.answer.calendar import Between, Entry, calendar
from chancery.answer.commitments import Asked, Commitment, commitments
from chancery.answer.corroboration import corroboration, corroborations, single_sourced
from chancery.answer.coverage import Coverage, coverage
from chancery.answer.disagreements import Disagreement, Dismissal, disagreement, disagreements, dismiss, restore
from chancery.answer.figures import Figures, Point, Series, figures
from chancery.answer.milestones import Milestone, milestones
from chancery.answer.relation import Relation, relation
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
    "Agreement",
    "Asked",
    "Attested",
    "Between",
    "Commitment",
    "Corroboration",
    "Coverage",
    "Disagreement",
    "Dismissal",
    "Entry",
    "EventView",
    "Figures",
    "Filters",
    "Milestone",
    "Part",
    "PartyLine",
    "Person",
    "Point",
    "Relation",
    "ReportLine",
    "Series",
    "Shown",
    "Stage",
    "Status",
    "Timeline",
    "Unanswerable",
    "View",
    "Words",
    "agreements",
    "arranged",
    "calendar",
    "commitments",
    "corroboration",
    "corroborations",
    "coverage",
    "disagreement",
    "disagreements",
    "dismiss",
    "event",
    "figures",
    "merge_reasons",
    "milestones",
    "parts_of",
    "relation",
    "restore",
    "show",
    "single_sourced",
    "status",
    "timeline",
    "who",
    "years",
]
