"""A person's dismissal of a finding: kept with its reason, across rebuilds, and taken back."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from chancery import answer
from chancery.answer.disagreements import fullest
from chancery.model import Evidence, Finding, Span
from chancery.record import Conclusions, replace_conclusions

NOON = datetime(2024, 7, 1, 12, tzinfo=UTC)
LATER = datetime(2024, 7, 2, 12, tzinfo=UTC)


def side(report: str, value: str) -> Evidence:
    return Evidence(report, Span(0, 4), "Item", value)


FOUND = Finding("figures", "hard", "5 / 6", ("5", "6"), (side("desk-1", "5"), side("desk-2", "6")), (1, 1), ("trade",))


def draw(store, *found: Finding) -> None:
    replace_conclusions(store, Conclusions(findings=found))


@pytest.fixture
def record(desk, filled):
    store = filled(desk.story(), desk.story(), desk.story())
    draw(store, FOUND)
    return store


def test_a_dismissed_finding_is_kept_with_its_reason_and_stays_dismissed(record) -> None:
    (found,) = answer.disagreements(record)
    told = answer.dismiss(record, found.id[:6], "two customs offices", by="Ana Sol", at=NOON)
    assert told.dismissed == answer.Dismissal("two customs offices", "Ana Sol", "2024-07-01T12:00:00+00:00")
    assert answer.disagreements(record) == ()
    wider = replace(FOUND, evidence=(*FOUND.evidence, side("desk-3", "6")), sources=(1, 2))
    draw(record, wider)
    assert answer.disagreements(record) == (), "another witness to the same conflict does not bring it back"
    (kept,) = answer.disagreements(record, dismissed=True)
    assert kept.dismissed and kept.to_row()["dismissed"]["why"] == "two customs offices"
    draw(record, replace(FOUND, key=("trade", "2020")))
    assert len(answer.disagreements(record)) == 1, "another conflict is not dismissed with it"


def test_a_dismissal_is_taken_back_and_the_last_word_decides(record) -> None:
    (found,) = answer.disagreements(record)
    answer.dismiss(record, found.id, "misprint", by="Ana Sol", at=NOON)
    assert answer.restore(record, found.id, by="Bo Lind", at=LATER).dismissed is None
    assert len(answer.disagreements(record)) == 1
    with pytest.raises(answer.Unanswerable, match="is not dismissed"):
        answer.restore(record, found.id, by="Bo Lind", at=LATER)


@pytest.mark.parametrize(
    ("asked", "why", "by", "mend"),
    [("ffff", "x", "Ana", "--all"), ("", "x", "Ana", "--all"), ("*", " ", "Ana", "--why"), ("*", "x", "rule", "--by")],
)
def test_a_dismissal_names_a_finding_a_reason_and_a_person(record, asked, why, by, mend) -> None:
    (found,) = answer.disagreements(record)
    with pytest.raises(answer.Unanswerable, match=mend):
        answer.dismiss(record, found.id if asked == "*" else asked, why, by=by, at=NOON)


def test_words_inside_other_words_of_the_same_report_are_shown_once(desk, filled) -> None:
    store = filled(desk.story(body_text="Item one of the long list."), desk.story())
    inner, outer = Evidence("desk-1", Span(5, 8), "one", "5"), Evidence("desk-1", Span(0, 12), "Item one of ", "5")
    other = Evidence("desk-1", Span(5, 8), "one", "6")
    draw(store, Finding("figures", "hard", "5 / 6", ("5", "6"), (inner, outer, other), (1, 1), ("trade",)))
    (found,) = answer.disagreements(store)
    assert [(side.text, side.value) for side in fullest(found.sides)] == [("Item one of ", "5"), ("one", "6")]
    assert len(found.to_row()["claims"]) == 3
