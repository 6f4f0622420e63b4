"""The words of `--help`, for the terminal and the page of commands alike: plain sections, no pictures to load."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from typer.core import TyperCommand, TyperGroup

from chancery.cli.values import PlainValue

WIDEST = 110
"""Columns beyond which help is no longer easy to read, however wide the screen."""
LABEL = 26
"""Columns of a name before its explanation; a longer one gets a line of its own."""


class Command(TyperCommand):
    """A command whose help is plain text and whose values are read without a validator."""

    def get_params(self, ctx: Any) -> list[Any]:
        """The parameters, `--help` among them."""
        return _read_plainly(super().get_params(ctx))

    def format_usage(self, ctx: Any, formatter: Any) -> None:
        """Writes how the command is called."""
        formatter.write_usage(ctx.command_path, usage(self))

    def format_options(self, ctx: Any, formatter: Any) -> None:
        """Writes the sections of arguments and options."""
        _sections(formatter, self.get_params(ctx))


class Group(TyperGroup):
    """The commands, each in its panel."""

    def get_params(self, ctx: Any) -> list[Any]:
        """The parameters, `--help` among them."""
        return _read_plainly(super().get_params(ctx))

    def format_options(self, ctx: Any, formatter: Any) -> None:
        """Writes the options and the panels of commands."""
        _sections(formatter, self.get_params(ctx))
        panels: dict[str, list[tuple[str, str]]] = {}
        for name, command in self.commands.items():
            first = (command.help or "").split("\n\n")[0]
            panels.setdefault(command.rich_help_panel, []).append((name, " ".join(first.split())))  # type: ignore[attr-defined]
        width = max(len(name) for name in self.commands)
        for panel, rows in panels.items():
            _section(formatter, panel, [(name.ljust(width), told) for name, told in rows])


def _read_plainly(parameters: list[Any]) -> list[Any]:
    for parameter in parameters:
        parameter._runtime_param = PlainValue()
    return parameters


def _sections(formatter: Any, parameters: Sequence[Any]) -> None:
    _section(formatter, "Arguments", [(argument_name(p), p.help or "") for p in parameters if _is_argument(p)])
    _section(formatter, "Options", [(option_name(p), option_told(p)) for p in parameters if not _is_argument(p)])


def _section(formatter: Any, title: str, rows: Sequence[tuple[str, str]]) -> None:
    if rows:
        with formatter.section(title):
            formatter.write_dl(rows, LABEL)


def usage(command: Any) -> str:
    """What follows a command's name: its arguments, those in brackets may be left out, and whether it has options."""
    options = any(not _is_argument(p) and p.name != "help" for p in command.params)
    written = [_written(p) for p in command.params if _is_argument(p)]
    return " ".join((*written, "[OPTIONS]") if options else written)


def _written(argument: Any) -> str:
    names = [name if argument.required else f"[{name}]" for name in _names(argument)]
    return " ".join(names) + ("..." if argument.nargs != 1 else "")


def argument_name(argument: Any) -> str:
    """An argument as its explanation names it: `MEASURE, A, B` of what is written `[MEASURE] [A] [B]...`."""
    return ", ".join(_names(argument))


def _names(argument: Any) -> Iterable[str]:
    return re.findall(r"[^\s\[\].]+", (argument.metavar or argument.name).strip("_").upper())


def option_name(option: Any) -> str:
    """An option as it is typed: `-o, --output FILE`."""
    kind = {int: "NUMBER", Path: "FILE", datetime: "DATE"}.get(option.type_descriptor.annotation, option.name)
    value = "" if option.is_flag else f" {(option.metavar or kind).strip('_').upper()}"
    return ", ".join(option.opts) + value


def option_told(option: Any) -> str:
    """What an option does, and what holds without it."""
    default = option.show_default if isinstance(option.show_default, str) else option.default
    shown = default not in (None, False, (), "") and option.show_default is not False and not callable(default)
    return (option.help or "") + (f" Default: {default}." if shown else "")


def _is_argument(parameter: Any) -> bool:
    return bool(parameter.param_type_name == "argument")
