"""Indirect speech: what follows a cue, and what stands before one."""

from __future__ import annotations

from chancery.extract.quotes.cues import HEADS, QUOTE_MARKS, Cues, Words
from chancery.extract.quotes.draft import Draft, Mode
from chancery.extract.quotes.groups import BARS, SUBORDINATE, Group
from chancery.extract.quotes.sources import RELATIVE, Source

WH = frozenset({"how", "why", "whether", "what", "if", "who", "where", "when", "which"})
TRIM = frozenset({",", ";", ":", "–", "—", "--", "-", ".", "!", "?", "…", "(", "and", "but"})
TURNS = frozenset({"but", "while", "though", "although"})
MARKER_REACH = 22
"""Words between a cue and its "that", at most."""

ADDRESSED = frozenset({"him", "her", "them", "me", "us", "you", "it"})
STRONG = frozenset({"say", "tell"})


class Clauses:
    """Reads the content of cues in one `Doc`; `groups` are the cues that follow their content, by verb."""

    def __init__(self, words: Words, table: Cues, groups: dict[int, Group]) -> None:
        self.words, self.table, self.groups = words, table, groups
        self._bars = sorted(group.bar for group in groups.values())

    def kinds(self, verb: int) -> frozenset[str]:
        """The classes of the verb at token `verb`."""
        return self.table.verbs.get(self.words.lemma[verb], frozenset())

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
        return [(start, end)] if self.words.holds_clause(start, end) else []

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
        stop = self.stop(verb)
        start = verb + 1
        while start < stop and words.pos[start] == "ADV" and words.low[start] not in WH:
            start += 1
        if start >= stop:
            return None
        marker = self._marker(verb, start, stop)
        if marker is not None:
            certain = words.low[marker - 1] == "that" and bool(self.kinds(verb) & STRONG)
            return self._checked(marker, stop, certain=certain)
        if words.low[start] in WH and self._has_finite(start, stop):
            return self._checked(start, stop)
        start = self._skip_adjuncts(verb, start, stop)
        if start >= stop or words.low[start] in ("to", "by", "as", "of", "for", "about", ",", "and", "or"):
            return None
        return self._checked(start, stop) if self._clause_at(verb, start, stop) else None

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
        time = next((t for t in words.doc._.times if t.start <= words.at[first] < t.end), None)
        if time is None:
            return None
        while first < stop and words.at[first] < time.end:
            first += 1
        return first

    def _behind_adjunct(self, verb: int, start: int, stop: int) -> int | None:
        words = self.words
        addressed = "tell" in self.kinds(verb)
        for child in words.doc[verb].rights:
            edge = child.right_edge.i
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

    # -- where content ends --------------------------------------------------------------------------------------

    def stop(self, verb: int) -> int:
        """The token behind the last that can be content of the cue at `verb`."""
        words = self.words
        first, last = words.bounds_of(verb)
        last = self._own_clause(verb, first, last)
        for i in range(verb + 1, last):
            if i in self._bars or self._new_cue(verb, i, last) or (i > verb + 4 and self._turns(verb, i, last)):
                return i
        return last

    def _turns(self, verb: int, i: int, last: int) -> bool:
        """True at a comma where the speech is over: ", but ..." and ", stopped short" behind a whole clause."""
        words = self.words
        if words.low[i] != "," or i + 1 >= last or words.marked[i] != words.marked[verb]:
            return False
        j = next((j for j in range(i + 1, last) if words.pos[j] != "ADV"), i + 1)
        if words.low[i + 1] in TURNS:
            return words.low[i + 2 : i + 3] != ["that"] and words.holds_clause(verb + 1, i)
        return words.finite[j] and words.pos[j] == "VERB" and words.holds_clause(verb + 1, i)

    def _own_clause(self, verb: int, first: int, last: int) -> int:
        """A cue in a relative clause or an opening participle ends with its own clause."""
        token = self.words.doc[verb]
        opening = self.words.ing(verb) and (verb <= first + 1)
        if token.dep_.startswith("acl") or opening:
            edge = token.right_edge.i + 1
            if opening:
                return next((i for i in range(verb, last) if self._main_starts(i, last)), edge)
            if edge < last and self.words.low[edge] in BARS and token.head.i < verb and edge - verb > 3:
                return edge
        return last

    def _main_starts(self, i: int, last: int) -> bool:
        words = self.words
        if words.low[i] != "," or i + 1 >= last or words.low[i + 1] in RELATIVE:
            return False
        subject = next((j for j in range(i + 1, min(last, i + 12)) if words.finite[j]), None)
        return subject is not None and words.doc[subject].dep_ == "ROOT"

    def _new_cue(self, verb: int, i: int, last: int) -> bool:
        words = self.words
        j = i + 1
        while j < last and words.pos[j] == "ADV":
            j += 1
        if j >= last:
            return False
        if words.low[i] in BARS:
            if words.low[j] == "according" or words.low[j] in self.table.citing:
                return True
            if (words.ing(j) and self.table.is_cue(words.lemma[j])) or self._participle_of(verb, j):
                return True
            return words.pos[j] == "CCONJ" and self._coordinated(verb, j + 1, last)
        return words.pos[i] == "CCONJ" and self._coordinated(verb, j, last)

    def _participle_of(self, verb: int, j: int) -> bool:
        token = self.words.doc[j]
        return self.words.ing(j) and token.dep_ == "advcl" and token.head.i == verb

    def _coordinated(self, verb: int, j: int, last: int) -> bool:
        """True when at `j` a second verb of the same speaker begins: "and warned that ..."."""
        words = self.words
        while j < last and words.pos[j] in ("ADV", "AUX"):
            j += 1
        if j >= last or words.pos[j] != "VERB" or words.low[j - 1] == "to":
            return False
        if words.doc[j].dep_ == "conj" and words.doc[j].head.i == verb:
            return True
        kinds = self.kinds(j)
        marked = j + 1 < last and words.low[j + 1] in ("that", "to")
        finite = words.finite[j] or (marked and words.low[j].endswith("ed") and words.pos[j - 1] != "AUX")
        if not kinds & (STRONG | ({"think", "intend"} if marked else set())) or not finite:
            return False
        same = words.doc[j].morph.get("Tense") == words.doc[verb].morph.get("Tense") or not words.finite[verb]
        clausal = j + 1 < last and (
            words.low[j + 1] == "that" or words.low[j + 1] in QUOTE_MARKS or "judge" not in kinds
        )
        return same and clausal

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
        pieces = tuple((words.at[s], words.end_of(e - 1)) for s, e in ranges)
        inside = [words.marked[i] >= 0 for s, e in ranges for i in range(s, e)]
        mode: Mode = "direct" if all(inside) else "mixed" if any(inside) else "indirect"
        return Draft(pieces, (words.at[verb], words.end_of(verb)), source, mode, rule, verb)
