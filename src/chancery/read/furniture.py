"""Which parts of a news text are no prose of it.

Kinds: headline, header (time of publication, place and room), dateline, byline, caption, signoff, boilerplate. `mark`
walks the text from the top, from the end (sign-offs), and once through what is between (captions, boilerplate).
"""

from __future__ import annotations

import re
from itertools import pairwise

from chancery.read.agency import named
from chancery.read.dateline import Dateline, find_dateline
from chancery.read.lead import towns
from chancery.read.lines import (
    Line,
    Marks,
    glued_caption,
    is_header,
    mark_inside,
    mark_post,
    mark_whole,
    note,
    rules,
    split_lines,
)

_TOP, _END = 12, 12
_NO_WORD = re.compile(r"\W+")
_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]*$")
_TURN = re.compile(r"[A-Z][A-Z.,’' -]{2,60}(?:\([^)]{2,40}\))?:\s")
_INNER_STOP = re.compile(r"[^\W\d_]{4,}[.!?] ")
_TOWN = re.compile(r"(?:[^\W\d_a-z][\w.’'-]* ?){1,4}, (?:[^\W\d_a-z][\w.’'-]* ?){1,3}")
_SIGNATURE = re.compile(
    r"(?:\s*(?P<dash>--|[—–-])\s*(?P<plain>[^\s()\[\]][^()\[\]—–]{1,40}?)"
    r"|\s*[(\[](?P<round>[^()\[\]]{2,40})[)\]]|\s+(?P<bare>(?-i:[A-Z])[\w/+. ]{1,24}?))\.?$"
)


def mark(text: str, headline: str | None, provider: str | None = None) -> Marks:
    """All furniture of a text in order of place, and what it tells.

    `headline` is the title the source gave apart, `provider` who it says published: a name that may sign off.
    """
    lines, marks = split_lines(text), Marks(headline=headline, provider=provider)
    body = _mark_top(lines, marks)
    last = _mark_end(lines, marks, body)
    for line in lines[body:last]:
        mark_inside(line, marks)
    marks.published = marks.published or marks.changed
    return marks


def _mark_top(lines: list[Line], marks: Marks) -> int:
    """Marks the head of the text and returns the number of the line where the body starts."""
    turns = sum(1 for line in lines[:40] if _TURN.match(line.text)) > 1
    body = place = 0
    while place < min(len(lines), _TOP):
        line = _without_caption(lines[place], marks)
        dateline = _dateline(line, place, turns)
        if dateline:
            _note_dateline(line, dateline, marks)
            return place + (line.start + dateline.end >= line.end)
        signed = place < 3 and _mark_signed(line, marks, "header")
        if signed or mark_whole(line, marks, "top") or _mark_title(lines, place, marks):
            body = place = place + 1
        elif place < 4 and len(line.text) < 200 and not turns and _dateline_follows(lines, place):
            place += 1
        else:
            break
    return body


def _without_caption(line: Line, marks: Marks) -> Line:
    """The rest of a line after a caption that runs into a dateline; the line itself otherwise."""
    end = glued_caption(line)
    rest = line.text[end:].lstrip()
    if not end or not rest or not find_dateline(rest):
        return line
    marks.add("caption", line.start, line.start + end)
    return Line(line.end - len(rest), line.end, rest)


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


def _mark_title(lines: list[Line], place: int, marks: Marks) -> bool:
    """A headline or subtitle; after a byline, a short line of place or room is a header."""
    line = lines[place]
    if marks.headline and _same(line.text, marks.headline):
        marks.add("headline", line.start, line.end)
        return True
    if place > 8 or place + 1 >= len(lines) or _wrapped(lines[place : place + 5]):
        return False
    following = lines[place + 1].text
    told = any(kind != "headline" for kind, _ in marks.furniture)
    if _is_town(line.text) and (told or is_header(following)):
        marks.located = marks.located or line.text
        marks.add("header", line.start, line.end)
        return True
    if not _looks_titled(line):
        return False
    if marks.byline and told and len(line.text.split()) <= 8:
        marks.add("header", line.start, line.end)
        return True
    if len(following) <= len(line.text) and not _SENTENCE_END.search(following) and place > 0:
        return False
    marks.headline = marks.headline or line.text
    marks.add("headline", line.start, line.end)
    return True


