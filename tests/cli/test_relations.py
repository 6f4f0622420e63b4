"""The commands about two countries as a user meets them, over hand-made claims and over the samples."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from chancery.cli import main
from chancery.model import Instrument, Pledge, Span, When

ROOT = Path(__file__).parents[2]


@pytest.fixture
def record(desk, filled) -> Path:
    """A milestone, a disputed one, an agreement, a promise, a visit and a meeting of leaders."""
    name = "memorandum on energy"
    paper = Instrument("memorandum", name, "signed", Span(0, len(name)))
    pledge = Pledge("build a bridge by 2025", Span(0, 22), When.parse("../2025"))

    def tells(words: str, on: str | None, **more: Any) -> Any:
        return desk.meets("russia", "vietnam", on=on, text=words, **({"type": "SUPPORT", "what": words} | more))

    store = filled(
        desk.story(
            tells("established diplomatic relations on 30 January 1950", "1950-01-30"),
            tells(f"signed a {name}", "2024-06-20", instruments=(paper,)),
            desk.meets("putin", "lam", on="2024-06-20"),
            desk.holds("putin"),
            desk.holds("lam"),
            provider="Northern Wire",
            versioncreated=date(2024, 6, 20),
        ),
        desk.story(
            tells("agreed to build a bridge by 2025", None, type="AGREE", pledge=pledge),
            desk.meets("lam", "russia", on="2025-05-09", mode="visit", what="visited", place=("Moscow", "RUS")),
            provider="TASS",
        ),
    )
    return store.path


def ask(capsys, *words: str, record: Path) -> tuple[str, str, int]:
    """What the command prints, what it complains of, and its exit status."""
    try:
        main(["--record", str(record), *words])
        status = 0
    except SystemExit as leave:
        status = int(leave.code or 0)
    out, err = capsys.readouterr()
    return out, err, status


def test_relation_has_its_sections_with_report_numbers(capsys, record):
    out, err, status = ask(capsys, "relation", "RUS", "VNM", "--as-of", "2026-01-01", record=record)
    assert (err, status) == ("", 0)
    lines = [line.strip() for line in out.splitlines()]
    assert lines[0] == "Russia – Vietnam"
    assert "30 January 1950         establishment of diplomatic relations (1 independent source) [1]" in lines
    assert "9 May 2025              head of state: Tô Lâm (President) [2]" in lines
    assert "20 June 2024            signed: memorandum on energy [1]" in lines
    assert "head of state           Vladimir Putin, President (told 20 June 2024) [1]" in lines


def test_relation_as_json_is_one_object(capsys, record):
    out, _, _ = ask(capsys, "relation", "RUS", "VNM", "--json", record=record)
    (row,) = [json.loads(line) for line in out.splitlines()]
    assert (row["left"], row["right"], len(row["milestones"]), len(row["visits"])) == ("RUS", "VNM", 1, 1)


def test_a_person_has_no_relation(capsys, record):
    _, err, status = ask(capsys, "relation", "RUS", "Putin", record=record)
    assert status == 1
    assert "is no country" in err


def test_agreements_show_the_words_of_each_stage(capsys, record):
    out, _, _ = ask(capsys, "agreements", "VNM", record=record)
    assert "signed: “signed a memorandum on energy” [1: Northern Wire, 20 June 2024]" in out
    assert out.endswith("1 agreement.\n")
    _, err, status = ask(capsys, "agreements", "--status", "lost", record=record)
    assert (status, "write one of" in err) == (1, True)


def test_an_overdue_promise_says_that_no_report_tells_the_deed(capsys, record):
    out, _, _ = ask(capsys, "commitments", "--overdue", "--as-of", "2026-01-01", record=record)
    assert out.startswith("Overdue: no report that it was done (1)")
    assert "“build a bridge by 2025” [2: TASS, undated]" in out
    out, _, _ = ask(capsys, "commitments", "--overdue", "--as-of", "2025-12-31", record=record)
    assert out == "0 commitments.\n"


def test_calendar_as_a_file(capsys, record, tmp_path):
    from icalendar import Calendar

    path = tmp_path / "relation.ics"
    days = ("--from", "2025", "--until", "2025", "--as-of", "2025-01-01")
    _, err, status = ask(capsys, "calendar", "RUS", "VNM", *days, "--ics", str(path), record=record)
    assert (status, err) == (0, f"{path} holds 2 entries.\n")
    events = Calendar.from_ical(path.read_bytes()).walk("VEVENT")
    assert [event["DTSTART"].dt for event in events] == [date(2025, 1, 30), date(2025, 12, 31)]
    _, err, status = ask(capsys, "calendar", "--ics", str(tmp_path / "no" / "folder.ics"), record=record)
    assert (status, "cannot write" in err) == (1, True)


def test_calendar_on_the_screen(capsys, record):
    days = ("--from", "2025", "--until", "2025", "--as-of", "2025-01-01")
    out, _, _ = ask(capsys, "calendar", *days, record=record)
    wanted = "30 January 2025         75th anniversary: establishment of diplomatic relations, Russia – Vietnam"
    assert wanted in out


def test_coverage_as_a_table(capsys, record):
    out, _, _ = ask(capsys, "coverage", "RUS", "VNM", record=record)
    assert ["TASS", "RUS", "1", "0", "2", "0", "2"] in [line.split() for line in out.splitlines()]
    assert "Told by outlets of Russia and none of Vietnam: 2 events" in out


@pytest.mark.model
def test_the_samples(tmp_path):
    import chancery

    with chancery.open(tmp_path / "samples.chancery") as record:
        record.add(str(ROOT / "samples"))
        today = date(2026, 11, 22)
        page = record.relation("VNM", "RUS", today=today)
        founded = next(milestone for milestone in page.milestones if milestone.kind == "relations")
        assert (founded.when, founded.independent) == ("1950-01-30", 2)
        assert founded.against
        names = {(paper.name, paper.status) for paper in record.agreements("VNM", "RUS")}
        assert ("plan to build a nuclear science centre", "signed") in names
        bundle = next(paper for paper in page.agreements if paper.counts == (11,))
        assert (bundle.reports, bundle.independent) == (3, 2)
        kept = [one for one in record.commitments("RUS", "VNM", today=today) if one.state == "kept"]
        assert any("official visit" in one.what for one in kept)
        anniversaries = record.calendar("VNM", "RUS", since="2025", until="2025", today=today)
        assert [(one.first, one.disputed) for one in anniversaries if one.kind == "anniversary"] == [
            ("2025-01-30", True)
        ]
        assert {outlet.name for outlet in record.coverage("VNM", "RUS").outlets} >= {"Northern Wire", "Delta Desk"}
