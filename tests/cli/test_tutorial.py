"""The tutorial, command by command: what it shows is what is printed."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

DOCS = Path(__file__).parents[2] / "docs"
LEFT_OUT = "..."
STOPS = {"chancery check draft.txt": 1}
"""Commands that end with another exit status than 0."""


def shown(page: str) -> list[tuple[str, str]]:
    """The commands of a page's console blocks, each with what is shown below it."""
    blocks = re.findall(r"^```console\n(.*?)^```", page, re.MULTILINE | re.DOTALL)
    commands = [part for block in blocks for part in re.split(r"^\$ ", block, flags=re.MULTILINE) if part]
    return [(command, told) for command, _, told in (part.partition("\n") for part in commands)]


def as_pattern(told: str) -> str:
    """What is shown as a regular expression: `...` stands for any text, on a line of its own for any lines."""
    lines = (".*".join(map(re.escape, line.split(LEFT_OUT))) + "\n" for line in told.splitlines())
    return "".join("(?:.*\n)*?" if line == ".*\n" else line for line in lines)


@pytest.mark.model
def test_every_command_prints_what_the_tutorial_shows(tmp_path):
    shutil.copytree(DOCS / "tutorial", tmp_path, dirs_exist_ok=True)
    (tmp_path / "bin").mkdir()
    door = tmp_path / "bin" / "chancery"
    door.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m chancery "$@"\n')
    door.chmod(0o755)
    env = {**os.environ, "PATH": f"{door.parent}{os.pathsep}{os.environ['PATH']}", "NO_COLOR": "1"}
    env.pop("CHANCERY_RECORD", None)
    commands = shown((DOCS / "tutorial.md").read_text("utf-8"))
    assert len(commands) > 10
    for command, told in commands:
        run = subprocess.run(command, shell=True, cwd=tmp_path, env=env, capture_output=True, text=True, timeout=120)
        assert run.returncode == STOPS.get(command, 0), (command, run.stderr)
        printed = run.stdout + run.stderr
        assert re.fullmatch(as_pattern(told), printed), f"$ {command}\n{printed}"


def test_a_tutorial_that_shows_something_else_is_found_out():
    ((command, told),) = shown("```console\n$ chancery x\na ... b\n...\nlast\n```\n")
    assert command == "chancery x"
    assert re.fullmatch(as_pattern(told), "a 1 b\nmore\nand more\nlast\n")
    assert re.fullmatch(as_pattern(told), "a 1 b\nlast\n")
    assert not re.fullmatch(as_pattern(told), "a 1 c\nlast\n")
    assert not re.fullmatch(as_pattern(told), "a 1 b\nlast\nbehind\n")
