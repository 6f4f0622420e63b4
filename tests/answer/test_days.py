from __future__ import annotations

from datetime import date

import pytest

from chancery.answer.days import due, first_day, last_day, spelled, spoken
from chancery.answer.views import Unanswerable


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        (None, "no date"),
        ("2024-06-20", "20 June 2024"),
        ("2024-06", "June 2024"),
        ("2024", "2024"),
        ("2024-06-19/2024-06-20", "19–20 June 2024"),
        ("2024-06-30/2024-07-02", "30 June – 2 July 2024"),
        ("2023-12-30/2024-01-02", "30 December 2023 – 2 January 2024"),
        ("2024-06/2024-08", "June–August 2024"),
        ("2010/2015", "2010–2015"),
        ("../2024", "until 2024"),
        ("2024-06-20/..", "from 20 June 2024"),
        ("1990~", "about 1990"),
        ("2024-06?", "perhaps June 2024"),
        ("199X", "1990s"),
        ("19XX", "20th century"),
        ("2024-22", "summer 2024"),
        ("2024-34", "second quarter of 2024"),
        ("2024-06-20T10:30", "20 June 2024, 10:30"),
        ("Y-17E7", "Y-17E7"),
    ],
)
def test_spoken(edtf, words):
    assert spoken(edtf) == words


def test_days_that_people_type():
    assert (first_day("2024"), last_day("2024")) == (date(2024, 1, 1), date(2024, 12, 31))
    assert (first_day("2024-2"), last_day("2024-02")) == (date(2024, 2, 1), date(2024, 2, 29))
    assert first_day(" 2024-06-20 ") == last_day("2024-06-20") == date(2024, 6, 20)


@pytest.mark.parametrize("text", ["", "yesterday", "20.06.2024", "2024-00", "2024-02-30", "0000"])
def test_other_words_are_refused(text):
    for read in (first_day, last_day):
        with pytest.raises(Unanswerable, match="2024-06-20"):
            read(text)


def test_a_sentence_tells_its_days_in_words_and_leaves_quoted_words_alone():
    told = "“on 2024-06-20” (Desk, 2024-06-21) is in 2024-06-19/2024-06-20, 2025-05-08/.. on, in 1950 or 2024-06."
    assert spelled(told) == (
        "“on 2024-06-20” (Desk, 21 June 2024) is in 19–20 June 2024, from 8 May 2025 on, in 1950 or June 2024."
    )
    assert spelled("the term 2020-21, order 17-2024-06-20") == "the term 2020-21, order 17-2024-06-20"


def test_what_has_only_a_last_day_is_due_by_it():
    assert [due(each) for each in ("../2025", "/2025-12-31", "2025-06", None)] == [
        "by the end of 2025",
        "by 31 December 2025",
        "June 2025",
        "no date",
    ]
