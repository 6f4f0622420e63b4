"""Datelines: where, when and by which agency, at the head of the first paragraph.

Two families are read. With a mark in brackets or slashes, "HANOI, Nov 10 (VNA) -", "HANOI, November 10. /TASS/."; and
without, "MOSCOW —", "VOV.VN -", "Kyiv, 3 February 2023 –". A name we do not know counts as an agency only where the
shape leaves no doubt, for "The European Union (EU) - long divided - ..." must stay prose.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice

from chancery.read.agency import Agency, known, named, table
from chancery.read.day import find_day
from chancery.read.lead import Lead, read_lead, towns, without

_REACH = 180
_BRACKET = re.compile(
    r"(?P<lead>(?:[^()/]|(?<=\w)/(?=\w)){0,90}?)\s*(?:\(\s*(?P<round>[^()]{2,90}?)\s*\)|/\s?(?P<slash>[^/()]{2,40}?)\s?/)"
    r"\s*(?P<stop>--+|[-—–―_]+|:+|\.(?:\s*[-—–―])?|/|>)?[^\S\r\n]*"
)
_STOP = re.compile(
    r"\s*--+(?=\s|$)\s*|\s*[—―]\s*|\s+–\s*|–\s+|(?:\s+|(?<=[^\W\d_]))[-_](?=\s|$)\s*|:\s+|(?<=[^\W_])\.(?=\s)"
)
_AGENCY = tuple(
    re.compile(rf"\s*(?P<name>{name})(?P<stop>\s*[./]| [-—–])?\s+")
    for name in (r"[^\W\d_a-z][^\s./,]* [^\W\d_a-z][^\s./,]*", r"[^\W\d_a-z][^\s./,]*")
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


def find_dateline(line: str) -> Dateline | None:
    """The dateline a line starts with, or `None`. Looks at the first 180 characters only."""
    head = line[:_REACH]
    return _bracketed(head) or _plain(head, len(line)) or (_whole(line) if len(line) <= 80 else None)


def _whole(line: str) -> Dateline | None:
    """A line of nothing but place, day and perhaps agency ("Brussels, 2 May 2019", "Baku, May 2, AZERTAC")."""
    lead = read_lead(line.strip(" ,;|"))
    if lead is None or lead.place is None or not lead.dated or not (lead.day or lead.agencies) or not line[0].isupper():
        return None
    if not (lead.agencies or lead.capitals or "," in lead.place or lead.place in towns()):
        return None  # "Jane Roe, May 2, 2019" signs a letter
    return Dateline(len(line), lead.place, lead.day, lead.agencies, True)


def _bracketed(head: str) -> Dateline | None:
    match = _BRACKET.match(head)
    if not match or (match["slash"] and not match["lead"]):
        return None
    inside = match["round"] or match["slash"]
    lead = read_lead(match["lead"].rstrip(" ,"))
    if lead is None or known(match["lead"]):
        return None
    day = find_day(inside)
    agencies = named(without(inside, day.start, day.end) if day else inside)
    if day:
        lead = replace(lead, dated=True, day=lead.day or day.value)
    if not _plausible(lead, agencies, match["stop"] is not None, match.end() == len(head)):
        return None
    place, everyone = lead.place, (*lead.agencies, *agencies)
    if place is None and match["round"] and len(agencies) == 1 and _town(agencies[0]):
        place, everyone = agencies[0].name, lead.agencies  # "(New York) – ": a house style with the town in brackets
    return Dateline(match.end(), place, lead.day, everyone, True)


def _plausible(lead: Lead, agencies: list[Agency], stop: bool, last: bool) -> bool:
    """Whether place, mark and separator together can only be a dateline; `last`: the line ends here."""
    sure, dash = any(agency.role for agency in agencies), stop or last
    signed = sure or (len(agencies) <= 2 and all(_looks_signed(a.name) for a in agencies) and bool(agencies))
    if lead.place is None:
        return sure or (dash and (lead.dated or (stop and signed and len(agencies) == 1)))
    if lead.capitals or lead.place in towns():
        return sure or (dash and (signed or lead.dated)) or (signed and lead.day is not None)
    return (sure and (dash or lead.dated)) or (dash and lead.dated and signed)


def _town(agency: Agency) -> bool:
    return not agency.role and not any(map(str.isdigit, agency.name)) and all(w.istitle() for w in agency.name.split())


def _looks_signed(name: str) -> bool:
    words = name.split()
    return 0 < len(words) <= 4 and len(name) >= 2 and all(word[0].isupper() or word[0].isdigit() for word in words)


def _plain(head: str, length: int) -> Dateline | None:
    """Tries the head up to each of its first four separators ("KYIV. Feb 3 - ", "WASHINGTON, D.C. – ")."""
    for stop in islice(_STOP.finditer(head, 2, 110), 4):
        lead = read_lead(head[: stop.start()].rstrip(" ,"))
        if not lead:
            continue
        end, after = _agency_after(head, stop.end()) if lead.capitals and lead.place else (stop.end(), [])
        if after or _ends_dateline(stop, lead, head, length):
            agencies = (*lead.agencies, *after)
            return Dateline(end, lead.place, lead.day, agencies, bool(agencies))
    return None


def _agency_after(head: str, start: int) -> tuple[int, list[Agency]]:
    """An agency after the separator ("OSLO, May 2 - RIA Novosti. ", "ASTANA. KAZINFORM ") and where it ends."""
    for shape in _AGENCY:
        match = shape.match(head, start)
        agency = known(match["name"]) if match else None
        if match and agency and (match["stop"] or match["name"].isupper()):
            return match.end(), [agency]
    return start, []


def _ends_dateline(match: re.Match[str], lead: Lead, head: str, length: int) -> bool:
    stop, rest = match[0].strip(), head[match.end() :].lstrip()
    if not _BODY_START.match(rest):
        return False
    dash = stop[:1] in _DASHES
    if lead.agencies and (dash or (lead.dated and stop)):
        return True
    if lead.place is None:
        return False
    if lead.place.split(",")[0] in towns():
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
