"""Places on the globe."""

import pytest

from chancery.lang.geo import locate


@pytest.mark.parametrize(
    ("name", "country", "near"),
    [
        ("Hanoi", "VNM", (21.0, 105.8)),
        ("Hà Nội", "VNM", (21.0, 105.8)),
        ("Москва", "RUS", (55.75, 37.6)),
        ("Vladivostok", None, (43.1, 131.9)),
    ],
)
def test_cities_are_found_in_any_spelling(name, country, near):
    assert locate(name, country) == pytest.approx(near, abs=0.3)


@pytest.mark.parametrize(("name", "country"), [("Paris", "VNM"), ("San José", None), ("Ruritania", None), ("", "VNM")])
def test_what_is_not_sure_is_not_placed(name, country):
    assert locate(name, country) is None
