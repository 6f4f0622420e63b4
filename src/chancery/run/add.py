"""Sources to a record: read, analyse in batches, store each batch in one transaction, conclude."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from chancery.model import Report
from chancery.pipeline import Tally, fresh, store_batch
from chancery.pipeline.conclusions import rebuild
from chancery.record import Store, known_digests
from chancery.run.ahead import Ahead
from chancery.run.local import Engine, cores, local
from chancery.version import __version__

if TYPE_CHECKING:
    from chancery.read import Defaults, Unread

BATCH = 16
"""Reports in one batch and one transaction at most: a kill loses the batches in flight, some seconds of work."""

BATCH_CHARACTERS = 40_000
"""Text after which a batch is full: transcripts are fifty times as long as notes, and batches should cost alike."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run is: reports done of `total` new ones (`None` until the sources are read through), or a step."""

    done: int
    total: int | None
    step: str = "reports"


@dataclass(frozen=True, slots=True)
class Added:
    """What a run did: how many reports were added and skipped (as known), their claims, and what was not read."""

    added: int
    skipped: int
    claims: int
    unread: tuple[Unread, ...]


@dataclass(frozen=True, slots=True)
class Options:
    """How to run: the engine, defaults for reports, who hears of progress, and the clock of the log."""

    engine: Engine | None = None
    defaults: Defaults | None = None
    progress: Callable[[Progress], None] | None = None
    now: Callable[[], datetime] | None = None


def add(store: Store, sources: Sequence[str], options: Options = Options()) -> Added:
    """Adds all reports that `sources` (files, folders, addresses, `-`) hold and `store` has not.

    Adding twice changes nothing. A run that was killed goes on where it stopped when it is started again.
    """
    from chancery.read import Defaults, read

    tally = Tally()
    clock = options.now or _clock
    tell = options.progress or _silent

    def now() -> str:
        return clock().isoformat(timespec="seconds")

    run = store.start_run(__version__, sources, now())
    items = read(sources, defaults=options.defaults or Defaults())
    ahead = Ahead(fresh(items, known_digests(store), tally))
    engine = options.engine or local(cores())
    done = 0
    try:
        for batch in engine(_batches(ahead)):
            with store.transaction():
                reports, claims = store_batch(store, batch, tally)
                store.log_batch(run, reports, claims, now())
            done += len(batch)
            tell(Progress(done, ahead.total))
        if done != ahead.total:
            raise RuntimeError(f"of {ahead.total} reports {done} came back: please report this as a bug")
    finally:
        ahead.close()
    for unread in tally.unread:
        store.note_unread(unread.source if unread.line is None else f"{unread.source}:{unread.line}", unread.reason)
    if store.stale:
        rebuild(store, lambda step: tell(Progress(done, done, step)), anew=False)
    store.finish_run(run, (tally.added, tally.skipped, len(tally.unread)), now())
    return Added(tally.added, tally.skipped, tally.claims, tuple(tally.unread))


def _clock() -> datetime:
    return datetime.now(UTC)


def _silent(progress: Progress) -> None:
    """Nobody listens."""


def _batches(reports: Iterable[Report]) -> Iterator[list[Report]]:
    batch: list[Report] = []
    characters = 0
    for report in reports:
        batch.append(report)
        characters += len(report.body_text)
        if len(batch) == BATCH or characters >= BATCH_CHARACTERS:
            yield batch
            batch, characters = [], 0
    if batch:
        yield batch
