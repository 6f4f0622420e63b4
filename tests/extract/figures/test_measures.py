"""Measures, sides, changes, periods and aims of figures, in texts written for the tests."""

from __future__ import annotations

from datetime import date

import pytest

from chancery.extract.figures import find_figures
from chancery.extract.figures.measures import singular, vocabulary
from chancery.model import Claim, Figure, Report
from chancery.parse import parse


@pytest.fixture(scope="module")
def read():
    def figures(text: str) -> list[Claim]:
        (doc,) = parse([Report("test:1", text, versioncreated=date(2024, 6, 20))])
        return find_figures(doc)

    return figures


def body(claim: Claim) -> Figure:
    assert isinstance(claim.body, Figure)
    return claim.body


def told(claim: Claim) -> tuple[str, str | None, tuple[str, ...]]:
    return claim.text, body(claim).measure, body(claim).parties


MEASURES = [
    ("Norway awards up to 100 scholarships to Chilean students each year.", "scholarships", ("NOR", "CHL")),
    ("Chile received 100 scholarships from Norway in 2023.", "scholarships", ("NOR", "CHL")),
    ("Hungary offers 200 scholarships annually to students of Vietnam.", "scholarships", ("HUN", "VNM")),
    ("Trade between Norway and Chile rose to $5.4 billion in 2023.", "trade turnover", ("CHL", "NOR")),
    ("Norway's trade with Chile amounted to 1.3 billion euros.", "trade turnover", ("CHL", "NOR")),
    ("Norway's exports to Chile fell to 900 million euros.", "exports", ("NOR", "CHL")),
    ("Norway's exports reached $405 billion in 2023, the Chilean envoy said.", "exports", ("NOR", "*")),
    ("Laos's imports from China surged to $3.1bn in 2023.", "imports", ("CHN", "LAO")),
    ("Some 5,000 Chilean students are studying in Norway.", "students", ("CHL", "NOR")),
    ("Norway received 430,000 Chilean visitors in 2016.", "tourists", ("CHL", "NOR")),
    ("Russian investment in Vietnam totals 1.2 billion USD.", "investment", ("RUS", "VNM")),
    ("Japan gave Vietnam 50 million dollars in aid.", "aid", ("JPN", "VNM")),
    ("Seafood exports from Norway to Chile rose to $200 million.", "exports (seafood)", ("NOR", "CHL")),
    ("The city bought 40 buses.", None, ()),
    ("A bomb killed five Chilean tourists in Oslo.", None, ()),
    ("Norwegian oil imports were worth $3 billion.", "imports (oil)", ()),
    ("Norway's oil imports were worth $3 billion.", "imports (oil)", ("*", "NOR")),
    ("Norway and Chile gave $3 billion in aid.", "aid", ()),
]


@pytest.mark.model
@pytest.mark.parametrize(("text", "measure", "parties"), MEASURES)
def test_measures_and_their_sides(read, text, measure, parties) -> None:
    (claim, *_) = read(text)
    assert told(claim)[1:] == (measure, parties)


@pytest.mark.model
def test_a_missing_side_is_that_of_the_report_only_where_the_measure_allows(read) -> None:
    text = (
        "Norway and Chile held talks. Chilean tourists numbered some 4,000 tourists. Norway's exports were $9 billion."
    )
    found = {body(c).measure: body(c).parties for c in read(text)}
    assert found["exports"] == ("NOR", "*")


CHANGES = [
    ("Trade rose 8% to $5.4 billion in 2023.", "$5.4 billion", ("rise", 8, "%", None, 5.4e9, None)),
    ("Trade rose 8% to $5.4 billion in 2023.", "8%", ("rise", 8, "%", None, 5.4e9, None)),
    ("Trade was $5.4 billion in 2023, up 8% from 2022.", "$5.4 billion", ("rise", 8, "%", None, 5.4e9, "2022")),
    ("Trade reached $6 billion in 2023, 25% higher than in 2022.", "25%", ("rise", 25, "%", None, 6e9, "2022")),
    (
        "Trade grew from $3.2 billion in 2021 to $4.1 billion in 2023.",
        "$4.1 billion",
        ("rise", None, None, 3.2e9, 4.1e9, "2021"),
    ),
    (
        "Trade was 1.3 billion euros in 2022, down from 1.5 billion euros in 2021.",
        "1.3 billion euros",
        ("fall", None, None, 1.5e9, 1.3e9, "2021"),
    ),
    ("Exports doubled to 2 billion dollars.", "doubled", ("rise", 2, "times", None, 2e9, None)),
    ("Exports rose by $40 million to $200 million.", "$200 million", ("rise", 4e7, "USD", None, 2e8, None)),
    (
        "Trade fell by 12.5 percent year on year to $1.9 billion in 2023.",
        "$1.9 billion",
        ("fall", 12.5, "%", None, 1.9e9, "2022"),
    ),
]


