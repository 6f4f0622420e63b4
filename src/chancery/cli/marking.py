"""A report's text with what was found in it, in colour."""

from __future__ import annotations

from rich.text import Text

from chancery.answer import Shown
from chancery.cli.layout import put, screen
from chancery.cli.render import report_text

STYLES = {
    "event": "underline",
    "quote": "italic",
    "occupancy": "bold",
    "time": "yellow",
    "figure": "magenta",
    "person": "cyan",
    "body": "blue",
    "country": "green",
    "place": "bright_green",
}
"""In the order in which they are laid on: names and times inside an event keep their colour."""
STANDING = {
    "corrected": "A later version corrects this report: its claims do not count.",
    "withdrawn": "This report was withdrawn: its claims do not count.",
}


def show_report(shown: Shown) -> None:
    """Prints the text with marks in colour, a legend, and a list of what was found."""
    put(report_text(shown.report), hang=2)
    if shown.report.headline and shown.report.headline not in shown.text[:400]:
        put(Text(shown.report.headline, "bold"))
    if shown.report.url:
        put(Text(shown.report.url, "dim"))
    if shown.dating:
        put(Text(shown.dating[0].upper() + shown.dating[1:] + ".", "italic"), hang=2)
    if shown.standing in STANDING:
        put(Text(STANDING[shown.standing], "bold red"))
    put()
    _show_text(shown)
    put()
    used = [kind for kind in STYLES if any(mark.kind == kind for mark in shown.marks)]
    if screen().is_terminal and screen().color_system:
        legend = Text("Marked: ")
        legend.append_text(Text(", ").join(Text(kind, STYLES[kind]) for kind in used))
        put(legend, hang=2)
        put()
    for kind in used:
        _list_marks(shown, kind)


def _show_text(shown: Shown) -> None:
    text = Text(shown.text)
    for kind, style in STYLES.items():
        for mark in shown.marks:
            if mark.kind == kind:
                text.stylize(style, mark.start, mark.end)
    for line in text.split("\n", allow_blank=True):
        put(line)


def _list_marks(shown: Shown, kind: str) -> None:
    """One line for each note of `kind`, with the places where it stands."""
    places: dict[str, list[str]] = {}
    for mark in shown.marks:
        if mark.kind == kind:
            words = " ".join(shown.text[mark.start : mark.end].split())
            places.setdefault(mark.note, []).append(words)
    put(Text(f"{kind} ({len(places)})", STYLES[kind]))
    for note, told in places.items():
        distinct = list(dict.fromkeys(told))
        put(Text(note) + Text(": " + " | ".join(f"“{word}”" for word in distinct), "dim"), indent=2, hang=2)
