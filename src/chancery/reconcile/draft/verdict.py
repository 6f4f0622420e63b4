"""What is said of a fact of the draft, and how dates and numbers are put in words."""

from __future__ import annotations

from calendar import month_name
from dataclasses import dataclass
from typing import Literal

from chancery.model import When
from chancery.reconcile.draft.atoms import Atom

FactKind = Literal["name", "office", "date", "ordinal", "figure", "event", "place", "quotation"]
Ruling = Literal["supported", "contradicted", "not in the record"]

KINDS: dict[str, FactKind] = {
    "name": "name",
    "country": "place",
    "place": "place",
    "post": "office",
    "date": "date",
    "length": "date",
    "ordinal": "ordinal",
    "number": "figure",
}
"""The kind of fact that an atom is to a reader."""


@dataclass(frozen=True, slots=True)
class Backing:
    """Words of the record: report `page`, `[start, end)`."""

    page: int
    start: int
    end: int

    def overlaps(self, other: Backing) -> bool:
        """Whether both have words in common."""
        return self.page == other.page and self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Otherwise:
    """What other words of the record have in the place of a supported fact, and the finding that weighed both."""

    value: str
    words: Backing
    finding: str = ""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the record says of the fact at `[start, end)` of the draft.

    `sentence` says why in one plain sentence; it is empty where the words alone say it. `backing` are the words that
    support it, or those that contradict it; `reports` and `independent` count where they are a choice of many. `exact`
    are the very words of the fact where `backing` are whole sentences, `otherwise` what disputes a supported fact.
    """

    start: int
    end: int
    kind: FactKind
    ruling: Ruling
    sentence: str = ""
    backing: tuple[Backing, ...] = ()
    name: str = ""
    reports: int = 0
    independent: int = 0
    exact: tuple[Backing, ...] = ()
    otherwise: tuple[Otherwise, ...] = ()

    @property
    def words(self) -> tuple[Backing, ...]:
        """The very words of the fact in the record."""
        return self.exact or self.backing


def instead(ours: Atom, theirs: Atom) -> str:
    """What the record has in the place of a fact of the draft, with the arithmetic."""
    told, here = in_words(theirs), in_words(ours)
    if ours.kind == "number" and theirs.low > 0 and ours.low > 0:
        return f"The record has {told}, not {here}{_share(ours, theirs)}."
    if ours.kind == "date" and (gap := _gap(ours, theirs)):
        return f"The record has {told}, not {here}: {gap}."
    if ours.kind == "ordinal":
        return f"The record has {told}, not {here}: {abs(int(ours.key) - int(theirs.key))} apart."
    return f"The record has {told}, not {here}."


def in_words(atom: Atom) -> str:
    """The words of an atom, with the day they mean where the words do not give it whole."""
    words = " ".join(atom.text.split())
    if atom.kind == "date" and atom.when and atom.when.earliest and atom.when.before:
        day = day_words(atom.when)
        return words if day.casefold() in words.casefold() or words == atom.when.edtf else f"{words} ({day})"
    return f"“{words}”" if atom.kind in ("post", "length") else words


def day_words(when: When) -> str:
    """A day as `28 September 2021`; anything else as its EDTF."""
    if when.is_day and when.earliest:
        return f"{when.earliest.day} {month_name[when.earliest.month]} {when.earliest.year}"
    return when.edtf


def _share(ours: Atom, theirs: Atom) -> str:
    mine, other = (ours.low + ours.high) / 2, (theirs.low + theirs.high) / 2
    if not other or mine == other:
        return ""
    if mine >= 2 * other:
        return f": {mine / other:.3g} times as much"
    return f": {abs(mine - other) / other:.1%} {'more' if mine > other else 'less'}"


def _gap(ours: Atom, theirs: Atom) -> str:
    if not (ours.when and theirs.when and ours.when.earliest and theirs.when.earliest):
        return ""
    days = (ours.when.earliest - theirs.when.earliest).days
    if not days:
        return ""
    number = f"{abs(days)} day{'' if abs(days) == 1 else 's'}"
    if abs(days) > 730:
        number = f"{abs(ours.when.earliest.year - theirs.when.earliest.year)} years"
    return f"{number} {'later' if days > 0 else 'earlier'}"
