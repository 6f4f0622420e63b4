"""Groups of annotated reports: each is one event, or one visit with its parts; nothing else is merged."""

from __future__ import annotations

import json
from collections import defaultdict
from pathlib import Path

import pytest

import chancery

GOLD = Path(__file__).parents[3] / "shared" / "gold-reports"

SAME_BESIDE = ({"013", "016"}, {"013", "018"}, {"006", "007", "008"})
"""Reports of no common group that tell one thing beside their news: a partnership set up in 2001, a trade agreement in
force since 2016; and a visit of which one group tells the arrival and another report the talks."""

pytestmark = [pytest.mark.model, pytest.mark.shared]


@pytest.fixture(scope="module")
def record(tmp_path_factory):
    if not GOLD.exists():
        pytest.skip(f"{GOLD} is not here")
    with chancery.open(tmp_path_factory.mktemp("gold") / "gold.chancery") as opened:
        opened.add(str(GOLD / "reports"))
        yield opened


@pytest.fixture(scope="module")
def stories(record):
    """The reports of each event, those of a visit with its parts together."""
    parts = dict(record.store.query("SELECT part, whole FROM event_parts"))
    told = defaultdict(set)
    sql = """SELECT event, uri FROM event_claims JOIN claims AS c ON c.number = claim
             JOIN reports AS r ON r.number = c.report"""
    for event, uri in record.store.query(sql):
        while event in parts:
            event = parts[event]
        told[event].add(uri)
    return list(told.values())


def groups():
    return [group["reports"] for group in json.loads((GOLD / "same_event.json").read_text("utf-8"))]


@pytest.mark.parametrize("group", groups() if GOLD.exists() else [], ids="+".join)
def test_the_reports_of_a_group_tell_one_event_or_a_visit_with_its_parts(stories, group):
    assert any(set(group) <= told for told in stories)


def test_nothing_else_is_merged(stories):
    known = [*map(set, groups()), *SAME_BESIDE]
    assert [told for told in stories if len(told) > 1 and not any(told <= group for group in known)] == []
