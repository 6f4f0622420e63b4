from __future__ import annotations

import json

from typer.testing import CliRunner

from chancery.cli import app


def run(*arguments):
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


def test_words_are_asked_as_typed(filled, desk):
    store = filled(desk.story(desk.meets("putin", "lam", text="Putin met Lam for talks on energy")))
    told = run("--record", store.path, "search", "talks on", "ENERGY")
    assert "“Putin met Lam for talks on energy” [1:" in told.output
    assert "1 report; facts: event 1." in told.output
    assert "0 reports." in run("--record", store.path, "search", "energy", "--without", "talks on").output
    assert "0 reports." in run("--record", store.path, "search", "on talks").output
    rows = [json.loads(line) for line in run("--record", store.path, "search", "energy", "--json").output.splitlines()]
    assert [row["report"]["number"] for row in rows] == [1, 1]


def test_the_headline_is_shown_once(filled, desk):
    claim = desk.meets("putin", "lam", text="Putin met Lam in Hanoi")
    store = filled(desk.story(claim, headline="Talks in Hanoi", body_text="Talks in Hanoi\n\nPutin met Lam in Hanoi."))
    told = run("--record", store.path, "search", "Hanoi").output.splitlines()
    at = told.index("  Talks in Hanoi")
    assert told[at + 1] == "  Putin met Lam in Hanoi."


def test_a_publisher_is_found_by_his_name_or_those_there_are_are_told(filled, desk):
    store = filled(desk.story(desk.meets("putin", "lam", text="Putin met Lam"), provider="Delta Desk"))
    assert "1 report" in run("--record", store.path, "search", "--provider", "delta desk").output
    gone = run("--record", store.path, "search", "--provider", "Foo")
    assert "no report of 'Foo': there are reports of Delta Desk" in str(gone.exception)
