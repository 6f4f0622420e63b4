"""What becomes of an envoy, told in two strengths."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import cache

from chancery.model import Event, Finding, Span
from chancery.reconcile.checks.material import Material, Side, Told, best_attested, finding, table

SAME_AFFAIR = timedelta(days=7)
"""Reports of one affair come out within a week of one another."""

_ENVOY = re.compile(r"\b(?:ambassador|envoy|charg[eé] d['’]affaires|consul)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Measure:
    """A row of `measure` in rules.toml: what is done to an envoy, how it is named, the words for it."""

    name: str
    words: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class _Dealt:
    told: Told
    measure: str
    side: Side


def two_measures(material: Material) -> Iterator[Finding]:
    """An envoy who is expelled in one report and only asked to stay away in another.

    The envoys of one country whose treatment reports of one week tell; soft, because a strong word may stand for the
    weaker measure.
    """
    dealt: dict[str, list[_Dealt]] = defaultdict(list)
    for told in (told for group in material.events for told in group):
        for country in _envoys(told):
            dealt[country] += _measures(told)
    for country in sorted(dealt):
        for affair in _affairs(dealt[country]):
            if len({d.measure for d in affair}) > 1 and _told_apart(affair):
                sides = best_attested({(d.side.source.uri, d.side.span): d.side for d in affair}.values())
                by = "; ".join(dict.fromkeys(f"{side.value} ({side.who}: “{side.words}”)" for side in sides))
                sentence = f"What becomes of the envoy of {material.names.get(country, country)}: {by}."
                first = min(str(one.told.source.published) for one in affair)
                key = (country, first, *sorted({side.value for side in sides}))
                yield finding("two_measures", "soft", sentence, sides, key=key)


def _envoys(told: Told) -> set[str]:
    """Countries whose envoy takes part in the event, unless it is their own doing."""
    body = told.claim.body
    if not isinstance(body, Event) or told.source.published is None:
        return set()
    parties = (*body.actors, *body.recipients)
    return {
        p.country for p in parties if p.country and p.schema == "Person" and _ENVOY.search(f"{p.name} {p.post or ''}")
    }


def _measures(told: Told) -> Iterator[_Dealt]:
    around = told.source.sentence(told.claim.span.start, told.claim.span.end)
    words = around.of(told.source.text)
    if not _ENVOY.search(words):
        return
    for measure in measures():
        if found := measure.words.search(words):
            span = Span(around.start + found.start(), around.start + found.end())
            yield _Dealt(told, measure.name, Side(told.source, span, measure.name))


@cache
def measures() -> tuple[_Measure, ...]:
    """The measures of rules.toml, read once."""
    return tuple(_Measure(row["name"], re.compile(row["words"], re.IGNORECASE)) for row in table("rules")["measure"])


def _affairs(dealt: Sequence[_Dealt]) -> Iterator[list[_Dealt]]:
    """Runs of reports that come out within a week of the one before."""
    affair: list[_Dealt] = []
    for one in sorted(dealt, key=lambda d: (str(d.told.source.published), d.told.source.uri, d.side.span.start)):
        last = affair[-1].told.source.published if affair else None
        if last and one.told.source.published and one.told.source.published - last > SAME_AFFAIR:
            yield affair
            affair = []
        affair.append(one)
    if affair:
        yield affair


def _told_apart(affair: Sequence[_Dealt]) -> bool:
    """Whether some report tells a measure that another, of another source, does not."""
    by_source: dict[str, set[str]] = defaultdict(set)
    for one in affair:
        by_source[one.told.source.origin].add(one.measure)
    return len({frozenset(measures) for measures in by_source.values()}) > 1
