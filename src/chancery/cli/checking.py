"""Commands that check: `disagreements`."""

from __future__ import annotations

import typer

from chancery.cli.places import JsonOption, RecordOption, open_record


def register(app: typer.Typer) -> None:
    """Adds the commands of this module to `app`."""
    app.command()(disagreements)


def disagreements(context: typer.Context, as_json: JsonOption = False, record: RecordOption = None) -> None:
    """What does not add up among the reports: the words on each side, the arithmetic, how many sources."""
    from chancery import answer
    from chancery.cli.layout import put_json
    from chancery.cli.render import show_disagreements

    with open_record(context, record) as store:
        found = answer.disagreements(store)
    if as_json:
        put_json(finding.to_row() for finding in found)
    else:
        show_disagreements(found)
