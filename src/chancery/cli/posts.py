"""The command `post`: who held an office, as reports attest it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from chancery.cli.places import JsonOption, RecordOption, open_record

if TYPE_CHECKING:
    from rich.text import Text

    from chancery.answer import Holder, PostHistory


FIRST, LAST = 4, 2
"""Reports that are quoted for a holder: the first ones and the last."""


def register(app: typer.Typer) -> None:
    """Adds the commands of this module to `app`."""
    app.command()(post)


def post(
    context: typer.Context,
    name: Annotated[str, typer.Argument(metavar="POST", help='Such as "foreign minister", or "ambassador to Russia".')],
    whose: Annotated[
        str | None, typer.Argument(metavar="[OF]", help="A country (VNM, Vietnam), organisation or body.")
    ] = None,
    to: Annotated[str | None, typer.Option(metavar="COUNTRY", help="To whom it is accredited.")] = None,
    as_json: JsonOption = False,
    record: RecordOption = None,
) -> None:
    """Who held a post: each holder with the days on which reports attest it, gaps and overlaps."""
    from chancery import answer
    from chancery.cli.layout import put_json

    with open_record(context, record) as store:
        told = answer.post(store, name, whose, to=to)
    if as_json:
        put_json([told.to_row()])
    else:
        _show(told, whole=whose is None)


def _show(told: PostHistory, *, whole: bool) -> None:
    """Prints a post's holders; `whole`: the name of the post says whose it is."""
    from rich.text import Text

    from chancery.answer.days import spoken
    from chancery.answer.party import country_name
    from chancery.cli.layout import put
    from chancery.cli.render import count, report_text

    to = f" to {country_name(told.to)}" if told.to and " to " not in told.post else ""
    of = "" if whole else f", {country_name(told.of)}{to}"
    put(Text.assemble((told.post[:1].upper() + told.post[1:], "bold"), of))
    for holder in told.holders:
        put()
        put(_line(holder, told), indent=2, hang=2)
        first_of = {source.report.number: source for source in reversed(holder.sources)}
        sources = [source for source in holder.sources if first_of[source.report.number] is source]
        left_out = max(0, len(sources) - FIRST - LAST)
        for number, source in enumerate(sources):
            if left_out and number == FIRST:
                put(Text(f"and {count(left_out, 'report')} between them (all of them with --json)", "dim"), indent=4)
            if left_out and FIRST <= number < len(sources) - LAST:
                continue
            quoted = Text("“" + " ".join(source.text.split()) + "” ", "dim")
            said = f", said by {source.said_by}" if source.said_by else ""
            days_told = f", days told: {spoken(source.told)}" if source.told else ""
            put(quoted + report_text(source.report) + Text(days_told + said, "dim"), indent=4, hang=2)
    if told.notes:
        put()
        for note in told.notes:
            put(f"! {note}", indent=2, hang=2)
    put()
    put(Text("Days are those on which a report gives the post, not those of taking and leaving it.", "dim"))


def _line(holder: Holder, told: PostHistory) -> Text:
    from rich.text import Text

    from chancery.answer.days import days
    from chancery.answer.party import country_name

    line = Text(holder.name, "bold")
    line.append("" if holder.standing == "held" else f" ({holder.standing})", "magenta")
    line.append(f": {days(holder.first, holder.last)}")
    if holder.to and not told.to:
        line.append(f", to {country_name(holder.to)}")
    posts = {post.casefold(): post for post in reversed(holder.posts)}
    line.append(f"; {', '.join(reversed(posts.values()))}", "dim")
    if holder.of is None:
        line.append(f" (no report says whose; the holder is of {country_name(holder.country)})", "dim")
    return line
