"""Which parts of a news text are no prose of it: headline, header line, dateline, byline, caption, sign-off, boilerplate.

`mark` walks the text from the top (headline, header, bylines, dateline), from the end (sign-offs), and once through all
lines (captions, boilerplate). It marks whole lines, a dateline at the head of one, and a sign-off at the end of one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import cache

from chancery.model import Span
from chancery.read.agency import Agency, named, table
from chancery.read.dateline import Dateline, find_dateline
from chancery.read.day import day_pattern, find_day, with_clock

_LINE = re.compile(r"[^\r\n\u2028\u2029\x0b\x0c]+")
_TOP, _END, _LONG = 12, 12, 500
_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]*$")
_NAME_AND_TITLE = re.compile(
    r"(?P<by>(?:[^\W\d_a-z][\w’'-]*\.?,? ){1,4}?(?:[^\W\d_a-z][\w’'-]*),(?: (?:[^\W\d_a-z][\w’'&.-]*|of|for|to|the|and|at|in|on|&),?){1,16})$"
)
_TURN = re.compile(r"[A-Z][A-Z.,’' -]{2,60}(?:\([^)]{2,40}\))?:\s")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the text that is not blank, without the white space around it."""

    start: int
    end: int
    text: str


@dataclass
class Marks:
    """What marking gathers: the furniture, and what it says about the report."""

    furniture: list[tuple[str, Span]] = field(default_factory=list)
    headline: str | None = None
    byline: str | None = None
    located: str | None = None
    published: date | datetime | None = None
    changed: date | datetime | None = None
    agencies: list[Agency] = field(default_factory=list)

    def add(self, kind: str, start: int, end: int) -> None:
        """Notes one piece of furniture, unless it lies in one that was noted before."""
        span = Span(start, end)
        if start < end and not any(known.overlaps(span) for _, known in self.furniture):
            self.furniture.append((kind, span))


@dataclass(frozen=True, slots=True)
class _Rule:
    kind: str
    where: str
    regex: re.Pattern[str]


@cache
def _line_rules() -> tuple[_Rule, ...]:
    rows = table("furniture")["line"]
    return tuple(_Rule(row["kind"], row["where"], re.compile(row["match"], re.IGNORECASE)) for row in rows)


@cache
def _anywhere() -> re.Pattern[str]:
    """A quick test that most lines fail: does a rule for `any` place match here?"""
    parts = "|".join(f"(?:{rule.regex.pattern})" for rule in _line_rules() if rule.where == "any")
    return re.compile(f"(?:{parts})$", re.IGNORECASE)


@cache
def _tail_rules() -> tuple[tuple[_Rule, bool], ...]:
    rows = table("furniture")["tail"]
    return tuple(
        (_Rule(r["kind"], "end", re.compile(rf"(?:{r['match']})$", re.IGNORECASE)), r.get("loose", False)) for r in rows
    )


@cache
def _credit() -> tuple[re.Pattern[str], re.Pattern[str]]:
    rules = table("furniture")["credit"]
    shapes = "|".join(f"(?:{shape})" for shape in rules["shapes"])
    return re.compile(rules["cue"], re.IGNORECASE), re.compile(rf"(?:{shapes})$", re.IGNORECASE)


@cache
def _header_regex() -> re.Pattern[str]:
    rules = table("furniture")["header"]
    labels = "|".join(sorted(map(re.escape, rules["labels"]), key=len, reverse=True))
    weekdays = "|".join(rules["weekdays"])
    clock = r"\d{1,2}[:.h]\d\d(?::\d\d)?(?:\s*[ap]\.?m\.?)?(?:\s*\(?(?:(?:gmt|utc)?\s*[+-]\d{1,2}(?::?\d\d)?|[a-z]{2,4})\)?)?"
    piece = rf"(?:{labels})\b:?|(?:{weekdays})\b\.?|{day_pattern()}|{clock}|\(?@\w+\)?|\d+ min(?:utes?)? read|[\s,|•·:;/–—-]"
    return re.compile(rf"(?:{piece})+", re.IGNORECASE)


