"""How much two accounts of events agree, and what speaks against their being of one event."""

from __future__ import annotations

from collections import defaultdict
from datetime import timedelta

from chancery.reconcile.tellings import ARRIVAL, CALL, DISCUSSION, GATHERING, MEETING, NARROW, NEWS, STAY, Account, acts

DENIED = frozenset({"negated", "cancelled"})
SAME_WORDS, LIKE_WORDS = 0.6, 0.4
"""Shares of common words: nearly the same telling, and one deed in other words (beside the same parties and days)."""
KIN = 2
"""People, bodies and cities beside the parties that two reports have in common when they tell one story."""
WEEK = 7
SIGNS = 2
"""How many signs beside the parties two accounts without any date must have in common."""


def clash(a: Account, b: Account) -> str | None:
    """What forbids that `a` and `b` are of one event, as a few words, or `None`."""
    if a.type != b.type:
        return "different acts"
    if (_denied(a) != _denied(b) and not (a.planned and b.planned)) or "recurring" in a.statuses | b.statuses:
        return "one is denied, cancelled or recurring"
    if a.kind != b.kind and frozenset((a.kind, b.kind)) not in acts()["together"] and not _came(a, b):
        return "a visit and one of its meetings" if STAY in (a.kind, b.kind) else "different ways of meeting"
    if a.kind == "deed" and not a.modes & b.modes and None not in a.modes | b.modes:
        return "different acts"
    return _days_differ(a, b) or _places_differ(a, b) or _parties_differ(a, b)


def _denied(told: Account) -> bool:
    return bool(told.statuses & DENIED)


def _came(a: Account, b: Account) -> bool:
    """True when one tells of a visit to come, the other that the guest arrived: the plan and the deed."""
    return {a.kind, b.kind} == {STAY, ARRIVAL} and a.planned != b.planned


def _days_differ(a: Account, b: Account) -> str | None:
    starts, ends = (a.earliest, b.earliest), (a.before, b.before)
    first = max((day for day in starts if day), default=None)
    end = min((day for day in ends if day), default=None)
    if first and end and end <= first:
        return "no day in common"
    for told, other in ((a, b), (b, a)):
        if told.weekdays and not told.narrow and (days := _weekdays_of(other)) and not told.weekdays & days:
            return "another day of the week"
        if told.yearless and other.narrow and not told.yearless & _days_of_year(other):
            return "another day of the year"
    return None


def _places_differ(a: Account, b: Account) -> str | None:
    stays = STAY in (a.kind, b.kind)
    if a.hosts and b.hosts and (a.hosts != b.hosts if stays else not a.hosts & b.hosts):
        return "in different countries"
    if stays and (a.cities or b.cities) and not _share(a.cities, b.cities):
        return "a visit and one of its stops" if not (a.cities and b.cities) else "in different places"
    exact = a.type == "ASSAULT" or (a.kind in (STAY, ARRIVAL) and a.hosts <= set(a.people.values()))
    if exact and a.places and b.places and not share_place(a, b):
        return "in different places"
    return None


def _parties_differ(a: Account, b: Account) -> str | None:
    if a.kind not in (STAY, ARRIVAL) and not (a.countries <= b.countries or b.countries <= a.countries):
        return "different countries"
    if a.type in acts()["directed"] and a.doers and b.doers and not a.doers & b.doers and _comparable(a, b):
        return "done by others"
    return "different people on one side" if _people_differ(a, b) else None


def _comparable(a: Account, b: Account) -> bool:
    """True when both name doers by country, or neither does: a body whose country is not told may be that country's."""
    return bool(a.doers & a.countries) == bool(b.doers & b.countries)


def _people_differ(a: Account, b: Account) -> bool:
    """True when some side names people in both accounts and they have nobody in common, whatever the side's name.

    One shared person may meet several others on one day: then those others, whose countries may not be told, decide.
    """
    shared = a.people.keys() & b.people.keys()
    if len(shared) < 2 and a.people.keys() - shared and b.people.keys() - shared and a.kind != STAY:
        return True
    sides: dict[str | None, tuple[set[str], set[str]]] = defaultdict(lambda: (set(), set()))
    for which, told in enumerate((a, b)):
        for person, country in told.people.items():
            sides[country][which].add(person)
    return any(left and right and not left & right for left, right in sides.values())


def likeness(a: Account, b: Account) -> tuple[float, str] | None:
    """How sure it is that two reports tell one event (0 to 1) with the reason in a sentence, or `None`.

    Of a meeting needed are two people or bodies in common; or one of them, the other side's country and a word for what
    happened; or nearly the same words. Of a visit a guest and the country visited. Of another deed the words, or, for
    acts of which there is one a day, who did it to whom. Where a date is missing, more is asked: see `_enough`.
    """
    if clash(a, b) or not _enough(a, b):
        return None
    shared, countries = _shared(a, b), sorted(a.countries & b.countries)
    share = overlap(a.words, b.words)[1]
    score = min(0.99, 0.4 + 0.12 * len(shared) + 0.06 * len(countries) + 0.15 * share + _sharpness(a, b))
    return round(score, 3), reason(a, b)


