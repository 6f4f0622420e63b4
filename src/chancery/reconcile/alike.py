"""How much two tellings of events agree, and what speaks against their being one event."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from chancery.model import Claim, Event, When

DENIED = ("negated", "cancelled")
MEETINGS = (None, "visit", "third-party", "multilateral")
"""Modes of CONSULT between people who see each other; a call is never one of them."""


@dataclass(frozen=True, slots=True)
class Telling:
    """A claim that tells an event, with what the record knows about it beyond its words.

    `number` is the claim's number in the record, `day` the day of publication. `people` maps the id of each person
    among the parties to a country (or `None`), `bodies` the ids of organisations; `names` gives ids a name to show.
    """

    number: int
    claim: Claim
    day: date | None
    people: dict[str, str | None]
    bodies: frozenset[str]
    countries: frozenset[str]
    names: dict[str, str]

    @property
    def event(self) -> Event:
        """The body of the claim."""
        assert isinstance(self.claim.body, Event)
        return self.claim.body

    @property
    def when(self) -> When | None:
        """The days told, or `None`."""
        return self.event.when

    @property
    def parties(self) -> list[str]:
        """Ids of people and bodies, and countries, sorted."""
        return sorted({*self.people, *self.bodies, *self.countries})


def clash(a: Telling, b: Telling) -> str | None:
    """What forbids that `a` and `b` tell one event, as a few words, or `None`."""
    if a.event.type != b.event.type:
        return "different acts"
    if (a.claim.status in DENIED) != (b.claim.status in DENIED) or "recurring" in {a.claim.status, b.claim.status}:
        return "one is denied, cancelled or recurring"
    if a.event.mode != b.event.mode and not _modes_agree(a, b):
        return "different ways of meeting"
    if a.when and b.when and not _days_meet(a.when, b.when):
        return "no day in common"
    if not (a.countries <= b.countries or b.countries <= a.countries):
        return "different countries"
    place, other = a.event.place, b.event.place
    if place and other and place.country and other.country and place.country != other.country:
        return "in different countries"
    if _stay(a) != _stay(b):
        return "a visit and one of its meetings"
    return "different people on one side" if _people_differ(a, b) else None


def _stay(telling: Telling) -> bool:
    """True for a visit to a country as a whole: no host is named, so it may hold several meetings."""
    sides = {country for country in telling.people.values() if country}
    return telling.event.mode == "visit" and len(sides) < 2 and not telling.bodies


def likeness(a: Telling, b: Telling) -> tuple[float, str] | None:
    """How sure it is that `a` and `b` tell one event (0 to 1) with the reason in a sentence, or `None`.

    Two shared parties from two sides are needed, one of them a person or a body, unless the words are nearly the same.
    """
    if clash(a, b):
        return None
    shared = sorted(set(a.people) & set(b.people)) + sorted(a.bodies & b.bodies)
    countries = sorted(a.countries & b.countries)
    words = _same_words(a, b)
    if a.event.type == "CONSULT":
        if not _sides_agree(a, b, shared, countries) and words < 0.6:
            return None
    elif words < 0.4 or not (shared or len(countries) > 1):
        return None
    if a.when is None and b.when is None and words < 0.6 and a.claim.report != b.claim.report:
        return None
    if not shared and not countries:
        return None
    score = min(0.99, 0.5 + 0.12 * len(shared) + 0.06 * len(countries) + 0.15 * words + _sharpness(a, b))
    return round(score, 3), _reason(a, b, shared, countries)


def _sides_agree(a: Telling, b: Telling, shared: list[str], countries: list[str]) -> bool:
    """Two shared people or bodies; or one, and beside it the other side's country told without another name for it."""
    if len(shared) > 1:
        return True
    if not shared:
        return False
    home = a.people.get(shared[0]) or b.people.get(shared[0])
    return any(country != home for country in countries)


def _people_differ(a: Telling, b: Telling) -> bool:
    """True when some side names people in both tellings and they have nobody in common."""
    sides: dict[str | None, tuple[set[str], set[str]]] = defaultdict(lambda: (set(), set()))
    for which, telling in enumerate((a, b)):
        for person, country in telling.people.items():
            sides[country][which].add(person)
    return any(left and right and not left & right for left, right in sides.values())


def _modes_agree(a: Telling, b: Telling) -> bool:
    """A meeting and the reception of a guest on one day may be one event; a visit of several days is another thing."""
    if not (a.event.type == "CONSULT" and a.event.mode in MEETINGS and b.event.mode in MEETINGS):
        return a.event.type != "CONSULT" and None in (a.event.mode, b.event.mode)
    if {a.event.mode, b.event.mode} != {None, "visit"}:
        return True
    one_day = all(t.when and t.when.earliest and t.when.latest == t.when.earliest for t in (a, b))
    return one_day and len(set(a.people) & set(b.people)) > 1


def _days_meet(a: When, b: When) -> bool:
    return (a.earliest or date.min) < (b.before or date.max) and (b.earliest or date.min) < (a.before or date.max)


_SHORT = 3
"""Letters. Shorter words say little about what happened (articles, prepositions, auxiliaries)."""


def _same_words(a: Telling, b: Telling) -> float:
    """Overlap of the words that say what happened, by the shorter of the two."""
    left, right = ({w for w in re.findall(r"\w+", t.event.what.casefold()) if len(w) > _SHORT} for t in (a, b))
    return len(left & right) / min(len(left), len(right)) if left and right else 0.0


def _sharpness(a: Telling, b: Telling) -> float:
    if not (a.when and b.when):
        return 0.0
    return 0.2 if a.when.edtf == b.when.edtf else 0.1


def _reason(a: Telling, b: Telling, shared: list[str], countries: list[str]) -> str:
    names = {**b.names, **a.names}
    whom = ", ".join([names.get(party, party) for party in shared] or countries)
    what = a.event.type + (f" ({a.event.mode})" if a.event.mode and a.event.mode == b.event.mode else "")
    return f"Both tell {what} with {whom}; {_reason_of_days(a, b)}."


def _reason_of_days(a: Telling, b: Telling) -> str:
    if a.when and b.when:
        if a.when.edtf == b.when.edtf:
            return f"both on {a.when.edtf}"
        return f"{a.when.edtf} and {b.when.edtf} have days in common"
    if a.claim.report == b.claim.report:
        return "both in one report"
    dated = a if a.when else b
    undated = b if dated is a else a
    if dated.when is None:
        return "neither gives a date and the words agree"
    return f"one is on {dated.when.edtf}, the other gives no date and was published on {undated.day}"
