"""Commands by which people judge: `judge`, `judgements`."""

from __future__ import annotations

import getpass
from collections.abc import Callable
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated

import typer

from chancery.cli.places import JsonOption, RecordOption, open_record

if TYPE_CHECKING:
    from chancery.answer import Ruled
    from chancery.record import Store

ByOption = Annotated[
    str | None, typer.Option("--by", metavar="NAME", help="Who says so; else the name you are logged in by.")
]


def register(app: typer.Typer) -> None:
    """Adds the commands of this module to `app`."""
    for command in (judge, judgements):
        app.command()(command)


def judge(
    context: typer.Context,
    left: Annotated[str, typer.Argument(metavar="A", help="A name, NAME@REPORT, or an id of `who` or `timeline`.")],
    right: Annotated[str, typer.Argument(metavar="B", help="The other.")],
    same: Annotated[bool, typer.Option("--same", help="They are one person, body or event.")] = False,
    different: Annotated[bool, typer.Option("--different", help="They are two.")] = False,
    unsure: Annotated[bool, typer.Option("--unsure", help="Nobody can tell: they are not put together.")] = False,
    why: Annotated[str, typer.Option(metavar="TEXT", help="The reason, kept with the judgement.")] = "",
    by: ByOption = None,
    as_json: JsonOption = False,
    record: RecordOption = None,
) -> None:
    """Judges that two names are one person or body, or two events one event, or not; it outlives every rebuild."""
    from chancery import answer

    chosen = [name for name, on in (("same", same), ("different", different), ("unsure", unsure)) if on]
    if len(chosen) != 1:
        raise typer.BadParameter("write one of --same, --different and --unsure")
    with open_record(context, record) as store:
        opinion = answer.Opinion(chosen[0], by or getpass.getuser(), _now(), why)
        ruled = _drawn(store, lambda: answer.judge(store, left, right, opinion))
    _put([ruled], as_json=as_json)


def judgements(
    context: typer.Context,
    undo: Annotated[int | None, typer.Option(metavar="NUMBER", help="Take this judgement back.")] = None,
    by: ByOption = None,
    as_json: JsonOption = False,
    record: RecordOption = None,
) -> None:
    """What people judged on names and events, with reason, name and day; --undo takes one back."""
    from chancery import answer

    with open_record(context, record) as store:
        if undo is None:
            found = list(answer.judgements(store))
        else:
            who, now = by or getpass.getuser(), _now()
            found = [_drawn(store, lambda: answer.undo(store, undo, by=who, at=now))]
    if not found and not as_json:
        typer.echo("Nobody judged anything yet: `chancery judge A B --same`.")
    _put(found, as_json=as_json)


def _now() -> datetime:
    return datetime.now(UTC).replace(microsecond=0)


def _drawn(store: Store, change: Callable[[], Ruled]) -> Ruled:
    """What `change` gives, after the conclusions concerned were drawn again."""
    from chancery.pipeline.conclusions import rebuild

    ruled = change()
    rebuild(store, anew=False)
    return ruled


def _put(found: list[Ruled], *, as_json: bool) -> None:
    from rich.text import Text

    from chancery.answer.days import spoken
    from chancery.cli.layout import put, put_json

    if as_json:
        put_json(ruled.to_row() for ruled in found)
        return
    for ruled in found:
        joint = {"same": "is the same as", "different": "is not", "unsure": "may or may not be"}[ruled.verdict]
        line = Text.assemble((f"{ruled.number}", "bold"), f"  {ruled.left} {joint} {ruled.right}")
        line.append(f" ({ruled.by}, {spoken(ruled.at[:10])})", "dim")
        if ruled.why:
            line.append(f": {ruled.why}")
        put(line, hang=3)
        if ruled.undone_by:
            put(Text(f"taken back by {ruled.undone_by}, {spoken((ruled.undone_at or '')[:10])}", "magenta"), indent=3)
