"""Lines of a text, and the rules for a line that is furniture from end to end."""

from __future__ import annotations

import re
from bisect import bisect
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache

from chancery.model import Span
from chancery.read.agency import Agency, forms, known, named, table
from chancery.read.day import day_pattern, find_days, with_clock

LONG = 500
_LINE = re.compile(r"[^\r\n\u2028\u2029\x0b\x0c]+")
_CAPTION_MAX = 400
_POST_MAX = 10
"""Words of an office on a line of its own."""
_TITLED = re.compile(
    r"(?P<by>(?:Senator the )?(?:(?:[^\W\d_a-z][\w’'.-]*),? ){1,4}(?:[^\W\d_a-z][\w’'-]*),"
    r"(?P<title>(?: (?:[^\W\d_a-z][\w’'&.-]*|of|for|to|the|and|at|in|on|&),?){1,16}))(?<![.!?])"
)


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the text that is not blank, without the white space around it."""

    start: int
    end: int
    text: str


@dataclass
class Marks:
    """What marking gathers: the furniture in order of place, and what it says about the report."""

    headline: str | None = None
    provider: str | None = None
    byline: str | None = None
    located: str | None = None
    published: date | datetime | None = None
    changed: date | datetime | None = None
    agencies: list[Agency] = field(default_factory=list)
    furniture: list[tuple[str, Span]] = field(default_factory=list)
    _starts: list[int] = field(default_factory=list)

    def add(self, kind: str, start: int, end: int) -> None:
        """Notes one piece of furniture, unless it overlaps one that was noted before."""
        place = bisect(self._starts, start)
        before = self.furniture[place - 1][1].end if place else 0
        after = self._starts[place] if place < len(self._starts) else end
        if before <= start < end <= after:
            self._starts.insert(place, start)
            self.furniture.insert(place, (kind, Span(start, end)))


@dataclass(frozen=True, slots=True)
class Rule:
    """One row of `[[line]]` or `[[tail]]` in furniture.toml."""

    kind: str
    where: str
    loose: bool
    regex: re.Pattern[str]


def split_lines(text: str) -> list[Line]:
    """The lines of the text that are not blank."""
    lines = []
    for match in _LINE.finditer(text):
        words = match[0].strip()
        if words:
            start = match.start() + len(match[0]) - len(match[0].lstrip())
            lines.append(Line(start, start + len(words), words))
    return lines


@cache
def rules(name: str, end: str = "") -> tuple[Rule, ...]:
    """The rules of `[[line]]` or `[[tail]]`, compiled; `end` is added to each expression."""
    return tuple(
        Rule(
            row["kind"],
            row.get("where", "end"),
            row.get("loose", False),
            re.compile(f"(?:{row['match']}){end}", re.IGNORECASE),
        )
        for row in table("furniture")[name]
    )


@cache
def _anywhere() -> re.Pattern[str]:
    """A quick test that most lines fail: does a rule for `any` place match here?"""
    parts = "|".join(f"(?:{rule.regex.pattern})" for rule in rules("line") if rule.where == "any")
    return re.compile(f"(?:{parts})$", re.IGNORECASE)


@cache
def _credit() -> tuple[tuple[str, ...], re.Pattern[str], re.Pattern[str]]:
    """The quick words, the shapes at the end of a line, and the shape that may stand inside one."""
    credit = table("furniture")["credit"]
    shapes = "|".join(f"(?:{shape})" for shape in credit["shapes"])
    inside = re.compile(credit["shapes"][0], re.IGNORECASE)
    return tuple(credit["cues"]), re.compile(rf"(?:{shapes})$", re.IGNORECASE), inside


_SIGNER = re.compile(r"\((?-i:(?P<signer>[A-Z][\w.'’ ]{2,40}))\)$")
"""A name in brackets at the end of a header line: "date 2021-09-27 (Harbour Daily)"."""


@cache
def _header_regex() -> re.Pattern[str]:
    header = table("furniture")["header"]
    labels = "|".join(sorted(map(re.escape, header["labels"]), key=len, reverse=True))
    signed = "|".join(sorted(map(re.escape, forms()), key=len, reverse=True))
    zone = r"\(?(?:(?:gmt|utc)?\s*[+-]\d{1,2}(?::?\d\d)?|(?-i:[A-Z]{2,4})|z|(?:local|moscow|hanoi) time)\)?"
    pieces = (
        rf"(?:{labels})\b:?",
        rf"(?:{'|'.join(header['weekdays'])})\b\.?",
        day_pattern(),
        rf"(?:t(?=\d))?\d{{1,2}}[:.h]\d\d(?::\d\d)?(?:\s*[ap]\.?m\.?)?(?:\s*{zone})?",
        rf"\b(?-i:{signed})(?!\w)",
        r"\(?@\w+\)?",
        _SIGNER.pattern,
        r"\d+ min(?:utes?)? read",
        r"[\s,|•·:;/()–—-]",
    )
    return re.compile(rf"(?:{'|'.join(pieces)})+", re.IGNORECASE)


@cache
def _title_words() -> frozenset[str]:
    return frozenset(table("furniture")["byline"]["titles"])


def mark_whole(line: Line, marks: Marks, where: str) -> bool:
    """Marks a line that is furniture from end to end: header, byline, boilerplate, caption, sign-off."""
    if len(line.text) > LONG:
        return False
    if where != "any" and _mark_header(line, marks, where):
        return True
    for rule in rules("line"):
        match = rule.regex.fullmatch(line.text) if rule.where in (where, "any") else None
        if match:
            note(match, marks)
            marks.add(rule.kind, line.start, line.end)
            return True
    return (where == "top" and _mark_titled(line, marks)) or mark_caption(line, marks)


def mark_inside(line: Line, marks: Marks) -> None:
    """A line of the body: a caption, boilerplate, or prose."""
    if not mark_caption(line, marks) and len(line.text) <= LONG and _anywhere().match(line.text):
        mark_whole(line, marks, "any")


def note(match: re.Match[str], marks: Marks) -> None:
    """Takes over author and agencies that a rule's groups hold."""
    groups = match.groupdict()
    if groups.get("by"):
        marks.byline = marks.byline or groups["by"].strip()
    if groups.get("source"):
        marks.agencies.extend(named(groups["source"]))


