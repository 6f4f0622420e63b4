"""Batches on a Dask cluster: `--engine dask://HOST:PORT`."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from chancery.pipeline import Evidence, analyse_batch
from chancery.run.local import WAITING, Batch, Engine, WorkerLost

if TYPE_CHECKING:
    from chancery.read import Unread


def cluster(address: str) -> Engine:
    """An engine that sends batches to the workers of the Dask scheduler at `address` (`HOST:PORT`).

    The workers need the same version of Chancery; they never see the record. Results come in the order of the batches.
    Raises `WorkerLost` when the scheduler cannot be reached, or when Dask or a worker is missing.
    """

    def engine(batches: Iterable[Batch]) -> Iterator[list[Evidence | Unread]]:
        client = _connect(address)
        try:
            slots = max(1, sum(client.nthreads().values())) * WAITING
            running: deque[Any] = deque()
            for batch in batches:
                running.append(client.submit(analyse_batch, batch, pure=False))
                if len(running) >= slots:
                    yield running.popleft().result()
            while running:
                yield running.popleft().result()
        finally:
            client.close()

    return engine


def _connect(address: str) -> Any:
    try:
        from distributed import Client
    except ImportError as error:
        raise WorkerLost("Dask is not installed: `pip install 'chancery[dask]'`") from error
    try:
        client = Client(f"tcp://{address}", timeout="10s")
    except (OSError, ValueError) as error:
        raise WorkerLost(f"no Dask scheduler answers at {address}: {error}") from error
    if not client.nthreads():
        client.close()
        raise WorkerLost(f"the Dask scheduler at {address} has no workers: start some with `dask worker {address}`")
    return client
