"""Chancery keeps the record of relations between countries, every line with its exact words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chancery.version import __version__ as __version__

if TYPE_CHECKING:
    from chancery.api import Record


def open(path: str) -> Record:
    """Opens the record file at `path`, making it when it does not exist."""
    from chancery.api import Record

    return Record(path)
