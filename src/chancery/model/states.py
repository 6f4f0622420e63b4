"""States that are gone and those that keep their relations."""

from __future__ import annotations

from functools import cache

from chancery.model.tables import read_table


@cache
def _successors() -> dict[str, str]:
    rows = read_table(__file__, "states.toml")
    return dict(rows["successors"])


def successor(country: str) -> str:
    """The state that keeps the relations of a state that is gone; any other country itself (alpha-3)."""
    return _successors().get(country, country)


def continued(country: str) -> tuple[str, ...]:
    """`country` and the states that are gone whose relations it keeps (alpha-3)."""
    return (country, *(gone for gone, after in sorted(_successors().items()) if after == country))
