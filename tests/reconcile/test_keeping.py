"""A promise is kept where a later report tells that the same sides did it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from chancery.answer.commitments import commitments
from chancery.model import Pledge, Span

TODAY = date(2026, 1, 1)


def agreed(desk, what, *, day=date(2022, 7, 6)):
    claim = desk.meets("russia", "vietnam", type="AGREE", text=f"agreed to {what}", what="agreed", on=day.isoformat())
    claim = replace(claim, body=replace(claim.body, pledge=Pledge(what, Span(0, 1))))
    return desk.story(claim, versioncreated=day)


def done(desk, text, *, day=date(2023, 3, 2), who=("russia", "vietnam"), **more):
    return desk.story(desk.meets(*who, type="COOPERATE", text=text, what=text, **more), versioncreated=day)


def states(store):
    return [(one.what, one.state) for one in commitments(store, today=TODAY)]


def test_what_was_agreed_is_kept_by_a_later_deed(desk, filled):
    store = filled(
        agreed(desk, "resume direct flights between the two countries"), done(desk, "Direct flights were resumed")
    )
    assert states(store) == [("resume direct flights between the two countries", "kept")]


@pytest.mark.parametrize(
    "other",
    [
        {"text": "Direct flights were resumed", "day": date(2021, 3, 2)},
        {"text": "Direct flights were resumed", "on": "2020-05-01"},
        {"text": "Direct flights were resumed", "status": "negated"},
        {"text": "Direct flights were resumed", "who": ("russia", "russia")},
        {"text": "Direct trains were opened"},
    ],
    ids=["earlier report", "earlier day", "denied", "others", "other words"],
)
def test_what_may_be_another_deed_keeps_nothing(desk, filled, other):
    store = filled(agreed(desk, "resume direct flights between the two countries"), done(desk, **other))
    assert [state for _, state in states(store)] == ["open"]
