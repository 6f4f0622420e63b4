"""Indirect speech: what follows a cue, and what stands before one."""

from __future__ import annotations

from chancery.extract.quotes.cues import HEADS, QUOTE_MARKS, Cues, Words
from chancery.extract.quotes.draft import Draft, Mode
from chancery.extract.quotes.ends import STRONG, Ends
from chancery.extract.quotes.groups import SUBORDINATE, Group
from chancery.extract.quotes.sources import RELATIVE, Source

WH = frozenset({"how", "why", "whether", "what", "if", "who", "where", "when", "which"})
TRIM = frozenset({",", ";", ":", "–", "—", "--", "-", ".", "!", "?", "…", "(", "and", "but"})
MARKER_REACH = 22
"""Words between a cue and its "that", at most."""

ADDRESSED = frozenset({"him", "her", "them", "me", "us", "you", "it"})


class Clauses:
    """Reads the content of cues in one `Doc`; `groups` are the cues that follow their content, by verb."""

    def __init__(self, words: Words, table: Cues, groups: dict[int, Group]) -> None:
        self.words, self.table, self.groups = words, table, groups
        self.ends = Ends(words, table, frozenset(group.bar for group in groups.values()))
        self.kinds = self.ends.kinds

    # -- before the cue ------------------------------------------------------------------------------------------

    def left(self, group: Group) -> list[tuple[int, int]]:
        """The token ranges of the content before a group, and of its rest behind it when the group splits it."""
        words = self.words
        first, last = words.bounds_of(group.verb)
        previous = max((g.after for g in self.groups.values() if first < g.after <= group.bar), default=first)
        start, end = self.trim(max(first, previous), group.bar)
        rest = self.trim(group.after, last) if group.after < last else (last, last)
        if end > start and rest[1] > rest[0] and self._splits((start, end), rest):
            return [(start, end), rest]
        return [(start, end)] if self.words.holds_clause(start, end) or self._asks(start, end, group.verb) else []

    def _asks(self, start: int, end: int, verb: int) -> bool:
        """True for a question before a verb of asking: "When will it end, she wondered"."""
        asks = "ask" in self.kinds(verb) and start < end
        return asks and self.words.low[start] in WH and self._has_finite(start, end)

    def _splits(self, content: tuple[int, int], rest: tuple[int, int]) -> bool:
        """True when the group stands inside its content: "The plan, he said, was dead", "Now, he says, they wait"."""
        words = self.words
        first = next((i for i in range(*rest) if words.pos[i] not in ("ADV", "PUNCT")), rest[0])
        if words.low[first] in RELATIVE or words.low[first] in SUBORDINATE or words.marked[first] >= 0:
            return False
        if words.finite[first] and not self.table.is_cue(words.lemma[first]):
            return True
        whole = words.holds_clause(*content)
        return not whole and words.pos[content[0]] != "VERB" and self._has_finite(*rest)

    # -- behind the cue ------------------------------------------------------------------------------------------

    def right(self, verb: int) -> tuple[int, int] | None:
        """The token range of the clause behind the cue at `verb`, or `None` when no clause follows."""
        words = self.words
        stop = self.ends.stop(verb)
        start = verb + 1
        while start < stop and words.pos[start] == "ADV" and words.low[start] not in WH:
            start += 1
        if start >= stop:
            return None
        marker = self._marker(verb, start, stop)
        if marker is not None and self._echoes(verb, marker):
            return None
        if marker is not None:
            certain = words.low[marker - 1] == "that" and bool(self.kinds(verb) & STRONG)
            return self._checked(marker, stop, certain=certain)
        if words.low[start] in WH and self._has_finite(start, stop):
            return self._checked(start, stop)
        if words.finite[start] and self._is_parenthetic(verb):
            return self._checked(start, stop)
        start = self._skip_adjuncts(verb, start, stop)
        if start >= stop or words.low[start] in ("to", "by", "as", "of", "for", "about", ",", "and", "or"):
            return None
        return self._checked(start, stop) if self._clause_at(verb, start, stop) else None

    def _is_parenthetic(self, verb: int) -> bool:
        """True for "he said" inside a relative clause: "a day which he said would be long"."""
        words = self.words
        first = words.bounds_of(verb)[0]
        i = verb - 1
        while i > first and words.pos[i] in HEADS | {"ADV", "AUX"} and words.low[i] not in RELATIVE:
            i -= 1
        return words.low[i] in RELATIVE and i < verb - 1 and i > first

    def _marker(self, verb: int, start: int, stop: int) -> int | None:
        """The first word of a clause that "that" opens."""
        words = self.words
        for i in range(start, min(stop, start + MARKER_REACH)):
            if words.low[i] == "that" and words.marked[i] == words.marked[verb]:
                if i + 1 >= stop:
                    return None
                pronoun = words.is_verb(i + 1) and words.finite[i + 1]
                if pronoun and i > start and words.low[i - 1] not in (",",):
                    return None  # "announced a plan that would ..."
                return i if pronoun else i + 1
            if words.finite[i] or words.low[i] in (";", ":", "“", '"'):
                return None
        return None

    def _echoes(self, verb: int, stop: int) -> bool:
        """True for "commented on the claim of his rival that ...": the rival says so, and not who comments."""
        low = self.words.low
        if low[verb + 1] not in ("on", "upon", "to"):
            return False
        spoken = self.table.nouns | self.table.documents | {"words", "remarks"}
        told = next((i for i in range(verb + 2, stop) if low[i] in spoken or low[i].removesuffix("s") in spoken), stop)
        return any(low[i] in ("of", "by", "from", "'s", "’s") for i in range(verb + 2, stop)) and told < stop

    def _skip_adjuncts(self, verb: int, start: int, stop: int) -> int:
        """Steps over whom it was told and when and where: "told reporters in Hanoi on Monday"."""
        while start < stop:
            behind = self._behind_aside(start, stop) or self._behind_time(start, stop)
            behind = behind or self._behind_adjunct(verb, start, stop)
            if behind is None:
                break
            start = behind
        return start

    def _behind_aside(self, start: int, stop: int) -> int | None:
        """Behind ", however," and ", citing the ministry,"."""
        close = self._comma(start + 1, stop) if self.words.low[start] == "," else None
        return close + 1 if close is not None and not self._has_finite(start, close) else None

    def _behind_time(self, start: int, stop: int) -> int | None:
        words = self.words
        first = start + (words.pos[start] == "ADP" and start + 1 < stop)
        time = next((t for t in words.doc.times if t.start <= words.at[first] < t.end), None)
        if time is None:
            return None
        while first < stop and words.at[first] < time.end:
            first += 1
        return first

    def _behind_adjunct(self, verb: int, start: int, stop: int) -> int | None:
        words = self.words
        addressed = "tell" in self.kinds(verb)
        for child in words.doc[verb].rights:
            edge: int = child.right_edge.i
            if child.left_edge.i != start or edge >= stop or self._has_finite(start, edge + 1):
                continue
            adjunct = child.dep_.startswith(("obl", "advmod", "compound:prt", "nmod"))
            if (adjunct and words.pos[start] in ("ADP", "ADV")) or (addressed and child.dep_ in ("iobj", "obj")):
                return edge + 1
        return start + 1 if addressed and words.low[start] in ADDRESSED else None

    def _comma(self, start: int, stop: int) -> int | None:
        return next((i for i in range(start, min(stop, start + 12)) if self.words.low[i] == ","), None)

    def _clause_at(self, verb: int, start: int, stop: int) -> bool:
        """True when a clause, not a noun phrase with a relative clause, begins at `start`."""
        words = self.words
        nominal = False
        for i in range(start, stop):
            low = words.low[i]
            if words.finite[i] and nominal:
                return not (self._weak(verb) and self._in_relative(i, verb))
            if low in RELATIVE and i > start and words.pos[i] in ("PRON", "SCONJ", "DET") and nominal:
                return self._ccomp(verb, start)
            if low in SUBORDINATE and i > start:
                return self._ccomp(verb, start)
            if low in (",", ";") and self._weak(verb) and i + 1 < stop and words.pos[i + 1] == "CCONJ":
                return False  # "announced measures in the zone, and its army began ..."
            nominal = nominal or words.pos[i] in HEADS
        return False

    def _weak(self, verb: int) -> bool:
        return bool(self.kinds(verb) & {"judge", "voice", "name", "describe"})

    def _ccomp(self, verb: int, start: int) -> bool:
        return any(c.dep_ == "ccomp" and c.i >= start for c in self.words.doc[verb].rights)

    def _in_relative(self, i: int, verb: int) -> bool:
        token = self.words.doc[i]
        while token.head.i not in (verb, token.i):
            if token.dep_.startswith("acl"):
                return True
            token = token.head
        return bool(token.dep_.startswith(("acl", "obj")))

    def _has_finite(self, start: int, stop: int) -> bool:
        return any(self.words.finite[i] for i in range(start, stop))

    def _checked(self, start: int, stop: int, *, certain: bool = False) -> tuple[int, int] | None:
        start, stop = self.trim(start, stop)
        return (start, stop) if stop > start and (certain or self._has_finite(start, stop)) else None

    # -- shape ---------------------------------------------------------------------------------------------------

    def trim(self, start: int, end: int) -> tuple[int, int]:
        """The range without punctuation and conjunctions at its ends; marks stay when their pair is inside."""
        words = self.words
        while end > start and (words.low[end - 1] in TRIM or words.pos[end - 1] == "SPACE"):
            end -= 1
        while start < end and (words.low[start] in TRIM - {"but", "-"} or words.pos[start] == "SPACE"):
            start += 1
        if end > start and words.low[start] in QUOTE_MARKS and words.marked[end - 1] < 0 and start + 1 < end:
            whole = words.marked[start + 1]
            if whole >= 0 and all(words.marked[i] == whole for i in range(start + 1, end - 1)):
                return start + 1, end - 1
        return start, end

    def draft(self, ranges: list[tuple[int, int]], verb: int, source: Source | None, rule: str) -> Draft:
        """The draft of token `ranges`, its mode told by the marks inside."""
        words = self.words
        pieces = tuple((words.at[s], self._end(e - 1)) for s, e in ranges)
        inside = [words.marked[i] >= 0 for s, e in ranges for i in range(s, e)]
        mode: Mode = "direct" if all(inside) else "mixed" if any(inside) else "indirect"
        return Draft(pieces, (words.at[verb], words.end_of(verb)), source, mode, rule, verb)

    def _end(self, i: int) -> int:
        """The character behind token `i`; words in marks run to their closing mark, over sentences if need be."""
        words = self.words
        if words.marked[i] < 0:
            return words.end_of(i)
        span = words.stretches[words.marked[i]]
        far = words.bounds_of(i)[1]
        runs_on = far < len(words) and words.marked[far - 1] == words.marked[i] and span.end > words.end_of(far - 1)
        return span.end if runs_on else words.end_of(i)
