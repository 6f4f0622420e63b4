"""A visit has stops and meetings: which events are part of which."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from chancery.model import Judgement
from chancery.reconcile.alike import DENIED, share_place
from chancery.reconcile.tellings import ARRIVAL, CALL, NEWS, STAY, Account, Telling, account

DEEDS = frozenset({"AGREE", "SUPPORT", "COOPERATE"})
"""Types of what guest and host do together, such as signing."""
TYPES = DEEDS | {"CONSULT", "OTHER"}
"""Types of what a visit consists of; a ceremony (`OTHER`) needs a day of the visit."""
LONGEST = 21
"""Days. "In February" is no visit of a month: what is told so vaguely has no days that a meeting could be on."""

SHORT_STAY = timedelta(days=4)
"""A report that dates only the arrival tells the meetings of so many days as those of the visit."""


@dataclass(frozen=True, slots=True)
class Part:
    """That event `part` is part of event `whole` (both by place), with the reason in a sentence."""

    part: int
    whole: int
    reason: str


@dataclass(frozen=True, slots=True)
class _Told:
    """An event as all its reports tell it, and which reports those are."""

    at: int
    told: Account
    reports: frozenset[str]
    ids: frozenset[str]

    @property
    def home(self) -> frozenset[str]:
        """Countries of the people in it; of a visit, those of the guests."""
        return frozenset(country for country in self.told.people.values() if country)

    @property
    def away(self) -> frozenset[str]:
        """Countries visited; of a journey at home, home."""
        return self.told.hosts - self.home or self.told.hosts


def find_parts(events: Sequence[Sequence[Telling]], human: Iterable[Judgement] = ()) -> list[Part]:
    """The parts of visits among `events`, each event given by its tellings; an event is part of one visit at most.

    A part has a guest of the visit in it, is where the visit was, and is of its days; where one of the two has no date,
    one report must tell both as its news. What only names the two countries must be of a day of the visit or at a place
    in it. A stop is part of a journey to several countries. Of several visits the one with the fewest countries and
    days has the part. A person's judgement (`human`, by claim ids: part, whole) outweighs the rules.
    """
    known = [_told(at, tellings) for at, tellings in enumerate(events)]
    verdicts = {(j.left, j.right): j.verdict == "same" for j in human if j.verdict != "unsure"}
    visits = [event for event in known if _is_visit(event.told)]
    index = _index(visits)
    found = []
    for event in sorted(known, key=lambda event: min(event.ids)):
        chosen = _judged(event, visits, verdicts) or _whole_of(event, _candidates(event, index), verdicts)
        if chosen:
            found.append(Part(event.at, *chosen))
    return _without_circles(found)


def _without_circles(parts: Sequence[Part]) -> list[Part]:
    """`parts` without those that would make a visit part of itself, which only people's judgements can."""
    whole_of: dict[int, int] = {}
    kept = []
    for part in parts:
        above: int | None = part.whole
        while above is not None and above != part.part:
            above = whole_of.get(above)
        if above is None:
            whole_of[part.part] = part.whole
            kept.append(part)
    return kept


def _told(at: int, tellings: Sequence[Telling]) -> _Told:
    reports = frozenset(telling.claim.report for telling in tellings)
    return _Told(at, account(tellings), reports, frozenset(telling.id for telling in tellings))


def _is_visit(told: Account) -> bool:
    stands = not told.statuses & (DENIED | {"recurring"})
    return stands and told.kind in (STAY, ARRIVAL) and bool(told.people and told.hosts)


def _index(visits: Iterable[_Told]) -> dict[tuple[str, str], list[_Told]]:
    """Visits by guest (a person or home country) and country visited, and by guest and report."""
    found: dict[tuple[str, str], list[_Told]] = defaultdict(list)
    for visit in visits:
        for guest in (*visit.told.people, *visit.home):
            for key in (*visit.away, *visit.reports):
                found[guest, key].append(visit)
    return found


def _candidates(event: _Told, index: dict[tuple[str, str], list[_Told]]) -> Iterator[_Told]:
    told = event.told
    if told.kind == CALL or told.type not in TYPES or told.statuses & (DENIED | {"recurring"}):
        return
    guests = sorted(told.people) or sorted(told.countries)
    keys = sorted(told.countries | told.hosts) if told.when else sorted(event.reports)
    if told.when:
        keys += sorted(event.reports)
    seen = {event.at}
    for guest in guests:
        for key in keys:
            for visit in index.get((guest, key), ()):
                if visit.at not in seen:
                    seen.add(visit.at)
                    yield visit


def _judged(event: _Told, visits: Iterable[_Told], verdicts: dict[tuple[str, str], bool]) -> tuple[int, str] | None:
    """The visit that a person made the event part of."""
    wholes = {whole for (part, whole), same in verdicts.items() if same and part in event.ids}
    if not wholes:
        return None
    chosen = next((visit for visit in visits if wholes & visit.ids and visit.at != event.at), None)
    return (chosen.at, "A person judged so.") if chosen else None


