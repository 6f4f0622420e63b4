"""Anniversaries and running years: "the 75th anniversary of ... (January 30, 1950 – 2025)", "in its 59th year"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from chancery.lang import knowledge
from chancery.model import Elapsed, Time, When
from chancery.parse.times.counting import Count, exact_year, make_elapsed, year_when
from chancery.parse.times.scan import number_value
from chancery.parse.times.setting import Setting

NEAR = 1
"""Years around the publication in which news tells an anniversary."""

_OF = re.compile(r"\s+(?:of|since|for)\s+(?:the\s+)?")
_YEAR_OF = re.compile(r"\s+(?:of|since|as)\s+(?:the\s+)?")
_BRACKET = re.compile(r"\s*\(([^()]{3,60})\)")
_ON = re.compile(r"\s*(?:,\s*)?(?:in|on|falls? on|of|at)\s+(?:the\s+)?")
_OWNER = re.compile(r"([A-Z][\w’'-]+(?:\s+[A-Z][\w’'-]+)*)['’]s?\s+\Z")
_TRAILING = re.compile(r"(?:\s+(?:in|on|of|and|at|the|early|late))+$")
_LINK = re.compile(
    r"^,?\s+(?:(?:was|is|will be|would be|marks|marked|will mark|also|noted|the|as)\s+)+$", re.IGNORECASE
)
_TURNED = re.compile(
    r"\b(?P<who>[A-Z][\w’'-]+(?:\s+[A-Z][\w’'-]+){0,4})?(?:\s*,?\s*(?:who|which))?\s+(?:turned|turns|will turn)\s+"
    r"(?P<age>\d{1,3})\b(?!\s*(?:per ?cent|%|points|degrees))"
)


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Anniversaries, and running years."""
    words = knowledge("en", "times")["elapsed"]
    listed = sorted(_ordinals(), key=len, reverse=True)
    tens = "|".join(word for word, value in knowledge("en", "times")["numbers"].items() if value in range(20, 100, 10))
    nth = rf"(?P<nth>\d{{1,4}}(?:st|nd|rd|th)|(?:(?:{tens})-)?(?:{'|'.join(listed)}))"
    nouns = "|".join(sorted(words["nouns"], key=len, reverse=True))
    jubilees = "|".join(sorted(words["jubilees"], key=len, reverse=True))
    anniversary = rf"(?:\bthe\s+)?\b(?:{nth}[\s-]+(?P<noun>{nouns})|(?P<jubilee>{jubilees}))\b"
    entered = r"\b(?:in|enter(?:s|ed|ing)?|into)\s+(?P<whose>its|their|his|her|the)\s+"
    running = rf"{entered}{nth}\s+(?:full\s+|consecutive\s+)?year\b"
    return re.compile(anniversary, re.IGNORECASE), re.compile(running, re.IGNORECASE)


def _ordinals() -> dict[str, int]:
    table = knowledge("en", "times")
    named: dict[str, int] = table["words"]["ORD"] | table["elapsed"]["tenths"]
    return {word: value for word, value in named.items() if "-" not in word}


def find_anniversaries(setting: Setting) -> Iterator[Elapsed]:
    """Anniversaries, birthdays and numbered national days."""
    for match in _patterns()[0].finditer(setting.text):
        count = _count(match)
        if count:
            end, of = _named(setting, match)
            own = [t for t in setting.dates(match.end(), end) if t.when and exact_year(t.when)]
            if own and own[0].when:  # "the 70th anniversary of the 1951 treaty" names its own base
                anchor: When | None = year_when(
                    (exact_year(own[0].when) or 0) + count, setting.text[match.start() : end]
                )
            else:
                anchor, end = _anchor(setting, match.start(), end)
                if (own_year := _own_year(setting, anchor, count)) is not None:
                    anchor = year_when(own_year + count, setting.text[match.start() : end])
            yield make_elapsed(setting.text, (match.start(), end), Count(of, count, "Y", "anniversary"), anchor)


