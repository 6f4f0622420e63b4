from __future__ import annotations

from datetime import date, timedelta

import pytest

from chancery.model import When
from chancery.reconcile.checks import CHECKS
from chancery.reconcile.draft.measures import judge_figure
from chancery.reconcile.draft.reading import Counted
from chancery.reconcile.draft.settle import settle
from chancery.reconcile.draft.tables import table
from chancery.reconcile.draft.verdict import KINDS, Backing, Otherwise, Verdict

PERIOD = When("2023", date(2023, 1, 1), date(2024, 1, 1), "2023")


def figure(value: float, *, bound: str = "exact", off: float = 0.005) -> Counted:
    return Counted(0, 5, (value - off) * 1e9, (value + off) * 1e9, "USD", "trade turnover", bound, PERIOD)


HERE, THERE = Backing(1, 10, 23), Backing(2, 40, 53)


def test_a_figure_that_one_report_has_and_another_denies_is_supported_and_disputed() -> None:
    verdict = judge_figure(figure(3.63), "$3.63", [(figure(3.63), HERE), (figure(3.36), THERE)])
    assert verdict
    assert (verdict.ruling, verdict.backing) == ("supported", (HERE,))
    assert verdict.otherwise == (Otherwise("3.36 billion USD", THERE),)


@pytest.mark.parametrize("other", [figure(3.6, off=0.05), figure(3.5, bound="at least"), figure(3.5, bound="about")])
def test_a_rounded_figure_within_its_bounds_disputes_nothing(other: Counted) -> None:
    verdict = judge_figure(figure(3.63), "$3.63", [(figure(3.63), HERE), (other, THERE)])
    assert verdict
    assert verdict.otherwise == ()


def test_a_figure_of_another_year_disputes_nothing() -> None:
    year = timedelta(days=365)
    later = When("2024", PERIOD.earliest + year, PERIOD.before + year, "2024")  # type: ignore[operator]
    other = Counted(0, 5, 4.5e9, 4.6e9, "USD", "trade turnover", "exact", later)
    verdict = judge_figure(figure(3.63), "$3.63", [(figure(3.63), HERE), (other, THERE)])
    assert verdict
    assert verdict.otherwise == ()


def test_verdicts_in_favour_of_one_place_keep_what_disputes_each() -> None:
    line = Verdict(0, 5, "figure", "supported", "", (Backing(1, 0, 90),), exact=(HERE,))
    measured = Verdict(0, 5, "figure", "supported", "", (HERE,), otherwise=(Otherwise("3.36", THERE),))
    (kept,) = settle([line, measured])
    assert (kept.backing, kept.otherwise) == (line.backing, measured.otherwise)
    assert set(kept.words) == {HERE}


def test_a_contradiction_outranks_a_dispute() -> None:
    against = Verdict(0, 5, "figure", "contradicted", "The record has 3.36.", (THERE,))
    in_favour = Verdict(0, 5, "figure", "supported", "", (HERE,), otherwise=(Otherwise("3.36", THERE),))
    assert settle([in_favour, against]) == [against]


def test_the_table_of_disputes_names_checks_and_kinds() -> None:
    kinds = table("disputes")["kinds"]
    assert set(kinds) <= {check.__name__ for check in CHECKS}
    assert {kind for named in kinds.values() for kind in named} <= {*KINDS.values(), "event"}
