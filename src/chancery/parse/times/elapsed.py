"""Lengths of time that date an event: anniversaries, "67 years ago", "in its 59th year", "for the first time in 20 years"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from chancery.lang import knowledge
from chancery.model import Elapsed, Time, When
from chancery.parse.times.counting import base_of, derive, exact_year, year_when
from chancery.parse.times.scan import number_value


@dataclass(frozen=True, slots=True)
class Setting:
    """The text, its times and the day of publication, in which elapsed time is read."""

    text: str
    times: tuple[Time, ...]
    published: date | None

    def sentence(self, at: int) -> tuple[int, int]:
        """The bounds of the sentence around a place, as far as punctuation tells."""
        starts = [match.end() for match in _SENTENCE.finditer(self.text, 0, at)]
        end = _SENTENCE.search(self.text, at)
        return starts[-1] if starts else 0, end.start() + 1 if end else len(self.text)

    def within(self, start: int, end: int) -> list[Time]:
        """The times that lie in `[start, end)`."""
        return [time for time in self.times if start <= time.start and time.end <= end]


_SENTENCE = re.compile(r"(?<!\b[A-Z])(?<!\bDr)(?<!\bMr)(?<!\bSt)(?<!\bMrs)[.!?][\"”’)]*\s+(?=[\"“‘(A-Z])|\n")


def find_elapsed(text: str, times: Sequence[Time], published: date | None) -> tuple[Elapsed, ...]:
    """The elapsed times of a text, in order of place, from its words and its times."""
    setting = Setting(text, tuple(times), published)
    found = [*_anniversaries(setting), *_nth_years(setting), *_from_times(setting), *_turned(setting)]
    counts = {item.count for item in found if item.unit == "Y"}
    found += _past_years(setting, counts)
    kept: list[Elapsed] = []
    for item in sorted(found, key=lambda e: (e.start - e.end, e.start)):
        if not any(item.start < other.end and other.start < item.end for other in kept):
            kept.append(item)
    return tuple(sorted(kept, key=lambda e: e.start))


# Anniversaries ---------------------------------------------------------------------------------------------------------


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    table = knowledge("en", "times")
    words = table["elapsed"]
    ordinals = "|".join(sorted((re.escape(w) for w in table["words"]["ORD"] if w != "second"), key=len, reverse=True))
    tens = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
    nth = rf"(?P<nth>\d{{1,4}}(?:st|nd|rd|th)|(?:{tens})-(?:{ordinals})|(?:fort|fift|sixt|sevent|eight|ninet)ieth|hundredth|{ordinals})"
    nouns = "|".join(sorted((re.escape(n) for n in words["nouns"]), key=len, reverse=True))
    jubilees = "|".join(sorted((re.escape(n) for n in words["jubilees"]), key=len, reverse=True))
    stops = "|".join(re.escape(stop) for stop in words["stops"])
    marks = "|".join(sorted((re.escape(m) for m in words["marks"]), key=len, reverse=True))
    flags = re.IGNORECASE
    return {
        "anniversary": re.compile(rf"(?:\bthe\s+)?\b(?:{nth}[\s-]+(?P<noun>{nouns})|(?P<jubilee>{jubilees}))\b", flags),
        "nth": re.compile(
            rf"\b(?:in|enter(?:s|ed|ing)?|into)\s+(?P<whose>its|their|his|her|the)\s+{nth}\s+(?:full\s+|consecutive\s+)?year\b",
            flags,
        ),
        "stop": re.compile(rf"[,.;:!?\n“”\"]|\s[-–—]\s|\s\(|\)|\s(?:{stops})\b", flags),
        "marks": re.compile(rf"\b(?:{marks})\s+(?:about\s+|over\s+|more than\s+|nearly\s+)?$", flags),
    }


def _anniversaries(setting: Setting) -> Iterator[Elapsed]:
    for match in _patterns()["anniversary"].finditer(setting.text):
        count = _count(match)
        if not count:
            continue
        end, of = _named(setting, match)
        anchor, end = _anchor(setting, match.start(), end)
        yield _made(setting, (match.start(), end), (of, count, "Y", "anniversary"), anchor)


def _count(match: re.Match[str]) -> int:
    table = knowledge("en", "times")
    if match["jubilee"]:
        return int(table["elapsed"]["jubilees"][match["jubilee"].lower()])
    word = match["nth"].lower()
    digits = re.match(r"\d+", word)
    return int(digits[0]) if digits else _ordinal(word)


def _ordinal(word: str) -> int:
    table = knowledge("en", "times")
    tens, _, last = word.partition("-")
    if not last:
        known = {
            "fortieth": 40,
            "fiftieth": 50,
            "sixtieth": 60,
            "seventieth": 70,
            "eightieth": 80,
            "ninetieth": 90,
            "hundredth": 100,
        }
        return int(table["words"]["ORD"].get(word, known.get(word, 0)))
    value = number_value([tens], table["numbers"])[1] or 0
    return value + int(table["words"]["ORD"].get(last, 0))


def _named(setting: Setting, match: re.Match[str]) -> tuple[int, str | None]:
    """Where the name of the event ends, and the name."""
    noun = (match["noun"] or "").lower()
    of = re.compile(r"\s+(?:of|since|for)\s+(?:the\s+)?").match(setting.text, match.end())
    if not of:
        before = re.search(r"([A-Z][\w’'-]+(?:\s+[A-Z][\w’'-]+)*)['’]s?\s+$", setting.text[: match.start()])
        return match.end(), before[1] if before else (match["noun"] if "day" in noun else None)
    stop = _patterns()["stop"].search(setting.text, of.end())
    end = stop.start() if stop else len(setting.text)
    inner = [time for time in setting.within(of.end(), end) if time.type == "DATE" and time.when]
    if inner:
        end = min(end, inner[0].start)
    name = re.sub(r"(?:\s+(?:in|on|of|and|at|the|early|late))+$", "", setting.text[of.end() : end].rstrip())
    end = of.end() + len(name)
    return end, f"{match['noun']} of {name}" if "day" in noun and "anniv" not in noun and "birth" not in noun else name


def _anchor(setting: Setting, start: int, end: int) -> tuple[When | None, int]:
    """When the anniversary falls, and where the words that tell it end."""
    text = setting.text
    bracket = re.compile(r"\s*\(([^()]{3,60})\)").match(text, end)
    if bracket:
        inside = [
            time for time in setting.within(bracket.start(1), bracket.end(1)) if time.type == "DATE" and time.when
        ]
        if inside:
            return _bracketed(inside, setting), bracket.end()
    after = re.compile(r"\s*(?:,\s*)?(?:in|on|falls? on|of|at)\s+(?:the\s+)?").match(text, end)
    if after:
        told = [time for time in setting.times if time.start == after.end() and time.when and time.type == "DATE"]
        if told:
            return told[0].when, told[0].end
    subject = _subject(setting, start)
    return subject or _year_near(setting, start), end


def _bracketed(inside: list[Time], setting: Setting) -> When | None:
    first, last = inside[0].when, inside[-1].when
    assert first is not None and last is not None
    if len(inside) == 1 and "/" in first.edtf:
        return When.parse(first.edtf.rpartition("/")[2], inside[0].text)
    if len(inside) > 1 and first.is_day and exact_year(last) is not None:
        year = exact_year(last)
        assert year is not None and first.earliest is not None
        return first.years_on(year - first.earliest.year)
    return last


def _subject(setting: Setting, start: int) -> When | None:
    """ "December 10 was also the 41st anniversary", "2025 marks the 75th anniversary": the time that is its subject."""
    linked = re.compile(
        r"^,?\s+(?:(?:was|is|will be|would be|marks|marked|will mark|also|noted|the|as)\s+)+$", re.IGNORECASE
    )
    for time in reversed(setting.times):
        if time.end <= start and time.when and linked.match(setting.text[time.end : start] + " "):
            return time.when
    return None


def _year_near(setting: Setting, start: int) -> When | None:
    """The year told in the sentence, else the year of publication."""
    bounds = setting.sentence(start)
    told = [time for time in setting.within(*bounds) if time.type == "DATE" and time.when and exact_year(time.when)]
    whole = [time for time in told if time.when and time.when.length and time.when.length >= 365]
    best = min(whole or told, key=lambda time: abs(time.start - start), default=None)
    if best is not None and best.when is not None:
        year = exact_year(best.when)
        assert year is not None
        if whole or setting.published is None or year == setting.published.year:
            return year_when(year, best.text)
    return year_when(setting.published.year, str(setting.published.year)) if setting.published else None


# The n-th year -----------------------------------------------------------------------------------------------------------


def _nth_years(setting: Setting) -> Iterator[Elapsed]:
    for match in _patterns()["nth"].finditer(setting.text):
        digits = re.match(r"\d+", match["nth"])
        count = int(digits[0]) if digits else _ordinal(match["nth"].lower())
        of = re.compile(r"\s+(?:of|since|as)\s+(?:the\s+)?").match(setting.text, match.end())
        end = match.end()
        name = None
        if of:
            stop = _patterns()["stop"].search(setting.text, of.end())
            end = stop.start() if stop else len(setting.text)
            name = setting.text[of.end() : end].strip()
        if count and (name or match["whose"].lower() != "the"):
            yield _made(setting, (match.start(), end), (name, count, "Y", "nth"), _year_near(setting, match.start()))


# Counted lengths -------------------------------------------------------------------------------------------------------------

_LENGTH = re.compile(r"P(\d+(?:\.\d+)?)(DE|CE|Y|M|W|D)")
_YEARS = {"DE": (10, "Y"), "CE": (100, "Y")}


def _from_times(setting: Setting) -> Iterator[Elapsed]:
    for at, time in enumerate(setting.times):
        words = time.text.lower()
        if words.endswith(" ago") and time.when:
            yield from _ago(setting, time)
        elif re.search(r"\b(?:later|earlier)$", words) and time.when and at:
            yield from _later(setting, time, at)
        elif time.type == "DURATION":
            yield from _since(setting, time)
            yield from _first_in(setting, time)


def _length(value: str) -> tuple[float, str] | None:
    match = _LENGTH.fullmatch(value)
    if not match:
        return None
    size, unit = _YEARS.get(match[2], (1, match[2]))
    return float(match[1]) * size, unit


def _ago(setting: Setting, time: Time) -> Iterator[Elapsed]:
    count = _counted_words(time.text)
    if count is None:
        return
    anchor = When.of_day(setting.published) if setting.published else None
    if anchor and count[1] == "Y" and setting.published:
        anchor = year_when(setting.published.year, str(setting.published.year))
    if anchor is None and count[1] == "Y" and time.when and exact_year(time.when):
        anchor = year_when((exact_year(time.when) or 0) + int(count[0]), time.text)
    begin = setting.sentence(time.start)[0]
    clause = re.split(r"\b(?:since|that|which|when|,|;)\b", setting.text[begin : time.start])[-1].strip(" ,")
    yield _made(setting, (time.start, time.end), (clause or None, *count, "ago"), anchor)


def _counted_words(words: str) -> tuple[float, str] | None:
    from chancery.parse.times.reading import length_of

    return length_of(words)


def _later(setting: Setting, time: Time, at: int) -> Iterator[Elapsed]:
    count = _counted_words(time.text)
    before = [other for other in setting.times[:at] if other.when and other.type == "DATE" and other.when.earliest]
    if count is None or not before or time.when is None:
        return
    other = before[-1].when
    assert other is not None
    later = time.text.lower().endswith("later")
    anchor, base = (time.when, other) if later else (other, time.when)
    if count[1] != "Y" or exact_year(anchor) is None or exact_year(base) != (exact_year(anchor) or 0) - count[0]:
        return
    begin = setting.sentence(before[-1].start)[0]
    of = re.sub(r"\s*(?:,|in|on|and)\s*$", "", setting.text[begin : before[-1].start].strip())
    stop = re.compile(r"[.;\n]").search(setting.text, time.end)
    end = stop.start() if stop and later else time.end
    sentence = derive(count[0], "Y", "later", anchor, base)
    yield Elapsed(time.start, end, setting.text[time.start : end], of or None, *count, "later", anchor, base, sentence)


def _since(setting: Setting, time: Time) -> Iterator[Elapsed]:
    length = _length(time.value)
    since = re.compile(r"\s+since\s+").match(setting.text, time.end)
    if length is None or not since:
        return
    stop = re.compile(r"[,.;:!?\n]|\s[-–—]\s").search(setting.text, since.end())
    end = stop.start() if stop else len(setting.text)
    start, anchor = time.start, None
    head = setting.text[: time.start]
    marks = _patterns()["marks"].search(head)
    if marks:
        subject = [
            t
            for t in setting.times
            if t.when and t.type == "DATE" and t.end <= marks.start() and not head[t.end : marks.start()].strip()
        ]
        if subject:
            start, anchor = subject[-1].start, subject[-1].when
    if anchor is None:
        anchor = _year_near(setting, time.start) if length[1] == "Y" else _publication(setting)
    of = re.sub(r"^the\s+", "", setting.text[since.end() : end].strip())
    yield _made(setting, (start, end), (of, *length, "since"), anchor)


def _publication(setting: Setting) -> When | None:
    return When.of_day(setting.published) if setting.published else None


def _first_in(setting: Setting, time: Time) -> Iterator[Elapsed]:
    length = _length(time.value)
    begin, stop = setting.sentence(time.start)
    head = setting.text[begin : time.start]
    if length is None or not re.search(
        r"\b(?:in|for)\s+(?:the\s+)?(?:over\s+|more than\s+|nearly\s+|almost\s+|about\s+)?$", head, re.IGNORECASE
    ):
        return
    if not re.search(r"\b(?:first|no|not|never|lowest|highest|biggest|largest|worst|most)\b", head, re.IGNORECASE):
        return
    if not re.search(
        r"\b(?:first time|first\b.*\bin|no\b.*\bin|not\b.*\b(?:in|for)|never\b.*\bin)\s+(?:\S+\s+){0,3}$",
        head,
        re.IGNORECASE,
    ):
        return
    anchor = _publication(setting)
    if anchor and length[1] == "Y" and setting.published:
        anchor = year_when(setting.published.year, str(setting.published.year))
    year = [
        t
        for t in setting.within(time.end, stop)
        if t.when and anchor and exact_year(t.when) == (exact_year(anchor) or 0) - length[0]
    ]
    start = (
        time.start - len(head) + (re.search(r"\b(?:in|for)\s+\S*\s*$", head) or re.match(r"", head)).start()
        if head
        else time.start
    )  # type: ignore[union-attr]
    end = year[-1].end if year else time.end
    of = re.sub(
        r"^(?:the|it was|this is|this was)\s+",
        "",
        re.sub(r"\b(?:for the )?(?:first time\s+)?(?:in|for)\s+\S*\s*$", "", head),
        flags=re.IGNORECASE,
    )
    yield _made(setting, (start, end), (of.strip(" ,") or None, *length, "first in"), anchor)


def _past_years(setting: Setting, counts: set[float]) -> Iterator[Elapsed]:
    """ "the past 50 years" dates an event only where the report counts the same years from one."""
    for time in setting.times:
        length = _length(time.value) if time.type == "DURATION" else None
        if (
            length
            and length[1] == "Y"
            and length[0] in counts
            and re.match(r"(?:the |these )?(?:past|last)\b", time.text, re.IGNORECASE)
        ):
            anchor = year_when(setting.published.year, str(setting.published.year)) if setting.published else None
            yield _made(setting, (time.start, time.end), (None, *length, "past"), anchor)


def _turned(setting: Setting) -> Iterator[Elapsed]:
    pattern = re.compile(
        r"\b(?P<who>[A-Z][\w’'-]+(?:\s+[A-Z][\w’'-]+)*)?(?:\s*,?\s*(?:who|which))?\s+(?:turned|turns|will turn)\s+(?P<age>\d{1,3})\b(?!\s*(?:per ?cent|%|points|degrees))"
    )
    for match in pattern.finditer(setting.text):
        anchor = _year_near(setting, match.start())
        yield _made(
            setting,
            (match.start("who") if match["who"] else match.start(), match.end()),
            (match["who"], float(match["age"]), "Y", "anniversary"),
            anchor,
        )


def _made(
    setting: Setting, span: tuple[int, int], what: tuple[str | None, float, str, str], anchor: When | None
) -> Elapsed:
    of, count, unit, kind = what
    words = setting.text[span[0] : span[1]]
    base = base_of(count, unit, kind, anchor)
    known = _known(f"{of or ''} {words}") if unit == "Y" and kind in ("anniversary", "since") else None
    if known is None:
        sentence = derive(count, unit, kind, anchor, base)
        own = _independent(setting, anchor)
        return Elapsed(*span, words, of, count, unit, kind, anchor, base, sentence, independent=own)
    falls = When.parse(known, words).years_on(int(count))
    if base is None:
        base = year_when(int(known[:4]), known)
        anchor = year_when(int(known[:4]) + int(count), words)
        sentence = derive(count, unit, kind, anchor, base, known=known)
    else:
        sentence = derive(count, unit, kind, anchor, base)
    return Elapsed(*span, words, of, count, unit, kind, anchor, base, sentence, falls, independent=True)


def _independent(setting: Setting, anchor: When | None) -> bool:
    """True when the anchor stands in the text by its own year, not by the day of publication."""
    if anchor is None:
        return False
    year = exact_year(anchor)
    return year is not None and str(year) in anchor.text and anchor.text in setting.text


def _known(name: str) -> str | None:
    low = name.lower()
    for event in knowledge("en", "times")["elapsed"]["known"]:
        if all(word in low for word in event["words"]):
            return str(event["day"])
    return None
