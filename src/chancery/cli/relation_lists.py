"""Agreements, commitments, calendars and coverage as text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from rich.text import Text

from chancery.answer import Agreement, Commitment, Coverage, Entry, EventView, PartyLine, Words
from chancery.answer.coverage import Outlet
from chancery.answer.days import MONTHS, due, spoken
from chancery.answer.party import country_name
from chancery.answer.words import act_of, party, standing
from chancery.cli.layout import put, screen
from chancery.cli.relation_page import agreement_row, day, numbers, row
from chancery.cli.render import report_text

ID = 6
"""Characters of an id that are shown, as in timelines."""
SHOWN = 8
"""Events that only one side tells, of each side."""
NAME = 26
"""Least columns of a source's name."""
COUNTS = 50
"""Columns of its home and its counts."""


def show_agreements(told: Sequence[Agreement]) -> None:
    """Prints each agreement with its parties and the words of every stage."""
    for one in told:
        left, right = agreement_row(one)
        row(left, right)
        parties = " – ".join(party(line) for line in one.parties[:6])
        sources = f"{_count(one.reports, 'report')}, {one.independent} independent"
        put(Text(f"{one.kind}; {parties}; {sources}; event {one.events[0][:ID]}", "dim"), indent=4, hang=2)
        for stage in one.stages:
            for words in stage.words:
                put(Text.assemble((f"{stage.state}: ", "magenta"), _quoted(words)), indent=4, hang=2)
        put()
    lapsed = sum(one.lapsed for one in told)
    notes = [_count(len(told), "agreement")] + ([f"{lapsed} with a term that is over"] if lapsed else [])
    put(Text("; ".join(notes) + ".", "dim"))


def _quoted(words: Words) -> Text:
    told = "“" + " ".join(words.text.split()) + "” "
    said = f", said by {words.said_by}" if words.said_by else ""
    return Text.assemble(told, report_text(words.report), (said, "dim"))


def show_commitments(told: Sequence[Commitment]) -> None:
    """Prints what is overdue, due, open without a day, kept and called off."""
    undated = [one for one in told if one.state == "open" and not one.due_by]
    groups = (
        ("overdue", "Overdue: no report that it was done", [one for one in told if one.state == "overdue"]),
        ("to come", "To come", [one for one in told if one.state == "open" and one.due_by]),
        ("open without a day", "Open, no day told", undated),
        ("kept", "Kept", [one for one in told if one.state == "kept"]),
        ("called off", "Called off", [one for one in told if one.state == "cancelled"]),
    )
    for _, heading, members in groups:
        if members:
            put(Text(f"{heading} ({len(members)})", "bold"))
            for one in members:
                _commitment(one)
            put()
    counts = ", ".join(f"{len(members)} {name}" for name, _, members in groups if members)
    put(Text(f"{_count(len(told), 'commitment')}{': ' if counts else ''}{counts}.", "dim"))


def _commitment(one: Commitment) -> None:
    who = " – ".join(_names(side) for side in (one.who, one.whom) if side)
    first, more = one.words[0], one.words[1:]
    line = Text.assemble((f"{one.kind}: ", "magenta"), f"{who}: " if who else "", f"“{one.what}” ")
    line.append_text(report_text(first.report))
    if more:
        line = Text.assemble(line, " also ", numbers(words.report.number for words in more))
    line.append(f", said by {first.said_by}" if first.said_by else "", "dim")
    line.append(f" (event {one.event[:ID]})", "dim")
    row(day(one.due, first.report.published, read=due), line)
    if one.deed:
        heading = "done: " if one.state == "kept" else "called off: "
        row(Text(), Text.assemble((heading, "green"), _quoted(one.deed[0])))


def _names(side: Sequence[PartyLine]) -> str:
    return ", ".join(party(line) for line in side[:3]) + (" and others" if len(side) > 3 else "")