def _mark_titled(line: Line, marks: Marks) -> bool:
    """A byline "Name, Title": what follows the comma holds a word for an office."""
    match = _TITLED.fullmatch(line.text) if len(line.text) <= 200 else None
    if not match or _title_words().isdisjoint(re.findall(r"[\w-]+", match["title"].lower())):
        return False
    note(match, marks)
    marks.add("byline", line.start, line.end)
    return True


def mark_post(line: Line, marks: Marks) -> bool:
    """The line of an office above the name of who signs: "Minister for Foreign Affairs" over "the Hon Ann Lee"."""
    signs = any(kind == "byline" and span.start >= line.end for kind, span in marks.furniture)
    low = [word.lower() for word in line.text.split()]
    if not signs or len(low) > _POST_MAX or line.text[-1] in ".!?:" or _title_words().isdisjoint(low):
        return False
    marks.add("byline", line.start, line.end)
    return True


def is_header(words: str) -> bool:
    """Whether a line holds a date and nothing that is not about when."""
    return len(words) <= 160 and bool(find_days(words)) and bool(_header_regex().fullmatch(words))


def _mark_header(line: Line, marks: Marks, where: str) -> bool:
    """A line with nothing but the time of publication (and who signs); a date after "updated" counts last.

    At the end of a text only a full date counts: a text that breaks off may end with "On May 2,".
    """
    if len(line.text) > 160 or not any(map(str.isdigit, line.text)):
        return False
    days = find_days(line.text)
    if not (days or re.search(r"\d[:.h]\d\d", line.text)) or not _header_regex().fullmatch(line.text):
        return False
    if where == "end" and not any(day.value for day in days):
        return False
    marks.add("header", line.start, line.end)
    marks.agencies.extend(a for part in re.split(r"[|•·,–—-]|\s{2,}", line.text) if (a := known(part)))
    signer = _SIGNER.search(line.text)
    if signer and signer["signer"].upper() != signer["signer"]:  # capitals are a zone: "(GMT)", "(ICT)"
        marks.agencies.extend(named(signer["signer"]))
    later = tuple(table("furniture")["header"]["later"])
    for day in days:
        if day.value is None:
            continue
        moment = with_clock(day.value, line.text[day.end : day.end + 40])
        if line.text[: day.start].lower().rstrip(" :").endswith(later):
            marks.changed = marks.changed or moment
        else:
            marks.published = marks.published or moment
    return True


def mark_caption(line: Line, marks: Marks) -> bool:
    """A line that ends with a photo credit is a caption; in a long paragraph only the credit is."""
    cues, shape, _ = _credit()
    tail = line.text[-200:]
    near = tail[-120:].lower()
    if not any(cue in near for cue in cues):
        return False
    match = shape.search(tail)
    if not match:
        return False
    whole = len(line.text) <= _CAPTION_MAX
    marks.add("caption", line.start if whole else line.end - len(tail) + match.start(), line.end)
    return whole


def glued_caption(line: Line) -> int:
    """Where a caption ends that runs into the text of the same line ("... (Photo: VNA)HANOI (VNA) –"), else 0."""
    head = line.text[:_CAPTION_MAX]
    if "hoto" not in head and "ảnh" not in head:
        return 0
    match = _credit()[2].search(head)
    return match.end() if match and match[0][-1] in ")]" else 0