def find_running_years(setting: Setting) -> Iterator[Elapsed]:
    """ "in its 59th year of independence": the year is running, so 58 to 59 have passed."""
    for match in _patterns()[1].finditer(setting.text):
        of = _YEAR_OF.match(setting.text, match.end())
        end = setting.name_end(of.end()) if of else match.end()
        name = setting.text[of.end() : end].strip() if of else None
        if name or match["whose"].lower() != "the":
            what = Count(name, _nth(match["nth"]), "Y", "nth")
            yield make_elapsed(setting.text, (match.start(), end), what, setting.year_near(match.start()))


def find_ages(setting: Setting) -> Iterator[Elapsed]:
    """ "turned 100": somebody's or something's birthday."""
    for match in _TURNED.finditer(setting.text):
        start = match.start("who") if match["who"] else match.start()
        what = Count(match["who"], float(match["age"]), "Y", "anniversary")
        yield make_elapsed(setting.text, (start, match.end()), what, setting.year_near(match.start()))


def _count(match: re.Match[str]) -> int:
    if match["jubilee"]:
        return int(knowledge("en", "times")["elapsed"]["jubilees"][match["jubilee"].lower()])
    return _nth(match["nth"])


def _nth(word: str) -> int:
    digits = re.match(r"\d+", word)
    if digits:
        return int(digits[0])
    tens, dash, last = word.lower().rpartition("-")
    value = (number_value([tens], knowledge("en", "times")["numbers"])[1] or 0) if dash else 0
    return value + _ordinals().get(last, 0)


def _named(setting: Setting, match: re.Match[str]) -> tuple[int, str | None]:
    """Where the name of the event ends, and the name."""
    noun = (match["noun"] or "").lower()
    feast = noun.endswith(" day")
    of = _OF.match(setting.text, match.end())
    if not of:
        owner = _OWNER.search(setting.text, max(0, match.start() - 80), match.start())
        return match.end(), owner[1] if owner else (match["noun"] if feast else None)
    end = setting.name_end(of.end())
    reach = max((time.end for time in setting.times if time.start < end), default=end)  # "January 22, 2023" has a comma
    inner = [time for time in setting.dates(of.end(), max(end, reach)) if of.end() < time.start < end]
    if inner:
        end = inner[0].start
    name = _TRAILING.sub("", setting.text[of.end() : end].rstrip())
    return of.end() + len(name), f"{match['noun']} of {name}" if feast else name


def _anchor(setting: Setting, start: int, end: int) -> tuple[When | None, int]:
    """When the anniversary falls, and where the words that tell it end."""
    bracket = _BRACKET.match(setting.text, end)
    inside = setting.dates(bracket.start(1), bracket.end(1)) if bracket else []
    if bracket and inside:
        return _bracketed(inside), bracket.end()
    after = _ON.match(setting.text, end)
    told = [t for t in setting.dates(after.end(), len(setting.text)) if t.start == after.end()] if after else []
    if told:
        return told[0].when, told[0].end
    return _subject(setting, start) or setting.year_near(start), end


def _own_year(setting: Setting, told: When | None, count: int) -> int | None:
    """The year of the event where that stands in place of the anniversary's.

    "The 60th anniversary of the signing on January 22, 1963" in the news of 2023.
    """
    year = exact_year(told) if told else None
    if year is None or setting.published is None or year >= setting.published.year - NEAR:
        return None
    return year if abs(year + count - setting.published.year) <= NEAR else None


def _bracketed(inside: list[Time]) -> When | None:
    """(May 9), (May 9, 1945-2025) and (January 30, 1950 – 2025) all tell the day of the anniversary."""
    first, last = inside[0].when, inside[-1].when
    if first is None or last is None:
        return None
    if len(inside) == 1 and "/" in first.edtf:
        return When.parse(first.edtf.rpartition("/")[2], inside[0].text)
    year = exact_year(last)
    if len(inside) > 1 and first.is_day and first.earliest and year is not None:
        return first.years_on(year - first.earliest.year)
    return last


def _subject(setting: Setting, start: int) -> When | None:
    """ "December 10 was also the 41st anniversary", "2025 marks the 75th anniversary": the time that is its subject."""
    for time in reversed(setting.dates(0, start)):
        if _LINK.match(setting.text[time.end : start] + " "):
            return time.when
    return None
