"""From the text of dispatches to findings: each with one planted slip, and the same dispatches without the slips."""

from __future__ import annotations

from pathlib import Path

import pytest

import chancery

PLANTED = {
    *("anniversaries", "two_days", "two_hours", "two_lengths", "two_places", "two_instruments", "two_counts"),
    *("two_measures", "old_titles", "changes", "parts", "lists", "weekdays", "impossible_dates", "backward_dates"),
    *("effects_first", "told_too_early", "told_too_late", "headlines"),
}

pytestmark = pytest.mark.model


def findings(tmp_path: Path, name: str):
    with chancery.open(tmp_path / "planted.chancery") as record:
        record.add(str(Path(__file__).parent / "planted" / name))
        return record.disagreements()


def test_every_planted_slip_is_found(tmp_path) -> None:
    assert PLANTED - {finding.check for finding in findings(tmp_path, "wrong.jsonl")} == set()


def test_the_same_dispatches_without_slips_raise_nothing(tmp_path) -> None:
    assert [finding.sentence for finding in findings(tmp_path, "right.jsonl")] == []
