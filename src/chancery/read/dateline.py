"""Datelines: where, when and by which agency, at the head of the first paragraph.

Two families are read. With a mark in brackets or slashes, "HANOI, Nov 10 (VNA) -", "HANOI, November 10. /TASS/."; and
without, "MOSCOW —", "VOV.VN -", "Kyiv, 3 February 2023 –". A name we do not know counts as an agency only where the
shape leaves no doubt, for "The European Union (EU) - long divided - ..." must stay prose.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import islice

from chancery.read.agency import Agency, known, named, table
from chancery.read.day import find_day

_REACH = 180
_BRACKET = re.compile(
    r"(?P<lead>(?:[^()/]|(?<=\w)/(?=\w)){0,90}?)\s*(?:\(\s*(?P<round>[^()]{2,90}?)\s*\)|/\s?(?P<slash>[^/()]{2,40}?)\s?/)"
    r"\s*(?P<stop>--+|[-—–―_]+|:+|\.(?:\s*[-—–―])?|/|>)?[^\S\r\n]*"
)
_STOP = re.compile(
    r"\s*--+(?=\s|$)\s*|\s*[—―]\s*|\s+–\s*|–\s+|(?:\s+|(?<=[^\W\d_]))[-_](?=\s|$)\s*|:\s+|(?<=[^\W_])\.(?=\s)"
)
_BODY_START = re.compile(r"[\"'“‘«(\[`]*(?:[^\W_a-zà-ÿа-я]|$)")
_DASHES = frozenset("-—–―_")


@dataclass(frozen=True, slots=True)
class Dateline:
    """A dateline at the start of a line: its length there, the place, the full day if any, the agencies named."""

    end: int
    place: str | None
    day: date | None
    agencies: tuple[Agency, ...]
    marked: bool


@dataclass(frozen=True, slots=True)
class _Lead:
    place: str | None
    capitals: bool
    dated: bool
    day: date | None
    agencies: tuple[Agency, ...]


def find_dateline(line: str) -> Dateline | None:
    """The dateline a line starts with, or `None`. Looks at the first 180 characters only."""
    head = line[:_REACH]
    return _bracketed(head) or _plain(head, len(line)) or (_whole(line) if len(line) <= 80 else None)


def _whole(line: str) -> Dateline | None:
    """A line of nothing but place, day and perhaps agency ("Brussels, 2 May 2019", "Baku, May 2, AZERTAC")."""
    lead = _read_lead(line.strip(" ,;|"))
    if lead is None or lead.place is None or not lead.dated or not (lead.day or lead.agencies) or not line[0].isupper():
        return None
    if not (lead.agencies or lead.capitals or "," in lead.place or lead.place in _towns()):
        return None  # "Jane Roe, May 2, 2019" signs a letter
    return Dateline(len(line), lead.place, lead.day, lead.agencies, True)


def _bracketed(head: str) -> Dateline | None:
    match = _BRACKET.match(head)
    if not match or (match["slash"] and not match["lead"]):
        return None
    inside = match["round"] or match["slash"]
    lead = _read_lead(match["lead"].rstrip(" ,"))
    if lead is None or known(match["lead"]):
        return None
    day = find_day(inside)
    agencies = named(_without(inside, day.start, day.end) if day else inside)
    if not _plausible(lead, agencies, match["stop"] is not None, match.end() == len(head)):
        return None
    dated = lead.day or (day.value if day else None)
    place, everyone = lead.place, (*lead.agencies, *agencies)
    if place is None and match["round"] and len(agencies) == 1 and _town(agencies[0]):
        place, everyone = agencies[0].name, lead.agencies  # "(New York) – ": a house style with the town in brackets
    return Dateline(match.end(), place, dated, everyone, True)


def _plausible(lead: _Lead, agencies: list[Agency], stop: bool, last: bool) -> bool:
    """Whether place, mark and separator together can only be a dateline; `last`: the line ends here."""
    sure, dash = any(agency.role for agency in agencies), stop or last
    signed = sure or (len(agencies) <= 2 and all(_looks_signed(a.name) for a in agencies) and bool(agencies))
    if lead.place is None:
        return dash and (sure or lead.dated or (stop and signed and len(agencies) == 1))
    if lead.capitals:
        return sure or (dash and signed) or (dash and lead.dated)
    return (sure and (dash or lead.dated)) or (dash and lead.dated and signed)


def _town(agency: Agency) -> bool:
    return not agency.role and not any(map(str.isdigit, agency.name)) and all(w.istitle() for w in agency.name.split())


def _looks_signed(name: str) -> bool:
    words = name.split()
    return 0 < len(words) <= 4 and len(name) >= 2 and all(word[0].isupper() or word[0].isdigit() for word in words)


def _plain(head: str, length: int) -> Dateline | None:
    """Tries the head up to each of its first four separators ("KYIV. Feb 3 - ", "WASHINGTON, D.C. – ")."""
    for stop in islice(_STOP.finditer(head, 2, 110), 4):
        lead = _read_lead(head[: stop.start()].rstrip(" ,"))
        if lead and _ends_dateline(stop, lead, head, length):
            return Dateline(stop.end(), lead.place, lead.day, lead.agencies, bool(lead.agencies))
    return None


def _ends_dateline(match: re.Match[str], lead: _Lead, head: str, length: int) -> bool:
    stop, rest = match[0].strip(), head[match.end() :].lstrip()
    if not _BODY_START.match(rest):
        return False
    dash = stop[:1] in _DASHES
    if lead.agencies and (dash or (lead.dated and stop)):
        return True
    if lead.place is None:
        return False
    if lead.place.split(",")[0] in _towns():
        return bool(rest) and (dash or (stop == ":" and length >= 100))
    if lead.capitals and _is_place(head[: match.start()]):
        if dash:
            return len(rest) > 30 or not rest
        if stop == ":":
            return length >= 100 and len(lead.place.split()) <= 3
        return lead.dated and stop == "." and bool(rest)
    return lead.dated and dash and bool(rest)


def _is_place(lead: str) -> bool:
    words, rules = lead.split(), table("furniture")["dateline"]
    first = lead.split(",")[0].strip()
    return first not in rules["not_places"] and words[0].strip(".,") not in {*rules["speakers"], *rules["not_places"]}


def _read_lead(lead: str) -> _Lead | None:
    """Reads "PLACE, Region, DATE, AGENCY" in any order; `None` when something else is in it."""
    if not lead.strip():
        return _Lead(None, False, False, None, ())
    if len(lead.split()) > 14 or any(mark in lead for mark in '"“”()!?;*'):
        return None
    rest, day = lead, find_day(lead)
    if day:
        rest = _without(lead, day.start, day.end)
    agencies: list[Agency] = []
    parts: list[str] = []
    for part in re.split(r"\s*,\s*|\s*[\[\]]\s*|(?<=[^\W\d_]{3})\.\s+", rest):
        form = part.strip(" ,;-–—") if parts else part.strip(" .,;-–—")
        signed = _bare_agencies(form.rstrip("."))
        agencies.extend(signed)
        if form.strip(".") and not signed:
            parts.append(form)
    if not parts:
        return _Lead(None, False, bool(day), day.value if day else None, tuple(agencies))
    if len(parts) > 3 or not all(_placelike(part) for part in parts):
        return None
    capitals = parts[0].replace("’", "'") == parts[0].upper().replace("’", "'") and sum(map(str.isalpha, parts[0])) > 2
    return _Lead(", ".join(parts), capitals, bool(day), day.value if day else None, tuple(agencies))


def _bare_agencies(form: str) -> list[Agency]:
    """Agencies named without brackets: known and in capitals or with a dot ("VNA", "NDO/VNA", "VOV.VN")."""
    if not form:
        return []
    if re.fullmatch(r"[A-Za-z][\w-]*(?:\.[A-Za-z]{2,4}){1,2}", form) and not re.fullmatch(r"(?:[A-Z]\.)+[A-Z]", form):
        return [known(form) or Agency(form, "outlet")]
    pieces = [known(piece) for piece in re.split(r"\s*/\s*", form)]
    found = [agency for agency in pieces if agency]
    return found if len(found) == len(pieces) and sum(map(str.isupper, form)) >= 2 and len(form) <= 30 else []


@cache
def _openers() -> frozenset[str]:
    """First words that no place has: those that open sentences, labels of dates, week days."""
    furniture = table("furniture")
    header = furniture["header"]
    return frozenset([*furniture["dateline"]["openers"], *header["labels"], *header["weekdays"]])


@cache
def _towns() -> frozenset[str]:
    return frozenset(table("furniture")["dateline"]["towns"])


def _placelike(part: str) -> bool:
    words = part.split()
    if not 1 <= len(words) <= 4 or any(letter.isdigit() for letter in part.replace("1st", "")):
        return False
    first = words[0].lower().strip(".")
    if first in _openers() and not (first == "the" and len(words) == 2):
        return False
    small = table("furniture")["dateline"]["small"]
    return all(word[0].isupper() or word[0] in "'’‘" or word in small for word in words) and words[0][0].isupper()


def _without(text: str, start: int, end: int) -> str:
    return f"{text[:start].rstrip(' ,-–—')} , {text[end:].lstrip(' ,-–—')}".strip(" ,")
