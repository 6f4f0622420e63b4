"""The relation of two countries as text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from rich.text import Text

from chancery.answer import Agreement, Milestone, Relation
from chancery.answer.contacts import Contact, InPost
from chancery.answer.days import spoken
from chancery.answer.milestones import Dated
from chancery.answer.party import country_name
from chancery.answer.relation import Year
from chancery.cli.layout import put

DATE = 22
"""Columns of the dates."""
BAR = 30
"""Columns of the longest bar."""
LATEST = 12
"""Years of the counts that are shown one by one."""


def show_relation(told: Relation) -> None:
    """Prints the page: one section after the other; a section without a line is left out."""
    names = country_name(told.left), country_name(told.right)
    since = f", since {spoken(told.since)}" if told.since else ""
    put(Text(" – ".join(names), "bold"))
    put(Text(f"{told.events:,} events in {told.reports:,} reports{since}; as of {spoken(told.today)}.", "dim"))
    _section("Milestones", map(_milestone, told.milestones))
    for guest, host in ((told.left, told.right), (told.right, told.left)):
        made = [visit for visit in told.visits if visit.guest == guest]
        _section(f"Visits of {country_name(guest)} to {country_name(host)}", map(_visit, made))
    _section("Agreements", map(agreement_row, told.agreements))
    _years(told.years, told.undated)
    _section("Last contacts, by the lower of the two sides' levels", map(_contact, told.contacts))
    for country, posts in groupby(told.posts, lambda post: post.country):
        _section(f"In post in {country_name(country)}, as last told", map(_post, posts))
    _section("Open disagreements", ((Text(f.grade), _finding(f.sentence, f.id)) for f in told.disagreements))
    put()
    put(Text("In brackets the numbers of reports: `chancery show NUMBER`.", "dim"))


def _section(title: str, rows: Iterable[tuple[Text, Text]]) -> None:
    listed = list(rows)
    if listed:
        put()
        put(Text(title, "bold"))
    for left, right in listed:
        row(left, right)


def row(left: Text, right: Text) -> None:
    """One line of two columns; in a terminal the second has a hanging indent."""
    left.pad_right(max(1, DATE - len(left)))
    put(left + right, indent=2, hang=DATE)


def day(edtf: str | None) -> Text:
    """A date for the first column."""
    if edtf is None:
        return Text("no date told", "dim")
    return Text(spoken(edtf) if not edtf.startswith("XXXX") else "no year told", "cyan")


def numbers(reports: Iterable[int]) -> Text:
    """Report numbers in brackets."""
    return Text(f"[{', '.join(str(number) for number in dict.fromkeys(reports))}]", "green")


def _milestone(told: Milestone) -> tuple[Text, Text]:
    facts = [f"{told.independent} independent source{'' if told.independent == 1 else 's'}"]
    facts += ["counted out, not stated"] if told.derived else []
    line = Text(told.name) + Text(f" ({'; '.join(facts)}) ", "dim") + numbers(_reports(told.sources))
    if told.against:
        line += Text(" disputed: ", "red")
        line += Text(", ".join(dict.fromkeys(spoken(dated.when) for dated in told.against)) + " ")
        line += numbers(_reports(told.against))
    return day(told.when), line


def _reports(told: Sequence[Dated]) -> list[int]:
    return sorted({dated.report.number for dated in told})


def _visit(told: Contact) -> tuple[Text, Text]:
    people = ", ".join(f"{p.name} ({p.post})" if p.post else p.name for p in told.people[:4])
    more = f" and {len(told.people) - 4} others" if len(told.people) > 4 else ""
    level = Text(f"{told.level}: " if told.level else "", "magenta")
    return day(told.when), level + Text(people + more + " ") + numbers(told.sources)


def agreement_row(told: Agreement) -> tuple[Text, Text]:
    """An agreement: its day, what became of it, its name."""
    line = Text(told.status, "magenta") + Text(f": {told.name}")
    if told.term:
        line += Text(f" ({spoken(told.term)}{', over' if told.lapsed else ''})", "yellow")
    if len(told.counts) > 1:
        line += Text(f" (reports differ: {' or '.join(map(str, told.counts))})", "red")
    reports = sorted({words.report.number for stage in told.stages for words in stage.words})
    return day(told.when), line + Text(" ") + numbers(reports)


def _contact(told: Contact) -> tuple[Text, Text]:
    people = ", ".join(p.name for p in told.people)
    return day(told.when), Text(f"{told.level}: ", "magenta") + Text(people + " ") + numbers(told.sources)


def _post(told: InPost) -> tuple[Text, Text]:
    when = f"{spoken(told.first)} to {spoken(told.last)}" if told.first != told.last else spoken(told.last)
    line = Text(f"{told.holder}, {told.post}") + Text(f" (told {when}) ", "dim") + numbers([told.report])
    return Text(told.level, "magenta"), line


def _finding(sentence: str, identity: str) -> Text:
    return Text(sentence) + Text(f" (id {identity[:6]})", "dim")


def _years(years: Sequence[Year], undated: int) -> None:
    """Small bars, the latest years one by one and the earlier ones together."""
    if not years:
        return
    put()
    put(Text("Events by year", "bold"))
    early, late = years[:-LATEST], years[-LATEST:]
    if early:
        row(Text(f"{early[0].year}–{early[-1].year}", "cyan"), Text(str(sum(year.events for year in early))))
    most = max(year.events for year in late)
    for year in late:
        bar = "▇" * max(1, round(BAR * year.events / most)) if most > BAR else "▇" * year.events
        groups = (("contacts", year.contacts), ("cooperation", year.cooperation), ("friction", year.friction))
        told = ", ".join(f"{n} {name}" for name, n in groups if n)
        row(Text(str(year.year), "cyan"), Text(bar, "blue") + Text(f" {year.events}  ") + Text(told, "dim"))
    if undated:
        row(Text("no sure year", "dim"), Text(str(undated)))
