"""Quotations as text for people, variants side by side."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from rich.text import Text

from chancery.answer import Quotation, Said
from chancery.answer.days import spoken
from chancery.answer.said import Utterance
from chancery.answer.words import party
from chancery.cli.layout import put, screen
from chancery.cli.render import count, report_text

NARROW = 60
"""Columns of a terminal below which variants stand one under the other."""

MARKS = {"left out": ("[-", "-]", "red"), "added": ("{+", "+}", "green")}
"""Signs and colour of what differs, as `git diff --word-diff` writes it."""

CALLED = {"shortened": "shortened", "changed": "changed", "retold": "not in the speaker's words"}
SAME = frozenset({"fullest", "same"})


def show_said(told: Said) -> None:
    """Prints quotations in order of time, under one line those of one day and speaker; variants beside the fullest."""
    for number, (head, group) in enumerate(groupby(told.quotations, key=_headline)):
        if number:
            put()
        put(head, hang=2)
        for quotation in group:
            _show(quotation)
    if told.quotations:
        put()
    notes = [count(len(told.quotations), "quotation")]
    if several := sum(quotation.reports > 1 for quotation in told.quotations):
        notes.append(f"{several} in more than one report")
    if not told.quotations and told.others:
        notes.append(f"{told.others:,} about something else, or of other days")
    if told.undated:
        notes.append(f"{told.undated} in undated reports left out, because you asked for days")
    put(Text("; ".join(notes) + ".", "dim"))


def _show(quotation: Quotation) -> None:
    same = [u for u in quotation.utterances if u.relation in SAME]
    put(_words(quotation.utterances[0]) + _heard(*same) + " " + report_text(same[0].report), indent=2, hang=2)
    for utterance in same[1:]:
        put(Text("the same: ", "dim") + report_text(utterance.report), indent=4, hang=2)
    for utterance in quotation.utterances:
        if utterance.relation not in SAME:
            _show_variant(utterance)
    if quotation.reports > 1:
        put(Text(f"({quotation.reports} reports, {quotation.independent} independent)", "dim"), indent=4)


def _headline(quotation: Quotation) -> Text:
    day = quotation.published
    line = Text(spoken(day[:10]) if day else "undated", "bold")
    line.append("  ")
    line.append(party(quotation.speaker) if quotation.speaker else "unnamed source", "cyan")
    return line


def _heard(*utterances: Utterance) -> str:
    """To whom and through which outlet, as the first of them tells that does."""
    to = next((u.to for u in utterances if u.to), None)
    outlet = next((u.outlet for u in utterances if u.outlet and u.outlet != to), None)
    heard = [*([f"to {to}"] if to else []), *([f"through {outlet}"] if outlet else [])]
    return f" ({', '.join(heard)})" if heard else ""


def _words(utterance: Utterance) -> Text:
    """Words in marks where they are the speaker's own; what a report retells stands without."""
    bare = utterance.words.rstrip(",")
    return Text(f"“{bare}”" if utterance.mode == "direct" else bare)


def _show_variant(utterance: Utterance) -> None:
    """A variant beside the fullest telling: in two columns, or in one line where there is no room."""
    head = Text(f"{CALLED[utterance.relation]}: ", "yellow")
    head.append_text(report_text(utterance.report) + _heard(utterance))
    put(head, indent=4, hang=2)
    if utterance.relation == "retold":
        put(utterance.words, indent=6, hang=2)
    elif screen().is_terminal and screen().width >= NARROW:
        _side_by_side(utterance)
    else:
        put(_marked(utterance, "left out", "added"), indent=6, hang=2)


def _marked(utterance: Utterance, *kinds: str) -> Text:
    """The words with what differs in signs; only differences of `kinds` are shown."""
    line = Text()
    for piece in utterance.differences:
        if piece.kind in kinds:
            before, behind, style = MARKS[piece.kind]
            line.append(f"{before}{piece.words}{behind} ", style)
        elif piece.kind == "same":
            line.append(f"{piece.words} ")
    line.rstrip()
    return line


def _side_by_side(utterance: Utterance) -> None:
    """The fullest telling on the left, with what the variant leaves out; the variant on the right."""
    width = (screen().width - 6 - 3) // 2
    left = _marked(utterance, "left out").wrap(screen(), width, overflow="fold")
    right = _marked(utterance, "added").wrap(screen(), width, overflow="fold")
    for row in range(max(len(left), len(right))):
        cells = [column[row] if row < len(column) else Text() for column in (left, right)]
        for cell in cells:
            cell.rstrip()
        line = Text(" " * 6) + cells[0] + Text(" " * (width - cells[0].cell_len) + " │ ", "dim") + cells[1]
        screen().print(line, soft_wrap=True)


__all__: Sequence[str] = ("show_said",)
