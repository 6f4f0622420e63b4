"""`chancery figures` as a user meets it."""

from __future__ import annotations

import json
from datetime import date

import pytest

from chancery.cli import main
from chancery.model import Change, Claim, Figure, Span, When
from chancery.model.numbers import number


def figure(text: str, value: float, period: str, **more) -> Claim:
    more = {"measure": "trade turnover", "parties": ("RUS", "VNM"), "when": When.parse(period)} | more
    return Claim("", Span(0, 0), text, Figure(value, "USD", "trade", **more), "test")


@pytest.fixture
def record(desk, filled):
    growth = Change("rise", 9.0, "%", None, 5.4e9)
    told = [
        figure("$4.8 billion", 4.8e9, "2021"),
        figure("$5.0 billion", 5e9, "2022"),
        figure("$5.4 billion", 5.4e9, "2023", change=growth),
    ]
    return filled(desk.story(*told, provider="Desk", versioncreated=date(2024, 3, 1))).path


def ask(capsys, record, *words) -> str:
    main_arguments = ["--record", str(record), "figures", *words]
    try:
        main(main_arguments)
    except SystemExit as leave:
        assert not leave.code
    return capsys.readouterr().out


def test_a_series_shows_values_growth_words_and_bars(capsys, record) -> None:
    lines = ask(capsys, record, "trade", "VNM", "RUS").splitlines()
    assert lines[0] == "Trade turnover, Russia and Vietnam, USD"
    assert "  2023                  5.4 billion         +9% (+8.0% counted)" in lines
    assert "    “$5.4 billion” (trade) [1: Desk, 1 March 2024]" in lines
    bars = [line for line in lines if "█" in line]
    assert [line.split()[0] for line in bars] == ["2021", "2022", "2023"]
    assert bars[0].count("█") < bars[2].count("█")


def test_the_list_names_what_can_be_asked(capsys, record) -> None:
    assert "trade turnover, Russia and Vietnam, USD  3 figures in 1 report, 2021 to 2023" in ask(capsys, record)


def test_json_gives_one_series_a_line(capsys, record) -> None:
    (series,) = map(json.loads, ask(capsys, record, "--json").splitlines())
    assert series["parties"] == ["RUS", "VNM"]
    assert [point["value"] for point in series["points"]] == [4.8e9, 5e9, 5.4e9]
    assert series["points"][2]["sources"][0]["text"] == "$5.4 billion"


def test_numbers_are_written_as_people_read_them() -> None:
    assert [number(n) for n in (5.23e9, 430_000, 3.5, 1e12)] == ["5.23 billion", "430,000", "3.5", "1 trillion"]
