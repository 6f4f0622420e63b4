"""Commands about two countries: `relation`, `agreements`, `commitments`, `calendar`, `coverage`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from chancery.cli.places import AsOfOption, JsonOption, RecordOption, as_of_day, open_record, writing

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from chancery.answer import Entry, View

Parties = Annotated[
    list[str] | None,
    typer.Argument(metavar="[PARTY]...", help="Codes (VNM, VN), countries, people or bodies: all are party to it."),
]


def register(app: typer.Typer) -> None:
    """Adds the commands of this module to `app`."""
    for command in (relation, agreements, commitments, calendar, coverage):
        app.command()(command)


def relation(
    context: typer.Context,
    left: Annotated[str, typer.Argument(metavar="COUNTRY", help="A country's code or name.")],
    right: Annotated[str, typer.Argument(metavar="COUNTRY", help="The other country.")],
    since: Annotated[
        str | None, typer.Option(metavar="DAY", help="Visits, agreements and counts from this day on.")
    ] = None,
    as_of: AsOfOption = None,
    as_json: JsonOption = False,
    record: RecordOption = None,
) -> None:
    """Two countries on one page: milestones, visits, agreements, counts by year, people in post, disagreements."""
    from chancery import answer
    from chancery.cli.relation_page import show_relation

    with open_record(context, record) as store:
        told = answer.relation(store, left, right, since=since, today=as_of_day(as_of))
    if as_json:
        _json([told])
    else:
        show_relation(told)


def agreements(
    context: typer.Context,
    parties: Parties = None,
    status: Annotated[
        str | None, typer.Option(help='Only those: signed, "in force", expired, "to be signed", proposed ...')
    ] = None,
    as_of: AsOfOption = None,
    as_json: JsonOption = False,
    record: RecordOption = None,
) -> None:
    """Treaties, memoranda, statements and plans: each once, with what became of it and who says so."""
    from chancery import answer
    from chancery.cli.relation_lists import show_agreements

    with open_record(context, record) as store:
        told = answer.agreements(store, parties or (), status=status, today=as_of_day(as_of))
    if as_json:
        _json(told)
    else:
        show_agreements(told)


def commitments(
    context: typer.Context,
    parties: Parties = None,
    due: Annotated[str | None, typer.Option(metavar="DAY", help="Only what is due up to and including it.")] = None,
    overdue: Annotated[
        bool, typer.Option("--overdue", help="Only what is past its day without a report that it was done.")
    ] = False,
    proposals: Annotated[bool, typer.Option("--proposals", help="Proposals, offers and hopes too.")] = False,
    as_of: AsOfOption = None,
    as_json: JsonOption = False,
    record: RecordOption = None,
) -> None:
    """Promises and plans: who, to whom, what, due when, and whether the record tells that it was done."""
    from chancery import answer
    from chancery.cli.relation_lists import show_commitments

    with open_record(context, record) as store:
        asked = answer.Asked(due, overdue, proposals)
        told = answer.commitments(store, parties or (), asked, today=as_of_day(as_of))
    if as_json:
        _json(told)
    else:
        show_commitments(told)


def calendar(
    context: typer.Context,
    parties: Parties = None,
    since: Annotated[str | None, typer.Option("--from", metavar="DAY", help="First day.", show_default="today")] = None,
    until: Annotated[
        str | None, typer.Option(metavar="DAY", help="Last day.", show_default="a year after the first")
    ] = None,
    ics: Annotated[Path | None, typer.Option(metavar="FILE", help="Write an iCalendar file; - for the output.")] = None,
    as_of: AsOfOption = None,
    as_json: JsonOption = False,
    record: RecordOption = None,
) -> None:
    """What is to come: round anniversaries, plans and what is due, each with how sure it is and who says so."""
    from chancery import answer
    from chancery.cli.relation_lists import show_calendar

    today = as_of_day(as_of)
    between = answer.Between(since, until)
    with open_record(context, record) as store:
        told = answer.calendar(store, parties or (), between, today=today)
    if ics is not None:
        _write(ics, told, today)
    elif as_json:
        _json(told)
    else:
        show_calendar(told, between.days(today))


def _write(path: Path, entries: Sequence[Entry], today: date) -> None:
    import sys

    from chancery.export.calendar import calendar_file

    made = calendar_file(entries, today)
    if str(path) == "-":
        sys.stdout.buffer.write(made)
        return
    with writing(path):
        path.write_bytes(made)
    typer.echo(f"{path} holds {len(entries)} {'entry' if len(entries) == 1 else 'entries'}.", err=True)


def coverage(
    context: typer.Context, parties: Parties = None, as_json: JsonOption = False, record: RecordOption = None
) -> None:
    """Who reports, how much, first and alone, and what one side's outlets tell and the other's do not."""
    from chancery import answer
    from chancery.cli.relation_lists import show_coverage

    with open_record(context, record) as store:
        told = answer.coverage(store, parties or ())
    if as_json:
        _json([told])
    else:
        show_coverage(told)


def _json(views: Iterable[View]) -> None:
    from chancery.cli.layout import put_json

    put_json(view.to_row() for view in views)
