from __future__ import annotations

import pytest

from chancery.answer.party import country_code, country_name


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        ("VNM", "VNM"),
        ("vnm", "VNM"),
        ("VN", "VNM"),
        ("Viet Nam", "VNM"),
        ("VIỆT NAM", "VNM"),
        ("Vietnamese", "VNM"),
        ("Россия", "RUS"),
        ("Nga", "RUS"),
        ("UK", "GBR"),
        ("U.S.", "USA"),
        ("Atlantis", None),
        ("in", None),
        ("", None),
    ],
)
def test_country_code(asked, code):
    assert country_code(asked) == code


def test_country_name():
    assert country_name("RUS") == "Russia"
    assert country_name("SUN") == "Soviet Union"
    assert country_name("Rossiya Segodnya") == "Rossiya Segodnya"
    assert country_name(None) == ""
