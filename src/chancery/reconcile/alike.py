"""How much two tellings of events agree, and what speaks against their being one event."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from chancery.model import Claim, Event, When

DENIED = ("negated", "cancelled")
SAME_WORDS, LIKE_WORDS = 0.6, 0.4
"""Shares of common words: nearly the same telling, and one deed in other words (beside the same parties and days)."""
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
    if a.when and b.when and not a.when.overlaps(b.when):
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

    Needed are two people or bodies in common; or one of them, the other side's country and a word for what happened; or
    nearly the same words. Where a date is missing, the day of publication is too weak to make up for thinner evidence.
    """
    if clash(a, b):
        return None
    shared = sorted(set(a.people) & set(b.people)) + sorted(a.bodies & b.bodies)
    countries = sorted(a.countries & b.countries)
    share = _common_words(a, b)[1]
    if not (shared or len(countries) > 1) or not _enough(a, b, shared, countries):
        return None
    score = min(0.99, 0.5 + 0.12 * len(shared) + 0.06 * len(countries) + 0.15 * share + _sharpness(a, b))
    return round(score, 3), _reason(a, b, shared, countries)


def _enough(a: Telling, b: Telling, shared: list[str], countries: list[str]) -> bool:
    common, share = _common_words(a, b)
    same_report = a.claim.report == b.claim.report
    alike = share >= SAME_WORDS and common > 1
    if not (same_report or (a.when and b.when)):
        return alike or (a.event.type == "CONSULT" and len(shared) > 1 and bool(a.when or b.when))
    if a.event.type != "CONSULT":
        return share >= LIKE_WORDS
    if alike or len(shared) > 1:
        return True
    return bool(shared) and _other_side(a, b, shared[0], countries) and common > 0


def _other_side(a: Telling, b: Telling, party: str, countries: list[str]) -> bool:
    """True when a country that is not the home of `party` is in both tellings."""
    home = a.people.get(party) or b.people.get(party)
    return any(country != home for country in countries)


def _people_differ(a: Telling, b: Telling) -> bool:
    """True when some side names people in both tellings and they have nobody in common, whatever the side's name.

    One shared person may meet several others on one day: then those others, whose countries may not be told, decide.
    """
    shared = a.people.keys() & b.people.keys()
    if len(shared) < 2 and a.people.keys() - shared and b.people.keys() - shared:
        return True
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


_SHORT = 4
"""Letters. Words no longer say little about what happened (articles, prepositions, auxiliaries)."""


def _common_words(a: Telling, b: Telling) -> tuple[int, float]:
    """How many words for what happened both have, and their share of the shorter telling; names and dates aside."""
    left, right = _words(a), _words(b)
    common = len(left & right)
    return common, common / min(len(left), len(right)) if common else 0.0


def _words(telling: Telling) -> set[str]:
    parties = (*telling.event.actors, *telling.event.recipients)
    named = " ".join(part for p in parties for part in (p.name, p.post) if part)
    named = f"{named} {telling.when.text if telling.when else ''}".casefold()
    told = re.findall(r"\w+", telling.event.what.casefold())
    return {word for word in told if len(word) > _SHORT} - set(re.findall(r"\w+", named))


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
