"""Offices of the draft against those of the record: who held it, and what else its holder was."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from chancery.model import When
from chancery.model.states import successor
from chancery.reconcile.draft.atoms import post_words, posts_agree
from chancery.reconcile.draft.page import fold
from chancery.reconcile.draft.reading import Held
from chancery.reconcile.draft.tables import table
from chancery.reconcile.draft.verdict import Backing, Verdict, day_words

TERM = 183
"""Days around a draft's day in which another office of its holder speaks against the one it gives."""
FRESH = 120
"""Days from a report in which somebody else holds the office: later there may be a new holder."""


@dataclass(frozen=True, slots=True)
class Tenure:
    """An office that the record gives to somebody: by whom, on which day, in which words, by how many reports."""

    ids: frozenset[str]
    name: str
    post: str
    of: str | None
    day: date | None
    former: bool
    backing: Backing
    reports: int = 1
    independent: int = 1


@dataclass(frozen=True, slots=True)
class Asked:
    """An office of the draft: where its words stand, and the day it is told of (`None`: not known)."""

    held: Held
    start: int
    end: int
    day: date | None


def judge_office(asked: Asked, own: Sequence[Tenure], others: Sequence[Tenure]) -> Verdict:
    """What the record says of an office: `own` are offices of the holder, `others` holders of offices of that state."""
    held = asked.held
    mine = [t for t in own if posts_agree(t.post, held.post)]
    given = [t for t in mine if _one_state(t.of, held.of)]
    rival = _rival(asked, others, {t.backing for t in own})
    if given:
        late = rival if rival and _succeeded(asked, given, rival) else None
        if late:
            return _verdict(asked, "contradicted", _late(asked, given, late), [late])
        if rival and _before_or_after(asked, given) and abs(_days(asked, rival)) <= FRESH:
            nearest = _nearest(asked, given)
            words = f"The record has {rival.name} as {_told(rival)}, and {held.holder} as {_told(nearest)}."
            return _verdict(asked, "contradicted", words, [rival, nearest])
        counts = max(t.reports for t in given), max(t.independent for t in given)
        verdict = _verdict(asked, "supported", "", given)
        return replace(verdict, reports=counts[0], independent=counts[1])
    if mine and all(t.of for t in mine) and held.of:
        return _verdict(asked, "contradicted", f"The record has {held.holder} as {mine[0].post} of {mine[0].of}.", mine)
    else_ = [t for t in own if _then(asked, t) and not t.former and _excludes(t.post, held.post)]
    if else_ and not held.former:
        last = _nearest(asked, else_)
        return _verdict(asked, "contradicted", f"The record has {held.holder} as {_told(last)}.", [last])
    if rival and not held.former and not own and abs(_days(asked, rival)) <= FRESH:
        return _verdict(asked, "contradicted", f"The record has {rival.name} as {_told(rival)}.", [rival])
    notes = [f"The record has {held.holder} as {_told(_nearest(asked, own))}."] if own else []
    if asked.day is None and not held.former and _speaks_with_a_day(asked, own, others):
        notes.append("The draft gives no day to compare it by: give its day with --published.")
    return _verdict(asked, "not in the record", " ".join(notes), [])


def _speaks_with_a_day(asked: Asked, own: Sequence[Tenure], others: Sequence[Tenure]) -> bool:
    """Whether the record has what can only be weighed beside a day: another office of the holder, or other holders."""
    if any(t.day and not t.former and _excludes(t.post, asked.held.post) for t in own):
        return True
    return not own and bool(_holders(asked, others, set()))


def _verdict(asked: Asked, ruling: str, sentence: str, told: Sequence[Tenure]) -> Verdict:
    backing = tuple(t.backing for t in told)
    return Verdict(asked.start, asked.end, "office", ruling, sentence, backing, asked.held.holder)  # type: ignore[arg-type]


def _one_state(one: str | None, other: str | None) -> bool:
    if one is None or other is None:
        return True
    if len(one) == len(other) == 3 and one.isupper() and other.isupper():
        return successor(one) == successor(other)
    return True  # names of bodies come in many forms


