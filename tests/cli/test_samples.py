"""The whole path over the samples, with the trained pipeline: from a folder to sourced answers."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import chancery

ROOT = Path(__file__).parents[2]

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def record(tmp_path_factory):
    path = tmp_path_factory.mktemp("samples") / "samples.chancery"
    command = [sys.executable, "-m", "chancery", "--record", str(path), "add", str(ROOT / "samples"), "--json"]
    run = subprocess.run(command, capture_output=True, text=True, env={**os.environ, "NO_COLOR": "1"})
    assert run.returncode == 0, run.stderr
    assert json.loads(run.stdout)["unread"] == []
    with chancery.open(path) as opened:
        yield opened


def test_every_word_is_found_verbatim_at_its_place(record):
    rows = record.store.query(
        """SELECT body_text, span_start, span_end, text FROM claims JOIN reports ON reports.number = report
           UNION ALL SELECT body_text, span_start, span_end, text FROM mentions JOIN reports ON reports.number = report
           UNION ALL SELECT body_text, span_start, span_end, text FROM times JOIN reports ON reports.number = report"""
    )
    assert len(rows) > 500
    for text, start, end, words in rows:
        assert 0 <= start < end <= len(text)
        assert text[start:end] == words


def test_the_correction_replaces_and_the_reprint_is_no_source(record):
    status = record.status()
    assert status.versions == status.reports + 1
    assert status.copies == 1
    told = [event for event in record.timeline("VNM", "RUS") if event.reports > event.independent > 1]
    assert told, "an event that three desks tell, one of them copying another"


def test_meetings_told_by_several_desks_are_one_event(record):
    days = {event.when for event in record.timeline("Putin", "To Lam", type="CONSULT") if event.independent > 1}
    assert "2024-06-20" in days


def test_one_person_has_one_entity_in_all_spellings(record):
    for name in ("Tô Lâm", "Phạm Minh Chính", "Vladimir Putin"):
        people = [person for person in record.who(name) if person.schema == "Person"]
        assert len(people) == 1, name


def test_the_planted_disagreements_are_found(record):
    checks = [finding.check for finding in record.disagreements() if finding.grade == "hard"]
    assert {"anniversaries", "figures", "two_days"} <= set(checks)
