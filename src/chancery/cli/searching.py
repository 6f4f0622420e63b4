"""The command that searches: `search`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from chancery.cli.places import JsonOption, RecordOption, open_record

if TYPE_CHECKING:
    from chancery.answer.search import Found


def register(app: typer.Typer) -> None:
    """Adds the commands of this module to `app`."""
    app.command()(search)


def search(
    context: typer.Context,
    words: Annotated[
        list[str] | None,
        typer.Argument(metavar="[WORDS]...", help='Words, a "phrase", a beginning*; none: all reports.'),
    ] = None,
    without: Annotated[list[str] | None, typer.Option(metavar="WORD", help="Leave out reports with this word.")] = None,
    provider: Annotated[str | None, typer.Option(help="Who published the reports.")] = None,
    country: Annotated[str | None, typer.Option(help="A country (code or name) that the reports name.")] = None,
    since: Annotated[
        str | None, typer.Option(metavar="DAY", help="Published from 2024, 2024-06 or 2024-06-20 on.")
    ] = None,
    until: Annotated[str | None, typer.Option(metavar="DAY", help="Published up to and including it.")] = None,
    kind: Annotated[str | None, typer.Option(help="Facts of one kind: event, quote, figure, occupancy.")] = None,
    limit: Annotated[int, typer.Option(min=1, help="Reports to show.")] = 20,
    as_json: JsonOption = False,
    record: RecordOption = None,
) -> None:
    """Reports and facts with all the words, however their letters are typed: case and diacritics do not matter."""
    from chancery.answer import Part
    from chancery.answer.search import Narrowed
    from chancery.answer.search import search as ask
    from chancery.cli.layout import put_json

    asked = " ".join([*(_phrase(word) for word in words or ()), *(f"-{_phrase(word)}" for word in without or ())])
    with open_record(context, record) as store:
        found = ask(store, asked, Narrowed(provider, since, until, country), kind=kind, part=Part(limit))
    if as_json:
        put_json(hit.to_row() for hit in (*found.facts, *found.hits))
    else:
        _show(found)


def _phrase(word: str) -> str:
    """The shell takes the quotation marks away: what has blanks was a phrase."""
    return f'"{word}"' if " " in word else word


def _show(found: Found) -> None:
    from rich.text import Text

    from chancery.answer.party import country_name
    from chancery.cli.layout import put
    from chancery.cli.render import report_text

    for being in found.beings:
        where = f", {country_name(being.country)}" if being.country else ""
        told = f" ({being.schema}{where}; {_count(being.reports, 'report')})"
        put(Text.assemble((being.name, "bold"), (told, "dim")), hang=2)
    put() if found.beings else None
    for fact in found.facts:
        put(Text.assemble((fact.kind, "cyan"), f"  {fact.note}"), hang=2)
        put(Text(f"“{' '.join(fact.text.split())}” ") + report_text(fact.report), indent=2, hang=2)
    put() if found.facts else None
    for hit in found.hits:
        put(report_text(hit.report), hang=2)
        for pieces in (hit.headline, hit.excerpt):
            line = Text()
            for piece in pieces:
                line.append(" ".join(f"|{piece.text}|".split())[1:-1], "bold" if piece.found else "")
            put(line, indent=2, hang=2) if line else None
    notes = [_count(found.total, "report"), *(f"{kind} {number:,}" for kind, number in found.kinds)]
    rest = f"; the first {len(found.hits)} are shown" if found.total > len(found.hits) else ""
    put(Text(f"{notes[0]}{rest}" + (f"; facts: {', '.join(notes[1:])}" if notes[1:] else "") + ".", "dim"))


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