def _whole_of(event: _Told, visits: Iterable[_Told], verdicts: dict[tuple[str, str], bool]) -> tuple[int, str] | None:
    """The smallest visit that has the event, with the reason."""
    fitting = [(visit, reason) for visit in visits if (reason := _belongs(event, visit))]
    fitting = [(v, why) for v, why in fitting if not any((e, w) in verdicts for e in event.ids for w in v.ids)]
    if not fitting:
        return None
    whole, reason = min(fitting, key=lambda pair: _size(pair[0], event))
    return whole.at, reason


def _size(visit: _Told, event: _Told) -> tuple[object, ...]:
    """A key by which the smallest visit comes first; a stop in a city only where the event is told to be there."""
    told = visit.told
    elsewhere = bool(told.cities) and not share_place(told, event.told)
    days = (told.before - told.earliest).days if told.before and told.earliest else 10**6
    return told.kind == ARRIVAL, elsewhere, not told.cities, len(visit.away), told.when is None, days, min(visit.ids)


def _belongs(event: _Told, visit: _Told) -> str | None:
    """Why the event is part of the visit, or `None`."""
    part, whole = event.told, visit.told
    guests = sorted(part.people.keys() & whole.people.keys())
    if not guests and not (_both_sides(part, visit) and not part.people):
        return None
    if (part.kind == STAY and not _is_stop(event, visit)) or (part.kind in (STAY, ARRIVAL) and whole.kind == ARRIVAL):
        return None
    if not _is_where(event, visit) or not (when := _is_when(event, visit, bool(guests))):
        return None
    named = part.names | whole.names
    who = " and ".join(named.get(one, one) for one in sorted(guests or visit.home & part.countries))
    where = ", ".join(named.get(one, one) for one in sorted(visit.away))
    return f"{who} {'is to be' if whole.planned else 'was'} in {where}: {when}."


def _is_stop(event: _Told, visit: _Told) -> bool:
    """True when a visit is a stop of another: one country of several, or a city that is no capital."""
    city = event.told.cities and not visit.told.cities
    return event.away < visit.away or bool(city and event.away == visit.away)


def _both_sides(part: Account, visit: _Told) -> bool:
    """True when what happened was between the guest's country and the one visited, and nobody else."""
    return bool(visit.home & part.countries) and part.countries <= visit.home | visit.away


def _is_where(event: _Told, visit: _Told) -> bool:
    part, whole = event.told, visit.told
    if whole.cities and part.places and not share_place(part, whole):
        return False
    if visit.away <= visit.home:  # at home the country says nothing
        return share_place(part, whole)
    if part.hosts:
        return part.hosts <= visit.away
    return bool(part.countries & visit.away)


def _is_when(event: _Told, visit: _Told, guest: bool) -> str | None:
    """How the days agree, in words, or `None`: by date, or told together as news."""
    part, whole = event.told, visit.told
    if part.when and whole.when:
        if _within(part, whole):
            return f"{part.when.edtf} is in the visit's days ({whole.when.edtf})"
        if _soon_after(part, whole) and event.reports & visit.reports:
            return f"{part.when.edtf} is soon after {whole.when.edtf}, and one report tells both"
        return None
    if whole.planned and not part.planned:
        return None
    if not event.reports & visit.reports:
        return _when_told(part, whole) if (guest or part.hosts) and part.planned == whole.planned else None
    if not part.when and part.type == "OTHER":
        return None
    if not guest and not part.hosts:
        return None
    dated = part if part.when else whole
    told = not dated.when or (_to_come(whole) if part.planned else _is_news(dated))
    return "one report tells both" if told else None


def _when_told(part: Account, whole: Account) -> str | None:
    """That a dated event is of the days of which a report tells an undated visit as news, in words, or `None`."""
    if whole.when or not whole.day or not part.narrow or not part.earliest or not part.before:
        return None
    start, end = whole.span()
    if not (start <= part.earliest and part.before <= end):
        return None
    return f"{part.when.edtf if part.when else ''} is near {whole.day}, when the visit was told as news"


def _to_come(whole: Account) -> bool:
    """True when a visit was not over as its report came out: what is planned beside it is planned for it."""
    return whole.day is None or whole.day < (whole.before or date.max)


def _within(part: Account, whole: Account) -> bool:
    """True when all days the part can have been on are days of the visit."""
    if not (part.earliest and part.before and whole.earliest) or _too_long(whole):
        return False
    return whole.earliest <= part.earliest and part.before <= (whole.before or date.max)


def _soon_after(part: Account, whole: Account) -> bool:
    """True when a visit is told by its first day alone, and the part is of the days after it."""
    begun = whole.when and (whole.when.is_day or whole.when.edtf.endswith("/.."))
    if not (begun and whole.earliest and part.earliest and part.before):
        return False
    return whole.earliest <= part.earliest and part.before <= whole.earliest + SHORT_STAY


def _too_long(whole: Account) -> bool:
    return bool(whole.before and whole.earliest and (whole.before - whole.earliest).days > LONGEST)


def _is_news(told: Account) -> bool:
    """True when the report came out near the days told, so that what it tells beside them is of those days."""
    if told.day is None:
        return True
    return (told.earliest or date.min) <= told.day < (told.before or date.max - NEWS) + NEWS
