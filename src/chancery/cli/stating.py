"""Commands about words and numbers: `said`, `figures`."""

from __future__ import annotations

from typing import Annotated

import typer

from chancery.cli.places import JsonOption, RecordOption, SinceOption, UntilOption, open_record


def register(app: typer.Typer) -> None:
    """Adds the commands of this module to `app`."""
    app.command()(said)
    app.command()(figures)


def said(
    context: typer.Context,
    name: Annotated[
        list[str] | None,
        typer.Argument(metavar="[NAME]", help="A person, a body, or a country: then all who speak for it."),
    ] = None,
    about: Annotated[str | None, typer.Option(metavar="WORDS", help="Words that the quotation holds.")] = None,
    since: SinceOption = None,
    until: UntilOption = None,
    as_json: JsonOption = False,
    record: RecordOption = None,
) -> None:
    """What somebody said: in which office, when, to whom, with all who quote it.

    The same words in several reports are one quotation; cut or changed ones stand side by side with the fullest.
    """
    from chancery import answer
    from chancery.cli.layout import put_json
    from chancery.cli.quoting import show_said

    question = answer.Question(" ".join(name or ()) or None, about, since, until)
    with open_record(context, record) as store:
        told = answer.said(store, question)
    if as_json:
        put_json(quotation.to_row() for quotation in told.quotations)
    else:
        show_said(told)


def figures(
    context: typer.Context,
    words: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[MEASURE] [A] [B]", help="A measure (trade, scholarships ...) and up to two countries."
        ),
    ] = None,
    since: SinceOption = None,
    until: UntilOption = None,
    as_json: JsonOption = False,
    record: RecordOption = None,
) -> None:
    """What the numbers are: one measure over the years, with sources, growth told and counted again.

    Without a measure it lists what can be followed over years.
    """
    from chancery import answer
    from chancery.cli.layout import put_json
    from chancery.cli.series import list_series, show_series

    with open_record(context, record) as store:
        told = answer.figures(store, words or (), since, until)
    if as_json:
        put_json(series.to_row() for series in told.series)
    elif words:
        show_series(told)
    else:
        list_series(told)
