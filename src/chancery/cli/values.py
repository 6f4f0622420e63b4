"""How words of the command line become values."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

import typer


class PlainValue:
    """Reads texts, files, whole numbers and days as they are typed; what is rarer is left to typer.

    typer would load a validation library for every one of them: as long as the rest of a command's start takes.
    """

    def coerce(self, value: Any, param: Any, ctx: Any) -> Any:
        """The value of a parameter from what was typed, its default or the environment.

        Raises `typer.BadParameter` when it cannot be read.
        """
        if value is None:
            return () if param.multiple or param.nargs == -1 else None
        kind, given = param.type_descriptor.annotation, param.type_descriptor.parameter_info
        if kind == list[str] and isinstance(value, (list, tuple)):
            return list(value)
        if kind is int and isinstance(value, int):
            return value  # a default
        try:
            if kind is str:
                return str(value)
            if kind is Path and not given.exists:
                return Path(value)
            if kind is int:
                return _number(value, given.min, given.max)
            if kind is datetime:
                return _day(value, given.formats or ())
        except ValueError as error:
            raise typer.BadParameter(str(error), ctx=ctx, param=param) from None
        from typer._coercion import build_runtime_param

        return build_runtime_param(param.type_descriptor).coerce(value, param=param, ctx=ctx)


def _number(value: str, least: float | None, most: float | None) -> int:
    try:
        number = int(value)
    except ValueError:
        raise ValueError(f"“{value}” is no whole number") from None
    if least is not None and number < least:
        raise ValueError(f"{number} is too small: give at least {least}")
    if most is not None and number > most:
        raise ValueError(f"{number} is too large: give at most {most}")
    return number


def _day(value: str, formats: Any) -> datetime:
    for form in formats:
        try:
            return datetime.strptime(value, form)
        except ValueError:
            continue
    raise ValueError(f"“{value}” is no day: write it like 2024-06-20")
