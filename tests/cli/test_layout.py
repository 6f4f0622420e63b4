"""How text is laid out in a terminal and in a pipe."""

from __future__ import annotations

import io

import pytest
from rich.console import Console

from chancery.cli import layout


@pytest.fixture
def terminal(monkeypatch):
    """A terminal of a given width; gives what was printed on it."""

    def of(width, *, is_terminal=True):
        paper = io.StringIO()
        wide = width if is_terminal else layout.NO_WRAP
        console = Console(
            file=paper, width=wide, force_terminal=is_terminal, color_system=None, highlight=False, markup=False
        )
        monkeypatch.setattr(layout, "screen", lambda: console)
        return paper

    return of


def test_the_first_line_is_as_wide_as_the_others_with_their_indent(terminal):
    paper = terminal(40)
    layout.put("one two three four five six seven eight nine ten eleven", indent=2, hang=10)
    assert paper.getvalue() == ("  one two three four five six seven\n            eight nine ten eleven\n")


def test_a_table_has_its_second_column_in_its_own_lines(terminal):
    paper = terminal(40)
    layout.table([("name", "a long line that has no room beside its name"), ("other", "short")])
    assert paper.getvalue() == ("  name   a long line that has no room\n         beside its name\n  other  short\n")


def test_a_table_of_long_names_has_its_second_column_below_them(terminal):
    paper = terminal(40)
    layout.table([("a name that is longer than half", "facts")])
    assert paper.getvalue() == "  a name that is longer than half\n      facts\n"


def test_in_a_pipe_every_line_stays_whole(terminal):
    paper = terminal(40, is_terminal=False)
    layout.table([("a name that is longer than half", "facts " * 20)])
    layout.put("word " * 50, indent=2, hang=2)
    assert len(paper.getvalue().splitlines()) == 2
