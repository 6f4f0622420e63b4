"""The questions: each a function of the record that returns frozen views, for the command line and Python alike."""

from chancery.answer.agreements import Agreement, agreements
from chancery.answer.brief import Brief, brief
from chancery.answer.calendar import Between, Entry, calendar
from chancery.answer.commitments import Asked, Commitment, commitments
from chancery.answer.corroboration import corroboration, corroborations, single_sourced
from chancery.answer.coverage import Coverage, coverage
from chancery.answer.disagreements import Disagreement, Dismissal, disagreement, disagreements, dismiss, restore
from chancery.answer.figures import Figures, Point, Series, figures
from chancery.answer.holders import Attestation, Holder, PostHistory, post
from chancery.answer.holdings import Holdings, holdings
from chancery.answer.judging import Opinion, Ruled, judge, judgements, undo
from chancery.answer.milestones import Milestone, milestones
from chancery.answer.relation import Relation, relation
from chancery.answer.said import Question, Quotation, Said, said
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
    "Attestation",
    "Attested",
    "Between",
    "Brief",
    "Commitment",
    "Corroboration",
    "Coverage",
    "Disagreement",
    "Dismissal",
    "Entry",
    "EventView",
    "Figures",
    "Filters",
    "Holder",
    "Holdings",
    "Milestone",
    "Opinion",
    "Part",
    "PartyLine",
    "Person",
    "Point",
    "PostHistory",
    "Question",
    "Quotation",
    "Relation",
    "ReportLine",
    "Ruled",
    "Said",
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
    "brief",
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
    "holdings",
    "judge",
    "judgements",
    "merge_reasons",
    "milestones",
    "parts_of",
    "post",
    "relation",
    "restore",
    "said",
    "show",
    "single_sourced",
    "status",
    "timeline",
    "undo",
    "who",
    "years",
]
