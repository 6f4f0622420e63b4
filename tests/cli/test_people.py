"""People and posts of whom much is told: the first and the last are shown, and how many stand between."""

from __future__ import annotations

from datetime import date

import pytest
from typer.testing import CliRunner

from chancery.cli import app

DAYS = [date(2024, month, day) for month in (3, 4, 5) for day in range(1, 10)]


@pytest.fixture
def record(desk, filled):
    return filled(
        *(
            desk.story(
                desk.holds("putin"),
                desk.meets("putin", "lam", on=day.isoformat(), text=f"Putin met Tô Lâm for round {day:%j}"),
                versioncreated=day,
                body_text=f"President Vladimir Putin. Putin met Tô Lâm for round {day:%j}. Item {day:%j} of many.",
            )
            for day in DAYS
        )
    ).path


def run(*words):
    done = CliRunner().invoke(app, [str(word) for word in words])
    assert done.exit_code == 0, done.output
    return done.output


def test_who_shows_the_latest_events_and_counts_all(record):
    told = run("--record", record, "who", "Putin")
    assert f"{len(DAYS)} events, the latest 20 (`chancery timeline` shows all):" in told
    assert "9 May 2024  meeting" in told
    assert "1 March 2024  meeting" not in told


def test_post_shows_the_first_and_the_last_reports_and_counts_those_between(record):
    told = run("--record", record, "post", "president", "RUS")
    assert told.count("“President Vladimir Putin”") == 6
    assert f"and {len(DAYS) - 6} reports between them (all of them with --json)" in told
    assert "1 March 2024]" in told
    assert "9 May 2024]" in told
