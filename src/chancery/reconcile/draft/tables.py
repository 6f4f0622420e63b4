"""The tables by which a draft is laid beside the record, read once."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import Any


@cache
def table(name: str) -> dict[str, Any]:
    """The TOML table `reconcile/draft/<name>.toml`. Callers must not change it."""
    return tomllib.loads((resources.files("chancery.reconcile.draft") / f"{name}.toml").read_text("utf-8"))


@cache
def words(kind: str) -> frozenset[str]:
    """A list of `words.toml`."""
    return frozenset(table("words")[kind])
