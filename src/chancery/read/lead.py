"""The head of a dateline: place, region, day and agencies, in whatever order a house writes them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache

from chancery.read.agency import Agency, known, table
from chancery.read.day import find_day


@dataclass(frozen=True, slots=True)
class Lead:
    """What a lead says: the place, whether it is in capitals, whether a day is given (in full: `day`), agencies."""

    place: str | None
    capitals: bool
    dated: bool
    day: date | None
    agencies: tuple[Agency, ...]


def read_lead(lead: str) -> Lead | None:
    """Reads "PLACE, Region, DATE, AGENCY" in any order; `None` when something else is in it."""
    if not lead.strip():
        return Lead(None, False, False, None, ())
    if len(lead.split()) > 14 or any(mark in lead for mark in '"“”()!?;*'):
        return None
    rest, day = lead, find_day(lead)
    if day:
        rest = without(lead, day.start, day.end)
    agencies: list[Agency] = []
    parts: list[str] = []
    for part in re.split(r"\s*,\s*|\s*[\[\]]\s*|(?<=[^\W\d_]{3})\.\s+", rest):
        form = part.strip(" ,;-–—") if parts else part.strip(" .,;-–—")
        signed = bare_agencies(form.rstrip("."))
        if not signed and day and parts and (agency := known(form)):
            signed = [agency]
        first, _, after = form.partition(" ")
        if not signed and not parts and after and (signed := bare_agencies(first)):
            parts.append(after)  # "AKP Phnom Penh, May 2, 2019 --"
        agencies.extend(signed)
        if form.strip(".") and not signed:
            parts.append(form)
    if not parts:
        return Lead(None, False, bool(day), day.value if day else None, tuple(agencies))
    if len(parts) > 3 or not all(_placelike(part) for part in parts):
        return None
    capitals = parts[0].replace("’", "'") == parts[0].upper().replace("’", "'") and sum(map(str.isalpha, parts[0])) > 2
    return Lead(", ".join(parts), capitals, bool(day), day.value if day else None, tuple(agencies))


def bare_agencies(form: str) -> list[Agency]:
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
def towns() -> frozenset[str]:
    """Towns that stand in datelines without capital letters or an agency."""
    return frozenset(table("furniture")["dateline"]["towns"])


def _placelike(part: str) -> bool:
    words = part.split()
    if not 1 <= len(words) <= 4 or any(map(str.isdigit, part)):
        return False
    first = words[0].lower().strip(".")
    if first in _openers() and not (first == "the" and len(words) == 2):
        return False
    small = table("furniture")["dateline"]["small"]
    return all(word[0].isupper() or word[0] in "'’‘" or word in small for word in words) and words[0][0].isupper()


def without(text: str, start: int, end: int) -> str:
    """The text with `[start, end)` replaced by a comma."""
    return f"{text[:start].rstrip(' ,-–—')} , {text[end:].lstrip(' ,-–—')}".strip(" ,")
