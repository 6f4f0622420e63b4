"""What reports tell of events: one claim is a telling, the tellings of one event in one report are its account."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from typing import Any

from chancery.model import Claim, Event, Party, When
from chancery.model.tables import read_table

NARROW = 31
"""Days. Sharper dates are compared day by day; a vaguer one joins an event only when one alone fits."""
NEWS = timedelta(days=3)
"""An undated deed is taken for the news of the days before its publication; reports carry such news this long."""
NOTICE = timedelta(days=7)
"""An undated plan is taken to be of the days after its publication."""
STAY, ARRIVAL, MEETING, CALL, GATHERING, DISCUSSION, PRESS = (
    "stay", "arrival", "meeting", "call", "gathering", "discussion", "press",
)  # fmt: skip
SHORT = 4
"""Letters. Words no longer than this say little about what happened (articles, prepositions, auxiliaries)."""
STEM = 6
"""Letters by which two words are one: "cooperate" and "cooperation"."""
ROOT = 5
"""Letters by which a word is told from a name: "Russian" and "Russia"."""
YEARLESS = re.compile(r"XXXX-(\d\d)-(\d\d)")
"""A day without its year, in EDTF."""
BEINGS = ("Person", "PublicBody", "Organization")
"""Parties whom one can meet."""


@dataclass(frozen=True, slots=True)
class Telling:
    """A claim that tells an event, with what the record knows about it beyond its words.

    `number` is the claim's number in the record, `day` the day of publication, `bounds` the first and last day on which
    a report without one can have been published. `people` maps the id of each person among the parties to a country (or
    `None`), `bodies` the ids of organisations, `places` the names (folded) of where it was; `doers` are the ids and
    countries of those who act. `kin` are the ids of all whom the report names, `origin` is what it has in common with
    its reprints. `cities` are those of `places` that are visited and no capitals: a capital stands for its country.
    `names` gives ids a name to show, `spelled` are the words by which any report names the parties.
    """

    number: int
    claim: Claim
    day: date | None
    people: dict[str, str | None]
    bodies: frozenset[str]
    countries: frozenset[str]
    names: dict[str, str]
    bounds: tuple[date | None, date | None] = (None, None)
    places: frozenset[str] = frozenset()
    doers: frozenset[str] = frozenset()
    kin: frozenset[str] = frozenset()
    cities: frozenset[str] = frozenset()
    spelled: frozenset[str] = frozenset()
    origin: str = ""
    id: str = ""

    def __post_init__(self) -> None:
        """Keeps the claim's id: it is a hash, and asked for often."""
        object.__setattr__(self, "id", self.id or self.claim.id)

    @property
    def event(self) -> Event:
        """The body of the claim."""
        assert isinstance(self.claim.body, Event)
        return self.claim.body

    @property
    def when(self) -> When | None:
        """The days told, or `None`; a day without a year is no date."""
        when = self.event.when
        return when if when and (when.earliest or when.before) else None

    @property
    def yearless(self) -> tuple[int, int] | None:
        """Month and day of a date whose year is not known ("June 28" in a report without a date), or `None`."""
        found = YEARLESS.match(self.event.when.edtf) if self.event.when else None
        return (int(found[1]), int(found[2])) if found else None

    @property
    def nameless(self) -> bool:
        """True when somebody takes part whom the report does not name ("the leaders of agencies")."""
        parties = {party.name for party in (*self.event.actors, *self.event.recipients) if party.schema in BEINGS}
        return len(parties) > len(self.people) + len(self.bodies)


@dataclass(frozen=True, slots=True)
class Account:
    """What one report tells of one event: the tellings, and what they say together.

    `when` is the sharpest date told, `[earliest, before)` the days on which all dates agree. `hosts` are the countries
    in which it was, of a stay those visited. `words` say what happened, `content` those of them that say it clearly.
    """

    tellings: tuple[Telling, ...]
    kind: str
    modes: frozenset[str | None]
    statuses: frozenset[str]
    when: When | None
    earliest: date | None
    before: date | None
    people: dict[str, str | None]
    bodies: frozenset[str]
    countries: frozenset[str]
    hosts: frozenset[str]
    places: frozenset[str]
    cities: frozenset[str]
    doers: frozenset[str]
    words: frozenset[str]
    content: frozenset[str]
    weekdays: frozenset[int]
    names: dict[str, str] = field(default_factory=dict)

    @property
    def first(self) -> Telling:
        """The telling that stands for the account: the one with the most people, dated, with the smallest id."""
        return min(self.tellings, key=lambda t: (-len(t.people), t.when is None, t.id))

    @property
    def type(self) -> str:
        """The PLOVER type."""
        return self.tellings[0].event.type

    @property
    def report(self) -> str:
        """The uri of the report."""
        return self.tellings[0].claim.report

    @property
    def day(self) -> date | None:
        """The day of publication."""
        return self.tellings[0].day

    @property
    def planned(self) -> bool:
        """True when the report tells it as something to come, or that was to come and will not."""
        return self.statuses <= {"planned", "proposed", "cancelled"}

    @property
    def another(self) -> bool:
        """True when the words speak of the next or the last one of many."""
        again = acts()["again"]
        return any(again & set(re.findall(r"\w+", t.event.what.casefold())) for t in self.tellings)

    @property
    def yearless(self) -> frozenset[tuple[int, int]]:
        """Months and days that are told without a year."""
        return frozenset(day for t in self.tellings if (day := t.yearless))

    @property
    def papers(self) -> frozenset[tuple[str, int]]:
        """What is done with how many papers: ("signed", 11)."""
        found = (p for t in self.tellings if t.claim.status in ("held", "ongoing") for p in t.event.instruments)
        return frozenset((p.act, p.count) for p in found if p.count and p.count > 1)

    @property
    def nameless(self) -> bool:
        """True when somebody takes part beside those who are named."""
        return any(telling.nameless for telling in self.tellings)

    @property
    def narrow(self) -> bool:
        """True when the days told are closed on both sides and no vaguer than a month."""
        return bool(self.earliest and self.before and (self.before - self.earliest).days <= NARROW)

    def span(self) -> tuple[date, date]:
        """The days `[first, end)` on which it can have been: those told, or those near the publication."""
        if self.when:
            return self.earliest or date.min, self.before or date.max
        telling = self.tellings[0]
        first, last = (telling.day, telling.day) if telling.day else telling.bounds
        if self.planned:
            return first or date.min, _later(last, NOTICE)
        return (first - NEWS if first else date.min), _later(last, timedelta(days=1))