def _enough(a: Account, b: Account) -> bool:
    """Whether parties and words suffice, the more the less the dates tell.

    Both dated: see `likeness`. One without a date: the same, but one person will not do for a meeting. A report that
    gives no day of its own, or two accounts without any date: what else the reports share must bear it out.
    """
    matches, weak = _matches(a, b)
    if a.when and b.when:
        return matches
    if not matches or weak or _others_too(a, b) or any(not told.when and _says_little(told) for told in (a, b)):
        return False
    if not (a.narrow or b.narrow):
        return _both_undated(a, b)
    if any(not (told.when or told.day) for told in (a, b)):
        return bool(support(a, b))
    return True


def _others_too(a: Account, b: Account) -> bool:
    """True when each report names people whom the other does not: it may be another meeting on the same days."""
    return bool(a.people.keys() - b.people.keys() and b.people.keys() - a.people.keys())


def _says_little(told: Account) -> bool:
    """True for what is only proposed, to be talked about, or done often: without a date it may be of any day."""
    often = told.type in acts()["serial"] and not _singular(told)
    return often or "proposed" in told.statuses or (told.planned and told.kind == DISCUSSION)


def _both_undated(a: Account, b: Account) -> bool:
    """Whether two accounts without a sharp date may be of one event: news of one day, or more than one sign."""
    if a.when or b.when:
        return False
    if a.kind in (STAY, ARRIVAL) and a.day and b.day and abs(a.day - b.day) <= NEWS and a.planned == b.planned:
        return True  # a guest is in a country once in a few days
    if _news_of_one_day(a, b):
        return True
    if len(support(a, b)) < SIGNS:
        return False
    if a.type != "CONSULT" and not _singular(a) and a.first.origin == b.first.origin:
        return False  # an office repeats its phrases from one statement to the next
    return not (a.day and b.day) or (abs(a.day - b.day) <= timedelta(days=1) and a.planned == b.planned)


def _news_of_one_day(a: Account, b: Account) -> bool:
    """True when two reports of one day tell a meeting of the same people, or the day before that they will meet.

    People meet once in a day or two; they may call each other more often, so that a call must be of the same day.
    """
    people = a.people.keys() & b.people.keys()
    if a.type != "CONSULT" or len(people) < 2 or not (a.day and b.day) or a.another or b.another:
        return False
    before, after = (a, b) if a.planned else (b, a)
    days = (after.day - before.day).days if before.day and after.day else NARROW
    if a.planned != b.planned:
        return 0 <= days <= 1
    return abs(days) <= (0 if CALL in (a.kind, b.kind) else 1)


def _matches(a: Account, b: Account) -> tuple[bool, bool]:
    """Whether parties and words fit, and whether too weakly to stand without dates."""
    shared = _shared(a, b)
    common, share = overlap(a.content, b.content)
    alike = share >= SAME_WORDS and common > 1 and bool(shared or len(a.countries & b.countries) > 1)
    if a.kind in (STAY, ARRIVAL) and b.kind in (STAY, ARRIVAL):
        return bool(a.people.keys() & b.people.keys()) and bool(a.hosts & b.hosts) and _away(a, b), False
    if a.type == "CONSULT":
        named = bool(a.words & b.words) and any(_other_side(a, b, party) for party in shared)
        return alike or len(shared) > 1 or named, not alike and not _both_sides(a, b)
    if _singular(a) and a.modes & b.modes and a.doers & b.doers and len(a.countries & b.countries) > 1:
        return True, False
    parties = bool(shared) or len(a.countries & b.countries) > 1
    if a.papers & b.papers and len(a.countries & b.countries) > 1:  # "signed 11 agreements" of two countries
        return True, False
    return parties and share >= (LIKE_WORDS if common > 1 else SAME_WORDS) and common > 0, not alike


def _both_sides(a: Account, b: Account) -> bool:
    """True when two people are in both, or two bodies where nobody is named: one may be what they talk about."""
    people = len(a.people.keys() & b.people.keys())
    return people > 1 or (not a.people and not b.people and len(a.bodies & b.bodies) > 1)


def _shared(a: Account, b: Account) -> list[str]:
    return sorted(a.people.keys() & b.people.keys()) + sorted(a.bodies & b.bodies)


def _away(a: Account, b: Account) -> bool:
    """True when the visit is abroad, or both tell the same city: at home a person is in many places in a week."""
    return not a.hosts <= set(a.people.values()) or share_place(a, b)


