"""Commands that write the record: `add`, `rebuild`."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Annotated

import typer

from chancery.cli.places import JsonOption, RecordOption, record_path

if TYPE_CHECKING:
    from chancery.record import Store
    from chancery.run import Added, Engine


def register(app: typer.Typer) -> None:
    """Adds the commands of this module to `app`."""
    app.command()(add)
    app.command()(rebuild)


def add(
    context: typer.Context,
    sources: Annotated[list[str], typer.Argument(help="Files, folders, addresses (http...), or - for standard input.")],
    jobs: Annotated[int | None, typer.Option(min=1, help="Worker processes.", show_default="all cores")] = None,
    published: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Day of publication for reports that give none.")
    ] = None,
    provider: Annotated[str | None, typer.Option(help="Publisher of reports that name none.")] = None,
    language: Annotated[str | None, typer.Option(help="Language of reports that name none, such as en.")] = None,
    engine: Annotated[
        str | None, typer.Option(help="Run batches elsewhere: dask://HOST:PORT.", show_default="this machine")
    ] = None,
    as_json: JsonOption = False,
    record: RecordOption = None,
) -> None:
    """Reads reports into the record. What it has already is skipped; a run that was killed goes on where it stopped."""
    import time

    from chancery.cli.layout import put_json
    from chancery.cli.progress import Bar
    from chancery.read import Defaults
    from chancery.record import Store
    from chancery.run import Options, WorkerLost
    from chancery.run import add as run

    defaults = Defaults(published.date() if published else None, language, provider)
    begun = time.perf_counter()
    with Store(record_path(context, record), create=True) as store:
        try:
            with Bar() as bar:
                added = run(store, sources, Options(_engine(engine, jobs), defaults, bar.update))
        except KeyboardInterrupt:
            typer.echo("chancery: stopped; what was read is safe, run the same command again to go on", err=True)
            raise typer.Exit(130) from None
        except WorkerLost as error:
            typer.echo(f"chancery: {error}", err=True)
            raise typer.Exit(1) from None
        seconds = time.perf_counter() - begun
        if as_json:
            unread = [{"source": u.source, "line": u.line, "reason": u.reason} for u in added.unread]
            counts = {"added": added.added, "skipped": added.skipped, "claims": added.claims}
            put_json([counts | {"seconds": round(seconds, 2), "unread": unread}])
        else:
            _say(added, seconds, store)
    raise typer.Exit(1 if added.unread else 0)


def _engine(engine: str | None, jobs: int | None) -> Engine:
    from chancery.run import cores, local

    if engine is None:
        return local(jobs or cores())
    if not engine.startswith("dask://"):
        raise typer.BadParameter(f"{engine!r} is no engine: write dask://HOST:PORT", param_hint="--engine")
    from chancery.run.cluster import cluster

    return cluster(engine.removeprefix("dask://"))


def _say(added: Added, seconds: float, store: Store) -> None:
    from chancery.cli.layout import put

    rate = f" in {seconds:.1f} s, {added.added / seconds:.1f} reports/s" if added.added else ""
    put(f"Added {_count(added.added, 'report')} with {_count(added.claims, 'claim')}{rate}.")
    if added.skipped:
        put(f"Skipped {added.skipped}: the record has them already.")
    for unread in added.unread:
        typer.echo(f"not read: {unread}", err=True)
    if added.unread:
        put(f"Not read: {len(added.unread)}, listed above with the reason; `chancery status` keeps the list.")
    reports, versions = (store.value(f"SELECT count(*) FROM {name}") for name in ("current_reports", "reports"))
    told = f" in {versions:,} versions" if versions != reports else ""
    put(f"{store.path} holds {_count(reports, 'report')}{told}, {_conclusions(store)}.")


def _conclusions(store: Store) -> str:
    events, findings = (store.value(f"SELECT count(*) FROM {table}") for table in ("events", "findings"))
    return f"{_count(events, 'event')} and {_count(findings, 'disagreement')}"


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def rebuild(context: typer.Context, record: RecordOption = None) -> None:
    """Draws all conclusions anew from the stored claims: who is whom, which claims tell one event, what disagrees."""
    from chancery.cli.layout import put
    from chancery.cli.progress import Bar
    from chancery.pipeline.conclusions import rebuild as run
    from chancery.record import Store
    from chancery.run import Progress

    with Store(record_path(context, record)) as store, Bar() as bar:
        run(store, lambda step: bar.update(Progress(0, 0, step)))
        put(f"{store.path} holds {_conclusions(store)}.")
