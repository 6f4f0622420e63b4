"""Commands that hand the record on: `export`, `brief`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from chancery.cli.places import (
    AsOfOption,
    RecordOption,
    SinceOption,
    UntilOption,
    as_of_day,
    open_record,
    record_path,
    writing,
)


def register(app: typer.Typer) -> None:
    """Adds the commands of this module to `app`."""
    app.command()(export)
    app.command()(brief)


def export(
    context: typer.Context,
    format_: Annotated[
        str | None,
        typer.Argument(metavar="[FORMAT]", help="ftm, plover, ninjs, ical, jsonld, geojson, graphml or parquet."),
    ] = None,
    parties: Annotated[
        list[str] | None,
        typer.Argument(metavar="[PARTY]...", help="Only events in which all of these took part."),
    ] = None,
    since: SinceOption = None,
    until: UntilOption = None,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", help="Where to write it; default: standard output.")
    ] = None,
    site: Annotated[
        Path | None, typer.Option("--site", metavar="DIR", help="Instead: the whole web edition as plain files.")
    ] = None,
    record: RecordOption = None,
) -> None:
    """The record, or what it holds on a relation, in a format that other tools read, or as a site of plain files."""
    if site is not None:
        if format_ is not None:
            raise typer.BadParameter("a site holds the whole record: leave FORMAT and PARTY out")
        _write_site(record_path(context, record), site)
        return
    if format_ is None:
        raise typer.BadParameter("name a FORMAT, or --site DIR")
    from chancery import answer
    from chancery.answer.holdings import holdings
    from chancery.export import exporter, write

    chosen = exporter(format_)
    if output is None and chosen.binary and sys.stdout.isatty():
        raise typer.BadParameter(f"{chosen.name} is no text: name a file with -o NAME.{chosen.ending}")
    with open_record(context, record) as store:
        held = holdings(store, parties or (), answer.Filters(since, until))
    if output is None:
        write(chosen, held, sys.stdout.buffer)
        return
    with writing(output), output.open("wb") as out:
        write(chosen, held, out)
    typer.echo(f"{output}: {chosen.says}, of {len(held.events)} events in {len(held.reports)} reports", err=True)


def _write_site(record: Path, folder: Path) -> None:
    from chancery.answer import Unanswerable

    try:
        from chancery.web import Edition
        from chancery.web.site import write_site
    except ModuleNotFoundError as error:
        raise Unanswerable(f"a site needs {error.name}, which is not installed: pip install 'chancery[web]'") from None
    if folder.is_file():
        raise Unanswerable(f"{folder} is a file: name a new folder for the site")
    with writing(folder):
        try:
            pages = write_site(Edition(record), folder)
        except FileExistsError as error:
            raise Unanswerable(str(error)) from None
    typer.echo(f"{folder}: {pages} pages; open {folder / 'index.html'}", err=True)


def brief(
    context: typer.Context,
    left: Annotated[str, typer.Argument(metavar="A", help="A country: code or name.")],
    right: Annotated[str, typer.Argument(metavar="B", help="The other.")],
    since: Annotated[
        str | None,
        typer.Option(metavar="DAY", help="Leave out visits, agreements and contacts before 2024, 2024-06 ..."),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option(
            "-o", "--output", help="A file that ends in .md, .html, .docx or .pdf; default: Markdown on screen."
        ),
    ] = None,
    as_of: AsOfOption = None,
    record: RecordOption = None,
) -> None:
    """A briefing note on a relation: where it stands, contacts, agreements, figures, each sentence with its sources."""
    from chancery import answer
    from chancery.export.brief import render

    with open_record(context, record) as store:
        note = answer.brief(store, left, right, since=since, today=as_of_day(as_of))
    written = render(note, output.suffix if output else ".md")
    if not any(section.lines for section in note.sections if section.heading != "People in post"):
        told = f"the record tells of nothing between the two; `chancery search --country {right}` finds what names one"
        typer.echo(f"chancery: {note.title}: {told}", err=True)
    if output is None:
        sys.stdout.buffer.write(written)
        return
    with writing(output):
        output.write_bytes(written)
    typer.echo(f"{output}: {sum(len(s.lines) for s in note.sections)} lines on {len(note.notes)} sources", err=True)
