"""Long answers in pages: what a query may ask, and where one is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated, TypeVar

from pydantic import BaseModel, BeforeValidator, Field

from chancery.answer import Part, View

Line = TypeVar("Line")
SIZE = 50
MOST = 200


def _blank(value: object) -> object:
    """A field of a form that was left empty asks for nothing."""
    return None if isinstance(value, str) and not value.strip() else value


Text = Annotated[str | None, BeforeValidator(_blank)]
"""A word of a query that may be left out or empty."""
Number = Annotated[int | None, BeforeValidator(_blank), Field(ge=1, le=1_000_000)]
"""A count in a query that may be left out or empty."""


class Paged(BaseModel):
    """The part of a query that says which page."""

    page: Annotated[int, Field(ge=1, le=1_000_000, description="Which page, from 1.")] = 1
    size: Annotated[int, Field(ge=1, le=MOST, description="Lines on a page.")] = SIZE

    def part(self, *, newest: bool = False) -> Part:
        """The same for the answers."""
        return Part(self.size, (self.page - 1) * self.size, newest)

    def cut(self, lines: Sequence[Line]) -> tuple[Line, ...]:
        """The lines of this page."""
        first = (self.page - 1) * self.size
        return tuple(lines[first : first + self.size])

    def at(self, total: int) -> Pages:
        """Where one is among `total` lines."""
        return Pages(self.page, self.size, total, max(1, -(-total // self.size)))


@dataclass(frozen=True, slots=True)
class Pages(View):
    """Which page this is (from 1), how many lines a page has, how many there are in all, and the last page."""

    page: int
    size: int
    total: int
    last: int
