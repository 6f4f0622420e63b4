"""Tables of words and rules: TOML files that stand beside the code that reads them."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any


def read_table(beside: str, name: str) -> dict[str, Any]:
    """The TOML table `name` that stands beside a module, given by its `__file__`.

    Raises `FileNotFoundError` when there is none.
    """
    return tomllib.loads((Path(beside).parent / name).read_text("utf-8"))
