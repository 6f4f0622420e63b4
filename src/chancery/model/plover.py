"""PLOVER's event types and modes: the pinned edition is in `plover.toml`."""

from __future__ import annotations

from chancery.model.tables import read_table

_TABLE = read_table(__file__, "plover.toml")

EDITION: str = _TABLE["edition"]
"""The edition of the codebook that types and modes follow."""

TYPES: tuple[str, ...] = tuple(_TABLE["type"])
"""The 16 event types, and `OTHER` for what happens without being an act of one party toward another."""

MODES: dict[str, dict[str, str]] = {name: entry.get("modes", {}) for name, entry in _TABLE["type"].items()}
"""For each type its modes, each with a gloss."""

GLOSSES: dict[str, str] = {name: entry["gloss"] for name, entry in _TABLE["type"].items()}
"""For each type one sentence that says what it covers."""

PROMISED: dict[str, str] = {name: entry["promised"] for name, entry in _TABLE["type"].items() if "promised" in entry}
"""For a type whose acts count only when done: the type that a promise or threat of such an act has."""
