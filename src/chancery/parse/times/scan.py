"""Text → tokens with classes: one character of a string per token, so that the grammar runs as regular expressions."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from typing import Any

OTHER, CAPITAL, PLURAL = "~", "`", "&"
"""The characters of tokens without a class: any other token, a capitalised word, a lower-case word in -s."""

_NUMERIC = re.compile(
    r"""(?P<iso>\d{4}-\d{2}-\d{2})|(?P<stamp>\d{1,2}(?P<sep>[./-])\d{1,2}(?P=sep)(?:\d{4}|\d{2}))
    |(?P<clock>\d{1,2}[:.h]\d{2}(?::\d{2})?)(?P<ap>am|pm)?|(?P<hour>\d{1,2})(?P<ap2>am|pm)|'(?P<short>\d{2})(?P<shorts>s)?
    |(?P<nth>\d+)(?:st|nd|rd|th)|(?P<tens>\d{2,4}'?)s|(?P<period>[QH][1-4])|FY(?P<fiscal>\d{2,4})|(?P<int>\d+)
    |(?P<dec>\d+(?:,\d{3})*(?:\.\d+)?)""",
    re.VERBOSE | re.IGNORECASE,
)


_LETTERS = [chr(number) for number in range(0x400) if chr(number) not in OTHER + CAPITAL + PLURAL + "\n[]{}|-^\\"]
"""The characters of tokens with classes, but for signs of patterns. The first ones count: patterns of characters below
256 are made in a third of the time."""

LONGEST_NUMBER = 12
"""Tokens of a number in words at most: "nineteen hundred and ninety-nine thousand" and the like."""


@dataclass(slots=True)
class Tokens:
    """Parallel lists over the tokens of a text; `classes` has one character per token."""

    start: list[int] = field(default_factory=list)
    end: list[int] = field(default_factory=list)
    word: list[str] = field(default_factory=list)
    classes: str = ""


class Lexicon:
    """Which classes a token has, and its value in each."""

    def __init__(self, table: dict[str, Any], literals: Iterable[str]) -> None:
        self._values: dict[str, dict[str, Any]] = {}
        self._codes: dict[frozenset[str], str] = {}
        self._members: dict[str, str] = {}
        self._known: dict[str, str] = {}
        self._numbers: dict[str, int] = table["numbers"]
        self.phrases: dict[str, list[tuple[str, ...]]] = {}
        cased = frozenset(table["cased"]["classes"])
        self.cased = {word for name in cased for word in table["words"].get(name, {})}
        for name, words in table["words"].items():
            for word, value in words.items():
                self._values.setdefault(word, {})[name] = value
        for number, value in self._numbers.items():
            self._values.setdefault(number, {})["NUM"] = value
            if value <= 12:
                self._values[number]["SMALL"] = value
        for word in (*literals, "a", "an", "half"):
            self._values.setdefault(word, {})["=" + word] = word
        self._values["a"]["NUM"] = self._values["an"]["NUM"] = 1
        self._uncased = {
            word: {name: value for name, value in classes.items() if name not in cased}
            for word, classes in self._values.items()
            if word in self.cased
        }
        self._token = self._token_pattern()
        self._collect_phrases()

    def _collect_phrases(self) -> None:
        for word in self._values:
            parts = tuple(match[0] for match in self._token.finditer(word))
            if len(parts) > 1:
                self.phrases.setdefault(parts[0], []).append(parts)
        for listed in self.phrases.values():
            listed.sort(key=len, reverse=True)

    def _token_pattern(self) -> re.Pattern[str]:
        dotted = sorted((w for w in self._values if w.endswith(".") and " " not in w), key=len, reverse=True)
        listed = "|".join(re.escape(word) for word in [*dotted, "a.m", "p.m"])
        return re.compile(
            rf"""\n\s*\n\s*|\d{{4}}-\d\d-\d\d(?![\d-])|\d{{1,2}}([./-])\d{{1,2}}\1(?:\d{{4}}|\d\d)(?!\w)
            |\d{{1,2}}[:.]\d\d(?::\d\d)?(?:[ap]m\b|(?![\d%]))|\d{{1,2}}[ap]m\b|\d{{1,2}}h\d\d\b|['’]\d\ds?\b|\d+(?:,\d{{3}})+(?:\.\d+)?|\d+\.\d+
            |\d+(?:st|nd|rd|th)\b|\d{{2,4}}['’]?s\b|[QH][1-4]\b|FY\d+|\b(?:{listed})(?!\w)|['’]s\b
            |[^\W\d_]+\d[\w-]*|[^\W\d_]+|\d+|\S""",
            re.VERBOSE | re.IGNORECASE,
        )

    def code(self, name: str) -> str:
        """The body of a character class that matches the tokens of a class; empty when nothing is of the class."""
        if not self._members:
            self._register()
        return self._members.get(name, "")

    def _register(self) -> None:
        for classes in [*self._values.values(), *self._uncased.values()]:
            self._code(classes)
        for kinds in _numeric_classes():
            self._code(dict.fromkeys(kinds))
        for names, char in self._codes.items():
            for kind in names:
                self._members[kind] = self._members.get(kind, "") + char
        self._members |= {"OTHER": OTHER, "CAP": CAPITAL, "PLURAL": PLURAL, "BREAK": "\n"}

    def _code(self, classes: dict[str, Any]) -> str:
        key = frozenset(classes)
        return self._codes.setdefault(key, _LETTERS[len(self._codes)]) if key else OTHER

    def values(self, word: str) -> dict[str, Any]:
        """Class → value of a token as written."""
        low = word.lower().replace("’", "'")
        if low in self._values:
            return self._values[low] if word[0].isupper() or low not in self.cased else self._uncased[low]
        return numeric(low) if any(c.isdigit() for c in low) else {}

    def classify(self, word: str) -> str:
        """The character of a token."""
        found = self._known.get(word)
        if found is None:
            found = self._known[word] = self._classify(word)
        return found

    def _classify(self, word: str) -> str:
        if word.startswith("\n"):
            return "\n"
        values = self.values(word)
        if values:
            return self._code(values)
        if word[0].isupper():
            return CAPITAL
        return PLURAL if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else OTHER

    def scan(self, text: str) -> Tokens:
        """Tokens of a text, phrases and number words merged."""
        tokens = Tokens()
        for match in self._token.finditer(text):
            tokens.word.append(match[0])
            tokens.start.append(match.start())
            tokens.end.append(match.end())
        _mark_spaced_dashes(tokens)
        self._merge(text, tokens)
        known = self._known
        tokens.classes = "".join([known.get(word) or self.classify(word) for word in tokens.word])
        return tokens

    def _merge(self, text: str, tokens: Tokens) -> None:
        low = [word.lower() for word in tokens.word]
        merged = Tokens()
        at = 0
        while at < len(low):
            size = self._phrase(low, at) or self._number(low, at) or 1
            start, end = tokens.start[at], tokens.end[at + size - 1]
            word = tokens.word[at] if size == 1 else self._canonical(text[start:end], low[at : at + size])
            merged.start.append(start)
            merged.end.append(end)
            merged.word.append(word)
            at += size
        tokens.start, tokens.end, tokens.word = merged.start, merged.end, merged.word

    def _canonical(self, words: str, low: list[str]) -> str:
        joined = " ".join(words.split())
        if joined.lower() not in self._values:
            kind, value = number_value(low, self._numbers)
            self._values[joined.lower()] = {kind: value} | ({"NUM": value} if kind == "YEAR" else {})
            if kind == "NUM" and isinstance(value, int) and value <= 60:
                self._values[joined.lower()] |= {"SMALL": value}
        return joined

    def _phrase(self, low: list[str], at: int) -> int:
        for option in self.phrases.get(low[at], ()):
            if tuple(low[at : at + len(option)]) == option:
                return len(option)
        return 0

    def _number(self, low: list[str], at: int) -> int:
        if low[at] not in self._numbers:
            return 0
        size = 1
        while at + size < len(low) and size < LONGEST_NUMBER:
            word = low[at + size]
            if word in self._numbers:
                size += 1
            elif (
                word in ("-", "and")
                and at + size + 1 < len(low)
                and low[at + size + 1] in self._numbers
                and (word == "-" or low[at + size - 1] in ("hundred", "thousand"))
            ):
                size += 2
            else:
                break
        return size if size == 1 or number_value(low[at : at + size], self._numbers)[1] is not None else 0


def _mark_spaced_dashes(tokens: Tokens) -> None:
    """Rewrites a dash with space on a side: "1950 – 2025" is two dates, "1945-2025" one range."""
    start, end, word = tokens.start, tokens.end, tokens.word
    for at in range(1, len(word) - 1):
        if word[at] in _DASHES and (end[at - 1] != start[at] or end[at] != start[at + 1]):
            word[at] = " - "


_DASHES = frozenset("-–—‑")


def number_value(low: list[str], table: dict[str, int]) -> tuple[str, int | None]:
    """Class (`NUM` or `YEAR`) and value of a run of number words: "nineteen ninety-four", "two hundred and five"."""
    values = [table[word] for word in low if word in table]
    if len(values) in (2, 3) and 13 <= values[0] <= 20 and 10 <= values[1] < 100:
        tail = sum(values[1:])
        if len(values) == 2 or values[1] >= 20 > 9 >= values[2]:
            return "YEAR", values[0] * 100 + tail
    total = part = 0
    last = 1000
    for value in values:
        if value == 1000:
            total, part, last = total + max(part, 1) * 1000, 0, 1000
        elif value == 100:
            part, last = max(part, 1) * 100, 100
        elif value >= last or (last < 20) or (last < 100 and value >= 10):
            return "NUM", None
        else:
            part, last = part + value, value
    return "NUM", total + part


@cache
def numeric(low: str) -> dict[str, Any]:
    """Classes and values of a token with figures."""
    match = _NUMERIC.fullmatch(low)
    if not match:
        return {}
    found = {name: part for name, part in match.groupdict().items() if part is not None}
    if "int" in found:
        return _integer(found["int"])
    if "nth" in found:
        nth = int(found["nth"])
        return {"ORD": nth} | ({"ORDDAY": nth} if 1 <= nth <= 31 else {})
    if "clock" in found:
        clock: dict[str, Any] = {"CLOCK": low.rstrip("apm").replace(".", ":")}
        if "ap" in found:
            clock = {"CLOCKAP": low}
        elif "." in low:
            clock = {"CLOCKDOT": clock["CLOCK"], "NUM": float(low)} if low.count(".") == 1 else {}
        return clock
    for name, label in (
        ("iso", "ISO"),
        ("stamp", "STAMP"),
        ("hour", "CLOCKAP"),
        ("period", "PERIOD"),
        ("fiscal", "FISCAL"),
    ):
        if name in found:
            return {label: low.upper() if name == "period" else found["fiscal"] if name == "fiscal" else low}
    if "tens" in found:
        return {"TENS": found["tens"]}
    if "short" in found:
        return {"TENS": "'" + found["short"]} if "shorts" in found else {"SHORTYEAR": int(found["short"])}
    return {"NUM": float(found["dec"].replace(",", ""))}


def _integer(digits: str) -> dict[str, Any]:
    number = int(digits)
    values: dict[str, Any] = {"NUM": number}
    if len(digits) <= 2:
        if 1 <= number <= 31:
            values["DAY"] = number
        if number <= 24:
            values["HOUR"] = number
        if len(digits) == 2:
            values["TWO"] = number
        if number <= 12:
            values["SMALL"] = number
    elif len(digits) == 4:
        if 1000 <= number < 2200:
            values["YEAR"] = number
        if number < 2400 and number % 100 < 60:
            values["MILITARY"] = digits
    elif len(digits) == 3:
        values["ANCIENT"] = number
    return values


def _numeric_classes() -> list[tuple[str, ...]]:
    """Every set of classes a token with figures can have."""
    forms = "2021-09-27 28/9/2021 10:35 10.35 7.75 10pm 10:35am '99 '80s 27th 99th 1980s 90's q3 fy2022 12345 1,000 5.5"
    kinds = {tuple(numeric(form)) for form in forms.split()} | {("NUM",), ("NUM", "SMALL"), ("YEAR", "NUM")}
    kinds |= {tuple(_integer(form)) for number in range(100) for form in (str(number), f"{number:02d}")}
    kinds |= {tuple(_integer(form)) for form in ("500", "0900", "1030", "1066", "2260", "2430")}
    return sorted(kinds)
