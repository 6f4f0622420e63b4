"""A briefing note on a relation, composed from claims: no sentence says more than the reports it points at."""

from __future__ import annotations

from dataclasses import dataclass

from chancery.answer.views import View, Words


@dataclass(frozen=True, slots=True)
class Note(View):
    """A source: the number that sentences give it, and the words of a report it stands for."""

    number: int
    words: Words


@dataclass(frozen=True, slots=True)
class Line(View):
    """One sentence of a note; `notes` are the numbers of its sources, `remark` how far it can be relied on."""

    text: str
    notes: tuple[int, ...]
    remark: str | None = None


@dataclass(frozen=True, slots=True)
class Section(View):
    """A part of a note; `none` is what to say when it has no line."""

    heading: str
    lines: tuple[Line, ...]
    none: str


@dataclass(frozen=True, slots=True)
class Brief(View):
    """A note on the relation of two countries, as of a day (`YYYY-MM-DD`), with numbered sources."""

    title: str
    subtitle: str
    as_of: str
    sections: tuple[Section, ...]
    notes: tuple[Note, ...]
