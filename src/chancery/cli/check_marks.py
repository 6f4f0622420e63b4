"""A checked draft as text for people: its words with marks, then what the record says."""

from __future__ import annotations

from collections.abc import Sequence

from rich.text import Text

from chancery.answer.check import Backed, Checked, Fact
from chancery.answer.days import spoken
from chancery.cli.layout import put, screen
from chancery.cli.render import report_text
from chancery.model import Report

STYLES = {"contradicted": "bold red", "not in the record": "yellow", "supported": "green"}
DISPUTED = "magenta"


def show_draft(draft: Report, number: int, of: int) -> None:
    """Prints which of several drafts comes now."""
    if number > 1:
        put()
    told = f"{draft.uri}, “{draft.headline}”" if draft.headline else draft.uri
    put(Text(f"Draft {number} of {of}: {told}", "bold underline"))
    put()


def show_checked(checked: Checked) -> None:
    """Prints the draft with its marks, then the facts: what is contradicted, what is unknown, what is supported."""
    numbers = {id(fact): number for number, fact in enumerate(checked.contradicted, 1)}
    _show_text(checked, numbers)
    put()
    for fact in checked.contradicted:
        _show_contradiction(fact, numbers[id(fact)])
    _show_unknown(checked.with_verdict("not in the record"))
    _show_supported(checked.with_verdict("supported"))
    _show_counts(checked)


def _show_text(checked: Checked, numbers: dict[int, int]) -> None:
    """The draft: contradicted words in brackets with their number, unknown ones with `?`, disputed ones with `!`."""
    coloured = screen().is_terminal and bool(screen().color_system)
    order = list(STYLES)
    marks: list[Fact] = []
    inline = [f for f in checked.facts if f.kind != "event" or f.verdict == "contradicted"]
    for fact in sorted(inline, key=lambda f: (order.index(f.verdict), f.end - f.start)):
        if all(fact.end <= other.start or other.end <= fact.start for other in marks):
            marks.append(fact)
    text, at = Text(), 0
    for fact in sorted(marks, key=lambda f: f.start):
        text.append(checked.text[at : fact.start])
        words = checked.text[fact.start : fact.end]
        style = DISPUTED if fact.disputed else STYLES[fact.verdict]
        text.append(_marked(words, fact, numbers.get(id(fact)), coloured=coloured), style)
        at = fact.end
    text.append(checked.text[at:])
    text.rstrip()
    for line in text.split("\n", allow_blank=True):
        put(line)


def _marked(words: str, fact: Fact, number: int | None, *, coloured: bool) -> str:
    if number:
        return f"[{number}: {words}]"
    mark = "!" if fact.disputed else "?" if fact.verdict == "not in the record" else ""
    return f"[{mark}: {words}]" if mark and not coloured else words


def _show_contradiction(fact: Fact, number: int) -> None:
    put(Text.assemble((f"{number}. contradicted: ", "bold red"), f"{fact.kind} “{_flat(fact.text)}”"), hang=3)
    put(fact.sentence, indent=3, hang=2)
    for words in fact.words:
        put(_quoted(words), indent=3, hang=2)
    more = fact.reports - len(fact.words)
    if more > 0:
        put(Text(f"and {more} more report{'s' if more > 1 else ''}", "dim"), indent=3)
    put()


def _show_unknown(facts: Sequence[Fact]) -> None:
    if not facts:
        return
    put(Text(f"Not in the record ({len(facts)})", "bold yellow"))
    for fact in facts:
        put(
            Text.assemble(
                (f"{fact.kind} ", "dim"), f"“{_flat(fact.text)}”", f". {fact.sentence}" if fact.sentence else ""
            ),
            indent=2,
            hang=2,
        )
    put()


def _show_supported(facts: Sequence[Fact]) -> None:
    """What is supported, under the words that support it."""
    if not facts:
        return
    put(Text(f"Supported ({len(facts)})", "bold green"))
    names = [fact for fact in facts if fact.kind == "name" and fact.since]
    grouped: dict[tuple[int, str], list[Fact]] = {}
    for fact in facts:
        if fact.words and fact not in names:
            grouped.setdefault((fact.words[0].report.number, _source_words(fact)), []).append(fact)
    for name in names:
        put(_name_line(name), indent=2, hang=2)
    for told in grouped.values():
        put(_quoted(told[0].words[0]), indent=2, hang=2)
        for fact in told:
            put(_fact_line(fact), indent=4, hang=2)
    put()


def _source_words(fact: Fact) -> str:
    return fact.words[0].text


def _name_line(fact: Fact) -> Text:
    line = Text.assemble(("name ", "dim"), f"“{_flat(fact.text)}”", (f": {_attested(fact)}", "dim"))
    if fact.words:
        line.append(", first in ").append_text(report_text(fact.words[0].report))
    return line.append(f". {fact.sentence}" if fact.sentence else "")


def _fact_line(fact: Fact) -> Text:
    line = Text.assemble((f"{fact.kind} ", "dim"), f"“{_flat(fact.text)}”", (f": {_attested(fact)}", "dim"))
    return line.append(f". {fact.sentence}" if fact.sentence else "", DISPUTED if fact.disputed else "")


def _attested(fact: Fact) -> str:
    reports = f"{fact.reports} report{'' if fact.reports == 1 else 's'}, {fact.independent} independent"
    return f"{reports}, since {spoken(fact.since)}" if fact.since else reports


def _quoted(words: Backed) -> Text:
    return Text(f"“{_flat(words.text)}” ").append_text(report_text(words.report))


def _flat(words: str) -> str:
    return " ".join(words.split())


def _show_counts(checked: Checked) -> None:
    counts = [f"{len(checked.with_verdict(verdict))} {verdict}" for verdict in STYLES]
    disputed = f" ({len(checked.disputed)} disputed: see `chancery disagreements`)" if checked.disputed else ""
    put(Text(f"{', '.join(counts)}{disputed}.", "bold"))
