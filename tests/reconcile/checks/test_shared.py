"""The checks on reports as they are: which annotated disagreements are found, and what is raised beside them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import chancery

SHARED = Path(__file__).parents[4] / "shared"
NAMED = {
    ("001", "002", "003"): {"two_lengths"},
    ("006", "007"): {"two_hours", "two_lengths"},
    ("012", "013"): {"figures"},
    ("023", "024"): {"two_days"},
    ("029", "030", "031"): {"two_measures"},
}
"""For each group of same_event.json the checks that name the facts under `disagree`."""

pytestmark = [pytest.mark.model, pytest.mark.shared]


def _record(tmp_path_factory, folder: str):
    if not (SHARED / folder).exists():
        pytest.skip(f"no ../shared/{folder} beside the checkout")
    path = tmp_path_factory.mktemp("shared") / "shared.chancery"
    with chancery.open(path) as record:
        record.add(str(SHARED / folder))
        return record.disagreements()


@pytest.fixture(scope="module")
def gold(tmp_path_factory):
    return _record(tmp_path_factory, "gold-reports/reports")


@pytest.fixture(scope="module")
def seeds(tmp_path_factory):
    return _record(tmp_path_factory, "seeds")


def test_every_annotated_disagreement_is_found_between_its_reports(gold) -> None:
    groups = json.loads((SHARED / "gold-reports" / "same_event.json").read_text("utf-8"))
    assert {tuple(group["reports"]) for group in groups if group["disagree"]} == set(NAMED), "the set has changed"
    for reports, checks in NAMED.items():
        found = {
            finding.check
            for finding in gold
            if len({side.report.uri for side in finding.sides}) > 1
            and {side.report.uri.rsplit("/", 1)[-1].removesuffix(".json") for side in finding.sides} <= set(reports)
        }
        assert checks <= found, reports


def test_at_most_one_false_hard_finding_in_the_annotated_reports(gold) -> None:
    true = {check for checks in NAMED.values() for check in checks}
    assert [f.sentence for f in gold if f.grade == "hard" and f.check not in true][1:] == []


def test_the_seeds_give_the_anniversary_and_the_scholarships_and_nothing_else(seeds) -> None:
    found = sorted((finding.check, finding.grade) for finding in seeds)
    assert found == [("anniversaries", "hard"), ("figures", "soft")]
    hard = next(finding for finding in seeds if finding.grade == "hard")
    assert "2021 - 70 years = 1951" in hard.sentence
    assert any("70th anniversary" in side.text for side in hard.sides)
    assert any("67 years ago" in side.text for side in hard.sides)
