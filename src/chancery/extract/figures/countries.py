"""The countries that the words around a figure name: by name, by adjective, by the people."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from chancery.lang import knowledge
from chancery.model.states import successor

if TYPE_CHECKING:
    from chancery.model.document import Doc

NAMING = frozenset({"Country", "PublicBody"})
MONEY = re.compile(r"US(?=D|\$)")


@dataclass(frozen=True, slots=True, order=True)
class Named:
    """A country (alpha-3) that the words at characters `[start, end)` name; `owns` for "Norwegian" and "Norway's"."""

    start: int
    end: int
    code: str
    owns: bool = False


class Countries:
    """The countries of one report, in order of place; a state that is gone counts as the one that follows it."""

    def __init__(self, doc: Doc, language: str = "en") -> None:
        text: str = doc.text
        found = [
            Named(m.start, m.end, successor(m.country), text.startswith(("'s", "’s"), m.end))
            for m in doc.mentions
            if m.country and m.form == "name" and m.schema in NAMING and not MONEY.match(text, m.start)
        ]
        pattern, codes = _adjectives(language)
        found += [Named(m.start(), m.end(), successor(codes[m.group()]), True) for m in pattern.finditer(text)]
        self.all = sorted(set(found))
        self._starts = [named.start for named in self.all]
        self._two: tuple[str, ...] | None = None

    def between(self, start: int, end: int) -> list[Named]:
        """Those named inside `[start, end)`."""
        return self.all[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def codes(self, start: int, end: int) -> list[str]:
        """Their codes, each once, in order of place."""
        return list(dict.fromkeys(named.code for named in self.between(start, end)))

    @property
    def two(self) -> tuple[str, ...]:
        """The two countries that the report is about: named clearly more often than any other; else nothing."""
        if self._two is None:
            most = Counter(named.code for named in self.all).most_common(3)
            clear = len(most) == 2 or (len(most) == 3 and most[1][1] >= 2 * most[2][1])
            self._two = tuple(sorted(code for code, _ in most[:2])) if clear else ()
        return self._two


@cache
def _adjectives(language: str) -> tuple[re.Pattern[str], dict[str, str]]:
    codes: dict[str, str] = {}
    for code, entry in knowledge(language, "countries").items():
        for word in (*entry.get("adjective", ()), *entry.get("people", ())):
            codes.setdefault(word, code)
    either = "|".join(sorted(map(re.escape, codes), key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{either})(?!\w)"), codes
