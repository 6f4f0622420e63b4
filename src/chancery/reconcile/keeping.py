"""Promises that were kept: a later event in which the same sides do what they agreed to do."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from chancery.reconcile.tellings import SHORT, STEM, Telling, acts

DEEDS = frozenset({"CONSULT", "SUPPORT", "COOPERATE", "AID", "CONCEDE", "RETREAT", "OTHER"})
"""Types of acts by which a promise is kept."""
DONE = frozenset({"held", "ongoing"})
SHARE = 0.6
"""Share of a promise's words that must stand in the words of the deed, and at least `WORDS` of them."""
WORDS = 2
ENDINGS = re.compile(r"(?:ings?|ed|es|s|e)$")


@dataclass(frozen=True, slots=True)
class Deed:
    """That event `deed` keeps the promise made in event `promise` (both by place), with the reason in a sentence."""

    promise: int
    deed: int
    reason: str


def find_deeds(events: Sequence[Sequence[Telling]]) -> list[Deed]:
    """What keeps the promises among `events`, each event given by its tellings.

    A deed is of all the countries that promised it (two at least), is told in a later report as done, is not known to
    be earlier than the promise, and its words are those of what was promised. A promise that an event tells as planned
    and another as held is one event already.
    """
    done: dict[frozenset[str], list[int]] = defaultdict(list)
    for at, tellings in enumerate(events):
        if tellings[0].event.type in DEEDS and any(t.claim.status in DONE for t in tellings):
            done[frozenset().union(*(t.countries for t in tellings))].append(at)
    found = []
    for at, tellings in enumerate(events):
        for telling in tellings:
            if telling.event.type == "AGREE" and telling.event.pledge and telling.claim.status in DONE:
                found += [Deed(at, deed, why) for deed, why in _kept(telling, events, done)]
    return sorted({(d.promise, d.deed): d for d in found}.values(), key=lambda d: (d.promise, d.deed))


def _kept(
    promise: Telling, events: Sequence[Sequence[Telling]], done: dict[frozenset[str], list[int]]
) -> Iterator[tuple[int, str]]:
    assert promise.event.pledge is not None
    what = promise.event.pledge.what
    wanted, verbs = _words(what, promise), _verbs(what)
    made = promise.day or (promise.when.earliest if promise.when else None)
    if len(promise.countries) < WORDS or len(wanted) < WORDS or made is None:
        return
    for at in done.get(promise.countries, ()):
        for telling in events[at]:
            told = _words(telling.claim.text, telling)
            common = wanted & told
            if (
                not told & verbs
                or len(common) < WORDS
                or len(common) < SHARE * len(wanted)
                or not _is_later(telling, made)
            ):
                continue
            day = telling.when.edtf if telling.when else f"a report of {telling.day}"
            yield at, f"“{' '.join(telling.claim.text.split())}” ({day}) has the words of what was agreed by {made}."
            break


def _verbs(what: str) -> set[str]:
    """The stems of the verb of a promise and of those by which it may be told as kept."""
    first = what.split()[0].casefold()
    alike: list[str] = next((group for group in acts()["verbs"] if first in group), [first])
    return {_stem(verb) for verb in alike}


def _is_later(telling: Telling, made: date) -> bool:
    """True for what a later report tells as done, and not of a day before the promise."""
    if telling.claim.status not in DONE or telling.day is None or telling.day <= made:
        return False
    when = telling.when
    if when is None or when.before is None:
        return when is None or when.earliest is None or when.earliest > made
    return when.before > made + timedelta(days=1)


def _words(text: str, telling: Telling) -> frozenset[str]:
    """Words that say what is done, by their stems, without names and numbers."""
    told = (word.casefold() for word in re.findall(r"[^\W\d_]+", text) if not word.isupper())
    stems = {_stem(word) for word in told if len(word) >= SHORT and word not in telling.spelled}
    return frozenset(stems - _empty())


@cache
def _empty() -> frozenset[str]:
    """Stems of words that say nothing of what is done, and of no verb of a promise."""
    verbs = {_stem(verb) for group in acts()["verbs"] for verb in group}
    return frozenset(_stem(word) for word in (*acts()["empty"], *acts()["idle"])) - verbs


def _stem(word: str) -> str:
    return ENDINGS.sub("", word)[:STEM]
