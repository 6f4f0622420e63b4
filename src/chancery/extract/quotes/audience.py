"""To whom words were said, and through which news outlet or network they came."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from chancery.extract.parties import MentionIndex
from chancery.extract.quotes.cues import Cues, Words
from chancery.extract.quotes.draft import Draft
from chancery.lang import knowledge

if TYPE_CHECKING:
    from chancery.model.document import Doc

NOMINAL = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "DET", "PRON", "PART", "X", "SYM"})
REACH = 5
"""Words between an occasion ("interview") and the preposition before whom it was with, at most."""

LONGEST = 12
"""Words that name whom something was said to, at most."""

SELF = frozenset({"himself", "herself", "itself", "themselves", "what", "that", "how", "it", "this", "you", "me", "us"})


@dataclass(frozen=True, slots=True)
class _Vocabulary:
    occasions: frozenset[str]
    with_: frozenset[str]
    talking: frozenset[str]
    untold: frozenset[str]
    platforms: re.Pattern[str]
    kinds: frozenset[str]
    never: tuple[str, ...]
    outlets: frozenset[str]


@cache
def _vocabulary(language: str) -> _Vocabulary:
    table: dict[str, Any] = knowledge(language, "quotes")["audience"]
    names = "|".join(re.escape(name) for name in sorted(table["platforms"], key=len, reverse=True))
    return _Vocabulary(
        frozenset(table["occasions"]),
        frozenset(table["with"]),
        frozenset(table["talking"]),
        frozenset(table["untold"]),
        re.compile(rf"\b(?:on|via|through) (?:[\w'’]+ ){{0,4}}?({names})\b(?!\w)"),
        frozenset(table["kinds"]),
        tuple(table["never"]),
        frozenset(_bare(name) for name in table["outlets"]),
    )


def _bare(name: str) -> str:
    return re.sub(r"^the\s+", "", name.casefold())


def is_outlet(name: str, language: str = "en") -> bool:
    """True for the name or description of a news outlet: "Sputnik", "the Vietnam News Agency", "state television"."""
    known, low = _vocabulary(language), _bare(name)
    if low in known.outlets:
        return True
    words = re.findall(r"[\w/-]+", low)
    return bool(words) and words[-1] in known.kinds and not low.endswith(known.never)


class Audience:
    """Reads to whom and through whom the words of one `Doc` came."""

    def __init__(self, doc: Doc, words: Words, table: Cues) -> None:
        self.doc, self.words, self.table = doc, words, table
        self.index = MentionIndex(doc)
        self.known = _vocabulary("en")
        report = doc.report
        self.own = {_bare(name) for name in (report.provider, *report.credits) if name}

    def heard(self, draft: Draft) -> tuple[str | None, str | None]:
        """To whom the words of `draft` were said and the outlet through which they came, `None` where untold."""
        if draft.cue is None:
            return None, None
        at = self._token(draft.cue[0])
        outside = self._outside(draft, at)
        told = self._addressee(draft.verb)
        to, outlet = (told, None) if told else self._partner(outside)
        outlet = self._quoter(draft, outside) or outlet
        if outlet is None and to is not None and (is_outlet(to) or _bare(to) in self.own):
            outlet = to
        return to, outlet or self._platform(outside)

    def _token(self, start: int) -> int:
        from bisect import bisect_right

        return bisect_right(self.words.at, start) - 1

    def _outside(self, draft: Draft, at: int) -> list[int]:
        """The tokens of the cue's sentence that are no words of the speaker."""
        first, last = self.words.bounds_of(at)
        at_of = self.words.at
        return [i for i in range(first, last) if not any(s <= at_of[i] < e for s, e in draft.pieces)]

    # -- to whom ---------------------------------------------------------------------------------------------------

    def _addressee(self, verb: int) -> str | None:
        """The one told, behind "told" and behind "said to"."""
        words = self.words
        if verb < 0 or any(c.dep_ in ("aux:pass", "nsubj:pass") for c in self.doc[verb].children):
            return None
        start = verb + 1
        while start < len(words) and words.pos[start] == "ADV":
            start += 1
        if start >= len(words) or words.marked[start] >= 0:
            return None
        if "tell" in self.table.verbs.get(words.lemma[verb], frozenset()):
            return self._name(start, needs_object=words.lemma[verb] not in self.table.addressed, verb=verb)
        if words.low[start] == "to" and words.pos[start + 1 : start + 2] not in (["VERB"], ["AUX"]):
            return self._name(start + 1)
        return None

    def _partner(self, outside: list[int]) -> tuple[str | None, str | None]:
        """Whom an interview was with, and where it stands: "in an interview with Sputnik", "in an article in Dawn"."""
        words, inside = self.words, set(outside)
        for i in outside:
            if words.low[i] in self.known.talking and words.low[i + 1 : i + 2] in (["to"], ["with"]):
                return self._name(i + 2), None
            if words.low[i] not in self.known.occasions or words.pos[i] != "NOUN":
                continue
            j = i + 1
            while j in inside and j - i <= REACH and words.low[j] in self.known.with_ | {"in", "on", "earlier"}:
                if words.low[j] in ("with", "to", "for", "by", "before", "in", "on") and words.pos[j] == "ADP":
                    name = self._name(j + 1)
                    if words.low[j] not in ("in", "on"):
                        return name, None
                    if name and is_outlet(name):
                        return None, name
                j += 1
        return None, None

    def _name(self, start: int, *, needs_object: bool = False, verb: int = -1) -> str | None:
        """The name or description that begins at token `start`: "the Sputnik agency", "reporters", "lawmakers"."""
        words = self.words
        end = start
        while end < min(len(words), start + LONGEST) and self._names(end):
            if words.low[end] in ("who", "which", "that") or words.finite[end]:
                break
            end += 1
        if end == start or words.low[start] in SELF or words.low[end - 1] in self.known.untold:
            return None
        if needs_object and not self._is_object(start, end, verb):
            return None
        mention = next((m for i in reversed(range(start, end)) if (m := self.index.at(self.doc[i]))), None)
        if mention is not None and words.at[end - 1] < mention.end:
            return (
                mention.name if mention.form != "pronoun" or mention.name.lower() not in words.low[start:end] else None
            )
        while start < end and words.pos[start] in ("DET", "PRON", "PART"):
            start += 1
        return str(self.doc.text[words.at[start] : words.end_of(end - 1)]) if end > start else None

    def _names(self, i: int) -> bool:
        """True for a word of a name; "Rossiya-24" is one."""
        words = self.words
        joined = words.low[i] in ("-", "‑") and not self.doc[i].whitespace_ and not self.doc[i - 1].whitespace_
        return (words.pos[i] in NOMINAL or joined) and words.marked[i] < 0

    def _is_object(self, start: int, end: int, verb: int) -> bool:
        return any(c.dep_ in ("obj", "iobj") and start <= c.i < end for c in self.doc[verb].rights)

    # -- through whom ----------------------------------------------------------------------------------------------

    def _quoter(self, draft: Draft, outside: list[int]) -> str | None:
        """The outlet that quotes: "was quoted by TASS as saying", "TASS quoted him as saying", "TASS said, citing"."""
        words = self.words
        for i in outside:
            if words.low[i] in ("quoted", "cited"):
                behind = i + 1 if words.low[i + 1 : i + 2] != ["as"] else i + 3
                if words.low[behind : behind + 1] == ["by"]:
                    return self._name(behind + 1)
                subject = next((c for c in self.doc[i].lefts if c.dep_ == "nsubj"), None)
                if subject is not None and not self._speaks(draft, subject.i):
                    return self._reporter(subject.i)
            if words.low[i] in self.table.citing and draft.rule == "according":
                return self._reporting(draft, i)
        return None

    def _reporting(self, draft: Draft, cue: int) -> str | None:
        """The outlet that tells what others said: "Chile opened its ports, Reuters reported, citing the ministry"."""
        first = self.words.bounds_of(cue)[0]
        for i in range(cue - 1, first, -1):
            if self.words.pos[i] == "VERB" and self.table.is_cue(self.words.lemma[i]):
                subject = next((c for c in self.doc[i].children if c.dep_ == "nsubj"), None)
                return self._reporter(subject.i) if subject is not None and not self._speaks(draft, subject.i) else None
        return None

    def _speaks(self, draft: Draft, i: int) -> bool:
        return draft.source is not None and draft.source.start <= i < draft.source.end

    def _reporter(self, i: int) -> str | None:
        mention = self.index.at(self.doc[i])
        start, end = self.doc[i].left_edge.i, i + 1
        while start < i and self.words.pos[start] in ("DET", "PUNCT", "SPACE"):
            start += 1
        name = mention.name if mention else str(self.doc.text[self.words.at[start] : self.words.end_of(end - 1)])
        return name if is_outlet(name) else None

    def _platform(self, outside: list[int]) -> str | None:
        """The network on which it was written: "wrote on Facebook", "in a post on the ministry's Telegram channel"."""
        if not outside:
            return None
        start, end = self.words.at[outside[0]], self.words.end_of(outside[-1])
        for found in self.known.platforms.finditer(self.words.text, start, end):
            if self._token(found.start(1)) in outside:
                return found[1]
        return None
