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
