"""Places on the globe."""

import runpy
from pathlib import Path

import pytest

from chancery.lang.geo import cities_beginning, city_lines, locate
from chancery.parse.mentions.words import split

ROOT = Path(__file__).parents[2]


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


def test_the_indexes_are_what_the_table_of_cities_gives():
    made = runpy.run_path(str(ROOT / "tables" / "make_city_indexes.py"))
    for name, text in made["indexes"]().items():
        stored = (ROOT / "src" / "chancery" / "lang" / "geo" / name).read_text("utf-8")
        assert stored == text, f"run tables/make_city_indexes.py: {name} is out of date"
        assert len(text.split("\n")) > 15_000


def test_cities_are_found_by_any_of_their_names():
    rows = [line.split("\t") for line in city_lines()[:3000:50]]
    for name, *_, spellings in rows:
        for spelt in filter(None, (name, *spellings.split("|"))):
            assert any(spelt in (row.name, *row.spellings) for row in cities_beginning(split(spelt)[0])), spelt


def test_cities_that_begin_with_a_word_are_told_the_largest_first():
    found = cities_beginning("san")
    assert found[0].thousands == max(row.thousands for row in found)
    assert {"San Antonio", "San José"} <= {row.name for row in found}
    assert not any(row.name.startswith("Santa") for row in found)
    assert cities_beginning("sa") != found and cities_beginning("xqz") == ()