def show_calendar(entries: Sequence[Entry], days: tuple[date, date]) -> None:
    """Prints the entries by month; what may be on any day of a longer time stands where it begins."""
    put(Text(f"{spoken(days[0].isoformat())} to {spoken(days[1].isoformat())}", "bold"))
    heading = ""
    for entry in entries:
        first = date.fromisoformat(entry.first)
        month = f"{MONTHS[first.month - 1]} {first.year}" if _within_month(entry) else f"Some time in {_span(entry)}"
        if month != heading:
            heading = month
            put()
            put(Text(month, "bold"))
        sure = (f" ({entry.confidence}) ", "red" if entry.disputed else "dim")
        reports = numbers(report.number for report in entry.sources)
        row(day(entry.when, read=due), Text.assemble(entry.title, sure, reports))
    if entries:
        put()
    put(Text(f"{_count(len(entries), 'entry', 'entries')}.", "dim"))


def _within_month(entry: Entry) -> bool:
    return entry.first[:7] == entry.last[:7] or (entry.last > entry.first and _days(entry) <= 31)


def _days(entry: Entry) -> int:
    return (date.fromisoformat(entry.last) - date.fromisoformat(entry.first)).days


def _span(entry: Entry) -> str:
    return entry.first[:4] if entry.first[:4] == entry.last[:4] else f"{entry.first[:4]}–{entry.last[:4]}"


def show_coverage(told: Coverage) -> None:
    """Prints a table of the sources, then what only one side tells."""
    put(Text(f"{_count(told.events, 'event')}, {told.shared} told by more than one independent source.", "bold"))
    if not told.outlets:
        return
    put()
    head = ("reports", "reprints", "events", "first", "alone")
    width = _name_width(told.outlets)
    put(Text("source".ljust(width) + "home " + "".join(name.rjust(9) for name in head), "dim"))
    for outlet in told.outlets:
        put(_outlet(outlet, width))
    for silence in told.silences:
        untold = f" and none of {country_name(silence.untold)}" if silence.untold else " alone"
        verb = "outlets of " if silence.untold else ""
        put()
        put(Text(f"Told by {verb}{country_name(silence.told)}{untold}: {_count(len(silence.events), 'event')}", "bold"))
        for event in silence.events[:SHOWN]:
            reports = sorted({words.report.number for words in event.words})
            row(day(event.when, event.told), Text.assemble(f"{_brief(event)} ", numbers(reports)))
        if len(silence.events) > SHOWN:
            put(Text(f"and {len(silence.events) - SHOWN} more (all of them with --json)", "dim"), indent=2)
    put()
    put(Text("first: told on an earlier day than anybody else; a reprint counts for its origin.", "dim"))


def _brief(event: EventView) -> str:
    """An event by its act and the names in it."""
    sides = (", ".join(p.name for p in side[:3]) for side in (event.actors, event.recipients) if side)
    what = "" if event.type == "CONSULT" else f": {' '.join(event.what.split())}"
    status = "" if event.status == "held" else f" [{standing(event)}]"
    return f"{act_of(event)}{status}: {' – '.join(sides)}{what}"


def _name_width(outlets: Sequence[Outlet]) -> int:
    """Columns for the longest name, in a terminal as many as there are; in a pipe no name is cut."""
    longest = max(NAME, *(len(outlet.name) + 2 for outlet in outlets))
    return min(longest, max(NAME, screen().width - COUNTS)) if screen().is_terminal else longest


def _outlet(outlet: Outlet, width: int) -> Text:
    counts: Iterable[int] = (outlet.reports, outlet.reprints, outlet.events, outlet.first, outlet.alone)
    name = outlet.name if len(outlet.name) < width else outlet.name[: width - 2] + "…"
    numbered = "".join(f"{number:,}".rjust(9) for number in counts)
    return Text.assemble(name.ljust(width), ((outlet.country or "").ljust(5), "cyan"), numbered)


def _count(number: int, noun: str, plural: str | None = None) -> str:
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"
