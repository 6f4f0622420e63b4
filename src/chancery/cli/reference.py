"""The commands as a page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import typer.main

from chancery.cli.helping import argument_name, option_name, option_told, usage


def reference() -> str:
    """A Markdown section for each command: what it does, its arguments, its options."""
    from chancery.cli import app

    group = typer.main.get_command(app)
    commands = group.commands.items()  # type: ignore[attr-defined]
    return "\n".join(line for name, command in commands for line in _section(name, command))


def _section(name: str, command: Any) -> Iterator[str]:
    yield f"### `{f'chancery {name} {usage(command)}'.strip()}`"
    yield ""
    yield " ".join((command.help or "").split())
    yield ""
    yield "| | |"
    yield "|---|---|"
    for parameter in command.params:
        if parameter.param_type_name == "argument":
            yield f"| `{argument_name(parameter)}` | {parameter.help or ''} |"
    for parameter in command.params:
        if parameter.param_type_name == "option" and parameter.name != "help":
            yield f"| `{option_name(parameter)}` | {option_told(parameter)} |"
    yield ""
