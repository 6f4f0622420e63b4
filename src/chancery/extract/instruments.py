"""The papers an event is about: kind, name as told, what is done with them, the days they are for.

The event's trigger ("signed", "the signing of", "took effect") says what is done, its object or subject is the paper.
The name is read off the surface around the head noun, because prepositional phrases are what a parser hangs on the
wrong word most often. Words are data: `lang/<language>/instruments.toml`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from chancery.extract.events.patterns import load_book
from chancery.extract.events.roles import children, coordinated, objects, prepositions, surface_subjects
from chancery.extract.events.sites import children_with
from chancery.extract.figures.numerals import find_numerals
from chancery.extract.paper_kinds import Kind, kind_of
from chancery.extract.paper_names import joined, name_of, term_of
from chancery.lang import knowledge
from chancery.model import Instrument, Span

if TYPE_CHECKING:
    from chancery.model.document import Token, Words

AFTER = 4
"""Words after a verb within which the rest of "enter into force" must stand."""
YEAR = 1000
"""From here on a number before a paper is a year: "the 1951 agreement"."""
LISTED = 40
"""Words after a bundle within which its single papers may be listed."""


@dataclass(frozen=True, slots=True)
class Act:
    """A row `[[act]]` of instruments.toml."""

    id: str
    verbs: tuple[tuple[str, ...], ...]
    nouns: frozenset[str]
    side: str
    kinds: frozenset[str]

    def fits(self, trigger: Token, language: str) -> bool:
        """True when `trigger` is a word for this act."""
        lemma = load_book(language).forms.get(("verb", trigger.lower_), trigger.lemma_.lower())
        if trigger.pos_ in {"NOUN", "PROPN"}:
            return bool({trigger.lemma_.lower(), trigger.lower_} & self.nouns)
        after = {t.lower_ for t in trigger.doc[trigger.i + 1 : trigger.i + 1 + AFTER]}
        return any(lemma == verb[0] and after.issuperset(verb[1:]) for verb in self.verbs)


@cache
def _acts(language: str) -> tuple[Act, ...]:
    return tuple(
        Act(
            row["id"],
            tuple(tuple(verb.split()) for verb in row["verbs"]),
            frozenset(row.get("nouns", ())),
            row.get("side", "object"),
            frozenset(row.get("kinds", ())),
        )
        for row in knowledge(language, "instruments")["act"]
    )


def find_instruments(trigger: Token, light: Token | None = None, language: str = "en") -> tuple[Instrument, ...]:
    """The papers of the event that `trigger` sets off, in order of place; `light` is the verb that carries a noun."""
    if trigger.pos_ in {"NOUN", "PROPN"} and kind_of(trigger, language):  # "issued a joint statement"
        act = next((a for a in _acts(language) if light is not None and a.fits(light, language)), None)
        heads = [trigger] if act is not None else []
    else:
        act = next((a for a in _acts(language) if a.fits(trigger, language)), None)
        heads = _papers(trigger, act.side) if act is not None else []
    if act is None:
        return ()
    return _read(act, heads, language)


def _read(act: Act, heads: list[Token], language: str) -> tuple[Instrument, ...]:
    names: dict[str, Any] = knowledge(language, "instruments")["name"]
    found: dict[int, Instrument] = {}
    for head in _single(heads, frozenset(names["bundles"])):
        for first in (head, *_members(head, names["members"], language)):
            paper: Token | None = first
            kind = kind_of(first, language)
            while kind is not None and paper is not None:
                if not act.kinds or kind.id in act.kinds:
                    found.setdefault(paper.i, _instrument(kind, paper, act, language))
                paper = joined(name_of(paper, language), language)
                kind = kind_of(paper, language) if paper is not None else None
    return tuple(found[place] for place in sorted(found))


def _papers(trigger: Token, side: str) -> list[Token]:
    """The heads of what the act is done with."""
    if trigger.pos_ in {"NOUN", "PROPN"}:
        return children_with(trigger, "of") + children(trigger, "compound")
    if side == "subject":
        return surface_subjects(trigger)
    away = [c for c in children(trigger, "obl") if "from" in prepositions(c)]
    return objects(trigger) or away


def _single(heads: list[Token], bundles: frozenset[str]) -> list[Token]:
    """The heads with their conjuncts; of "a series of agreements" the agreements."""
    found: list[Token] = []
    for head in (token for first in heads for token in coordinated(first)):
        inside = children_with(head, "of") if head.lemma_.lower() in bundles else []
        found += [token for first in inside for token in coordinated(first)] or [head]
    return found


def _members(head: Token, marks: list[str], language: str) -> list[Token]:
    """Single papers listed behind a bundle: "11 documents, among them a plan to build ..."."""
    if "Plur" not in head.morph.get("Number"):
        return []
    doc, end = head.doc, min(head.sent.end, head.i + LISTED)
    words = [token.lower_ for token in doc[head.i + 1 : end]]
    starts = [
        head.i + 1 + at + len(mark.split())
        for mark in marks
        for at in range(len(words))
        if words[at : at + len(mark.split())] == mark.split()
    ]
    if not starts:
        return []
    found: list[Token] = []
    for token in doc[min(starts) : end]:
        if token.pos_ in {"NOUN", "PROPN"} and token.dep_ != "compound" and kind_of(token, language):
            if not any(paper.is_ancestor(token) and token.dep_ != "conj" for paper in found):
                found.append(token)
        elif "Fin" in token.morph.get("VerbForm") and found:
            break
    return found


def _instrument(kind: Kind, head: Token, act: Act, language: str) -> Instrument:
    named = name_of(head, language)
    name = " ".join(named.text.split())
    term = term_of(head, named, language)
    return Instrument(kind.id, name, act.id, Span(named.start_char, named.end_char), term, _count(named, head))


def _count(named: Words, head: Token) -> int | None:
    """How many papers a number before the noun counts; `None` without one."""
    for token in named:
        numeral = next(find_numerals(token.text), None) if token.pos_ == "NUM" and token.i < head.i else None
        if numeral is not None and numeral.value == int(numeral.value) < YEAR:
            return int(numeral.value)
    return None
