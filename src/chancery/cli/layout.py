"""Text on a screen or into a pipe: wrapped with hanging indents in a terminal, one line each elsewhere, never cut."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

NO_WRAP = 100_000  # columns: what a pipe has, so that a line stays a line


@cache
def screen() -> Console:
    """The standard output; no colour in pipes, or when NO_COLOR is set."""
    from rich.console import Console

    console = Console(highlight=False, soft_wrap=False, emoji=False, markup=False)
    return console if console.is_terminal else Console(width=NO_WRAP, highlight=False, emoji=False, markup=False)


def put(text: Text | str = "", *, indent: int = 0, hang: int = 0) -> None:
    """Prints one paragraph; lines after the first are indented by `hang` more."""
    from rich.text import Text

    console = screen()
    whole = Text(text) if isinstance(text, str) else text
    if not console.is_terminal:
        console.print(Text(" " * indent) + whole, soft_wrap=True)
        return
    for number, line in enumerate(_wrapped(console, whole, max(20, console.width - indent), hang)):
        console.print(Text(" " * (indent + (hang if number else 0))) + line, soft_wrap=True)


def _wrapped(console: Console, whole: Text, width: int, hang: int) -> Iterator[Text]:
    """The lines of a paragraph: the first `width` wide, the others narrower by `hang`."""
    lines = list(whole.wrap(console, width, overflow="fold")) or [whole]
    if hang and len(lines) > 1:
        rest = whole[len(lines[0].plain) :]
        rest = rest[len(rest.plain) - len(rest.plain.lstrip()) :]
        lines[1:] = rest.wrap(console, max(20, width - hang), overflow="fold")
    for line in lines:
        line.rstrip()
        yield line


def put_json(rows: Iterable[dict[str, Any]]) -> None:
    """Prints one JSON object per line."""
    for row in rows:
        sys.stdout.write(json.dumps(row, ensure_ascii=False) + "\n")


def table(rows: Iterable[tuple[str, str]], *, indent: int = 2) -> None:
    """Prints pairs as two columns, the second with a hanging indent."""
    from rich.text import Text

    pairs = list(rows)
    width = max((len(left) for left, _ in pairs), default=0) + 2
    if screen().is_terminal and width > screen().width // 2:  # no room beside the longest: each below its name
        for left, right in pairs:
            put(left, indent=indent, hang=2)
            put(Text(right, "dim"), indent=indent + 4, hang=2)
        return
    for left, right in pairs:
        put_columns(Text(left, "dim"), Text(right), indent=indent, width=width)


def put_columns(left: Text, right: Text, *, indent: int, width: int) -> None:
    """Prints one line of two columns, the first `width` wide; in a terminal the second is wrapped in its own column."""
    from rich.text import Text

    console = screen()
    start = left.copy()
    start.pad_right(max(1, width - len(left)))
    if not console.is_terminal:
        console.print(Text.assemble(" " * indent, start, right), soft_wrap=True)
        return
    room = max(20, console.width - indent - width)
    for number, line in enumerate(right.wrap(console, room, overflow="fold") or [Text()]):
        line.rstrip()
        console.print(Text.assemble(" " * indent, start if number == 0 else " " * width, line), soft_wrap=True)
