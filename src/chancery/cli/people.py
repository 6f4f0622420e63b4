"""People and bodies as text: names by script, career, quotations, events, sources."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from rich.text import Text

from chancery.answer import Person
from chancery.answer.days import days
from chancery.answer.party import country_name
from chancery.answer.who import Office
from chancery.cli.layout import put
from chancery.cli.render import count, one_line, report_text

SCRIPTS = {
    "Latn": "Latin",
    "Cyrl": "Cyrillic",
    "Hani": "Chinese",
    "Hang": "Korean",
    "Kana": "Japanese",
    "Arab": "Arabic",
    "Grek": "Greek",
    "Hebr": "Hebrew",
}
QUOTES = 3
"""Quotations that are shown of each; `--json` has all."""
EVENTS = 20
"""Events that are shown of each; `timeline` has all."""
SOURCES = 5
"""Reports that are named behind an office."""


def show_people(people: Sequence[Person]) -> None:
    """Prints everybody a name can mean; surnames that no report ties to a person come last, in one line each."""
    alone = [person for person in people if _is_alone(person)]
    shown = [person for person in people if person not in alone] or alone[:1]
    for person in shown:
        _show(person)
    _show_alone([person for person in alone if person not in shown])


def _is_alone(person: Person) -> bool:
    return person.schema == "Person" and all(" " not in name.text for name in person.names)


def _show(person: Person) -> None:
    where = f", {country_name(person.country)}" if person.country else ""
    put(
        Text.assemble((person.name, "bold"), f" ({person.schema}{where})", (f"  id {person.entity[:8]}", "dim")), hang=2
    )
    told = f", {days(person.first, person.last)}" if person.first else ""
    of = ", ".join(f"{name} {number}" for name, number in person.providers[:SOURCES])
    more = f" and {len(person.providers) - SOURCES} more" if len(person.providers) > SOURCES else ""
    put(Text(f"in {count(person.reports, 'report')}{told}: {of}{more}", "dim"), indent=2, hang=2)
    _show_names(person)
    if person.offices:
        put("Career, by the days on which reports give it:", indent=2)
        for office in person.offices:
            put(_office(office), indent=4, hang=2)
    if person.said:
        latest = f", the latest {QUOTES}" if len(person.said) > QUOTES else ""
        put(f"{count(len(person.said), 'quotation')}{latest}:", indent=2)
        for said in person.said[:QUOTES]:
            words = " ".join(said.text.split()).rstrip(",")
            put(
                Text(f"“{words}”" if said.mode == "direct" else f"… {words}") + " " + report_text(said.report),
                indent=4,
                hang=2,
            )
    if person.events:
        _show_events(person)
    put()


def _show_events(person: Person) -> None:
    """The latest events, in order of time."""
    newest = sorted(person.events, key=lambda event: event.latest or event.told or "", reverse=True)[:EVENTS]
    shown = {event.id for event in newest}
    more = f", the latest {EVENTS} (`chancery timeline` shows all)" if len(person.events) > EVENTS else ""
    put(f"{count(len(person.events), 'event')}{more}:", indent=2)
    for event in person.events:
        if event.id in shown:
            put(one_line(event), indent=4, hang=2)


def _show_names(person: Person) -> None:
    by_script: dict[str, list[str]] = defaultdict(list)
    for name in person.names:
        if name.text != person.name:
            by_script[name.script].append(f"{name.text} ({name.reports})")
    for script, names in by_script.items():
        put(f"also written in {SCRIPTS.get(script, script)} letters: {', '.join(names)}", indent=2, hang=2)


def _office(office: Office) -> Text:
    """One office with its days, how often it is told and where."""
    of = country_name(office.of)
    line = Text(days(office.first, office.last).removeprefix("on "), "bold")
    said = office.standing == "held" or office.standing in office.post.casefold()
    line.append("  " + ("" if said else f"{office.standing} "), "magenta")
    line.append(office.post + (f", {of}" if of and of.casefold() not in office.post.casefold() else ""))
    single = ", single source" if office.independent == 1 else ""
    numbers = list(dict.fromkeys(source.report.number for source in office.sources))
    listed = " ".join(f"[{number}]" for number in numbers[:SOURCES]) + (" …" if len(numbers) > SOURCES else "")
    line.append(f" ({count(office.reports, 'report')}{single}: {listed})", "dim")
    return line


def _show_alone(people: Sequence[Person]) -> None:
    if not people:
        return
    names: dict[str, list[Person]] = defaultdict(list)
    for person in people:
        names[person.name].append(person)
    put(Text("Named by a single word, and tied to nobody by any report:", "dim"))
    for name, bearers in names.items():
        reports = sum(person.reports for person in bearers)
        posts = dict.fromkeys(office.post for person in bearers for office in person.offices)
        told = f", as {', '.join(list(posts)[:SOURCES])}" if posts else ""
        put(f"{name}: in {count(reports, 'report')}{told}", indent=2, hang=2)
