"""What answers are made of. Each view is a frozen dataclass; `to_row` gives its JSON object."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class View:
    """Anything an answer gives."""

    def to_row(self) -> dict[str, Any]:
        """The view as one JSON object; fields keep their names."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class ReportLine(View):
    """A report in one line: its number in this record, and what names it elsewhere."""

    number: int
    uri: str
    version: int
    provider: str | None
    credits: tuple[str, ...]
    published: str | None
    headline: str | None
    url: str | None
    copy_of: int | None = None


@dataclass(frozen=True, slots=True)
class Words(View):
    """The exact words of a claim: `text` is what `report` has at `[start, end)`, in code points."""

    claim: str
    text: str
    start: int
    end: int
    status: str
    said_by: str | None
    when: str | None
    report: ReportLine


@dataclass(frozen=True, slots=True)
class PartyLine(View):
    """Who took part: the name to show, the entity it is, country (alpha-3), office."""

    name: str
    schema: str
    entity: str | None = None
    country: str | None = None
    post: str | None = None
    of: str | None = None


@dataclass(frozen=True, slots=True)
class Attested(View):
    """One independent source of a fact: its name, how many of its reports tell the fact, and on which days."""

    source: str
    reports: int
    first: str | None
    last: str | None


@dataclass(frozen=True, slots=True)
class Corroboration(View):
    """How well a fact is attested: `fact` is the id of the event, or what its claims share, `kind` that of the claims.

    `independent` sources tell it in `reports`, `first` and `last` are the days of publication, `by` the sources, the
    first to tell it first. `single` marks a fact that one source alone tells.
    """

    kind: str
    fact: str
    reports: int
    independent: int
    single: bool
    first: str | None
    last: str | None
    by: tuple[Attested, ...]


@dataclass(frozen=True, slots=True)
class Stage(View):
    """What an event was told to be, `planned` or `held`: the number of the first such report and when it came out."""

    status: str
    report: int
    published: str | None


@dataclass(frozen=True, slots=True)
class EventView(View):
    """One event with everything that was told of it; `when` is EDTF, `earliest` and `latest` days or `None`.

    `reports` tell it, `independent` of them are independent sources. `words` are the words of each claim, the fullest
    telling first. `told` is the first day on which a report that tells it came out: never the day of the event.
    `stages` are what it was told to be, in the order of the reports: planned, then held. `overdue` is true when the
    answer was asked for a day after all days planned, and no report tells that it took place; `None` when it was asked
    for no day. A meeting is `part_of` the visit with that id because of a reason; a visit has `parts`.
    """

    id: str
    type: str
    mode: str | None
    status: str
    what: str
    when: str | None
    earliest: str | None
    latest: str | None
    actors: tuple[PartyLine, ...]
    recipients: tuple[PartyLine, ...]
    place: str | None
    country: str | None
    reports: int
    independent: int
    words: tuple[Words, ...]
    corroboration: Corroboration | None = None
    told: str | None = None
    stages: tuple[Stage, ...] = ()
    overdue: bool | None = None
    part_of: str | None = None
    part_because: str | None = None
    parts: tuple[str, ...] = ()


class Unanswerable(Exception):
    """The question cannot be answered as put; the message names what is wrong and how to mend it."""
