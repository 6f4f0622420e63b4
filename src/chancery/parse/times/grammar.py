"""The forms of time expressions, compiled from `times.toml` to regular expressions over token classes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from chancery.lang import knowledge
from chancery.parse.times.scan import Lexicon, Tokens

_ELEMENT = re.compile(r"(?:(?P<slot>[a-z]\w*):)?(?P<class>[A-Z]{2,})|(?P<literal>[a-zé]+|[,/-])|(?P<sign>.)", re.DOTALL)
_LITERAL = re.compile(r"(?<![A-Za-z:<$])[a-z]+(?![a-z:])")


@dataclass(frozen=True, slots=True)
class Rule:
    """One form: its pattern over token classes, the reader that makes a value of it, and what the reader is told."""

    id: str
    pattern: re.Pattern[str]
    make: str
    constants: dict[str, Any]
    slots: tuple[tuple[str, str, str], ...]
    rank: int
    texts: int


@dataclass(frozen=True, slots=True)
class Match:
    """A form found at tokens `[first, last)`, with the values of its slots."""

    rule: Rule
    first: int
    last: int
    slots: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Grammar:
    """The lexicon and the rules of one language."""

    lexicon: Lexicon
    rules: tuple[Rule, ...]

    def find(self, tokens: Tokens) -> list[Match]:
        """The forms in a text, in order of place, none overlapping: the longer one wins, then the earlier rule."""
        found = sorted(self._all(tokens), key=lambda m: (m.first - m.last, m.rule.rank, m.first))
        taken = bytearray(len(tokens.word) + 1)
        kept = []
        for match in found:
            if not any(taken[match.first : match.last]):
                taken[match.first : match.last] = b"\1" * (match.last - match.first)
                kept.append(match)
        return sorted(kept, key=lambda m: m.first)

    def _all(self, tokens: Tokens) -> Iterator[Match]:
        values = self.lexicon.values
        for rule in self.rules:
            for hit in rule.pattern.finditer(tokens.classes):
                marked = (hit.span(f"t{number}") for number in range(rule.texts))
                first, last = next((span for span in marked if span[0] >= 0), hit.span())
                if first == last:
                    continue
                slots = dict(rule.constants)
                for group, name, label in rule.slots:
                    at = hit.start(group)
                    if at >= 0:
                        slots[name] = values(tokens.word[at])[label]
                        slots["@" + name] = at
                yield Match(rule, first, last, slots)


@cache
def load(language: str) -> Grammar:
    """The grammar of a language. Raises `ValueError` naming the rule when a pattern is wrong."""
    table = knowledge(language, "times")
    macros: dict[str, str] = table["macros"]
    sources = [(entry, _expand(entry["pattern"], macros)) for entry in table["rule"]]
    literals = {part["literal"] for _, source in sources for part in _ELEMENT.finditer(source) if part["literal"]}
    lexicon = Lexicon(table, sorted(literals))
    return Grammar(lexicon, tuple(_rule(entry, source, rank, lexicon) for rank, (entry, source) in enumerate(sources)))


def _expand(pattern: str, macros: dict[str, str]) -> str:
    for _ in range(4):
        pattern = re.sub(r"\$(\w+)", lambda m: f"(?:{macros[m[1]]})", pattern)
    return pattern


def _rule(entry: dict[str, Any], source: str, rank: int, lexicon: Lexicon) -> Rule:
    slots: list[tuple[str, str, str]] = []

    def element(part: re.Match[str]) -> str:
        if part["sign"]:
            return "" if part["sign"].isspace() else part["sign"]
        chars = lexicon.code(part["class"] or "=" + part["literal"])
        if not chars:
            raise ValueError(f"times.toml rule {entry['id']}: nothing is {part['class'] or part['literal']}")
        if not part["slot"]:
            return f"[{chars}]"
        slots.append((f"s{len(slots)}", part["slot"], part["class"]))
        return f"(?P<{slots[-1][0]}>[{chars}])"

    signs = "".join(element(part) for part in _ELEMENT.finditer(source))
    texts = signs.count("{")
    for number in range(texts):
        signs = signs.replace("{", f"(?P<t{number}>", 1)
    try:
        pattern = re.compile(signs.replace("}", ")"))
    except re.error as error:
        raise ValueError(f"times.toml rule {entry['id']}: {error}") from error
    return Rule(entry["id"], pattern, entry["make"], entry.get("with", {}), tuple(slots), rank, texts)
