"""Countries, adjectives, capitals, bodies and places."""

import pytest

from chancery.lang.geo import city_lines, city_row, countries


def rows(doc):
    return [(m.text, m.schema, m.country) for m in doc.mentions]


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Việt Nam", "VNM"), ("Viet Nam", "VNM"), ("the U.S.", "USA"), ("the Russian Federation", "RUS"),
        ("the Soviet Union", "SUN"), ("East Germany", "DDR"), ("Türkiye", "TUR"), ("Côte d’Ivoire", "CIV"),
        ("the Hellenic Republic", "GRC"), ("the Kingdom of the Netherlands", "NLD"), ("the DPRK", "PRK"),
        ("the Democratic People's Republic of Korea", "PRK"), ("the Republic of Korea", "KOR"),
        ("Guinea-Bissau", "GNB"),
    ],
)  # fmt: skip
def test_states_under_their_names(read, text, country):
    found = read(f"He came from {text} yesterday.").mentions
    assert [(m.schema, m.country) for m in found] == [("Country", country)]


def test_small_letters_are_no_country(read):
    assert rows(read("They asked us to eat turkey from china.")) == []


def test_acronym_then_alone(read):
    doc = read("The Delta Radio Agency (DRA) wrote it. DRA denied it. The Coalition Avenir Nord (CAN) agreed.")
    names = [m.name for m in doc.mentions if m.schema == "Organization"]
    assert names == ["Delta Radio Agency"] * 3 + ["Coalition Avenir Nord"] * 2


def test_nested_bodies_are_two(read):
    doc = read("He directs the Institute of Asian Studies under the Russian Academy of Sciences.")
    assert [m.name for m in doc.mentions] == ["Institute of Asian Studies", "Russian Academy of Sciences"]


def test_capital_as_the_government(read):
    doc = read("Hanoi said trade grew. He arrived in Hanoi.")
    assert [m.schema for m in doc.mentions] == ["Country", "Address"]


def test_organ_and_side(read):
    doc = read("The Iranian government protested to the Russian side.")
    assert rows(doc) == [("Iranian government", "PublicBody", "IRN"), ("Russian side", "Country", "RUS")]


def test_a_congress_with_a_number_is_held(read):
    assert [m.schema for m in read("The 14th National Party Congress opened.").mentions] == []


def test_tables():
    assert len(countries()) > 230
    assert {row.alpha3 for row in countries()} >= {"VNM", "RUS", "XKX", "SSD"}
    assert city_row(city_lines()[0]).thousands > 10_000
    assert len(city_lines()) > 25_000


def test_a_month_is_no_town(read):
    doc = read("The minister visited Bulgaria in March.")
    assert [m.text for m in doc.mentions if m.schema == "Address"] == []


def test_a_paper_is_named_after_a_town(read):
    doc = read("Chile left the Paris Agreement and backed the Minsk agreements. Talks in Paris and a Lima statement.")
    assert [m.text for m in doc.mentions if m.text in ("Paris", "Minsk", "Lima")] == ["Paris", "Lima"]
