"""The tables by which a draft is laid beside the record, read once."""

from __future__ import annotations

from functools import cache
from typing import Any

from chancery.model.tables import read_table


@cache
def table(name: str) -> dict[str, Any]:
    """The TOML table `reconcile/draft/<name>.toml`. Callers must not change it."""
    return read_table(__file__, f"{name}.toml")


@cache
def words(kind: str) -> frozenset[str]:
    """A list of `words.toml`."""
    return frozenset(table("words")[kind])
