"""The command line: one command per question."""

from __future__ import annotations

import atexit
import gc
import os
import sqlite3
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from chancery.cli import (
    asking,
    check,
    checking,
    evidence,
    exporting,
    filling,
    judging,
    posts,
    relations,
    searching,
    serve,
    stating,
)
from chancery.cli.helping import WIDEST, Command, Group


def root(
    context: typer.Context,
    record: Annotated[
        Path | None,
        typer.Option(
            help="The record file, else the one named by $CHANCERY_RECORD.",
            envvar="CHANCERY_RECORD",
            show_default="record.chancery here",
        ),
    ] = None,
    version: Annotated[bool, typer.Option("--version", help="Print the version and leave.")] = False,
) -> None:
    """Keeps the record of relations between countries, every line with its exact words."""
    if version:
        import chancery

        typer.echo(f"chancery {chancery.__version__}")
        raise typer.Exit
    context.obj = record
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())


def _bare() -> typer.Typer:
    """The program without a command."""
    bare = typer.Typer(
        cls=Group,
        no_args_is_help=True,
        add_completion=False,
        pretty_exceptions_enable=False,
        rich_markup_mode=None,  # rich draws boxes with a Markdown reader and pygments: a second of processor time
        context_settings={"max_content_width": WIDEST},
    )
    bare.callback(invoke_without_command=True)(root)
    return bare


app = _bare()
filling.register(app)
asking.register(app)
searching.register(app)
posts.register(app)
stating.register(app)
relations.register(app)
checking.register(app)
judging.register(app)
check.register(app)
evidence.register(app)
exporting.register(app)
serve.register(app)

PANELS = {
    "The record": ("add", "rebuild", "status", "judge", "judgements"),
    "Questions": ("timeline", "event", "who", "post", "said", "figures", "search", "show"),
    "Two countries": ("relation", "agreements", "commitments", "calendar", "coverage"),
    "What does not add up": ("disagreements", "dismiss", "check"),
    "To hand on": ("serve", "brief", "export"),
    "Without a record": ("extract", "times", "compare"),
}
"""How `--help` groups the commands."""


def _arrange() -> None:
    """Puts each command into its panel, in the order of the panels."""
    panel = {name: title for title, names in PANELS.items() for name in names}
    order = list(panel)
    for command in app.registered_commands:
        command.name = command.name or command.callback.__name__.rstrip("_")  # type: ignore[union-attr]
        command.rich_help_panel = panel[command.name]
        command.cls = Command
    app.registered_commands.sort(key=lambda command: order.index(command.name or ""))


_arrange()


def _asked(arguments: Sequence[str]) -> typer.Typer:
    """The program with the one command that is asked for: making all of them ready takes a twentieth of a second."""
    rest = arguments[2:] if arguments[:1] == ["--record"] else arguments
    named = [command for command in app.registered_commands if command.name in rest[:1]]
    if not named:
        return app
    asked = _bare()
    asked.registered_commands = named
    return asked


YOUNG = 150_000
"""New objects after which garbage is looked for. What a command loads when it starts stays: by Python's 700 it would be
looked through hundreds of times in vain, for a twelfth of the start."""


def main(arguments: list[str] | None = None) -> None:
    """The console entry point: answers on standard output, complaints on standard error, exit status 1 on failure."""
    gc.set_threshold(YOUNG)
    atexit.register(gc.freeze)  # else all that was loaded is looked through once more on leaving: a tenth of a second
    try:
        given = sys.argv[1:] if arguments is None else arguments
        _asked(given)(given)
    except SystemExit as leaving:
        if not isinstance(leaving.__context__, BrokenPipeError):
            raise
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # `chancery timeline | head` is no failure
        raise SystemExit(0) from None
    except sqlite3.OperationalError as error:
        _leave(f"the record cannot be written or read: {error}")
    except Exception as error:
        from chancery.answer import Unanswerable  # not before: it would slow `--help` down
        from chancery.record import RecordError

        if not isinstance(error, (Unanswerable, RecordError)):
            raise
        _leave(str(error))


def _leave(message: str) -> None:
    typer.echo(f"chancery: {message}", err=True)
    raise SystemExit(1) from None


__all__ = ["app", "main"]
