"""The questions: each a function of the record that returns frozen views, for the command line and Python alike.

The module of a question is loaded when something of it is first named: a command asks one question of twenty.
"""

import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
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

_NAMES = {
    "agreements": "Agreement agreements",
    "brief": "Brief brief",
    "calendar": "Between Entry calendar",
    "commitments": "Asked Commitment commitments",
    "corroboration": "corroboration corroborations single_sourced",
    "coverage": "Coverage coverage",
    "disagreements": "Disagreement Dismissal disagreement disagreements dismiss restore",
    "figures": "Figures Point Series figures",
    "holders": "Attestation Holder PostHistory post",
    "holdings": "Holdings holdings",
    "judging": "Opinion Ruled judge judgements undo",
    "milestones": "Milestone milestones",
    "relation": "Relation relation",
    "said": "Question Quotation Said said",
    "show": "Shown show",
    "status": "Status status",
    "timeline": "Filters Part Timeline event merge_reasons parts_of timeline years",
    "views": "Attested Corroboration EventView PartyLine ReportLine Stage Unanswerable View Words",
    "visits": "arranged",
    "who": "Person who",
}
"""What each module has for those who ask."""
_HOME = {name: module for module, names in _NAMES.items() for name in names.split()}


class _Questions(ModuleType):
    """This package. A name that a question shares with its module, like `timeline`, is always that of the question."""

    def __getattr__(self, name: str) -> Any:
        if name not in _HOME:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        return getattr(import_module(f"{__name__}.{_HOME[name]}"), name)

    def __setattr__(self, name: str, value: Any) -> None:
        """Python puts each module of a package under its name once it is loaded; here its question is put there."""
        if _HOME.get(name) == name and isinstance(value, ModuleType):
            value = getattr(value, name)
        super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Questions
