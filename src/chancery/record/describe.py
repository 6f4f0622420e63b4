"""The schema as a page: read from the comments that stand in the tables themselves."""

from __future__ import annotations

import re
from collections.abc import Iterator

from chancery.record.schema import statements

_MADE = re.compile(r"CREATE (?:VIRTUAL )?(TABLE|VIEW) (\w+)")
_COLUMN = re.compile(r"^  (\w+) (TEXT|INTEGER|REAL)([^-]*?),? *(?:-- (.*))?$")


def describe() -> str:
    """A Markdown section for each table and view, in the order in which they are made."""
    return "\n".join("\n".join(_section(statement)) for statement in statements() if _MADE.match(statement))


def _section(statement: str) -> Iterator[str]:
    made = _MADE.match(statement)
    assert made
    kind, name = made.groups()
    about = [line.strip()[3:] for line in statement.splitlines() if line.startswith("  -- ")]
    yield f"### `{name}`" + (" (view)" if kind == "VIEW" else "")
    yield ""
    yield " ".join(about)
    yield ""
    columns = [found for line in statement.splitlines() if (found := _COLUMN.match(line))]
    if not columns:
        return
    yield "| column | type | what |"
    yield "|---|---|---|"
    for column in columns:
        name, type_, rest, note = column.groups()
        refers = re.search(r"REFERENCES (\w+)", rest)
        missing = "" if _required(rest) or "NULL" in (note or "") else "may be NULL"
        told = [note or "", f"refers to `{refers[1]}`" if refers else "", missing]
        yield f"| `{name}` | {type_.lower()} | {'; '.join(part for part in told if part)} |".replace("|  |", "| |")
    yield ""


def _required(rest: str) -> bool:
    return "NOT NULL" in rest or "PRIMARY KEY" in rest
