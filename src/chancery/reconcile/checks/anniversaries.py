"""Elapsed-time arithmetic against every stated or derived date of the base event."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from chancery.lang.milestones import milestones
from chancery.model import Event, Finding, Span, When
from chancery.reconcile.checks.material import (
    Material,
    Reckoned,
    Side,
    Told,
    best_attested,
    count,
    finding,
)


@dataclass(frozen=True, slots=True)
class _Dated:
    side: Side
    when: When


@dataclass(frozen=True, slots=True)
class _Conflict:
    sentence: str
    agreeing: list[Side]
    against: list[Side]

    @property
    def sides(self) -> list[Side]:
        return [*self.agreeing, *self.against]


_COMMEMORATES = re.compile(
    r"\banniversar|\bcelebrat|\bcommemorat|\b(?:years?|decades?) (?:of|since|ago)\b", re.IGNORECASE
)
"""An event about a milestone is not the milestone."""


def anniversaries(material: Material) -> Iterator[Finding]:
    """An anniversary or "N years ago" that does not agree with the date of what it counts from.

    For each milestone of a pair of countries, the stated dates and the dates that anniversaries imply are gathered.
    The best attested date that a report states (or, where none does, implies) stands on one side; a date with no day
    in common with any stated one stands on the other. Two implied years that differ by the width of their arithmetic
    share a day and are no conflict.
    """
    stated: dict[tuple[str, frozenset[str]], list[_Dated]] = defaultdict(list)
    implied: dict[tuple[str, frozenset[str]], list[_Dated]] = defaultdict(list)
    for told in (told for group in material.events for told in group):
        for key, dated in _stated(told):
            stated[key].append(dated)
    for reckoned in material.reckonings:
        for key, dated in _implied(reckoned):
            implied[key].append(dated)
    names = {milestone.id: milestone.name for milestone in milestones()}
    for key in sorted(implied, key=lambda k: (k[0], sorted(k[1]))):
        between = " and ".join(material.names.get(country, country) for country in sorted(key[1]))
        found = _conflict(f"the {names[key[0]]} of {between}", stated[key], implied[key])
        if found:
            against = sorted({side.value for side in found.against})
            yield finding("anniversaries", "hard", found.sentence, found.sides, key=(key[0], *sorted(key[1]), *against))


def _stated(told: Told) -> Iterator[tuple[tuple[str, frozenset[str]], _Dated]]:
    """The milestone an event is, where its own words give it a date."""
    body, claim = told.claim.body, told.claim
    if not isinstance(body, Event) or not body.when or body.when.text not in claim.text or len(told.countries) != 2:
        return
    if claim.status != "held" or _COMMEMORATES.search(claim.text):
        return
    for milestone in milestones():
        if milestone.fits(claim.text, act=True) and milestone.has_date(claim.text, body.when.text):
            side = Side(told.source, claim.span, body.when.edtf, f"dated {body.when.edtf}")
            yield (milestone.id, told.countries), _Dated(side, body.when)
            return


def _implied(reckoned: Reckoned) -> Iterator[tuple[tuple[str, frozenset[str]], _Dated]]:
    elapsed = reckoned.elapsed
    if not elapsed.base or elapsed.unit != "Y" or not elapsed.of or len(reckoned.countries) != 2:
        return
    for milestone in milestones():
        if milestone.fits(elapsed.of, act=elapsed.ordinal_kind != "anniversary"):
            span = Span(elapsed.start, elapsed.end)
            side = Side(reckoned.source, span, elapsed.base.edtf, elapsed.derivation)
            yield (milestone.id, reckoned.countries), _Dated(side, elapsed.base)
            return


def _conflict(name: str, stated: list[_Dated], implied: list[_Dated]) -> _Conflict | None:
    """The conflict about a milestone: what agrees with the best attested date, and what cannot."""
    everything = [*stated, *implied]
    anchor = max(everything, key=lambda dated: _support(dated, everything))
    against = [d for d in everything if not any(d.when.overlaps(other.when) for other in _agreeing(anchor, everything))]
    if not against:
        return None
    agreeing = _agreeing(anchor, everything)
    sides = best_attested(d.side for d in agreeing), best_attested(d.side for d in against)
    origins = len({d.side.source.origin for d in agreeing})
    dates = " / ".join(dict.fromkeys(d.side.value for d in agreeing))
    wrong = against[0].side
    sentence = (
        f"{name[0].upper()}{name[1:]} is dated {dates} by {count(origins, 'independent source')}; "
        f"“{wrong.words}” ({wrong.who}) puts it in {wrong.value}: {wrong.how}."
    )
    return _Conflict(sentence, *sides)


def _agreeing(anchor: _Dated, everything: list[_Dated]) -> list[_Dated]:
    return [dated for dated in everything if dated.when.overlaps(anchor.when)]


def _support(dated: _Dated, everything: list[_Dated]) -> tuple[int, bool, str, str]:
    """Independent sources that agree, then a stated day before an implied year; the name breaks ties."""
    agreeing = _agreeing(dated, everything)
    return (
        len({d.side.source.origin for d in agreeing}),
        len(dated.when.edtf) > 4,
        dated.side.value,
        dated.side.source.uri,
    )
