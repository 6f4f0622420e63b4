"""Answers as text for people."""

from __future__ import annotations

from collections.abc import Sequence

from rich.text import Text

from chancery.answer import (
    Corroboration,
    Disagreement,
    EventView,
    ReportLine,
    Status,
    Timeline,
    Words,
    arranged,
)
from chancery.answer.days import spelled, spoken
from chancery.answer.disagreements import fullest
from chancery.answer.words import act_of, named_already, sides, standing
from chancery.cli.layout import put, table

STEP = 4
"""Columns by which a part stands to the right of its visit."""
ID = 6
"""Characters of an id that are shown: enough to tell some thousand events apart; `event` says when it needs more."""


def show_timeline(told: Timeline, *, brief: bool = False) -> None:
    """Prints a timeline, parts under their visit; events without a date come last under a line of their own."""
    undated = False
    for visit in _unfolded(told.events):
        if not undated and not any(event.earliest or event.latest for _, event in visit):
            undated = True
            if brief and told.events and visit[0][1] is not told.events[0]:
                put()
            put(Text("No date in the words; by the day of the report that tells it", "bold"))
            put()
        for depth, event in visit:
            if brief:
                put(_headline(event, full=True) + _tail(event, depth), indent=STEP * depth, hang=2)
            else:
                _show_line(event, depth)
    notes = [count(len(told.events), "event")]
    if several := sum(event.reports > 1 for event in told.events):
        notes.append(f"{several} told by more than one report")
    if told.undated:
        notes.append(f"{told.undated} without a date left out, because you asked for days")
    put(Text("; ".join(notes) + ".", "dim"))


def _unfolded(events: Sequence[EventView]) -> list[list[tuple[int, EventView]]]:
    """Each event that stands by itself with its parts behind it."""
    found: list[list[tuple[int, EventView]]] = []
    for depth, event in arranged(events):
        if depth == 0:
            found.append([])
        found[-1].append((depth, event))
    return found


def _show_line(event: EventView, depth: int) -> None:
    indent = STEP * depth
    put(_headline(event), indent=indent, hang=2)
    for words in event.words:
        put(_quoted(words), indent=indent + 2, hang=2)
    put(_tail(event, depth), indent=indent + 1)
    put()


def _headline(event: EventView, *, full: bool = False) -> Text:
    """Date, act, status, parties and place; `full` adds what happened where the act alone does not say it."""
    line = Text()
    line.append(*_day(event))
    line.append("  ")
    line.append(act_of(event), "cyan")
    if event.overdue:
        line.append(f" [{event.status}; no report that it took place]", "magenta")
    elif event.status != "held":
        line.append(f" [{standing(event)}]", "magenta")
    told = sides(event)
    line.append(f": {told}" if told else "")
    if event.place and not named_already(event):
        line.append(f", {event.place}")
    if not told or (full and event.type != "CONSULT"):
        line.append(f": {' '.join(event.what.split())}")
    return line


def _day(event: EventView) -> tuple[str, str]:
    """The date told, or that none is told and when the report came."""
    if event.when:
        return spoken(event.when), "bold"
    return (f"no date, told {spoken(event.told)}" if event.told else "no date"), "dim"


def one_line(event: EventView) -> Text:
    """An event with its sources and id in one line."""
    return _headline(event, full=True) + _tail(event)


