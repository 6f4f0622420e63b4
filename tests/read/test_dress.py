"""Dressing: what an item says of itself, beside what its source said."""

from __future__ import annotations

from datetime import date

import pytest

from chancery.model import Report
from chancery.read import dress


@pytest.mark.parametrize(
    ("text", "provider", "kinds"),
    [
        (
            " date 2019-05-03 (Harbour Daily)\n\nOSLO — The two ministers met on Friday to discuss trade.",
            "Harbour Daily",
            ["header", "dateline"],
        ),
        ("OSLO (Harbour Daily - 3rd May, 2019) The two ministers met on Friday.", "Harbour Daily", ["dateline"]),
    ],
)
def test_an_unlisted_name_beside_a_full_date_signs(text: str, provider: str, kinds: list[str]) -> None:
    report = dress(Report("a", text))
    assert report.provider == provider
    assert report.published == date(2019, 5, 3)
    assert [kind for kind, _ in report.furniture] == kinds


def test_the_provider_the_source_names_may_sign_off() -> None:
    report = dress(
        Report(
            "a",
            "OSLO — The two ministers met on Friday to discuss trade.\n\nThey agreed, she said. — Harbour Daily",
            provider="Harbour Daily",
        )
    )
    assert [kind for kind, _ in report.furniture] == ["dateline", "signoff"]