def _is_town(words: str) -> bool:
    """ "Oslo, Norway", "Washington, D.C.", or a town known to stand alone; a stop only after initials."""
    return words in towns() or bool(_TOWN.fullmatch(words) and (words[-1] != "." or words[-3] in " ."))


def _looks_titled(line: Line) -> bool:
    """A line that can be a headline: short, of two words or more, capital first, no stop at its end."""
    words = line.text
    if not 8 <= len(words) <= 160 or len(words.split()) < 2 or words[-1] in ".;:,!?…—–-\"'”’»":
        return False
    if words[0] in "-•*–—·#" or words[0].islower() or "  " in words:
        return False
    return not (_TURN.match(words) or _INNER_STOP.search(words))


def _wrapped(lines: list[Line]) -> bool:
    """Whether these are pieces of one paragraph broken at a column: even lengths, no empty line between, no stops."""
    if len(lines) < 2 or lines[1].text[0].islower():
        return len(lines) > 1
    near = all(right.start - left.end <= 2 for left, right in pairwise(lines))
    return near and len(lines) > 3 and all(45 <= len(line.text) <= 90 for line in lines[:-1])


def _same(line: str, headline: str) -> bool:
    if abs(len(line) - len(headline)) > 20:
        return False
    left, right = (_NO_WORD.sub(" ", words).strip().casefold() for words in (line, headline))
    return left == right != ""


def _mark_end(lines: list[Line], marks: Marks, body: int) -> int:
    """Marks sign-offs from the end upwards and returns the number of the line after the body."""
    last = len(lines)
    while last > max(body, len(lines) - _END):
        line = lines[last - 1]
        dateline = find_dateline(line.text) if len(line.text) <= 80 else None
        if dateline and dateline.day and dateline.end == len(line.text):
            _note_dateline(line, dateline, marks)
        elif not (_mark_signed(line, marks, "signoff") or mark_whole(line, marks, "end") or mark_post(line, marks)):
            break
        last -= 1
    if last > body:
        _mark_tail(lines[last - 1], marks)
    return last


def _mark_signed(line: Line, marks: Marks, kind: str) -> bool:
    """A line of nothing but agencies: "VNA/VNP", "(Yonhap)", "— Bernama"."""
    words = line.text.strip("()[]-–—. ")
    agencies = named(words) if 0 < len(words) <= 60 else []
    if not agencies or not all(agency.role for agency in agencies):
        return False
    marks.agencies.extend(agencies)
    marks.add(kind, line.start, line.end)
    return True


def _mark_tail(line: Line, marks: Marks) -> None:
    """Marks what stands after the last sentence of the last paragraph, piece by piece from the end."""
    words = line.text
    for _ in range(4):
        near = words[-240:]
        start = _tail_start(near, marks)
        if start is None:
            break
        words = words[: len(words) - len(near) + start].rstrip()
    rest = line.text[len(words) :]
    marks.add("signoff", line.end - len(rest.lstrip()), line.end)


def _tail_start(words: str, marks: Marks) -> int | None:
    """Where the last piece of a sign-off starts in the end of a paragraph, or `None`."""
    for rule in rules("tail", "$"):
        match = rule.regex.search(words)
        if match and (rule.loose or _ended(words[: match.start()])):
            note(match, marks)
            return match.start()
    match = _SIGNATURE.search(words)
    if not match or not _ended(words[: match.start()]):
        return None
    agencies = named(match["round"] or match["plain"] or match["bare"])
    sure = bool(agencies) and all(agency.role for agency in agencies)
    seen = {marks.provider, *(agency.name for agency in marks.agencies)}
    spelled = all(_initials(a.name) or a.name in seen for a in agencies)
    if sure or (agencies and match["dash"] != "-" and not match["bare"] and spelled):
        marks.agencies.extend(agencies)
        return match.start()
    return None


def _ended(words: str) -> bool:
    return bool(_SENTENCE_END.search(words.rstrip()))


def _initials(name: str) -> bool:
    return bool(re.fullmatch(r"[A-Z][A-Za-z.+]{1,11}", name)) and sum(map(str.isupper, name)) > 1