@pytest.mark.model
@pytest.mark.parametrize(("text", "words", "expected"), CHANGES)
def test_changes(read, text, words, expected) -> None:
    change = next(body(c).change for c in read(text) if c.text == words)
    assert change is not None
    since = change.since.edtf if change.since else None
    assert (change.direction, change.by, change.unit, change.before, change.after, since) == expected


@pytest.mark.model
def test_a_level_without_a_move_has_no_change(read) -> None:
    text = (
        "Oil makes up 30 percent of trade. Trade was $5 billion in 2023. Trust is up from 17 percent. It rose to 40%."
    )
    assert [body(c).change for c in read(text)] == [None] * 4


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The two sides aim for $15 billion in trade by 2030.", "planned"),
        ("They set a target of $10 billion in bilateral trade by 2020.", "planned"),
        ("Trade is expected to reach $7 billion.", "planned"),
        ("Trade reached $7 billion in 2023.", "held"),
        ("The minister hopes that trade, which reached $7 billion in 2023, will grow.", "held"),
    ],
)
def test_what_is_aimed_at_is_planned(read, text, status) -> None:
    (claim,) = read(text)
    assert claim.status == status


@pytest.mark.model
def test_a_bare_number_counts_what_its_sentence_is_about(read) -> None:
    found = read(
        "In 2019, some 600,000 Chilean tourists came; the figure fell to 39,000 in 2022. It cost 1,500 in all."
    )
    assert [(c.text, body(c).unit) for c in found] == [("600,000 Chilean tourists", "tourists"), ("39,000", "tourists")]
    assert body(found[1]).when is not None
    assert body(found[1]).when.edtf == "2022"  # type: ignore[union-attr]


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("Each year, Norway offers 100 scholarships to Chile.", "scholarships per year"),
        ("Norway offers 100 scholarships to students of Chile every year.", "scholarships per year"),
        ("Norway paid $2 billion a year ago.", "USD"),
    ],
)
def test_rates(read, text, unit) -> None:
    (claim,) = read(text)
    assert body(claim).unit == unit


def test_the_table_of_measures_is_sound() -> None:
    known = vocabulary()
    assert {m.flow for measures in known.heads.values() for m in measures} == {"between", "given", "received"}
    assert {m.unit for measures in known.heads.values() for m in measures} == {"money", "count"}
    assert all(head == (*head[:-1], singular(head[-1])) for head in known.heads)


@pytest.mark.model
def test_what_has_summed_up_since_a_time_has_a_period_without_end(read) -> None:
    (claim,) = read("Norway has provided $405 million in aid to Chile since 2014.")
    when = body(claim).when
    assert when is not None
    assert (when.edtf, when.before) == ("2014/..", None)


@pytest.mark.model
def test_a_sum_since_an_event_counts_from_its_day_and_not_from_the_day_of_the_news(read) -> None:
    (claim,) = read("Norway gave about $4 million in aid to Chile since a great fire came upon it on 24 June 2022.")
    when = body(claim).when
    assert when is not None
    assert when.edtf == "2022-06-24/.."
    (_, total) = read(
        "Yesterday Norway gave Chile $8 million in aid, which brings its total aid to $40 million since the great fire."
    )
    assert body(total).when is None


@pytest.mark.model
def test_growth_since_a_time_tells_the_time_of_the_level_before(read) -> None:
    (share, level) = read("Trade between Norway and Chile has grown 8% since 2014 to $5 billion.")
    for claim in (share, level):
        change = body(claim).change
        assert body(claim).when is None
        assert change is not None and change.since is not None
        assert change.since.edtf == "2014"
