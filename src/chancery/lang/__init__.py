"""Linguistic knowledge as data: one folder per language, the same file names in each."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import Any


@cache
def knowledge(language: str, name: str) -> dict[str, Any]:
    """The TOML table `lang/<language>/<name>.toml`, read once. Callers must not change it.

    Raises `FileNotFoundError` when the language has no such table.
    """
    return tomllib.loads((resources.files("chancery.lang") / language / f"{name}.toml").read_text("utf-8"))
