"""Series of figures over hand-made claims."""

from __future__ import annotations

from datetime import date

import pytest

from chancery import answer
from chancery.model import Change, Claim, Figure, Span, When


def level(text: str, value: float, period: str | None, **more) -> Claim:
    """A claim of a level of trade between Russia and Viet Nam."""
    when = When.parse(period) if period else None
    status = more.pop("status", "held")
    fields = {"measure": "trade turnover", "parties": ("RUS", "VNM"), "unit": "USD", "of": "trade"} | more
    return Claim(
        "", Span(0, 0), text, Figure(value, bound=fields.pop("bound", "exact"), when=when, **fields), "t", status
    )


@pytest.fixture
def store(desk, filled):
    """Trade over three years, one year told twice and once otherwise, an aim, and what is counted elsewhere."""
    up = Change("rise", 8.0, "%", None, 5.4e9)
    day = {"versioncreated": date(2024, 3, 1)}
    return filled(
        desk.story(
            level("$5.0 billion", 5e9, "2022"), level("$5.4 billion", 5.4e9, "2023", change=up), provider="A", **day
        ),
        desk.story(level("$5.40 billion", 5.4e9, "2023"), provider="B", **day),
        desk.story(level("$6 billion", 6e9, "2024", change=Change("rise", 50.0, "%", None, 6e9)), provider="C", **day),
        desk.story(level("$10 billion", 10e9, "2030", status="planned"), provider="D", **day),
        desk.story(level("12 papers", 12, None, measure=None, parties=(), unit="papers", of="papers"), **day),
        desk.story(level("3 papers", 3, None, measure=None, parties=(), unit="papers", of="papers"), **day),
        desk.story(
            level("1,000 scholarships", 1000, None, measure="scholarships", unit="scholarships per year"),
            provider="E",
            **day,
        ),
    )


def test_a_series_is_in_order_of_time_and_counts_independent_sources(store) -> None:
    (series,) = answer.figures(store, ("trade", "VNM", "Russia")).series
    assert [(p.period, p.value, p.independent, p.status) for p in series.points] == [
        ("2022", 5e9, 1, "held"),
        ("2023", 5.4e9, 2, "held"),
        ("2024", 6e9, 1, "held"),
        ("2030", 10e9, 1, "planned"),
    ]
    assert series.between == "Russia and Vietnam"


def test_growth_is_counted_again_from_the_levels(store) -> None:
    (series,) = answer.figures(store, ("trade", "VNM", "RUS")).series
    agreeing, other = series.points[1], series.points[2]
    assert (agreeing.change, agreeing.recount.percent, agreeing.recount.agrees) == (8.0, 8.0, True)
    assert (other.change, other.recount.percent, other.recount.agrees) == (50.0, 11.1, False)
    assert series.points[3].recount is None  # an aim has not grown


def test_a_measure_is_found_by_any_of_its_nouns_and_without_countries(store) -> None:
    assert len(answer.figures(store, ("turnover",)).series) == 1
    (scholarships,) = answer.figures(store, ("Scholarship", "Vietnam")).series
    (point,) = scholarships.points
    assert (point.period, point.told, scholarships.directed) == (None, "2024-03-01", True)
    assert scholarships.between == "from Russia to Vietnam"


def test_what_has_no_name_of_its_own_is_found_by_what_it_counts(store) -> None:
    told = answer.figures(store)
    assert told.others == (("papers", 2),)
    (papers,) = answer.figures(store, ("papers",)).series
    assert [p.value for p in papers.points] == [3, 12]


def test_days_leave_out_and_count_what_has_no_period(store) -> None:
    told = answer.figures(store, ("RUS",), "2023", "2024")
    assert [p.period for s in told.series for p in s.points] == ["2023", "2024"]
    assert told.undated == 1
    assert told.series[0].points[0].recount.before == 5e9  # the year before counts, though nobody asked for it


@pytest.mark.parametrize(
    ("words", "part"),
    [
        (("ships",), "the record has no figure of “ships”; there are scholarships, trade turnover"),
        (("trade", "Norway"), "with Norway"),
        (("trade", "France", "Germany"), "between France and Germany; it has some of Russia and Vietnam"),
        (("trade", "VNM", "Vietnam"), "named twice"),
        (("VNM", "RUS", "NOR"), "between two countries"),
    ],
)
def test_what_cannot_be_answered_is_said(store, words, part) -> None:
    with pytest.raises(answer.Unanswerable, match=part):
        answer.figures(store, words)
