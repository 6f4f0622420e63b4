"""Reading ahead, so that the number of reports is known before the last one is analysed."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator
from queue import Empty, Full, Queue
from typing import Generic, TypeVar

T = TypeVar("T")

LIMIT = 20_000
"""Items held at most: about 100 MB of news. Beyond it reading waits, and the total is known only near the end."""


class Ahead(Generic[T]):
    """Iterates over `items`, which a thread reads ahead. An error of reading is raised at its place."""

    def __init__(self, items: Iterable[T], limit: int = LIMIT) -> None:
        self._queue: Queue[tuple[bool, T | BaseException | None]] = Queue(limit)
        self._stop = threading.Event()
        self.seen = 0
        self.finished = False
        self._thread = threading.Thread(target=self._fill, args=(iter(items),), daemon=True)
        self._thread.start()

    @property
    def total(self) -> int | None:
        """How many items there are, or `None` while that is not known."""
        return self.seen if self.finished else None

    def __iter__(self) -> Iterator[T]:
        while True:
            more, item = self._queue.get()
            if isinstance(item, BaseException):
                raise item
            if not more:
                return
            yield item  # type: ignore[misc]

    def close(self) -> None:
        """Ends reading; items not yet taken are dropped."""
        self._stop.set()
        while self._thread.is_alive():
            try:
                self._queue.get(timeout=0.05)
            except Empty:
                continue

    def _fill(self, items: Iterator[T]) -> None:
        try:
            for item in items:
                self.seen += 1
                if not self._put(True, item):
                    return
        except BaseException as error:  # raised again where the items are used
            self._put(True, error)
            return
        self.finished = True
        self._put(False, None)

    def _put(self, more: bool, item: T | BaseException | None) -> bool:
        while not self._stop.is_set():
            try:
                self._queue.put((more, item), timeout=0.2)
            except Full:
                continue
            return True
        return False
