"""The commands as a page."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import typer.main


def reference() -> str:
    """A Markdown section for each command: what it does, its arguments, its options."""
    from chancery.cli import app

    group = typer.main.get_command(app)
    commands = group.commands.items()  # type: ignore[attr-defined]
    return "\n".join(line for name, command in commands for line in _section(name, command))


def _section(name: str, command: Any) -> Iterator[str]:
    arguments = [p for p in command.params if p.param_type_name == "argument"]
    options = [p for p in command.params if p.param_type_name == "option" and p.name != "help"]
    usage = " ".join(["chancery", name, *(_usage(a) for a in arguments), "[OPTIONS]" if options else ""]).strip()
    yield f"### `{usage}`"
    yield ""
    yield " ".join((command.help or "").split())
    yield ""
    yield "| | |"
    yield "|---|---|"
    for parameter in arguments:
        yield f"| `{_metavar(parameter)}` | {parameter.help or ''} |"
    for parameter in options:
        value = "" if parameter.is_flag else f" {_metavar(parameter)}"
        yield f"| `{', '.join(parameter.opts)}{value}` | {_told(parameter)} |"
    yield ""


def _usage(argument: Any) -> str:
    name = _metavar(argument)
    many = "..." if argument.nargs != 1 else ""
    return f"{name}{many}" if argument.required else f"[{name}]{many}"


def _metavar(parameter: Any) -> str:
    kind = {int: "NUMBER", Path: "FILE", datetime: "DATE"}.get(parameter.type_descriptor.annotation, parameter.name)
    given = parameter.metavar or (parameter.name if parameter.param_type_name == "argument" else kind)
    return str(given).strip("[]._").upper()


def _told(option: Any) -> str:
    default = option.show_default if isinstance(option.show_default, str) else option.default
    shown = default not in (None, False, ()) and option.show_default is not False and not callable(default)
    return (option.help or "") + (f" Default: {default}." if shown else "")