def split_lines(text: str) -> list[Line]:
    """The lines of the text that are not blank."""
    lines = []
    for match in _LINE.finditer(text):
        words = match[0].strip()
        if words:
            start = match.start() + len(match[0]) - len(match[0].lstrip())
            lines.append(Line(start, start + len(words), words))
    return lines


def mark(text: str, headline: str | None) -> Marks:
    """All furniture of a text in order of place, and what it tells. `headline` is the title the source gave apart."""
    lines, marks = split_lines(text), Marks(headline=headline)
    body = _mark_top(lines, marks)
    last = _mark_end(lines, marks, body)
    for line in lines[body:last]:
        _mark_inside(line, marks)
    if marks.published is None:
        marks = replace(marks, published=marks.changed)
    marks.furniture.sort(key=lambda item: item[1].start)
    return marks


def _mark_top(lines: list[Line], marks: Marks) -> int:
    """Marks the head of the text and returns the number of the line where the body starts."""
    turns = sum(1 for line in lines[:40] if _TURN.match(line.text)) > 1
    body = place = 0
    while place < min(len(lines), _TOP):
        line = lines[place]
        if _mark_whole(line, marks, "top"):
            body = place = place + 1
            continue
        dateline = _dateline(line, place, turns)
        if dateline:
            _note_dateline(line, dateline, marks)
            return place + (line.start + dateline.end >= line.end)
        if _is_title(lines, place, marks, turns):
            marks.headline = marks.headline or line.text
            marks.add("headline", line.start, line.end)
            body = place = place + 1
        elif place < 4 and len(line.text) < 200 and not turns and _dateline_follows(lines, place):
            place += 1
        else:
            break
    return body


def _dateline_follows(lines: list[Line], place: int) -> bool:
    return any(_dateline(line, place, False) for line in lines[place + 1 : place + 4])


def _dateline(line: Line, place: int, turns: bool) -> Dateline | None:
    found = find_dateline(line.text)
    if found and not found.marked and (place > 5 or (turns and ":" in line.text[: found.end])):
        return None
    return found


def _note_dateline(line: Line, dateline: Dateline, marks: Marks) -> None:
    end = line.start + len(line.text[: dateline.end].rstrip())
    marks.add("dateline", line.start, end)
    marks.located = marks.located or dateline.place
    marks.published = marks.published or dateline.day
    marks.agencies.extend(dateline.agencies)


def _is_title(lines: list[Line], place: int, marks: Marks, turns: bool) -> bool:
    """True for the headline, and for a subtitle or a line of place and room under other furniture at the top."""
    line = lines[place]
    if marks.headline and _same(line.text, marks.headline):
        return True
    following = lines[place + 1] if place + 1 < len(lines) else None
    if following is None or place > 5 or not 8 <= len(line.text) <= 220 or line.text[-1] in ".;:,!?…—–-\"'”’»":
        return False
    if _TURN.match(line.text) or turns or line.text[0] in "-•*–—·" or line.text[0].islower():
        return False
    if len(line.text.split()) < 2 or "  " in line.text:
        return False
    return len(following.text) > len(line.text) or bool(_SENTENCE_END.search(following.text)) or place == 0


def _same(line: str, headline: str) -> bool:
    fold = re.compile(r"\W+")
    return fold.sub(" ", line).strip().casefold() == fold.sub(" ", headline).strip().casefold() != ""


def _mark_whole(line: Line, marks: Marks, where: str) -> bool:
    """Marks a line that is furniture from end to end: header, byline, boilerplate, caption, sign-off."""
    if len(line.text) > _LONG:
        return False
    if where == "top" and _mark_header(line, marks):
        return True
    for rule in _line_rules():
        if rule.where not in (where, "any"):
            continue
        match = rule.regex.fullmatch(line.text)
        if match:
            _note(rule, match, marks)
            marks.add(rule.kind, line.start, line.end)
            return True
    if where == "top" and len(line.text) <= 200 and (match := _NAME_AND_TITLE.match(line.text)):
        marks.byline = marks.byline or match["by"]
        marks.add("byline", line.start, line.end)
        return True
    return _mark_caption(line, marks)


def _note(rule: _Rule, match: re.Match[str], marks: Marks) -> None:
    groups = match.groupdict()
    if groups.get("by"):
        marks.byline = marks.byline or groups["by"].strip()
    if groups.get("source"):
        marks.agencies.extend(named(groups["source"]))


