"""The examples of the table of milestones."""

from __future__ import annotations

import pytest

from chancery.lang import knowledge
from chancery.lang.milestones import milestones

ROWS = {row["id"]: row for row in knowledge("en", "milestones")["milestone"]}


def _first(words: str) -> str | None:
    return next((milestone.id for milestone in milestones() if milestone.fits(words, act=True)), None)


@pytest.mark.parametrize(("identity", "words"), [(i, w) for i, row in ROWS.items() for w in row["codes"]])
def test_words_that_bring_a_milestone_about(identity: str, words: str) -> None:
    assert _first(words) == identity


@pytest.mark.parametrize(("identity", "words"), [(i, w) for i, row in ROWS.items() for w in row["ignores"]])
def test_words_that_do_not(identity: str, words: str) -> None:
    assert _first(words) != identity


def test_what_came_years_later_has_not_the_date_before() -> None:
    milestone = next(one for one in milestones() if one.id == "comprehensive-strategic-partnership")
    told = "were strategic partners from 2003 and, ten years later, became comprehensive strategic partners"
    assert not milestone.has_date(told, "2003")
    assert milestone.has_date("two years later, in 2014, they became", "2014")
    assert milestone.has_date("became comprehensive strategic partners in 2013", "in 2013")
