"""Commands that ask the record: `timeline`, `event`, `who`, `show`, `status`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from chancery.cli.places import (
    AsOfOption,
    JsonOption,
    RecordOption,
    SinceOption,
    UntilOption,
    as_of_day,
    open_record,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from chancery.answer import View


def register(app: typer.Typer) -> None:
    """Adds the commands of this module to `app`."""
    for command in (timeline, event, who, show, status):
        app.command()(command)


def timeline(
    context: typer.Context,
    parties: Annotated[
        list[str] | None,
        typer.Argument(metavar="[PARTY]...", help="Codes (VNM, VN), countries, people or bodies: all took part."),
    ] = None,
    since: SinceOption = None,
    until: UntilOption = None,
    type_: Annotated[str | None, typer.Option("--type", help="A PLOVER type, such as CONSULT.")] = None,
    status_: Annotated[str | None, typer.Option("--status", help="held, ongoing, planned, proposed ...")] = None,
    as_of: AsOfOption = None,
    brief: Annotated[bool, typer.Option("--brief", help="One line for each event, without the words.")] = False,
    as_json: JsonOption = False,
    record: RecordOption = None,
) -> None:
    """What happened between whom, in order of time, each line with the words it comes from."""
    from chancery import answer
    from chancery.cli.render import show_timeline

    with open_record(context, record) as store:
        filters = answer.Filters(since, until, type_, status_, today=as_of_day(as_of))
        told = answer.timeline(store, parties or (), filters)
    if as_json:
        _json(told.events)
    else:
        show_timeline(told, brief=brief)


def event(
    context: typer.Context,
    identity: Annotated[str, typer.Argument(metavar="ID", help="The id that `timeline` shows, or its first letters.")],
    as_of: AsOfOption = None,
    as_json: JsonOption = False,
    record: RecordOption = None,
) -> None:
    """One event: the words of every report that tells it, side by side, its parts, or what it is part of."""
    from chancery import answer
    from chancery.cli.render import show_event

    with open_record(context, record) as store:
        today = as_of_day(as_of)
        told = answer.event(store, identity, today=today)
        reasons = answer.merge_reasons(store, told)
        parts = answer.parts_of(store, told, today=today)
        whole = answer.event(store, told.part_of) if told.part_of else None
    if as_json:
        _json([told])
    else:
        show_event(told, reasons, parts, whole)


def who(
    context: typer.Context,
    name: Annotated[list[str], typer.Argument(metavar="NAME", help="A person or body, in any spelling.")],
    as_json: JsonOption = False,
    record: RecordOption = None,
) -> None:
    """Who somebody is: names, offices over time, and what the record tells of them."""
    from chancery import answer
    from chancery.cli.people import show_people

    with open_record(context, record) as store:
        people = answer.who(store, " ".join(name))
    if as_json:
        _json(people)
    else:
        show_people(people)


def show(
    context: typer.Context,
    report: Annotated[str, typer.Argument(help="The number in the record, the id or address, or the end of it.")],
    as_json: JsonOption = False,
    record: RecordOption = None,
) -> None:
    """A report's text with everything that was found in it marked at its place."""
    from chancery import answer
    from chancery.cli.marking import show_report

    with open_record(context, record) as store:
        shown = answer.show(store, report)
    if as_json:
        _json([shown])
    else:
        show_report(shown)


def status(context: typer.Context, as_json: JsonOption = False, record: RecordOption = None) -> None:
    """What the record holds, what could not be read, and whether the answers are up to date."""
    from chancery import answer
    from chancery.cli.render import show_status

    with open_record(context, record) as store:
        counts = answer.status(store)
    if as_json:
        _json([counts])
    else:
        show_status(counts)


def _json(views: Iterable[View]) -> None:
    from chancery.cli.layout import put_json

    put_json(view.to_row() for view in views)
