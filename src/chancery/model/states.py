"""States that are gone and those that keep their relations."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources


@cache
def _successors() -> dict[str, str]:
    rows = tomllib.loads((resources.files("chancery.model") / "states.toml").read_text("utf-8"))
    return dict(rows["successors"])


def successor(country: str) -> str:
    """The state that keeps the relations of a state that is gone; any other country itself (alpha-3)."""
    return _successors().get(country, country)


def continued(country: str) -> tuple[str, ...]:
    """`country` and the states that are gone whose relations it keeps (alpha-3)."""
    return (country, *(gone for gone, after in sorted(_successors().items()) if after == country))
