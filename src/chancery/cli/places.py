"""Options that many commands share, and the record they open."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from chancery.record import Store

RecordOption = Annotated[
    Path | None, typer.Option("--record", help="The record file (also before the command).", show_default=False)
]
SinceOption = Annotated[str | None, typer.Option(metavar="DAY", help="From 2024, 2024-06 or 2024-06-20 on.")]
UntilOption = Annotated[str | None, typer.Option(metavar="DAY", help="Up to and including it.")]
JsonOption = Annotated[bool, typer.Option("--json", help="One JSON object per line.")]
AsOfOption = Annotated[
    datetime | None,
    typer.Option("--as-of", formats=["%Y-%m-%d"], help="The day as of which a plan is overdue.", show_default="today"),
]
DEFAULT = Path("record.chancery")


def record_path(context: typer.Context, record: Path | None) -> Path:
    """The record named after the command, before it, by $CHANCERY_RECORD, or `record.chancery` here."""
    return record or context.find_root().obj or DEFAULT


def as_of_day(given: datetime | None) -> date:
    """The day given, or today."""
    return given.date() if given else date.today()


def open_record(context: typer.Context, record: Path | None) -> Store:
    """Opens the record for questions; says so when its conclusions lag behind its reports."""
    from chancery.pipeline import NameMatcher
    from chancery.record import Store

    store = Store(record_path(context, record))
    store.matcher = NameMatcher()
    if store.stale:
        typer.echo(
            "chancery: reports were added and nothing concluded from them yet (was a run broken off?):"
            " `chancery rebuild` brings the answers up to date",
            err=True,
        )
    return store


@contextmanager
def writing(target: Path) -> Iterator[None]:
    """Around what writes the file or folder `target`: says in one line why it cannot be written."""
    try:
        yield
    except OSError as error:
        typer.echo(f"chancery: cannot write {target}: {error.strerror or error}", err=True)
        raise typer.Exit(1) from None
