"""What a draft takes from one report while another tells it otherwise: open disagreements that touch its support."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from chancery.answer.disagreements import Disagreement, Side, with_words
from chancery.reconcile.draft.reading import Reading, folded
from chancery.reconcile.draft.tables import table
from chancery.reconcile.draft.verdict import Backing, Otherwise, Verdict
from chancery.record import Store

_TOUCHING = """SELECT r.number, e.value AS claim, f.id, f.check_name
               FROM findings AS f JOIN json_each(f.body, '$.claims') AS e
               JOIN current_reports AS r ON r.uri = json_extract(e.value, '$.report') WHERE r.number IN ({marks})"""
_DAY = re.compile(r"\d{4}(-\d\d){0,2}")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


@dataclass(frozen=True, slots=True)
class _Claim:
    """A place in the words of one side of a disagreement."""

    finding: str
    check: str
    words: Backing


def with_disputes(store: Store, reading: Reading, verdicts: Sequence[Verdict]) -> list[Verdict]:
    """The verdicts, those that are supported with what other reports have by the open disagreements of the record."""
    claims = _claims(store, {told.page for v in verdicts if v.ruling == "supported" for told in v.words})
    known: dict[str, Disagreement] = {}
    found = []
    for verdict in verdicts:
        if verdict.ruling != "supported":
            found.append(replace(verdict, otherwise=()))
            continue
        asked = {claim.finding for claim in claims if _touches(verdict, claim)}
        known |= {finding.id: finding for finding in with_words(store, asked - known.keys())}
        told = [o for id_ in sorted(asked) for o in _otherwise(verdict, known[id_], reading)]
        gone = [_place(side) for id_ in asked if known[id_].dismissed for side in known[id_].sides]
        told += [o for o in verdict.otherwise if not any(o.words.overlaps(place) for place in gone)]
        found.append(replace(verdict, otherwise=tuple(_once(told, verdict))))
    dated = {o.finding for v in found if v.kind == "date" for o in v.otherwise}
    return [_but(verdict, dated) if verdict.kind == "event" else verdict for verdict in found]


def _claims(store: Store, pages: Iterable[int]) -> list[_Claim]:
    kinds = table("disputes")["kinds"]
    found = []
    for row in store.each(_TOUCHING, sorted(pages)):
        claim = json.loads(row["claim"])
        if row["check_name"] in kinds and claim.get("part", "body") == "body":
            words = Backing(row["number"], claim["start"], claim["end"])
            found.append(_Claim(row["id"], row["check_name"], words))
    return found


def _touches(verdict: Verdict, claim: _Claim) -> bool:
    kinds = table("disputes")["kinds"]
    return verdict.kind in kinds[claim.check] and _is_told(verdict, claim.words)


def _is_told(verdict: Verdict, place: Backing) -> bool:
    """Whether words that support a fact are those of a claim; a sentence often tells other events beside one."""
    return place in verdict.words if verdict.kind == "event" else any(told.overlaps(place) for told in verdict.words)


def _otherwise(verdict: Verdict, finding: Disagreement, reading: Reading) -> Iterable[Otherwise]:
    """What other reports have, unless the fact is no value of the disagreement. A report with several tells nothing."""
    if finding.dismissed:
        return
    sides = [side for side in finding.sides if _is_clear(side, finding.sides)]
    touched = [side for side in sides if _is_told(verdict, _place(side))]
    ours = [side for side in touched if _tells(verdict, side.value, reading)]
    for side in sides if ours else ():
        if not any(_fits(side.value, mine.value) for mine in touched):
            yield Otherwise(side.value, _place(side), finding.id)


def _is_clear(side: Side, sides: Sequence[Side]) -> bool:
    """Whether its report has one value alone."""
    return all(_fits(side.value, other.value) for other in sides if other.report.number == side.report.number)


def _tells(verdict: Verdict, value: str, reading: Reading) -> bool:
    """Whether a fact of the draft has that value; of a figure or an anniversary the words that agree say so."""
    if verdict.kind in ("figure", "ordinal"):
        return True
    if verdict.kind in ("date", "event"):
        days = [(time.start, time.end, time.when) for time in reading.times]
        days += [(event.start, event.end, event.when) for event in reading.events]
        whens = [when.edtf for start, end, when in days if when and (start, end) == (verdict.start, verdict.end)]
        return bool(_DAY.fullmatch(value)) and any(_fits(edtf, value) for edtf in whens)
    return folded(value) in (folded(reading.text[verdict.start : verdict.end]), folded(verdict.name))


def _fits(one: str, other: str) -> bool:
    """Whether two values can be one: a year is no other value than a day in it, "bln" no other than "billion"."""
    if _DAY.fullmatch(one) and _DAY.fullmatch(other):
        return one.startswith(other) or other.startswith(one)
    mine, second = _NUMBER.search(one), _NUMBER.search(other)
    return one == other or bool(mine and second and mine[0] == second[0])


def _place(side: Side) -> Backing:
    return Backing(side.report.number, side.start, side.end)


def _once(told: Iterable[Otherwise], verdict: Verdict) -> list[Otherwise]:
    """Each place once, none in a report that supports the fact: the disagreement that has a place speaks for it."""
    telling = {words.page for words in verdict.words}
    kept: list[Otherwise] = []
    for one in told:
        if one.words.page not in telling and not any(one.words.overlaps(other.words) for other in kept):
            kept.append(one)
    return kept


def _but(verdict: Verdict, findings: set[str]) -> Verdict:
    """An event without the disagreements that are told of its day."""
    return replace(verdict, otherwise=tuple(o for o in verdict.otherwise if o.finding not in findings))
