"""Linguistic knowledge as data: one folder per language, the same file names in each."""

from __future__ import annotations

from functools import cache
from typing import Any

from chancery.model.tables import read_table


@cache
def knowledge(language: str, name: str) -> dict[str, Any]:
    """The TOML table `lang/<language>/<name>.toml`, read once. Callers must not change it.

    Raises `FileNotFoundError` when the language has no such table.
    """
    return read_table(__file__, f"{language}/{name}.toml")
