"""The command that checks a draft: `check`."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING, Annotated

import typer

from chancery.cli.places import JsonOption, RecordOption, open_record

if TYPE_CHECKING:
    from datetime import date

    from chancery.answer.check import Checked
    from chancery.model import Report
    from chancery.read import Unread


def register(app: typer.Typer) -> None:
    """Adds the command of this module to `app`."""
    app.command()(check)


def check(
    context: typer.Context,
    draft: Annotated[str, typer.Argument(help="A file, or - for standard input.")],
    published: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="The day of a draft that gives none.")
    ] = None,
    as_json: JsonOption = False,
    record: RecordOption = None,
) -> None:
    """Checks the facts of a draft against the record: supported, contradicted, or not in it. Stores nothing.

    Exit status 1 when the record contradicts a fact, or a draft cannot be read. A file may hold several drafts.
    """
    from chancery.cli.layout import put_json
    from chancery.model import Report
    from chancery.pipeline.draft import check_draft

    failed = False
    with open_record(context, record) as store:
        items = list(_drafts(draft, published.date() if published else None))
        number, drafts = 0, sum(isinstance(item, Report) for item in items)
        for item in items:
            if not isinstance(item, Report):
                typer.echo(f"chancery: {item}", err=True)
                failed = True
                continue
            number += 1
            checked = check_draft(store, item)
            failed |= bool(checked.contradicted)
            for note in checked.notes:
                typer.echo(f"chancery: {note}", err=True)
            if as_json:
                put_json({"draft": item.uri, **fact.to_row()} for fact in checked.facts)
            else:
                _show(item, checked, number if drafts > 1 else 0, drafts)
    raise typer.Exit(1 if failed else 0)


def _show(draft: Report, checked: Checked, number: int, of: int) -> None:
    from chancery.cli.check_marks import show_checked, show_draft

    if number:
        show_draft(draft, number, of)
    show_checked(checked)


def _drafts(draft: str, published: date | None) -> Iterator[Report | Unread]:
    """The draft, read like any report."""
    from chancery.read import Defaults, read

    yield from read([draft], defaults=Defaults(published=published))
