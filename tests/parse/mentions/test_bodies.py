"""A body's name has a body's noun at its head: papers, days, ranks and fields of work are none."""

import pytest


def bodies(doc):
    return [m.text for m in doc.mentions if m.schema in ("Organization", "PublicBody")]


@pytest.mark.parametrize(
    "text",
    [
        "Peru and Chile signed a Memorandum of Understanding (MOU) on fish.",
        "The Open Skies Agreement (OSA) expires in May, and the OSA will not be renewed.",
        "Norway marked its Foreign Service Day in Oslo.",
        "Norway wrote to the People's Republic of China (PRC) on Monday.",
        "The office follows Human Rights and Strategic Stability.",
    ],
)
def test_what_is_no_body(read, text):
    assert bodies(read(text)) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Bergen Grain Union (BGU) met on Monday.", "Bergen Grain Union"),
        ("He leads the Ministry of Foreign Affairs in Oslo.", "Ministry of Foreign Affairs"),
        ("She wrote to the Committee for Human Rights.", "Committee for Human Rights"),
    ],
)
def test_what_is_one(read, text, name):
    assert name in bodies(read(text))


def test_the_state_behind_a_spelt_out_name(read):
    doc = read("Norway wrote to the People's Republic of China (PRC) on Monday.")
    assert {m.country for m in doc.mentions if m.schema == "Country"} == {"NOR", "CHN"}


def test_a_body_ends_with_its_line(read):
    doc = read("Peru and Chile talked.\n\nMinistry of Foreign Affairs\n\nLima, Peru\n\nMINISTER LEE: Good evening.")
    assert [m.name for m in doc.mentions if m.schema == "PublicBody"] == ["Ministry of Foreign Affairs"]