def count(number: int, noun: str) -> str:
    """A number of things: `1 report`, `2,300 reports`."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _tail(event: EventView, depth: int = 0) -> Text:
    """Sources, what became of a plan, the id, and what it is part of where that does not stand above it."""
    facts = [sources(event)]
    if len(event.stages) > 1:
        facts.append(", ".join(f"{stage.status} in {stage.report}" for stage in event.stages))
    facts.append(f"id {event.id[:ID]}")
    facts += [f"part of {event.part_of[:ID]}"] if event.part_of and not depth else []
    return Text(f" ({'; '.join(facts)})", "dim")


def sources(event: EventView) -> str:
    """How many reports tell it and how many of them are independent sources; a single source is marked."""
    if event.independent > 1:
        return f"{count(event.reports, 'report')}, {event.independent} independent"
    return "single source" if event.reports == 1 else f"{event.reports} reports, single source"


def _quoted(words: Words) -> Text:
    line = Text("“" + " ".join(words.text.split()) + "” ")
    line.append_text(report_text(words.report))
    if words.said_by:
        line.append(f", said by {words.said_by}", "dim")
    return line


def report_text(report: ReportLine) -> Text:
    """A report in brackets: its number, who published it, when, and of which report it is a copy."""
    parts = [report.provider or _file_name(report.uri)]
    parts += [f"crediting {', '.join(report.credits)}"] if report.credits else []
    parts.append(spoken(report.published[:10]) if report.published else "undated")
    parts += [f"version {report.version}"] if report.version > 1 else []
    parts += [f"copy of {report.copy_of}"] if report.copy_of else []
    return Text(f"[{report.number}: {', '.join(parts)}]", "green")


def _file_name(uri: str) -> str:
    """The last part of a path or address: the number in front of it is the key, this a reminder."""
    return uri.rstrip("/").rsplit("/", 1)[-1] or uri


def show_event(
    event: EventView, reasons: Sequence[str], parts: Sequence[EventView] = (), whole: EventView | None = None
) -> None:
    """Prints one event with all its tellings, its parts or what it is part of, and why they were put together."""
    put(_headline(event), hang=2)
    put(Text(f"id {event.id}; {sources(event)}", "dim"))
    if len(event.stages) > 1:
        put(Text(_history(event), "dim"), hang=2)
    if event.corroboration:
        put(Text(_attested(event.corroboration), "dim"), hang=2)
    if whole:
        put(Text("part of: ", "dim") + _headline(whole) + _tail(whole), hang=2)
        put(Text(event.part_because or "", "dim"), indent=2, hang=2)
    for words in event.words:
        put()
        put(report_text(words.report), hang=2)
        if words.report.headline:
            put(words.report.headline, indent=2, hang=2)
        told = Text("“" + " ".join(words.text.split()) + "”", "bold")
        put(told, indent=2, hang=2)
        facts = [
            f"date told: {spoken(words.when)}",
            words.status,
            *([f"said by {words.said_by}"] * bool(words.said_by)),
        ]
        put(Text("; ".join(facts), "dim"), indent=2, hang=2)
    if parts:
        put()
        put("Parts:")
        for part in parts:
            put(_headline(part, full=True) + _tail(part, 1), indent=2, hang=2)
    if reasons:
        put()
        put("Put together because:")
        for reason in reasons:
            put(f"- {reason}", indent=2, hang=2)


def _history(event: EventView) -> str:
    """`planned (report 8, 13 November 2018), held (report 7, 19 November 2018)`."""
    days = ((stage, spoken(stage.published[:10]) if stage.published else "undated") for stage in event.stages)
    return ", ".join(f"{stage.status} (report {stage.report}, {day})" for stage, day in days)


def _attested(told: Corroboration) -> str:
    """Who told it, in order: `told by Delta Desk (20 June 2024), Northern Wire (3 reports, 21–23 June 2024)`."""
    sources = []
    for one in told.by:
        often = [count(one.reports, "report")] if one.reports > 1 else []
        days = [spoken(one.first if one.first == one.last else f"{one.first}/{one.last}") if one.first else "undated"]
        sources.append(f"{one.source} ({', '.join(often + days)})")
    return f"told by {', '.join(sources)}"


def show_status(status: Status) -> None:
    """Prints what the record holds."""
    put(Text.assemble((status.file, "bold"), f" ({status.bytes / 1e6:.1f} MB)"))
    days = f", published {spoken(status.first)} to {spoken(status.last)}" if status.first else ""
    rows = [("reports", f"{status.reports:,}{days}")]
    undated = f"{status.undated:,} without a day of publication"
    rows += [("", undated)] if status.undated else []
    rows += [("versions", f"{status.versions:,} in all")] if status.versions != status.reports else []
    rows += [("withdrawn", f"{status.withdrawn:,}")] if status.withdrawn else []
    rows += [("copies", f"{status.copies:,} with nearly the words of another report")] if status.copies else []
    rows.append(("providers", _list(status.providers)))
    rows.append(("claims", _list(status.claims)))
    rows.append(("entities", _list(status.entities)))
    rows.append(("events", f"{status.events:,}, {status.told_often:,} of them told by more than one report"))
    rows.append(("disagreements", _list(status.findings)))
    table(rows)
    if status.unread:
        put(f"Not read ({len(status.unread)}):")
        for source, reason in status.unread:
            put(f"{source}: {reason}", indent=2, hang=2)
    if status.unfinished:
        put("The last run was broken off: start the same `chancery add` again to go on.")


def show_disagreements(found: Sequence[Disagreement]) -> None:
    """Prints findings, the hard ones first, with the words on each side."""
    for finding in found:
        colour = "red" if finding.grade == "hard" else "yellow"
        put(Text.assemble((f"{finding.grade}: ", f"bold {colour}"), finding.sentence), hang=2)
        for value, number in zip(finding.values, finding.sources, strict=True):
            put(
                Text.assemble((spelled(value), "bold"), (f" ({count(number, 'independent source')})", "dim")),
                indent=2,
                hang=2,
            )
            for side in fullest(finding.sides):
                if side.value == value:
                    quoted = Text("“" + " ".join(side.text.split()) + "” ")
                    put(quoted + report_text(side.report), indent=4, hang=2)
        put(Text(f"check {finding.check}; id {finding.id[:ID]}", "dim"), indent=2)
        if gone := finding.dismissed:
            day = f" on {spoken(gone.at[:10])}" if gone.at else ""
            put(Text(f"dismissed by {gone.by}{day}: {gone.why}", "magenta"), indent=2, hang=2)
        put()
    grades = [finding.grade for finding in found]
    put(Text(f"{count(len(found), 'disagreement')}: {grades.count('hard')} hard, {grades.count('soft')} soft.", "dim"))


def _list(counts: Sequence[tuple[str, int]]) -> str:
    return ", ".join(f"{name} {number:,}" for name, number in counts) or "none"
