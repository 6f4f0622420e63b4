"""What the tables of countries and names tell the event rules: peoples, seats of government, nouns of things."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from chancery.lang import knowledge

if TYPE_CHECKING:
    from collections.abc import Mapping


@cache
def peoples() -> Mapping[str, str]:
    """Adjective or people's name, lower case → alpha-3."""
    table = knowledge("en", "countries")
    return {
        word.lower(): code
        for code, entry in table.items()
        if isinstance(entry, dict) and not entry.get("to")
        for key in ("people", "adjective")
        for word in entry.get(key, ())
    }


@cache
def things() -> frozenset[str]:
    """Nouns that make a run of capitals a thing."""
    return frozenset(knowledge("en", "names")["things"])


@cache
def capitals() -> Mapping[str, str]:
    """Seat of government, case folded → alpha-3."""
    table = knowledge("en", "countries")
    return {
        town.casefold(): code
        for code, entry in table.items()
        if isinstance(entry, dict)
        for town in entry.get("capital", ())
    }


@cache
def seats() -> Mapping[str, str]:
    """Alpha-3 → seat of government, as the country table writes it."""
    table = knowledge("en", "countries")
    return {
        code: entry["capital"][0]
        for code, entry in table.items()
        if isinstance(entry, dict) and entry.get("capital") and not entry.get("to")
    }
