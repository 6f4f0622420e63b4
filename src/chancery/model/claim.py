"""A claim: what one report asserts at one span."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import Any, Literal

from chancery.model.span import Span
from chancery.model.when import When

Status = Literal["held", "ongoing", "planned", "proposed", "cancelled", "recurring", "negated"]
Bound = Literal["exact", "about", "at least", "at most"]


@dataclass(frozen=True, slots=True)
class Party:
    """Who took part: the fullest name in the report, its schema, its country and the office given."""

    name: str
    schema: str
    country: str | None = None
    post: str | None = None
    of: str | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """Where: a name as written and its country (alpha-3)."""

    name: str
    country: str | None = None


@dataclass(frozen=True, slots=True)
class Instrument:
    """A paper that an event signs, brings into force or ends: its kind, its name as told and where that stands.

    `act` is what is done with it (lang/<language>/instruments.toml), `term` the days it is for ("through 2030"),
    `count` how many of them ("six documents").
    """

    kind: str
    name: str
    act: str
    span: Span
    term: When | None = None
    count: int | None = None


@dataclass(frozen=True, slots=True)
class Pledge:
    """What somebody promises or agrees to do, as told and where that stands, and by when."""

    what: str
    span: Span
    due: When | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """What happened, is planned or proposed: a PLOVER type and mode with its parties, place and time.

    `instruments` are the papers it is about, `pledge` what it promises.
    """

    type: str
    mode: str | None
    what: str
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...] = ()
    place: Place | None = None
    when: When | None = None
    instruments: tuple[Instrument, ...] = ()
    pledge: Pledge | None = None
    kind = "event"


@dataclass(frozen=True, slots=True)
class Occupancy:
    """A person holds (or held) a post, as of the report or `when`."""

    holder: str
    post: str
    of: str | None = None
    former: bool = False
    when: When | None = None
    kind = "occupancy"


@dataclass(frozen=True, slots=True)
class Quote:
    """Words attributed to a speaker: where the source and the content stand, and the cue that ties them.

    `to` is to whom they were said ("reporters", "Sputnik"), `outlet` the news outlet, website or network through which
    they came ("told Sputnik", "was quoted by TASS as saying"); each `None` when the report does not tell.
    """

    speaker: str | None
    source: Span | None
    cue: str | None
    mode: Literal["direct", "indirect", "mixed"]
    content: Span
    pieces: tuple[Span, ...] = ()
    to: str | None = None
    outlet: str | None = None
    kind = "quote"


@dataclass(frozen=True, slots=True)
class Change:
    """How a figure moved: from the level `before` to the level `after`, by `by` of `unit` ("%", "times", or its own).

    `since` is the time of the level before, `bound` how exact `by` is told to be. What the words leave out is `None`:
    nothing here is computed.
    """

    direction: Literal["rise", "fall"]
    by: float | None = None
    unit: str | None = None
    before: float | None = None
    after: float | None = None
    since: When | None = None
    bound: Bound = "exact"


@dataclass(frozen=True, slots=True)
class Figure:
    """A number the report gives: expanded value, unit, of what, how exact, for which time.

    `measure` is the stable name of what is counted where it is one that is followed over years ("trade turnover",
    "scholarships"; see `lang/en/measures.toml`), `parties` the countries it lies between (alpha-3): from whom to whom
    where the measure has a direction, else in the order of the alphabet. `change` tells how the figure moved; a figure
    that is itself the change ("up 8%") has the unit `%` or `times` and a `change` whose `by` is its value.
    """

    value: float
    unit: str | None
    of: str | None
    bound: Bound = "exact"
    when: When | None = None
    measure: str | None = None
    parties: tuple[str, ...] = ()
    change: Change | None = None
    kind = "figure"


Body = Event | Occupancy | Quote | Figure


@dataclass(frozen=True, slots=True)
class Claim:
    """One assertion of one report, with the span of its words and the rule that found it."""

    report: str
    span: Span
    text: str
    body: Body
    rule: str
    status: Status = "held"
    said_by: str | None = None

    @property
    def kind(self) -> str:
        """`event`, `occupancy`, `quote` or `figure`."""
        return self.body.kind

    @property
    def id(self) -> str:
        """Hash of the content: the same words read the same way have the same id on every machine."""
        content = [self.report, self.span.start, self.span.end, self.kind, self.status, self.said_by, self.rule]
        packed = json.dumps([*content, _plain(self.body)], ensure_ascii=False, sort_keys=True)
        return hashlib.sha256(packed.encode("utf-8", "surrogatepass")).hexdigest()[:16]

    def to_row(self) -> dict[str, Any]:
        """The claim as one object of `chancery extract` (layer `claim`)."""
        row: dict[str, Any] = {"layer": "claim", "report": self.report, "start": self.span.start, "end": self.span.end}
        row |= {"text": self.text, "id": self.id, "kind": self.kind, "status": self.status}
        row |= {"said_by": self.said_by, "rule": self.rule}
        return row | _plain(self.body)


def _tree(value: Any) -> Any:
    """Dataclasses as dicts of their fields, all the way down; `dataclasses.asdict` copies every leaf and is slow."""
    if isinstance(value, tuple):
        return [_tree(item) for item in value]
    if isinstance(value, When):
        return value.to_row()
    fields = getattr(value, "__dataclass_fields__", None)
    return value if fields is None else {name: _tree(getattr(value, name)) for name in fields}


def _plain(body: Body) -> dict[str, Any]:
    fields: dict[str, Any] = _tree(body)
    if isinstance(body, Event):
        for name in ("instruments", "pledge"):  # most events have none
            if not fields[name]:
                del fields[name]
    if isinstance(body, Quote):
        del fields["pieces"]
        if body.pieces:
            fields["content"]["pieces"] = [[piece.start, piece.end] for piece in body.pieces]
    return fields
