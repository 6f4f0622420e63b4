"""spaCy without its command line, whose imports (typer, httpx, weasel) cost as much as all the rest of it."""

from __future__ import annotations

import sys
from types import ModuleType

_COMMAND_LINE = ("spacy.cli", "spacy.cli.info")


def import_spacy() -> None:
    """Imports spaCy for the first time in half the time. Does nothing when it is there already.

    `import spacy` takes one function from `spacy.cli` that only its own commands use. Empty modules stand in for it
    while spaCy is imported and are gone afterwards, so that `import spacy.cli` still gives the real one.
    """
    if "spacy" in sys.modules:
        return
    for name in _COMMAND_LINE:
        module = sys.modules[name] = ModuleType(name)
        module.__path__ = []
        module.info = None  # type: ignore[attr-defined]
    try:
        import spacy  # noqa: F401
    finally:
        for name in _COMMAND_LINE:
            sys.modules.pop(name, None)
