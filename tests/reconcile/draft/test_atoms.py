from __future__ import annotations

import pytest

from chancery.model import When
from chancery.reconcile.draft.atoms import Atom, differ, numbers_agree, posts_agree, same


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Minister of Foreign Affairs", "Foreign Minister"),
        ("Premier", "Prime Minister"),
        ("Defence Minister", "Minister of Defense"),
        ("Ambassador", "Ambassador to Russia"),
        ("Chairman of the National Assembly", "National Assembly Chairwoman"),
    ],
)
def test_one_office_in_other_words(one: str, other: str) -> None:
    assert posts_agree(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Deputy Prime Minister", "Prime Minister"),
        ("Foreign Minister", "Prime Minister"),
        ("Ambassador to Russia", "Ambassador to China"),
        ("Vice President", "President"),
    ],
)
def test_two_offices(one: str, other: str) -> None:
    assert not posts_agree(one, other)


def test_a_surname_stands_for_the_name(atom) -> None:
    full, short = atom("name", "lavrov", 0, "Sergey Lavrov"), atom("name", "other-id", 0, "Lavrov")
    assert same(full, short)
    assert differ(full, atom("name", "putin", 0, "Vladimir Putin"))


def test_numbers_told_with_one_bound_must_be_the_same() -> None:
    assert not numbers_agree((1000, 1000, "at most"), (100, 100, "at most"))
    assert numbers_agree((1000, 1000, "at most"), (900, 900, "exact"))
    assert numbers_agree((1000, 1000, "about"), (950, 950, "exact"))
    assert not numbers_agree((1000, 1000, "about"), (800, 800, "exact"))


def test_rounded_numbers_that_only_touch_are_two() -> None:
    assert not numbers_agree((0.5e9, 1.5e9, "about"), (1.5e9, 2.5e9, "about"))


def test_numbers_of_other_things_do_not_differ(atom) -> None:
    assert differ(atom("number", "8 documents"), atom("number", "11 documents"))
    assert not differ(atom("number", "8 documents"), atom("number", "11 soldiers"))


def test_a_stretch_of_days_with_another_end_is_another_date() -> None:
    def stretch(edtf: str) -> Atom:
        when = When.parse(edtf)
        return Atom("date", 0, 5, edtf, edtf, when=when)

    assert differ(stretch("2021-09-24/2021-09-28"), stretch("2021-09-25/2021-09-28"))
    assert same(stretch("2021-09-24/2021-09-28"), stretch("2021-09-24/2021-09-28"))


def test_an_open_weekday_differs_from_a_day_of_another_name(atom) -> None:
    open_ = Atom("date", 0, 8, "Thursday", "XXXX-WXX-4")
    assert differ(open_, atom("date", "2021-09-28", 0, "Tuesday"))
    assert not differ(open_, atom("date", "2021-09-30", 0, "September 30"))


def test_words_that_lean_on_another_date_are_not_judged_by_its_day(atom) -> None:
    assert same(atom("date", "2025-01-01", 0, "next year"), atom("date", "2030-01-01", 0, "next year"))
    assert differ(atom("date", "2023-05-07", 0, "Sunday"), atom("date", "2023-05-02", 0, "Tuesday"))
