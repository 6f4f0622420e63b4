"""Commands that need no record: `extract`, `compare`, `times`."""

from __future__ import annotations

import json
import sys
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import Annotated, Any

import typer

from chancery.cli.places import JsonOption

LAYERS = frozenset({"times", "mentions", "claims"})
BATCH = 64
"""Reports that are analysed together."""


def register(app: typer.Typer) -> None:
    """Adds the commands of this module to `app`."""
    for command in (extract, compare, times):
        app.command()(command)


def extract(
    paths: Annotated[list[str], typer.Argument(help="Files, folders, or - for standard input.")],
    layer: Annotated[str, typer.Option(help="Comma-separated: times, mentions, claims.")] = "claims",
    published: Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help="For files that carry none.")] = None,
) -> None:
    """Prints what is found in each report, one JSON object per line, without a record."""
    from chancery.pipeline import analyse_batch
    from chancery.read import Defaults, Unread, read

    layers = set(layer.split(","))
    if unknown := layers - LAYERS:
        raise typer.BadParameter(f"{', '.join(sorted(unknown))}: the layers are {', '.join(sorted(LAYERS))}")
    items = read(paths, defaults=Defaults(published=published.date() if published else None))
    bad = 0
    while batch := list(islice(items, BATCH)):
        found = iter(analyse_batch([item for item in batch if not isinstance(item, Unread)]))
        for item in (item if isinstance(item, Unread) else next(found) for item in batch):
            if isinstance(item, Unread):
                bad += 1
                typer.echo(str(item), err=True)
            else:
                sys.stdout.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows(item, layers))
    raise typer.Exit(1 if bad else 0)


def rows(evidence: Any, layers: set[str]) -> list[dict[str, Any]]:
    """The output rows of one report for the layers asked."""
    out: list[dict[str, Any]] = []
    report = evidence.report.uri
    if "times" in layers:
        for t in evidence.times:
            row = {"layer": "time", "report": report, "start": t.start, "end": t.end, "text": t.text}
            when = t.when.to_row() if t.when else {"edtf": None, "earliest": None, "latest": None}
            out.append(
                row
                | {"type": t.type, "value": t.value, "mod": t.mod}
                | {k: when[k] for k in ("edtf", "earliest", "latest")}
            )
    if "mentions" in layers:
        for m in evidence.mentions:
            row = {"layer": "mention", "report": report, "start": m.start, "end": m.end, "text": m.text}
            out.append(row | {"schema": m.schema, "name": m.name, "country": m.country, "post": m.post, "of": m.of})
    if "claims" in layers:
        out.extend(claim.to_row() for claim in evidence.claims)
    return out


def compare(
    left: Annotated[str | None, typer.Argument(help="A name in any script.")] = None,
    right: Annotated[str | None, typer.Argument(help="Another name.")] = None,
    csv_file: Annotated[Path | None, typer.Option("--csv", help="File with columns name1, name2.")] = None,
) -> None:
    """Says whether two names are the same person or body, and why."""
    from chancery.cli.layout import put_json
    from chancery.resolve.compare import compare as same
    from chancery.resolve.compare import compare_csv

    if csv_file:
        try:
            with csv_file.open(encoding="utf-8-sig", newline="") as lines:
                compared = list(compare_csv(lines))
        except OSError as error:
            raise _unread(csv_file, error.strerror or str(error)) from None
        except UnicodeDecodeError:
            raise _unread(csv_file, "it is not written in UTF-8: save it as CSV UTF-8") from None
        except ValueError as error:
            raise _unread(csv_file, str(error)) from None
    elif left and right:
        compared = [same(left, right).to_row()]
    else:
        raise typer.BadParameter("give two names, or --csv FILE with columns name1 and name2")
    put_json(compared)


def _unread(path: Path, why: str) -> typer.Exit:
    typer.echo(f"chancery: {path}: {why}", err=True)
    return typer.Exit(1)


def times(
    text: Annotated[str, typer.Argument(help="Words in quotation marks, a file, or - for standard input.")],
    published: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="The day the words were written.")
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """Prints the dates, durations and repetitions in a text, with what each can mean in days."""
    from chancery.answer.days import spoken
    from chancery.cli.layout import put, put_json, table
    from chancery.model import Report
    from chancery.pipeline import analyse
    from chancery.read import Defaults, read

    day = published.date() if published else None
    if not text.strip():
        raise typer.BadParameter("there are no words: write some in quotation marks, name a file, or - for the input")
    given = text == "-" or Path(text).is_file() if len(text) < 256 and "\n" not in text else False
    items = read([text], defaults=Defaults(published=day)) if given else [Report("words", text, versioncreated=day)]
    reports = []
    for item in items:
        if not isinstance(item, Report):
            typer.echo(str(item), err=True)
            raise typer.Exit(1)
        reports.append(item)
    found = [(evidence, rows(evidence, {"times"})) for evidence in analyse(reports)]
    if as_json:
        put_json(row for _, layer in found for row in layer)
        return
    for evidence, layer in found:
        if len(found) > 1:
            put(evidence.report.uri)
        pairs = [(row["text"], " · ".join((row["type"], row["value"], *_meaning(row, spoken)))) for row in layer]
        table(pairs) if pairs else put("No time is told.")
        if any(_hangs(row) for row in layer) and not evidence.report.versioncreated:
            put("--published DAY, on which the words were written, tells which days those without a date mean.")


def _hangs(row: dict[str, Any]) -> bool:
    """True for a date that only the day of writing could tell."""
    return row["type"] in ("DATE", "TIME") and not row["edtf"]


def _meaning(row: dict[str, Any], spoken: Any) -> list[str]:
    return ([row["mod"]] if row["mod"] else []) + ([spoken(row["edtf"])] if row["edtf"] else [])
