"""Event patterns: read from TOML, checked, and indexed by the word that sets them off."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any

from chancery.lang import knowledge
from chancery.model.plover import MODES, TYPES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from chancery.model.claim import Status

TABLES = (
    "events",
    "events_consult",
    "events_verbal",
    "events_dealings",
    "events_force",
    "events_papers",
    "events_other",
)
"""The tables of `lang/<language>/` that hold patterns; the first also holds word lists and frames."""

GOVERNING = (
    "light_verbs",
    "happen_verbs",
    "planned_by",
    "proposed_by",
    "cancelled_by",
    "negated_by",
    "calling",
    "light_cancelled",
    "light_planned",
)
"""Word lists of verbs that the rules look up; their regular forms are added, for verbs a lemmatiser does not know."""

NEEDS = ("actor", "recipient", "either", "both", "pair", "told", "none")


@dataclass(frozen=True, slots=True)
class Trigger:
    """One entry of a pattern's trigger list: the lemma that is looked up and the words that must stand with it."""

    kind: str
    lemma: str
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Pattern:
    """One event pattern; `lang/en/events.toml` defines the fields."""

    id: str
    type: str
    mode: str | None
    family: str
    triggers: tuple[Trigger, ...]
    actor: tuple[tuple[str, ...], ...] = ()
    recipient: tuple[tuple[str, ...], ...] = ()
    place: tuple[str, ...] = ()
    needs: str = "either"
    actor_is: frozenset[str] = frozenset()
    recipient_is: frozenset[str] = frozenset()
    obj: frozenset[str] = frozenset()
    comp: frozenset[str] = frozenset()
    comp_aux: frozenset[str] = frozenset()
    about: frozenset[str] = frozenset()
    unless: frozenset[str] = frozenset()
    alone: frozenset[str] = frozenset()
    modes: tuple[tuple[str, frozenset[str]], ...] = ()
    status: Status | None = None
    clause: str = "keep"
    bare: bool = False
    named: bool = False
    active: bool = False
    called: bool = False
    measured: bool = False
    ongoing_as: Status | None = None
    future: str | None = None
    codes: tuple[dict[str, Any], ...] = field(default=(), compare=False)
    ignores: tuple[str, ...] = field(default=(), compare=False)


@dataclass(frozen=True, slots=True)
class Book:
    """All patterns of a language by trigger, and the word lists the rules of the engine use."""

    patterns: tuple[Pattern, ...]
    index: dict[tuple[str, str], tuple[tuple[Trigger, Pattern], ...]]
    words: dict[str, frozenset[str]]
    forms: dict[tuple[str, str], str]
    """Inflected form of a verb or noun trigger → its lemma, for words that a lemmatiser does not know."""


@cache
def load_book(language: str) -> Book:
    """The patterns of `language`, in the order of the tables: of two that fit one trigger the earlier wins.

    Raises `ValueError` naming the pattern when a field is unknown or out of its range.
    """
    tables = [knowledge(language, name) for name in TABLES]
    words = {name: frozenset(entries) for table in tables for name, entries in table.get("words", {}).items()}
    words |= {name: words[name] | {f for v in words[name] if " " not in v for f in _inflected(v)} for name in GOVERNING}
    frames = {name: frame for table in tables for name, frame in table.get("frames", {}).items()}
    rows = [row for table in tables for row in table.get("pattern", ())]
    patterns = tuple(_compile(frames.get(row.get("frame", ""), {}) | row, words) for row in rows)
    twice = {p.id for p in patterns if sum(q.id == p.id for q in patterns) > 1}
    if twice:
        raise ValueError(f"event patterns with the same id: {sorted(twice)}")
    index: dict[tuple[str, str], tuple[tuple[Trigger, Pattern], ...]] = {}
    for pattern in patterns:
        for trigger in pattern.triggers:
            key = (trigger.kind, trigger.lemma)
            index[key] = (*index.get(key, ()), (trigger, pattern))
    forms = {("verb", form): lemma for kind, lemma in index if kind == "verb" for form in _inflected(lemma)}
    forms |= {("noun", form): lemma for kind, lemma in index if kind == "noun" for form in _inflected(lemma)[:2]}
    forms |= {("verb", form): lemma for form, lemma in (entry.split("=") for entry in sorted(words["irregular"]))}
    return Book(patterns, index, words, forms)


def _inflected(verb: str) -> list[str]:
    """The regular forms of an English verb, with and without a doubled consonant."""
    if verb.endswith("e"):
        return [verb + "s", verb + "d", verb[:-1] + "ing"]
    if verb.endswith("y") and verb[-2:-1] not in "aeiou":
        return [verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing"]
    twice = verb + verb[-1]
    return [verb + "s", verb + "es", verb + "ed", verb + "ing", twice + "ed", twice + "ing"]


def _compile(row: dict[str, Any], words: dict[str, frozenset[str]]) -> Pattern:
    fields = dict(row)
    name = fields.get("id", "(no id)")
    fields.pop("frame", None)
    if fields.get("type") not in TYPES:
        raise ValueError(f"event pattern {name}: type {fields.get('type')!r} is not one of {', '.join(TYPES)}")
    if fields.get("mode") and fields["mode"] not in MODES[fields["type"]]:
        raise ValueError(f"event pattern {name}: {fields['type']} has no mode {fields['mode']!r}")
    if fields.get("needs", "either") not in NEEDS:
        raise ValueError(f"event pattern {name}: needs must be one of {', '.join(NEEDS)}")
    unknown = fields.keys() - {*Pattern.__slots__, "trigger"}
    if unknown:
        raise ValueError(f"event pattern {name}: unknown fields {sorted(unknown)}")

    def listed(entries: Iterable[str]) -> frozenset[str]:
        return frozenset(w for entry in entries for w in _expand(entry, words))

    for key in ("actor_is", "recipient_is", "obj", "comp", "comp_aux", "about", "unless"):
        fields[key] = listed(fields.get(key, ()))
    for key in ("actor", "recipient"):
        fields[key] = tuple(tuple(slot.split("|")) for slot in fields.get(key, ()))
    fields["place"] = tuple(fields.get("place", ("in", "at", "near", "inside", "outside")))
    fields["modes"] = tuple((mode, listed(entries)) for mode, entries in fields.get("modes", {}).items())
    fields["codes"], fields["ignores"] = tuple(fields.get("codes", ())), tuple(fields.get("ignores", ()))
    fields["mode"] = fields.get("mode")
    fields["family"] = fields.get("family") or fields["id"]
    fields["triggers"] = tuple(
        _trigger(kind, entry) for kind, entries in fields.pop("trigger").items() for entry in sorted(listed(entries))
    )
    return Pattern(**fields)


def _expand(entry: str, words: dict[str, frozenset[str]]) -> frozenset[str]:
    return words[entry[1:]] if entry.startswith("@") else frozenset({entry})


def _trigger(kind: str, entry: str) -> Trigger:
    """A verb's first word is looked up (`call off`), a noun's last (`phone call`)."""
    first, *rest = entry.split()
    if kind == "noun" and rest:
        return Trigger(kind, rest[-1], (first, *rest[:-1]))
    return Trigger(kind, first, tuple(rest))
