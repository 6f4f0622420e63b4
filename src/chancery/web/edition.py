"""What is served: which record, whether it may be curated, and what "today" is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
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


def _record(request: Request) -> Iterator[Record]:
    with Record(edition_of(request).path, read_only=True) as record:
        yield record


def _today(request: Request) -> date:
    return edition_of(request).today()


Asked = Annotated[Record, Depends(_record)]
"""A parameter of a page's answer: the record, opened for this request to be asked only."""
Today = Annotated[date, Depends(_today)]
"""A parameter of a page's answer: the day on which it is asked."""
