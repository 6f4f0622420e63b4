"""Which values a figure can stand for."""

from __future__ import annotations

import pytest

from chancery.model.rounding import growth, spread, step


@pytest.mark.parametrize(
    ("words", "value", "expected"),
    [
        ("$5.23 billion", 5.23e9, 1e7),
        ("$5 billion", 5e9, 1e9),
        ("430,000 tourists", 430_000, 1),
        ("5,2 million", 5.2e6, 1e5),
        ("8%", 8, 1),
        ("12.5 percent", 12.5, 0.1),
        ("eleven", 11, 1),
        ("1.200.000", 1_200_000, 1),
    ],
)
def test_step(words, value, expected) -> None:
    assert step(words, value) == pytest.approx(expected)


def test_a_figure_stands_for_what_it_was_rounded_from() -> None:
    assert spread("$5.4 billion", 5.4e9) == pytest.approx((5.35e9, 5.45e9))
    assert spread("430,000", 430_000, counted=True) == (430_000, 430_000)
    assert spread("12.5%", 12.5) == pytest.approx((12.45, 12.55))


def test_bounds_widen_it() -> None:
    assert spread("$5.4 billion", 5.4e9, "at least") == (pytest.approx(5.35e9), float("inf"))
    assert spread("$5.4 billion", 5.4e9, "at most") == (float("-inf"), pytest.approx(5.45e9))
    assert spread("8%", 8) == (7.5, 8.5)
    assert spread("100", 100, "about") == (90, 110)


def test_growth_between_rounded_levels() -> None:
    low, high = growth((4.95e9, 5.05e9), (5.35e9, 5.45e9))
    assert low < 8 < high
    assert (round(low, 1), round(high, 1)) == (5.9, 10.1)
    assert growth((0, 1), (1, 2)) == (float("-inf"), float("inf"))
