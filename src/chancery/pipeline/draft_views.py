"""Verdicts on a draft as views, with the words of the record behind each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from chancery.answer.check import Backed, Checked, Dispute, Fact
from chancery.answer.days import spelled, spoken
from chancery.answer.events import LINE, report_line
from chancery.answer.views import ReportLine
from chancery.pipeline.draft_names import Names
from chancery.reconcile.draft.page import Page
from chancery.reconcile.draft.reading import Reading
from chancery.reconcile.draft.verdict import Verdict
from chancery.record import Store
from chancery.record.beside import attested

SHOWN = 3
"""Reports whose words are shown for one fact."""

_REPORTS = f"""SELECT {LINE},
                     coalesce(s.origin, r.uri) AS origin, r.body_text
              FROM reports AS r LEFT JOIN sources AS s ON s.report = r.number WHERE r.number IN ({{marks}})"""


def view(store: Store, draft: Page, reading: Reading, names: Names, verdicts: Sequence[Verdict]) -> Checked:
    """The verdicts with the reports behind them."""
    of_name = {named.start: named for named in reading.names}
    people = {v: of_name[v.start].ids for v in verdicts if v.kind == "name" and v.start in of_name and not v.backing}
    entities = {entity for ids in people.values() for entity in ids}
    known = attested(store, entities)
    numbers = {backing.page for verdict in verdicts for backing in verdict.backing}
    numbers |= {told.words.page for verdict in verdicts for told in verdict.otherwise}
    numbers |= {row["report"] for row in known.values()}
    reports = {row["number"]: row for row in store.each(_REPORTS, sorted(numbers))}
    facts = []
    for verdict in verdicts:
        if verdict in people and verdict.ruling == "supported":
            facts.append(
                _known_name(
                    draft,
                    verdict,
                    [known[e] for e in sorted(people[verdict]) if e in known],
                    reports,
                    names,
                )
            )
        else:
            facts.append(_fact(draft, verdict, reports, names))
    return Checked(draft.text, draft.published.isoformat() if draft.published else None, tuple(facts))


def _fact(draft: Page, verdict: Verdict, reports: Mapping[int, Any], names: Names) -> Fact:
    backing = sorted(set(verdict.backing), key=lambda b: (_day(reports[b.page]), b.page, b.start))
    rows = [reports[b.page] for b in backing]
    days = [row["versioncreated"][:10] for row in rows if row["versioncreated"]]
    disputed = tuple(
        Dispute(told.value, _backed(reports[told.words.page], told.words.start, told.words.end), told.finding or None)
        for told in verdict.otherwise
    )
    said = verdict.sentence or _did_you_mean(verdict, names)
    one_each = {b.page: b for b in reversed(backing)}
    shown = sorted(one_each.values(), key=lambda b: (_day(reports[b.page]), b.page))[:SHOWN]
    return Fact(
        verdict.start,
        verdict.end,
        draft.text[verdict.start : verdict.end],
        verdict.kind,
        verdict.ruling,
        " ".join(filter(None, (said, _disputes(disputed)))),
        tuple(_backed(reports[b.page], b.start, b.end) for b in shown),
        max(verdict.reports, len({b.page for b in backing})),
        max(verdict.independent, len({row["origin"] for row in rows})),
        min(days, default=None),
        disputed,
    )


def _disputes(disputed: Sequence[Dispute]) -> str:
    """What other reports have, which they are, and the ids by which `chancery disagreements` shows it."""
    if not disputed:
        return ""
    tellers: dict[str, list[str]] = {}
    for told in disputed:
        tellers.setdefault(spelled(told.value), []).append(_teller(told.words.report))
    values = " or ".join(f"{value} ({'; '.join(dict.fromkeys(who))})" for value, who in tellers.items())
    ids = ", ".join(dict.fromkeys(told.finding[:ID] for told in disputed if told.finding))
    return f"Disputed: {values}{f', disagreement {ids}' if ids else ''}."


ID = 6
"""Letters of a disagreement's id that a sentence gives."""


def _teller(report: ReportLine) -> str:
    return f"{report.provider or report.uri}, {spoken(report.published[:10]) if report.published else 'undated'}"


def _known_name(draft: Page, verdict: Verdict, told: Sequence[Any], reports: Mapping[int, Any], names: Names) -> Fact:
    """A name that the record knows: in how many reports, since when, where first."""
    words = [_backed(reports[row["report"]], row["span_start"], row["span_end"]) for row in told]
    days = [row["first"][:10] for row in told if row["first"] != "9999"]
    spelt = names.spelt.get(verdict.name)
    note = f"The record writes {spelt}." if spelt and spelt != verdict.name else ""
    most = max((row["reports"] for row in told), default=0)
    sources = max((row["independent"] for row in told), default=0)
    text = draft.text[verdict.start : verdict.end]
    place = (verdict.start, verdict.end, text, verdict.kind, verdict.ruling, note)
    return Fact(*place, tuple(words[:SHOWN]), most, sources, min(days, default=None))


def _did_you_mean(verdict: Verdict, names: Names) -> str:
    if verdict.ruling != "not in the record" or verdict.kind != "name":
        return ""
    near = names.near.get(verdict.name, ())
    return f"Did you mean {' or '.join(dict.fromkeys(n.caption for n in near[:2]))}?" if near else ""


def _day(row: Any) -> str:
    return row["versioncreated"] or "9999"


def _backed(row: Any, start: int, end: int) -> Backed:
    return Backed(" ".join(row["body_text"][start:end].split()), start, end, report_line(row))
