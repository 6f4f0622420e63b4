"""Stretches of text between quotation marks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from chancery.model import Span

MARKS = re.compile(r"``|''|[\"“”„‟«»‘’‚'‹›「」『』]")
PARAGRAPH_BREAK = re.compile(r"\n[^\S\n]*(?:\n\s*|(?=[\"“„«]|''|``))")
"""A blank line ends a paragraph; so does a line break before a double mark (single breaks may only wrap a line)."""

SENTENCE_BREAK = re.compile(r"[.!?…:,;\"”’»—-]\s*\n")
DOUBLE = re.compile(r"\s*(?:[“„«]|``)")
OPENERS = {"“": "”", "„": "“", "«": "»", "‹": "›", "「": "」", "『": "』", "``": "''", "‟": "”"}
STRAIGHT = frozenset({'"', "''"})
SINGLE = frozenset("‘’‚'")
ELIDED = re.compile(r"(?:s|em|til|tis|twas|cause|n|round|bout|\d\ds)\b", re.IGNORECASE)
"""Words that an apostrophe may begin: 'em, 'til, '90s."""

LONGEST_SINGLE = 400
"""Characters. A longer stretch between single marks is two apostrophes."""


@dataclass(frozen=True, slots=True)
class _Open:
    mark: str
    inside: int
    leads: bool


def find_quoted(text: str) -> tuple[Span, ...]:
    """The stretches between paired quotation marks of `text`, marks excluded, in order of place, nested ones too.

    A quotation that runs over several paragraphs gives one stretch for each paragraph: by the printers' rule every
    paragraph opens with a mark and only the last closes. A mark without its pair gives nothing, except that one at
    the head of a paragraph quotes the whole paragraph, and one further in the rest of it where the next paragraph opens
    with a mark. Apostrophes, inches and marks that stand for a dash (a space
    on both sides) are no quotation marks.
    """
    spans: list[Span] = []
    stretches = list(paragraphs(text))
    for (start, end), (following, _) in zip(stretches, [*stretches[1:], (len(text), len(text))], strict=True):
        goes_on = bool(DOUBLE.match(text, following))
        spans.extend(_Paragraph(text, start, end).spans(goes_on=goes_on))
    return tuple(sorted(spans, key=lambda span: (span.start, -span.end)))


def paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each paragraph of `text`, in order of place."""
    start = 0
    breaks = sorted({*_breaks(text)})
    for end, following in [*breaks, (len(text), len(text))]:
        if end > start:
            yield start, end
        start = max(start, following)


def _breaks(text: str) -> Iterator[tuple[int, int]]:
    for match in PARAGRAPH_BREAK.finditer(text):
        yield match.start(), match.end()
    for match in SENTENCE_BREAK.finditer(text):  # a line that ends as a sentence does is a paragraph of its own
        yield match.end() - 1, match.end()


class _Paragraph:
    """One pass over the marks of one paragraph, with the stack of those that are open."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text, self.start, self.end = text, start, end
        self.stack: list[_Open] = []
        self.found: list[Span] = []

    def spans(self, *, goes_on: bool) -> list[Span]:
        for match in MARKS.finditer(self.text, self.start, self.end):
            self._read(match.group(), match.start(), match.end())
        whole = next((m for m in self.stack if (m.leads or goes_on) and m.mark not in SINGLE), None)
        if whole:
            self._add(whole.inside, self.end)
        return self.found

    def _read(self, mark: str, start: int, end: int) -> None:
        before = self.text[start - 1] if start > self.start else " "
        after = self.text[end] if end < self.end else " "
        alone = before.isspace() and after.isspace() and start > self.start
        if alone and mark not in OPENERS and self._closing(mark) is None:
            return  # a dash that an encoding turned into a mark
        opens = not after.isspace() and not before.isalnum() and before not in ".,!?;%"
        closes = not before.isspace() and not after.isalnum()
        if mark in SINGLE:
            self._single(mark, start, end, (opens, closes))
        elif mark in STRAIGHT:
            self._straight(mark, start, end, (opens, closes))
        elif self.stack and self._closing(mark) is not None:
            self._close(self._closing(mark) or 0, start)
        elif mark in OPENERS or (mark == "”" and opens and not closes):
            self._push(mark if mark in OPENERS else "“", start, end)

    def _straight(self, mark: str, start: int, end: int, fits: tuple[bool, bool]) -> None:
        opens, closes = fits
        at = next((i for i in reversed(range(len(self.stack))) if self.stack[i].mark in (mark, "``")), None)
        if at is None and closes and not opens and (other := self._closing("”")) is not None:
            self._close(other, start)  # “opened in print, closed on a keyboard"
        elif at is None or (opens and not closes):
            if opens:
                self._push(mark, start, end)
        elif closes or not opens:
            self._close(at, start)

    def _single(self, mark: str, start: int, end: int, fits: tuple[bool, bool]) -> None:
        opens, closes = fits
        at = next((i for i in reversed(range(len(self.stack))) if self.stack[i].mark in SINGLE), None)
        if at is not None and closes and mark != "‘" and start - self.stack[at].inside <= LONGEST_SINGLE:
            self._close(at, start)
        elif opens and mark != "’" and (mark == "‘" or not ELIDED.match(self.text, end)):
            self._push("'", start, end)

    def _closing(self, mark: str) -> int | None:
        """Position on the stack of the mark that `mark` closes."""
        for i in reversed(range(len(self.stack))):
            wanted = OPENERS.get(self.stack[i].mark)
            if wanted == mark or (wanted == "”" and mark == "''") or (self.stack[i].mark == "„" and mark == "”"):
                return i
        if mark == "”":
            return next((i for i in reversed(range(len(self.stack))) if self.stack[i].mark == '"'), None)
        return None

    def _push(self, mark: str, start: int, end: int) -> None:
        leads = not self.text[self.start : start].strip()
        self.stack.append(_Open(mark, end, leads))

    def _close(self, at: int, end: int) -> None:
        self._add(self.stack[at].inside, end)
        del self.stack[at:]  # what was left open inside has no pair

    def _add(self, start: int, end: int) -> None:
        inner = self.text[start:end]
        start += len(inner) - len(inner.lstrip())
        end -= len(inner) - len(inner.rstrip())
        if start < end:
            self.found.append(Span(start, end))
