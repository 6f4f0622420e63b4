"""The tables of `lang/en` about offices, bodies and names, compiled once for lookup by folded word."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from chancery.lang import knowledge
from chancery.parse.mentions.words import fold, split


@dataclass(frozen=True, slots=True)
class Role:
    """A head noun of an office: its words, what class it is of, and how freely it may stand."""

    words: tuple[str, ...]
    kind: str
    weak: bool
    country: str | None


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What the English tables say, keyed by folded words."""

    roles: dict[str, tuple[Role, ...]]
    former: frozenset[str]
    acting: frozenset[str]
    coming: frozenset[str]
    level: frozenset[str]
    passing: frozenset[str]
    domains: frozenset[str]
    honorifics: frozenset[str]
    strict: frozenset[str]
    ranks: frozenset[str]
    labels: frozenset[str]
    postnominals: frozenset[str]
    rank_heads: frozenset[str]
    family: frozenset[str]
    classes: dict[str, tuple[str, ...]]
    public: frozenset[str]
    bodies: frozenset[str]
    national: frozenset[str]
    particles: frozenset[str]
    lower: frozenset[str]
    lead: frozenset[str]
    suffixes: frozenset[str]
    speech: frozenset[str]
    never: frozenset[str]
    calendar: frozenset[str]
    things: frozenset[str]
    given: frozenset[str]
    women: frozenset[str]
    either: frozenset[str]
    vietnamese: frozenset[str]
    chinese: frozenset[str]
    korean: frozenset[str]

    def role_at(self, low: list[str], place: int) -> tuple[Role, int] | None:
        """The longest role that starts at word `place` and the word after it; hyphens match spaces."""
        for role in self.roles.get(low[place], ()) if place < len(low) else ():  # a text may end in a title
            end = _match(low, place, role.words)
            if end:
                return role, end
        return None


@cache
def word_list(name: str) -> frozenset[str]:
    """The small list `name` of `lang/en/mentions.toml`, folded."""
    return _folded(knowledge("en", "mentions")["words"][name])


@cache
def lexicon() -> Lexicon:
    """The English tables."""
    offices, names, bodies = (knowledge("en", table) for table in ("offices", "names", "bodies"))
    modifiers, honorifics = offices["modifiers"], offices["honorifics"]
    public, organization = _folded(bodies["nouns"]["public"]), _folded(bodies["nouns"]["organization"])
    return Lexicon(
        roles=_roles(offices["role"]),
        **{key: _folded(modifiers[key]) for key in ("former", "acting", "coming", "level", "passing")},
        domains=_folded(offices["domains"]["words"]),
        honorifics=_folded(honorifics["before"]),
        strict=_folded(honorifics["strict"]),
        ranks=_folded(honorifics["ranks"]),
        labels=_folded(honorifics["labels"]),
        postnominals=_folded(honorifics["postnominals"]),
        rank_heads=_folded(honorifics["rank_heads"]),
        family=_folded(offices["family"]["nouns"]),
        classes={noun: tuple(kinds) for noun, kinds in offices["classes"].items()},
        public=public,
        bodies=public | organization,
        national=_folded(bodies["nouns"]["national"]),
        **{key: _folded(names[key]) for key in _NAME_LISTS},
        women=_folded(names["feminine"]),
        either=_folded(names["ambiguous"]),
        **{key: _folded(names["order"][key]) for key in ("vietnamese", "chinese", "korean")},
    )


_NAME_LISTS = ("particles", "lower", "lead", "suffixes", "speech", "never", "calendar", "things", "given")


def _folded(words: list[str]) -> frozenset[str]:
    return frozenset(fold(word) for word in words)


def _roles(tables: list[dict[str, Any]]) -> dict[str, tuple[Role, ...]]:
    by_first: dict[str, list[Role]] = {}
    for table in tables:
        for noun in table["nouns"]:
            words = tuple(word for word in split(noun) if word != "-")
            role = Role(words, table["class"], table.get("weak", False), table.get("country"))
            by_first.setdefault(words[0], []).append(role)
            plural = Role((*words[:-1], words[-1] + "s"), table["class"], role.weak, role.country)
            by_first.setdefault(plural.words[0], []).append(plural)
    return {first: tuple(sorted(roles, key=lambda r: -len(r.words))) for first, roles in by_first.items()}


def _match(low: list[str], place: int, words: tuple[str, ...]) -> int:
    """The word after `words` when they stand at `place` (with or without hyphens), else 0."""
    for number, word in enumerate(words):
        if number and place < len(low) and low[place] == "-":
            place += 1
        if place >= len(low) or low[place] != word:
            return 0
        place += 1
    return place
