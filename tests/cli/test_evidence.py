"""Commands that need no record, with input that is none."""

from __future__ import annotations

import pytest
from typer.testing import CliRunner

from chancery.cli import app


def run(*arguments):
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "there is no column name1 or name2: it is empty"),
        (b"a,b\n1,2\n", "there is no column name1 or name2: it has a, b"),
        (b"name1,name2\nonly one\n", "line 2: name1 or name2 is missing"),
        (b"name1,name2\n\xff\xfe,x\n", "it is not written in UTF-8"),
        (None, "No such file"),
    ],
)
def test_pairs_that_cannot_be_read_are_told(tmp_path, content, told):
    path = tmp_path / "pairs.csv"
    if content is not None:
        path.write_bytes(content)
    done = run("compare", "--csv", path)
    assert done.exit_code == 1
    assert told in done.stderr
    assert str(path) in done.stderr


def test_no_words_have_no_times():
    done = run("times", " ")
    assert done.exit_code == 2
    assert "there are no words" in done.stderr


@pytest.mark.model
def test_a_day_that_hangs_on_the_day_of_writing_asks_for_it():
    assert "--published" in run("times", "tomorrow").output
    assert "--published" not in run("times", "tomorrow", "--published", "2025-01-01").output
    assert "--published" not in run("times", "1 May 2024").output
