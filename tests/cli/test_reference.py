from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
import typer.main

from chancery.cli import app
from chancery.record.schema import statements

ROOT = Path(__file__).parents[2]
COMMANDS = typer.main.get_command(app).commands


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_command_is_documented_with_all_its_options(name):
    page = (ROOT / "docs" / "cli.md").read_text("utf-8")
    assert f"### `chancery {name}" in page
    section = page.split(f"### `chancery {name}")[1].split("\n### ")[0]
    assert COMMANDS[name].help
    for parameter in COMMANDS[name].params:
        if parameter.name != "help":
            assert parameter.help, f"{name}: {parameter.name} has no help"
            assert parameter.help in section


def test_every_table_is_documented():
    page = (ROOT / "docs" / "schema.md").read_text("utf-8")
    tables = [
        words.split()[2 + words.startswith("CREATE VIRTUAL")] for words in statements() if "INDEX" not in words[:20]
    ]
    assert len(tables) > 15
    for table in tables:
        assert f"### `{table}`" in page
        assert "  -- " in next(words for words in statements() if f" {table} " in words)


def test_help_loads_nothing_heavy():
    code = (
        "import sys; from chancery.cli import app\n"
        "try: app(['--help'])\nexcept SystemExit: pass\n"
        "heavy = {'numpy', 'trafilatura', 'lxml', 'rensa', 'rapidfuzz', 'rich', 'pydantic'}\n"
        "heavy &= set(sys.modules)\n"
        "assert not heavy, heavy"
    )
    subprocess.run([sys.executable, "-c", code], check=True, timeout=60)
