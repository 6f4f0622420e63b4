"""Numbers in digits and in words, and the units and hedges around them."""

from __future__ import annotations

import pytest

from chancery.extract.figures.numerals import find_numerals
from chancery.extract.figures.units import bound_of, measured, rate_after


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1,000", 1000),
        ("12 500", 12500),
        ("1.234.567", 1234567),
        ("5.23 bln", 5.23e9),
        ("5,23 bln", 5.23e9),
        ("36.2", 36.2),
        ("1.5bn", 1.5e9),
        ("10 trillion", 1e13),
        ("100 thousand billion", 1e14),
        ("twenty-one", 21),
        ("two hundred and fifty thousand", 250000),
        ("three thousand five hundred", 3500),
        ("a dozen", 12),
        ("two dozen", 24),
        ("half a million", 500000),
        ("two and a half million", 2.5e6),
        ("one hundred", 100),
    ],
)
def test_values(text: str, value: float) -> None:
    (numeral,) = find_numerals(text)
    assert numeral.value == value
    assert (numeral.start, numeral.end) == (0, len(text))


@pytest.mark.parametrize("text", ["at 10:30", "on 9/11", "on 3/12/2024", "millions of people", "an old man"])
def test_clock_times_dates_and_bare_multipliers_are_no_numbers(text: str) -> None:
    assert list(find_numerals(text)) == []


def test_an_ordinal_keeps_its_ending_apart() -> None:
    (numeral,) = find_numerals("the 23rd round")
    assert numeral.suffix == "rd"


@pytest.mark.parametrize(
    ("text", "unit", "span"),
    [
        ("worth $5.4 billion now", "USD", "$5.4 billion"),
        ("worth US$10 million now", "USD", "US$10 million"),
        ("worth 5.3 billion USD now", "USD", "5.3 billion USD"),
        ("worth VND10 trillion now", "VND", "VND10 trillion"),
        ("worth 10 trillion dong now", "VND", "10 trillion dong"),
        ("worth €1.5bn now", "EUR", "€1.5bn"),
        ("worth 300 million roubles now", "RUB", "300 million roubles"),
        ("worth 300 million yuan now", "CNY", "300 million yuan"),
        ("up 8% now", "%", "8%"),
        ("up 8 per cent now", "%", "8 per cent"),
        ("up 3 percentage points now", "percentage points", "3 percentage points"),
        ("a 5-million-dollar loan", "USD", "5-million-dollar"),
        ("for 40 km now", "km", "40 km"),
        ("for 40km now", "km", "40km"),
        ("some 120,000 barrels per day", "barrels per day", "120,000 barrels per day"),
    ],
)
def test_units(text: str, unit: str, span: str) -> None:
    (numeral,) = find_numerals(text)
    found = measured(text, numeral)
    assert found is not None
    assert (found.unit, text[found.start : found.end]) == (unit, span)


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("nearly 40 ships", "about"),
        ("around 40 ships", "about"),
        ("an estimated 40 ships", "about"),
        ("more than 40 ships", "at least"),
        ("over 40 ships", "at least"),
        ("at least 40 ships", "at least"),
        ("no more than 40 ships", "at most"),
        ("no fewer than 40 ships", "at least"),
        ("less than 40 ships", "at most"),
        ("up to 40 ships", "at most"),
        ("the 40 ships", "exact"),
    ],
)
def test_bounds(text: str, bound: str) -> None:
    (numeral,) = find_numerals(text)
    assert bound_of(text, numeral.start, numeral.end) == bound


def test_a_hedge_behind_the_figure() -> None:
    assert bound_of("40 ships or more", 0, 8) == "at least"


def test_a_preposition_before_a_small_number_in_words_is_no_hedge() -> None:
    text = "a protest over two incidents"
    assert bound_of(text, 15, 18, small=True) == "exact"


def test_rates() -> None:
    assert rate_after("1,000 places a year", 12) == "per year"
    assert rate_after("1,000 places in all", 12) is None
