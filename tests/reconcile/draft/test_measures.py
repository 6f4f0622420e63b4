"""Figures of a draft beside those of the record."""

from chancery.model import When
from chancery.reconcile.draft.measures import judge_figure
from chancery.reconcile.draft.reading import Counted
from chancery.reconcile.draft.verdict import Backing

PERIOD = When.parse("2023")


def counted(value: float, half: float, unit: str = "USD") -> Counted:
    return Counted(0, 12, value - half, value + half, unit, "trade turnover", "exact", PERIOD)


def test_a_figure_of_the_record_is_told_with_the_digits_it_was_told_with():
    known = [(counted(5.23e9, 5e6), Backing(3, 10, 20))]
    verdict = judge_figure(counted(6.1e9, 5e7), "$6.1 billion was", known)
    assert verdict.ruling == "contradicted"
    assert verdict.sentence.startswith("The record has 5.23 billion USD for 2023, not $6.1 billion")
    assert verdict.sentence.endswith(": 16.6% more.")


def test_what_was_counted_stands_without_a_scale():
    known = [(counted(430_000, 0.5, "students"), Backing(3, 10, 20))]
    verdict = judge_figure(counted(470_000, 0.5, "students"), "470,000 stud", known)
    assert "The record has 430,000 students for 2023" in verdict.sentence


def test_the_same_figure_rounded_is_supported():
    known = [(counted(5.23e9, 5e6), Backing(3, 10, 20))]
    assert judge_figure(counted(5.2e9, 5e7), "$5.2 billion", known).ruling == "supported"


def test_another_period_tells_nothing():
    known = [(counted(5.23e9, 5e6), Backing(3, 10, 20))]
    ours = Counted(0, 12, 6e9, 6.2e9, "USD", "trade turnover", "exact", When.parse("2022"))
    assert judge_figure(ours, "$6.1 billion", known) is None


def test_people_of_whom_nothing_is_said_are_no_measure():
    known = [(Counted(5, 9, 1.6e8, 1.6e8, "people", "people", "at least", PERIOD), Backing(3, 10, 20))]
    ours = Counted(0, 9, 4e7, 4e7, "people", "people", "exact", PERIOD)
    assert judge_figure(ours, "40 million people", known) is None
