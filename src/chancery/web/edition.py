"""What is served: which record, whether it may be curated, and what "today" is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from threading import Lock
from typing import Annotated

from fastapi import Depends, Request

from chancery.api import Record

LOOPBACK = frozenset({"localhost", "127.0.0.1", "[::1]"})


@dataclass(frozen=True, slots=True)
class Edition:
    """One record as it is served.

    `hosts` are the names under which a browser may ask for it (`None`: any); without such a list a page of a stranger
    could point a name of its own at this machine and read along. `shapes` is a file of country shapes for the maps.
    """

    path: Path
    curate: bool = False
    today: Callable[[], date] = date.today
    hosts: frozenset[str] | None = LOOPBACK
    shapes: Path | None = None

    @property
    def title(self) -> str:
        """The record's name: that of its file."""
        return self.path.stem


def edition_of(request: Request) -> Edition:
    """The edition that answers `request`."""
    edition: Edition = request.app.state.edition
    return edition


class Shelf:
    """Records of one file that are open to be asked, each by one request at a time: what was read of it is at hand.

    A file that was put in the place of another is opened anew.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._open: list[tuple[tuple[int, int], Record]] = []
        self._lock = Lock()

    def take(self) -> tuple[tuple[int, int], Record]:
        """A record that nobody else asks, and which file it is. Raises `RecordError` where there is none."""
        which = _file(self.path)
        with self._lock:
            while self._open:
                known, record = self._open.pop()
                if known == which:
                    return known, record
                record.close()
        return which, Record(self.path, read_only=True)

    def put_back(self, which: tuple[int, int], record: Record) -> None:
        """Keeps the record for the next request."""
        if len(self._open) < MOST:
            self._open.append((which, record))
        else:
            record.close()

    def __del__(self) -> None:
        for _, record in self._open:
            record.close()


MOST = 8
"""Records of a file that are kept open."""


def _file(path: Path) -> tuple[int, int]:
    try:
        status = path.stat()
    except OSError:
        return 0, 0
    return status.st_dev, status.st_ino


def _record(request: Request) -> Iterator[Record]:
    shelf: Shelf = request.app.state.shelf
    which, record = shelf.take()
    try:
        yield record
    finally:
        shelf.put_back(which, record)


def _today(request: Request) -> date:
    return edition_of(request).today()


Asked = Annotated[Record, Depends(_record)]
"""A parameter of a page's answer: the record, opened for this request to be asked only."""
Today = Annotated[date, Depends(_today)]
"""A parameter of a page's answer: the day on which it is asked."""
