"""The relation of two countries as text."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import groupby

from rich.text import Text

from chancery.answer import Agreement, Milestone, Relation
from chancery.answer.contacts import Contact, InPost
from chancery.answer.days import spoken
from chancery.answer.milestones import Dated
from chancery.answer.party import country_name
from chancery.answer.relation import Year
from chancery.cli.layout import put, put_columns

DATE = 24
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
    put(Text("In brackets the numbers of reports (`chancery show NUMBER`); told: the words give no date.", "dim"))


def _section(title: str, rows: Iterable[tuple[Text, Text]]) -> None:
    listed = list(rows)
    if listed:
        put()
        put(Text(title, "bold"))
    for left, right in listed:
        row(left, right)


def row(left: Text, right: Text) -> None:
    """One line of two columns."""
    put_columns(left, right, indent=2, width=DATE)


def day(edtf: str | None, told: str | None = None, *, read: Callable[[str], str] = spoken) -> Text:
    """A date for the first column, as `read` says it; without one the day on which it was told."""
    if edtf and not edtf.startswith("X"):
        return Text(read(edtf), "cyan")
    return Text(f"told {spoken(told[:10])}" if told else "no date told", "dim")


def numbers(reports: Iterable[int]) -> Text:
    """Report numbers in brackets."""
    return Text(f"[{', '.join(str(number) for number in dict.fromkeys(reports))}]", "green")


def _milestone(told: Milestone) -> tuple[Text, Text]:
    facts = [f"{told.independent} independent source{'' if told.independent == 1 else 's'}"]
    facts += ["counted out, not stated"] if told.derived else []
    line = Text.assemble(told.name, (f" ({'; '.join(facts)}) ", "dim"), numbers(_reports(told.sources)))
    if told.against:
        others = ", ".join(dict.fromkeys(spoken(dated.when) for dated in told.against))
        line = Text.assemble(line, (" disputed: ", "red"), f"{others} ", numbers(_reports(told.against)))
    return day(told.when), line


def _reports(told: Sequence[Dated]) -> list[int]:
    return sorted({dated.report.number for dated in told})


def _visit(told: Contact) -> tuple[Text, Text]:
    people = ", ".join(f"{p.name} ({p.post})" if p.post else p.name for p in told.people[:4])
    more = f" and {len(told.people) - 4} others" if len(told.people) > 4 else ""
    level = f"{told.level}: " if told.level else ""
    return day(told.when, told.told), Text.assemble((level, "magenta"), f"{people}{more} ", numbers(told.sources))


def agreement_row(told: Agreement) -> tuple[Text, Text]:
    """An agreement: its day, what became of it, its name."""
    line = Text.assemble((told.status, "magenta"), f": {told.name}")
    if told.term:
        line.append(f" ({spoken(told.term)}{', over' if told.lapsed else ''})", "yellow")
    if len(told.counts) > 1:
        line.append(f" (reports differ: {' or '.join(map(str, told.counts))})", "red")
    reports = sorted({words.report.number for stage in told.stages for words in stage.words})
    published = min(
        (w.report.published for stage in told.stages for w in stage.words if w.report.published), default=None
    )
    return day(told.when, published), Text.assemble(line, " ", numbers(reports))


def _contact(told: Contact) -> tuple[Text, Text]:
    people = ", ".join(p.name for p in told.people)
    return day(told.when), Text.assemble((f"{told.level}: ", "magenta"), f"{people} ", numbers(told.sources))


def _post(told: InPost) -> tuple[Text, Text]:
    when = f"{spoken(told.first)} to {spoken(told.last)}" if told.first != told.last else spoken(told.last)
    days = f" (told {when}) " if told.last else " (in undated reports) "
    line = Text.assemble(f"{told.holder}, {told.post}", (days, "dim"), numbers([told.report]))
    return Text(told.level, "magenta"), line


def _finding(sentence: str, identity: str) -> Text:
    return Text.assemble(sentence, (f" (id {identity[:6]})", "dim"))


def _years(years: Sequence[Year], undated: int) -> None:
    """Small bars, the latest years one by one and the earlier ones together."""
    if not years:
        return
    put()
    put(Text("Events that took place, by year", "bold"))
    early, late = years[:-LATEST], years[-LATEST:]
    if early:
        row(Text(f"{early[0].year}–{early[-1].year}", "cyan"), Text(str(sum(year.events for year in early))))
    most = max(year.events for year in late)
    for year in late:
        bar = "▇" * max(1, round(BAR * year.events / most)) if most > BAR else "▇" * year.events
        groups = (("contacts", year.contacts), ("cooperation", year.cooperation), ("friction", year.friction))
        told = ", ".join(f"{name} {n}" for name, n in groups if n)
        row(Text(str(year.year), "cyan"), Text.assemble((bar, "blue"), f" {year.events}  ", (told, "dim")))
    if undated:
        row(Text("no sure year", "dim"), Text(str(undated)))
