"""Commitments: promised, planned, overdue, kept."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from chancery.answer import Asked, commitments
from chancery.model import Party, Pledge, Span, When

CHILE, PERU = Party("Chile", "Country", "CHL"), Party("Peru", "Country", "PER")
TODAY = date(2026, 6, 1)


@pytest.fixture
def promises(desk):
    def claim(what: str, due: str | None, **more: Any):
        pledge = Pledge(what, Span(0, len(what)), When.parse(due) if due else None)
        fields: dict[str, Any] = {"type": "AGREE", "what": "agreed", "pledge": pledge} | more
        return desk.meets(CHILE, PERU, text=f"Chile and Peru agreed to {what}", **fields)

    return claim


def states(store, **options: Any) -> list[tuple[str, str, str]]:
    return [(one.kind, one.what, one.state) for one in commitments(store, today=TODAY, **options)]


def test_a_promise_is_overdue_after_its_last_day(desk, filled, promises):
    store = filled(desk.story(promises("build a bridge by 2025", "../2025")))
    (one,) = commitments(store, ("CHL", "PER"), today=TODAY)
    assert (one.kind, one.state, one.due_by) == ("promise", "overdue", "2025-12-31")
    assert one.sentence == "no report that it was done"
    assert commitments(store, today=date(2025, 12, 31))[0].state == "open"


def test_a_promise_without_a_day_is_never_overdue(desk, filled, promises):
    store = filled(desk.story(promises("build a bridge", None)))
    assert states(store) == [("promise", "build a bridge", "open")]
    assert states(store, asked=Asked(overdue=True)) == []


def test_making_a_promise_does_not_keep_it(desk, filled, promises):
    told_twice = promises("build a bridge by 2030", "../2030"), promises("build a bridge by 2030", "../2030")
    store = filled(*(desk.story(claim) for claim in told_twice))
    assert {state for _, _, state in states(store)} == {"open"}


def test_a_plan_that_a_later_report_tells_as_done_is_kept(desk, filled):
    store = filled(
        desk.story(desk.meets("putin", "lam", on="2024-06-20", status="planned", text="Putin will meet Lam")),
        desk.story(desk.meets("putin", "lam", on="2024-06-20")),
    )
    (one,) = commitments(store, today=TODAY)
    assert (one.kind, one.state) == ("plan", "kept")
    assert [words.text for words in one.words] == ["Putin will meet Lam"]
    assert [words.status for words in one.deed] == ["held"]


def test_a_plan_of_the_past_without_a_deed_is_overdue(desk, filled):
    store = filled(desk.story(desk.meets("putin", "lam", on="2024-06-20", status="planned", text="They will meet")))
    assert states(store) == [("plan", "They will meet", "overdue")]


def test_proposals_are_shown_only_when_asked_for(desk, filled):
    store = filled(desk.story(desk.meets("putin", "lam", status="proposed", text="They could meet")))
    assert states(store) == []
    assert states(store, asked=Asked(proposals=True)) == [("proposal", "They could meet", "open")]


def test_nobody_is_held_to_a_planned_attack(desk, filled):
    threat = desk.meets(
        CHILE, PERU, type="THREATEN", what="will strike", status="planned", text="Chile will strike Peru"
    )
    assert states(filled(desk.story(threat))) == []


def test_due_up_to_a_day(desk, filled, promises):
    store = filled(
        desk.story(promises("build a bridge by 2027", "../2027")),
        desk.story(promises("open a school by 2030", "../2030")),
    )
    assert [what for _, what, _ in states(store, asked=Asked(due="2027"))] == ["build a bridge by 2027"]
