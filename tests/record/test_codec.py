"""Claims survive the record: what was packed comes back as it was."""

from __future__ import annotations

import pytest

from chancery.model import Change, Claim, Figure, Quote, Span, When
from chancery.record.codec import body_from_json, body_json

YEAR = When.parse("2023", "a year earlier")


@pytest.mark.parametrize(
    "body",
    [
        Quote(
            "Anna Lind", Span(0, 4), "told", "direct", Span(9, 20), (Span(9, 12), Span(15, 20)), "Sputnik", "Sputnik"
        ),
        Quote(None, None, None, "direct", Span(9, 20)),
        Figure(5.4e9, "USD", "trade", "about", When.parse("2024", "in 2024"), "trade turnover", ("RUS", "VNM")),
        Figure(8.0, "%", "growth of trade", change=Change("rise", 8.0, "%", 5e9, 5.4e9, YEAR, "about")),
        Figure(2.0, "times", None, change=Change("fall")),
    ],
)
def test_a_body_comes_back_as_it_was(body) -> None:
    claim = Claim("test:1", Span(9, 20), "words", body, "test")
    assert body_from_json(claim.kind, body_json(claim)) == body


def test_a_record_of_an_older_version_is_read() -> None:
    packed = '{"value": 8.0, "unit": "%", "of": null, "bound": "exact", "when": null}'
    assert body_from_json("figure", packed) == Figure(8.0, "%", None)
