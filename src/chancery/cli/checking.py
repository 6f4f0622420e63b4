"""Commands about what does not add up: `disagreements`, `dismiss`."""

from __future__ import annotations

import getpass
from datetime import UTC, datetime
from typing import Annotated

import typer

from chancery.cli.places import JsonOption, RecordOption, open_record


def register(app: typer.Typer) -> None:
    """Adds the commands of this module to `app`."""
    for command in (disagreements, dismiss):
        app.command()(command)


def disagreements(
    context: typer.Context,
    all_: Annotated[bool, typer.Option("--all", help="Also those that somebody dismissed, with the reason.")] = False,
    as_json: JsonOption = False,
    record: RecordOption = None,
) -> None:
    """What does not add up among the reports: the words on each side, the arithmetic, how many sources."""
    from chancery import answer
    from chancery.cli.layout import put_json
    from chancery.cli.render import show_disagreements

    with open_record(context, record) as store:
        found = answer.disagreements(store, dismissed=all_)
    if as_json:
        put_json(finding.to_row() for finding in found)
    else:
        show_disagreements(found)


def dismiss(
    context: typer.Context,
    finding: Annotated[str, typer.Argument(metavar="FINDING", help="The id that `disagreements` shows, or its start.")],
    why: Annotated[str, typer.Option(metavar="TEXT", help="Why it is no disagreement; needed unless --undo.")] = "",
    by: Annotated[
        str | None, typer.Option(metavar="NAME", help="Who says so; else the name you are logged in by.")
    ] = None,
    undo: Annotated[bool, typer.Option("--undo", help="Take the dismissal back.")] = False,
    as_json: JsonOption = False,
    record: RecordOption = None,
) -> None:
    """Dismisses a disagreement with a reason: it is kept, but no longer shown, also after a rebuild."""
    from chancery import answer
    from chancery.cli.layout import put_json
    from chancery.cli.render import show_disagreements

    judge = answer.restore if undo else answer.dismiss
    with open_record(context, record) as store:
        found = judge(store, finding, why, by=by or getpass.getuser(), at=datetime.now(UTC).replace(microsecond=0))
    if as_json:
        put_json([found.to_row()])
    else:
        show_disagreements([found])
