"""The examples of the table of levels."""

from __future__ import annotations

import pytest

from chancery.lang import knowledge
from chancery.lang.levels import level_of

ROWS = {row["id"]: row for row in knowledge("en", "levels")["level"]}


@pytest.mark.parametrize(("identity", "post"), [(i, post) for i, row in ROWS.items() for post in row["codes"]])
def test_offices_of_a_level(identity: str, post: str) -> None:
    level = level_of(post, "VNM")
    assert level is not None
    assert level.id == identity


@pytest.mark.parametrize(("identity", "post"), [(i, post) for i, row in ROWS.items() for post in row["ignores"]])
def test_offices_of_another(identity: str, post: str) -> None:
    level = level_of(post, "VNM")
    assert level is None or level.id != identity


def test_the_president_of_a_company_is_no_head_of_state() -> None:
    assert level_of("President", "Rosatom") is None
