"""Batches on this machine: in this process, or in worker processes of their own."""

from __future__ import annotations

import gc
import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from multiprocessing import get_context
from typing import TYPE_CHECKING

from chancery.model import Report
from chancery.pipeline import Evidence, analyse_batch

if TYPE_CHECKING:
    from chancery.read import Unread

Batch = list[Report]
Engine = Callable[[Iterable[Batch]], "Iterator[list[Evidence | Unread]]"]

WAITING = 4
"""Batches in flight for each worker: one in work, others done or at hand while a slow one is waited for.

More would be lost when the program is killed.
"""


class WorkerLost(Exception):
    """A worker process died; what was stored before is safe."""


def cores() -> int:
    """Cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def local(jobs: int) -> Engine:
    """An engine of `jobs` processes. Results come in the order of the batches, whoever is done first."""

    def engine(batches: Iterable[Batch]) -> Iterator[list[Evidence | Unread]]:
        waiting = iter(batches)
        first = list(islice(waiting, 2))
        if jobs == 1 or len(first) < 2:  # starting workers costs more than one batch
            yield from map(analyse_batch, first)
            yield from map(analyse_batch, waiting)
            return
        yield from _in_workers(first, waiting, jobs)

    return engine


def _in_workers(first: list[Batch], rest: Iterator[Batch], jobs: int) -> Iterator[list[Evidence | Unread]]:
    pool = ProcessPoolExecutor(jobs, get_context("spawn"), _start_worker)
    running: deque[Future[list[Evidence | Unread]]] = deque()
    try:
        for batch in first:
            running.append(pool.submit(analyse_batch, batch))
        for batch in rest:
            running.append(pool.submit(analyse_batch, batch))
            if len(running) >= jobs * WAITING:
                yield running.popleft().result()
        while running:
            yield running.popleft().result()
    except BrokenProcessPool as error:
        raise WorkerLost("a worker process died (out of memory?): run again to go on, with fewer --jobs") from error
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _start_worker() -> None:
    """Leaves Ctrl-C to the main process, which ends the workers in order; looks for garbage less often.

    A batch makes many small objects that die with it and few cycles: the default threshold only costs time.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.set_threshold(100_000, 20, 20)