def _singular(a: Account) -> bool:
    return any(f"{a.type}/{mode}" in acts()["singular"] for mode in a.modes)


def _other_side(a: Account, b: Account, party: str) -> bool:
    """True when a country that is not the home of `party` is in both accounts."""
    home = a.people.get(party) or b.people.get(party)
    return any(country != home for country in a.countries & b.countries)


def overlap(left: frozenset[str], right: frozenset[str]) -> tuple[int, float]:
    """How many words both have, and their share of the shorter telling."""
    common = len(left & right)
    return common, common / min(len(left), len(right)) if common else 0.0


def share_place(a: Account, b: Account) -> bool:
    """True when a place of one is, or lies in, a place of the other: "Kremlin, Moscow" and "Moscow"."""
    return _share(a.places, b.places)


def _share(places: frozenset[str], others: frozenset[str]) -> bool:
    return any(f" {x} " in f" {y} " or f" {y} " in f" {x} " for x in places for y in others)


def support(a: Account, b: Account) -> list[str]:
    """What else speaks for one event when dates are missing, each as a few words."""
    found = []
    if any(told.weekdays & _near_weekdays(other) for told, other in ((a, b), (b, a)) if not told.when):
        found.append("the day of the week agrees")
    if any(told.yearless and other.narrow for told, other in ((a, b), (b, a))):  # else they would clash
        found.append("the day of the year agrees")
    if a.papers & b.papers:
        found.append("the number of papers agrees")
    if share_place(a, b):
        found.append("the place agrees")
    if len(overlap_of_kin(a, b)) >= KIN:
        found.append("the reports name the same others")
    if overlap(a.content, b.content)[0] > 1:
        found.append("the words agree")
    return found


def overlap_of_kin(a: Account, b: Account) -> frozenset[str]:
    """Whom both reports name beside the parties of the event."""
    return (a.first.kin & b.first.kin) - a.people.keys() - b.people.keys() - a.bodies - b.bodies


def _weekdays_of(told: Account) -> set[int]:
    """Days of the week on which a dated event can have been; empty when it may be all of them or is not dated."""
    if not told.earliest or not told.before or (told.before - told.earliest).days >= WEEK:
        return set()
    return {(told.earliest + timedelta(days=n)).weekday() for n in range((told.before - told.earliest).days)}


def _days_of_year(told: Account) -> set[tuple[int, int]]:
    """Months and days on which an event with a narrow date can have been."""
    assert told.earliest and told.before
    days = (told.earliest + timedelta(days=n) for n in range((told.before - told.earliest).days))
    return {(day.month, day.day) for day in days}


def _near_weekdays(told: Account) -> set[int] | frozenset[int]:
    """Days of the week of the event as told, or else on which its report can have come out with the news."""
    if told.when:
        return _weekdays_of(told)
    if told.weekdays or not told.day:
        return told.weekdays
    return {(told.day - timedelta(days=n)).weekday() for n in range(NEWS.days)}


def _sharpness(a: Account, b: Account) -> float:
    if not (a.when and b.when):
        return 0.06 * len(support(a, b))
    return 0.3 if a.when.edtf == b.when.edtf else 0.2


def reason(a: Account, b: Account) -> str:
    """Why two accounts are of one event, in a sentence."""
    names = {**b.names, **a.names}
    whom = ", ".join(names.get(party, party) for party in _shared(a, b) or sorted(a.countries & b.countries))
    what = {STAY: "a visit", ARRIVAL: "an arrival or departure", MEETING: "a meeting", GATHERING: "a meeting of many"}
    mode = next((mode for mode in sorted(filter(None, a.modes & b.modes))), None)
    told = what.get(a.kind) or f"{a.type} ({mode})" * bool(mode) or a.type
    where = (
        f" in {', '.join(names.get(host, host) for host in sorted(a.hosts & b.hosts))}"
        if a.kind == STAY and a.hosts & b.hosts
        else ""
    )
    return f"Both tell {told} {'of' if a.kind in (STAY, ARRIVAL) else 'with'} {whom}{where}; {_reason_of_days(a, b)}."


def _reason_of_days(a: Account, b: Account) -> str:
    if a.when and b.when:
        if a.when.edtf == b.when.edtf:
            return f"both on {a.when.edtf}"
        return f"{a.when.edtf} and {b.when.edtf} have days in common"
    if a.report == b.report:
        return "both in one report"
    more = "".join(f", {sign}" for sign in support(a, b))
    dated, undated = (a, b) if a.when else (b, a)
    published = f"was published on {undated.day}" if undated.day else "its report has no day either"
    if dated.when is None:
        return f"neither gives a date{more}"
    return f"one is on {dated.when.edtf}, the other gives no date and {published}{more}"