def _excludes(one: str, other: str) -> bool:
    """Whether nobody holds both posts at a time: two different offices of state that do not go together."""
    ours, theirs = _office(one), _office(other)
    if ours is None or theirs is None:
        return False
    if ours == theirs:  # two embassies
        mine, second = post_words(one), post_words(other)
        return ours == "ambassador" and bool(mine - second and second - mine)
    return not any({ours, theirs} <= set(pair) for pair in table("offices")["together"])


def _office(post: str) -> str | None:
    """The office of state that a post is, by the table `offices.toml`."""
    words = post_words(post)
    found = [row for row in table("offices")["office"] if any(post_words(name) <= words for name in row["names"])]
    best = max(
        found, key=lambda row: max(len(post_words(n)) for n in row["names"] if post_words(n) <= words), default=None
    )
    return best["id"] if best else None


def _rival(asked: Asked, others: Sequence[Tenure], own: set[Backing]) -> Tenure | None:
    """Who holds an office that only one person holds, by the report nearest to the day."""
    if asked.day is None:
        return None
    return min(_holders(asked, others, own), key=lambda t: abs(_days(asked, t)), default=None)


def _holders(asked: Asked, others: Sequence[Tenure], own: set[Backing]) -> list[Tenure]:
    """Who else held, on any day, an office that only one person holds."""
    held = asked.held
    office = _office(held.post)
    if office is None or held.of is None:
        return []
    if not any(row["id"] == office and row["single"] for row in table("offices")["office"]):
        return []
    return [
        t
        for t in others
        if t.day
        and not t.former
        and t.backing not in own
        and not t.ids & held.ids
        and not _may_be_one(t.name, held.holder)
        and t.of
        and _one_state(t.of, held.of)
        and _office(t.post) == office
        and posts_agree(t.post, held.post)
    ]


def _may_be_one(name: str, other: str) -> bool:
    """Whether one name is the other with its first names cut to letters: "D. A. Medvedev" is no other Medvedev."""
    (*ours, mine), (*theirs, yours) = (fold(told).replace(".", " ").split() for told in (name, other))
    if mine != yours or not (ours and theirs):
        return mine == yours
    return any(len(word) == 1 for word in (ours[0], theirs[0])) and ours[0][0] == theirs[0][0]


def _succeeded(asked: Asked, given: Sequence[Tenure], rival: Tenure) -> bool:
    """Whether the rival held the office between the holder's last day in it and the day asked for."""
    days = [t.day for t in given if t.day]
    if not days or asked.day is None or rival.day is None or asked.held.former:
        return False
    return max(days) < rival.day <= asked.day


def _before_or_after(asked: Asked, given: Sequence[Tenure]) -> bool:
    """Whether the day is far from all days on which the record gives the holder the office."""
    days = [abs(_days(asked, t)) for t in given if t.day]
    return bool(days) and asked.day is not None and min(days) > FAR


FAR = 400
"""Days."""


def _then(asked: Asked, tenure: Tenure) -> bool:
    return asked.day is not None and tenure.day is not None and abs(_days(asked, tenure)) <= TERM


def _days(asked: Asked, tenure: Tenure) -> int:
    return (asked.day - tenure.day).days if asked.day and tenure.day else 0


def _nearest(asked: Asked, told: Sequence[Tenure]) -> Tenure:
    return min(told, key=lambda t: (t.day is None, abs(_days(asked, t))))


def _told(tenure: Tenure) -> str:
    day = f" on {day_words(When.of_day(tenure.day))}" if tenure.day else ""
    return f"{tenure.post}{day}"


def _late(asked: Asked, given: Sequence[Tenure], rival: Tenure) -> str:
    last = max((t for t in given if t.day), key=lambda t: t.day or date.min)
    assert last.day
    return (
        f"The record last has {asked.held.holder} as {last.post} on {day_words(When.of_day(last.day))},"
        f" and {rival.name} as {_told(rival)}."
    )
