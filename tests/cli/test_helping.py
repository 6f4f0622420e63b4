"""Help and mistakes at the command line, read in a terminal of 80 columns."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from chancery.cli import PANELS, _asked, app
from chancery.record import Store


@pytest.fixture
def told(capsys, monkeypatch):
    """What a command line prints on a screen of `width` columns; typer's runner would make it 80 always."""

    def run(*words: str, width: int = 80) -> str:
        monkeypatch.setenv("COLUMNS", str(width))
        with pytest.raises(SystemExit):
            app(list(words), prog_name="chancery")
        return capsys.readouterr().out

    return run


def test_help_groups_every_command_and_fits_the_screen(told):
    page = told("--help")
    for title, names in PANELS.items():
        section = page.split(f"\n{title}:\n")[1].split("\n\n")[0]
        assert [line.split()[0] for line in section.splitlines() if line[2] != " "] == list(names)
    assert max(map(len, page.splitlines())) <= 80
    assert "$CHANCERY_RECORD. Default: record.chancery here." in " ".join(page.split())


def test_wide_terminals_have_longer_lines_but_none_too_long_to_read(told):
    widths = {width: max(map(len, told("--help", width=width).splitlines())) for width in (80, 100, 300)}
    assert widths[80] < widths[100] < widths[300] <= 110


def test_arguments_that_may_be_left_out_stand_in_brackets_of_their_own(told):
    page = told("figures", "--help")
    assert "Usage: chancery figures [MEASURE] [A] [B]... [OPTIONS]" in page
    assert re.search(r"^  MEASURE, A, B  A measure", page, re.M)


def test_an_empty_default_is_not_shown(told):
    assert "Default" not in told("dismiss", "--help")
    assert "Default: 20." in told("search", "--help")


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        (["timelin"], "No such command 'timelin'. Did you mean 'timeline', 'times'?"),
        (["timeline", "--as-of", "June"], "“June” is no day: write it like 2024-06-20"),
        (["search", "x", "--limit", "many"], "“many” is no whole number"),
        (["judge"], "Missing argument 'A'"),
        (["add", "x", "--jobs", "0"], "0 is too small: give at least 1"),
        (["status", "--recrod", "x"], "No such option: --recrod"),
    ],
)
def test_a_mistake_is_named_with_the_way_to_mend_it(words, complaint):
    run = CliRunner().invoke(app, words, prog_name="chancery")
    assert run.exit_code == 2
    assert complaint in run.output


def test_values_are_read_without_a_validator(tmp_path: Path):
    record = tmp_path / "r.chancery"
    with Store(record, create=True):
        pass
    code = (
        "import sys; from chancery.cli import app\n"
        f"try: app(['--record', {str(record)!r}, 'timeline', 'VNM', '--as-of', '2024-06-20', '--since', '2020'])\n"
        "except SystemExit as leaving: assert not leaving.code, leaving.code\n"
        "assert 'pydantic' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True, timeout=60, capture_output=True)


@pytest.mark.parametrize("before", [[], ["--record", "check"]])
def test_only_the_command_that_is_asked_for_is_made_ready(before: list[str]) -> None:
    assert [command.name for command in _asked([*before, "timeline", "VNM"]).registered_commands] == ["timeline"]


@pytest.mark.parametrize("arguments", [[], ["--help", "timeline"], ["timelin"], ["--record", "timeline"]])
def test_without_a_command_all_are_there_to_choose_from(arguments: list[str]) -> None:
    assert _asked(arguments) is app