def _later(day: date | None, length: timedelta) -> date:
    return day + length if day and day < date.max - length else date.max


def account(tellings: Sequence[Telling]) -> Account:
    """What the tellings, all of one report and one type, say together."""
    whens = [telling.when for telling in tellings if telling.when]
    kinds = {kind_of(telling) for telling in tellings}
    words = frozenset().union(*map(_words, tellings))
    people: dict[str, str | None] = {}
    for telling in tellings:
        for person, country in telling.people.items():
            people[person] = people.get(person) or country
    countries = frozenset().union(*(telling.countries for telling in tellings))
    return Account(
        tellings=tuple(sorted(tellings, key=lambda t: t.id)),
        kind=min(kinds, key=KINDS.index),
        modes=frozenset(telling.event.mode for telling in tellings),
        statuses=frozenset(telling.claim.status for telling in tellings),
        when=min(whens, key=sharpness, default=None),
        earliest=max((when.earliest for when in whens if when.earliest), default=None),
        before=min((when.before for when in whens if when.before), default=None),
        people=people,
        bodies=frozenset().union(*(telling.bodies for telling in tellings)),
        countries=countries,
        hosts=frozenset(_hosts(tellings, people, countries)),
        places=frozenset().union(*(telling.places for telling in tellings)),
        cities=frozenset().union(*(telling.cities for telling in tellings)),
        doers=frozenset().union(*(telling.doers for telling in tellings)),
        words=words,
        content=words - acts()["empty"],
        weekdays=frozenset().union(*map(_weekdays, tellings)),
        names={key: name for telling in tellings for key, name in telling.names.items()},
    )


KINDS = (STAY, ARRIVAL, CALL, MEETING, GATHERING, PRESS, "ceremony", DISCUSSION, "deed")
"""An account that is told as several kinds is of the first of them."""


def kind_of(telling: Telling) -> str:
    """What kind of act a telling is of, by the rule that found it and by its mode; a table in `acts.toml`."""
    event = telling.event
    if event.type != "CONSULT":
        return "deed"
    if event.mode == "phone":
        return CALL
    kind = acts()["kinds"].get(telling.claim.rule.partition(":")[2])
    if kind is None:
        kind = {"multilateral": GATHERING, "visit": STAY}.get(event.mode or "", MEETING)
    if any(words & acts()["press"] for words in (_named(party) for party in event.recipients)):
        return PRESS
    hosts = any(party.schema in BEINGS for party in event.recipients)
    return MEETING if kind == STAY and hosts else str(kind)


def sharpness(when: When) -> tuple[bool, timedelta, str]:
    """A key by which the sharpest date comes first; one that is only counted out ("1951~") comes after all others.

    Of what goes on from a day on the first day is known: that says more than a year, and less than a month.
    """
    length = (when.before or date.max) - (when.earliest or date.min)
    if when.before is None and when.edtf.endswith("/.."):
        length = timedelta(days=NARROW + 1)
    return when.edtf.endswith("~"), length, when.edtf


def _hosts(tellings: Iterable[Telling], people: dict[str, str | None], countries: frozenset[str]) -> set[str]:
    """Countries in which it was: that of the place, and of a guest's journey those that are not home."""
    told = list(tellings)
    places = {t.event.place.country for t in told if t.event.place and t.event.place.country}
    away = countries - {home for home in people.values() if home}
    return {place for place in places if place} | (away if any(kind_of(t) in (STAY, ARRIVAL) for t in told) else set())


def _words(telling: Telling) -> frozenset[str]:
    """Words for what happened, by their first letters, without names, offices and dates."""
    event = telling.event
    named = frozenset().union(*(_named(party) for party in (*event.actors, *event.recipients)))
    dates = set(re.findall(r"\w+", telling.when.text.casefold() if telling.when else ""))
    known = {word[:ROOT] for word in (*named, *dates, *telling.spelled, *acts()["weekdays"])}
    told = [word.casefold() for word in re.findall(r"\w+", event.what) if not word.isupper()]  # ASEAN is a name
    return frozenset(word[:STEM] for word in told if len(word) > SHORT and word[:ROOT] not in known)


def _named(party: Party) -> frozenset[str]:
    """The words of a party's name and office, in lower case."""
    return frozenset(re.findall(r"\w+", f"{party.name} {party.post or ''}".casefold()))


def _weekdays(telling: Telling) -> frozenset[int]:
    told = set(re.findall(r"\w+", telling.claim.text.casefold()))
    return frozenset(at for at, day in enumerate(acts()["weekdays"]) if day in told)


@cache
def acts() -> dict[str, Any]:
    """The table `acts.toml`, read once. Callers must not change it."""
    table = read_table(__file__, "acts.toml")
    for key in ("directed", "singular", "serial", "empty", "press", "again"):
        table[key] = frozenset(table[key])
    table["together"] = frozenset(frozenset(pair) for pair in table["together"])
    return table