def _mark_header(line: Line, marks: Marks) -> bool:
    """A line with nothing but the time of publication; the first date counts, one after "updated" last."""
    if len(line.text) > 160:
        return False
    day = find_day(line.text)
    if not day or not _header_regex().fullmatch(line.text):
        return False
    marks.add("header", line.start, line.end)
    if day.value:
        moment = with_clock(day.value, line.text[day.end : day.end + 40])
        later = table("furniture")["header"]["later"]
        if line.text[: day.start].lower().rstrip(" :").endswith(tuple(later)):
            marks.changed = marks.changed or moment
        else:
            marks.published = marks.published or moment
    return True


def _mark_inside(line: Line, marks: Marks) -> None:
    """A line of the body: a caption, boilerplate, or prose."""
    if not _mark_caption(line, marks) and len(line.text) <= _LONG and _anywhere().match(line.text):
        _mark_whole(line, marks, "any")


def _mark_caption(line: Line, marks: Marks) -> bool:
    """A line that ends with a photo credit is a caption; in a long paragraph only the credit is."""
    cue, shape = _credit()
    tail = line.text[-200:]
    if not cue.search(tail):
        return False
    match = shape.search(tail)
    if not match:
        return False
    start = line.start if len(line.text) <= _LONG else line.end - len(tail) + match.start()
    marks.add("caption", start, line.end)
    return len(line.text) <= _LONG


def _mark_end(lines: list[Line], marks: Marks, body: int) -> int:
    """Marks sign-offs from the end upwards and returns the number of the line after the body."""
    last = len(lines)
    while last > max(body, len(lines) - _END):
        line = lines[last - 1]
        if not (_agency_alone(line, marks) or _mark_whole(line, marks, "end")):
            break
        last -= 1
    if last > body:
        _mark_tail(lines[last - 1], marks)
    return last


def _agency_alone(line: Line, marks: Marks) -> bool:
    """A last line of nothing but agencies: "VNA/VNP", "(Yonhap)", "— Bernama"."""
    words = line.text.strip("()[]-–—. ")
    if not words or len(words) > 60:
        return False
    agencies = named(words)
    if not agencies or not all(agency.role for agency in agencies):
        return False
    marks.agencies.extend(agencies)
    marks.add("signoff", line.start, line.end)
    return True


_SIGNATURE = re.compile(
    r"(?:\s*(?P<dash>--|[—–-])\s*(?P<plain>[^\s()\[\]][^()\[\]—–]{1,40}?)|\s*[(\[](?P<round>[^()\[\]]{2,40})[)\]])\.?$"
)


def _mark_tail(line: Line, marks: Marks) -> None:
    """Marks what stands after the last sentence of the last paragraph, piece by piece from the end."""
    end = line.end
    for _ in range(4):
        start = _tail_start(line.text[max(0, end - line.start - 240) : end - line.start], marks)
        if start is None:
            break
        words = line.text[max(0, end - line.start - 240) : end - line.start]
        end = end - len(words) + start
        end -= len(line.text[: end - line.start]) - len(line.text[: end - line.start].rstrip())
    if end < line.end:
        gap = len(line.text[end - line.start :]) - len(line.text[end - line.start :].lstrip())
        marks.add("signoff", end + gap, line.end)


def _tail_start(words: str, marks: Marks) -> int | None:
    for rule, loose in _tail_rules():
        match = rule.regex.search(words)
        if match and (loose or _SENTENCE_END.search(words[: match.start()].rstrip())):
            _note(rule, match, marks)
            return match.start()
    match = _SIGNATURE.search(words)
    if not match or not words[: match.start()].strip():
        return None
    agencies = named(match["round"] or match["plain"])
    ended = bool(_SENTENCE_END.search(words[: match.start()].rstrip()))
    sure = bool(agencies) and all(agency.role for agency in agencies)
    signed = all(re.fullmatch(r"[A-Z][A-Za-z.+]{1,11}", a.name) and sum(map(str.isupper, a.name)) > 1 for a in agencies)
    if ended and agencies and (sure or signed and match["dash"] != "-"):
        marks.agencies.extend(agencies)
        return match.start()
    return None
