from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from chancery.model import Elapsed
from chancery.parse.times import find_elapsed, read_times

SHARED = Path(__file__).parents[4] / "shared"


def read(text: str, published: date | None = date(2025, 6, 2)) -> tuple[Elapsed, ...]:
    return find_elapsed(text, read_times(text, published=published), published)


@pytest.mark.parametrize(
    ("text", "of", "kind", "base", "anchor"),
    [
        (
            "Both marked the 75th anniversary of diplomatic ties this year.",
            "diplomatic ties",
            "anniversary",
            "1950",
            "2025",
        ),
        (
            "It is the 40th anniversary of the treaty (March 3, 1985 – 2025).",
            "treaty",
            "anniversary",
            "1985-03-03",
            "2025-03-03",
        ),
        (
            "They hailed the 40th anniversary of the treaty (March 3, 1985-2025).",
            "treaty",
            "anniversary",
            "1985-03-03",
            "2025-03-03",
        ),
        ("They hailed the 10th anniversary of the pact (May 9).", "pact", "anniversary", "2015-05-09", "2025-05-09"),
        ("May 20 was also the 30th anniversary of the canal.", "canal", "anniversary", "1995-05-20", "2025-05-20"),
        ("The twenty-fifth anniversary of the bridge in 2021 was quiet.", "bridge", "anniversary", "1996", "2021"),
        ("In May 2023 they kept the 20th anniversary of the pact.", "pact", "anniversary", "2003", "2023"),
        ("On May 9, 2023, they kept the 20th anniversary of the pact.", "pact", "anniversary", "2003", "2023"),
        (
            "OSLO, June 2, 2025 (Desk) – In May 2023 they kept its 20th anniversary.",
            None,
            "anniversary",
            "2003",
            "2023",
        ),
        (
            "They kept the 20th anniversary of the pact on May 9, 2023.",
            "pact",
            "anniversary",
            "2003-05-09",
            "2023-05-09",
        ),
        ("They keep the 20th anniversary of the pact on May 9, 2005.", "pact", "anniversary", "2005", "2025"),
        ("In May 2023 they met; it is the 20th anniversary of the pact.", "pact", "anniversary", "2005", "2025"),
        ("The club keeps its centenary.", None, "anniversary", "1925", "2025"),
        ("The golden jubilee of the bank in 2020 drew crowds.", "bank", "anniversary", "1970", "2020"),
        ("The republic, now in its 59th year of independence, votes.", "independence", "nth", "1966/1967", "2025"),
        ("Ties were set up 67 years ago.", "Ties were set up", "ago", "1958", "2025"),
        ("The next year will mark a decade since the port was opened.", "port was opened", "since", "2016", "2026"),
        ("In the 75 years since the treaty was signed, much changed.", "treaty was signed", "since", "1950", "2025"),
        (
            "They founded the school in 2001 and, 11 years later, a college.",
            "They founded the school",
            "later",
            "2001",
            "2012",
        ),
        ("The minister came for the first time in 20 years.", "The minister came", "first in", "2005", "2025"),
        (
            "No premier had come in 43 years; the last did so in 1982.",
            "No premier had come",
            "first in",
            "1982",
            "2025",
        ),
        ("They marked the 70th anniversary of the 1951 convention.", "1951 convention", "anniversary", "1951", "2021"),
        ("Today marks 11 years since the dam burst.", "dam burst", "since", "2014-06-02", "2025-06-02"),
        (
            "It is nearly three decades since that first summit in 1994.",
            "that first summit in 1994",
            "since",
            "1995~",
            "2025",
        ),
        (
            "The 30th anniversary of U.S.-Norwegian relations passed.",
            "U.S.-Norwegian relations passed",
            "anniversary",
            "1995",
            "2025",
        ),
        ("The painter Anna Holm turned 100 on Sunday.", "Anna Holm", "anniversary", "1925", "2025"),
    ],
)
def test_base_and_anchor(text: str, of: str | None, kind: str, base: str, anchor: str) -> None:
    (item,) = read(text)
    assert item.base is not None
    assert item.anchor is not None
    assert (item.of, item.ordinal_kind, item.base.edtf, item.anchor.edtf) == (of, kind, base, anchor)
    assert text[item.start : item.end] == item.text


def test_the_running_year_is_not_the_anniversary() -> None:
    (running,) = read("The state is in its 60th year of freedom.")
    (passed,) = read("The state kept the 60th anniversary of its freedom.")
    assert running.base is not None
    assert passed.base is not None
    assert (running.base.edtf, passed.base.edtf) == ("1965/1966", "1965")
    assert "59 to 60 years have passed" in running.derivation
    assert passed.derivation == "2025 - 60 years = 1965"


def test_without_publication_only_what_is_known_is_counted() -> None:
    ago, victory = read(
        "Ties began 67 years ago. They will keep the 80th anniversary of the victory over Nazi Germany.", None
    )
    assert (ago.base, ago.anchor) == (None, None)
    assert ago.derivation == "67 years; the report does not tell from when to count"
    assert victory.base is not None
    assert victory.falls is not None
    assert (victory.base.edtf, victory.falls.edtf, victory.independent) == ("1945", "2025-05-09", True)


def test_past_years_count_only_beside_the_same_anniversary() -> None:
    text = "This year is the 50th anniversary of ties. The past 50 years were good, the past 3 years less so."
    assert [item.ordinal_kind for item in read(text)] == ["anniversary", "past"]


def test_ages_and_shares_are_no_anniversaries() -> None:
    assert read("The price turned 100 percent dearer. In the third year he left. It happened years ago.") == ()


@pytest.mark.shared
@pytest.mark.parametrize("folder", ["gold-reports", "gold-seeds"])
def test_every_elapsed_item_of_the_annotated_reports_is_found_with_its_base(folder: str) -> None:
    if not (SHARED / folder).is_dir():
        pytest.skip("the annotated reports are not beside the checkout")
    missed = []
    for path in sorted((SHARED / folder / "gold").glob("*.json")):
        report = json.loads((SHARED / folder / "reports" / path.name).read_text("utf-8"))
        published = date.fromisoformat(report["published"]) if report["published"] else None
        found = read(report["text"], published)
        for want in json.loads(path.read_text("utf-8"))["elapsed"]:
            start = report["text"].find(want["text"])
            near = [e for e in found if e.start < start + len(want["text"]) and start < e.end]
            if not any(e.base and e.base.edtf == want["base"] for e in near):
                missed.append((path.name, want["text"]))
    assert missed == []


@pytest.mark.parametrize("piece", ["one ", "Anna ", "the 75th anniversary of X ", "two years since ", "May 5 - ", "("])
def test_endless_runs_end(piece: str) -> None:
    text = piece * 1500
    assert all(item.end <= len(text) for item in read(text))
