"""Where indirect speech ends: at the next cue, at a turn of the sentence, with the clause of the cue."""

from __future__ import annotations

from chancery.extract.quotes.cues import QUOTE_MARKS, SUBORDINATORS, Cues, Words
from chancery.extract.quotes.groups import BARS
from chancery.extract.quotes.sources import RELATIVE

STRONG = frozenset({"say", "tell"})
NOTHING: frozenset[str] = frozenset()
TURNS = frozenset({"but", "while", "though", "although", "even", "despite"})
LISTED = frozenset({"ADJ", "NOUN", "PROPN", "ADP", "NUM", "CCONJ", "X"})
"""What may go on behind a comma of a noun phrase: "precise, truthful and objective information"."""

SHORTEST = 4
"""Words of content before which no turn is looked for."""


class Ends:
    """Finds the end of content in one `Doc`; `bars` are the commas before cues that follow their content."""

    def __init__(self, words: Words, table: Cues, bars: frozenset[int]) -> None:
        self.words, self.table, self.bars = words, table, bars

    def kinds(self, verb: int) -> frozenset[str]:
        """The classes of the verb at token `verb`."""
        return self.table.verbs.get(self.words.lemma[verb], frozenset())

    def stop(self, verb: int) -> int:
        """The token behind the last that can be content of the cue at `verb`."""
        first, last = self.words.bounds_of(verb)
        last = self._own_clause(verb, first, last)
        for i in range(verb + 1, last):
            if i in self.bars or self._new_cue(verb, i, last) or (i > verb + SHORTEST and self._turns(verb, i, last)):
                return i
        return last

    def object_stop(self, verb: int) -> int:
        """The same for content that is a noun phrase or an infinitive: a comma or a second finite verb ends it."""
        words = self.words
        last = self.stop(verb)
        for i in range(verb + 2, last):
            if words.marked[i] >= 0:
                continue
            ahead = next((j for j in range(i + 1, last) if words.pos[j] != "ADV"), last)
            listed = ahead < last and words.pos[ahead] in LISTED and words.low[ahead] not in RELATIVE
            if words.low[i] in BARS and words.low[i] != "-" and not listed:
                return i
            if words.pos[i] == "CCONJ" and ahead < last and words.finite[ahead]:
                return i
        return last

    def _turns(self, verb: int, i: int, last: int) -> bool:
        """True at a comma where the speech is over: ", but ..." and ", stopped short" behind a whole clause."""
        words = self.words
        if words.low[i] != "," or i + 1 >= last or words.marked[i] != words.marked[verb]:
            return False
        if not words.holds_clause(verb + 1, i):
            return False
        j = next((j for j in range(i + 1, last) if words.pos[j] != "ADV"), i + 1)
        if words.low[i + 1] in TURNS:
            return words.low[i + 2 : i + 3] != ["that"]
        return words.finite[j] and words.pos[j] == "VERB"

    def _own_clause(self, verb: int, first: int, last: int) -> int:
        """A cue in a relative, opening or subordinate clause ends with its own clause."""
        words = self.words
        token = words.doc[verb]
        if (words.ing(verb) and verb <= first + 1) or self._subordinate(verb, first):
            return next((i for i in range(verb + 2, last) if self._main_starts(i, last)), last)
        edge = token.right_edge.i + 1
        inside = token.dep_.startswith("acl") and token.head.i < verb and edge - verb > 3
        return edge if inside and edge < last and words.low[edge] in BARS else last

    def _subordinate(self, verb: int, first: int) -> bool:
        """True when the sentence opens with the subordinate clause of the cue: "When asked ..., she smiled"."""
        words = self.words
        opens = words.low[first] in SUBORDINATORS and words.low[first] not in ("that", "what", "who")
        return opens and not any(words.low[i] == "," for i in range(first, verb))

    def _main_starts(self, i: int, last: int) -> bool:
        words = self.words
        if words.low[i] != "," or i + 1 >= last or words.low[i + 1] in RELATIVE or words.marked[i] >= 0:
            return False
        if words.pos[i + 1] in ("CCONJ", "ADP", "SCONJ"):
            return False
        verb = next((j for j in range(i + 1, min(last, i + 14)) if words.finite[j]), None)
        return verb is not None and not any(words.low[j] in ("that", ",") for j in range(i + 1, verb))

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
        if words.low[i] in QUOTE_MARKS and words.low[i - 1] == ",":
            return words.ing(j) and self.table.is_cue(words.lemma[j])
        return words.pos[i] == "CCONJ" and self._coordinated(verb, j, last)

    def _participle_of(self, verb: int, j: int) -> bool:
        token = self.words.doc[j]
        return self.words.ing(j) and token.dep_ == "advcl" and token.head.i == verb

    def _returns(self, verb: int, j: int) -> bool:
        """True where the main cue's subject goes on: "noted that ..., adding that ..., and stressed the need"."""
        words = self.words
        if not words.ing(verb) or not words.finite[j] or not self.table.is_cue(words.lemma[j]):
            return False
        main = next((i for i in reversed(range(words.bounds_of(verb)[0], verb)) if self.kinds(i) & STRONG), None)
        return main is not None and words.doc[main].morph.get("Tense") == words.doc[j].morph.get("Tense")

    def _coordinated(self, verb: int, j: int, last: int) -> bool:
        """True when at `j` a second verb of the same speaker begins: "and warned that ..."."""
        words = self.words
        while j < last and words.pos[j] in ("ADV", "AUX"):
            j += 1
        if j >= last or words.pos[j] != "VERB" or words.low[j - 1] == "to":
            return False
        head = words.doc[j].head
        if words.doc[j].dep_ == "conj" and (head.i == verb or self._returns(verb, j)):
            return True
        if words.ing(verb) and words.ing(j) and self.table.is_cue(words.lemma[j]):
            return True
        kinds = self.kinds(j)
        marked = j + 1 < last and words.low[j + 1] in {"that", "to"} | self.table.about.get(words.lemma[j], NOTHING)
        finite = words.finite[j] or (marked and words.low[j].endswith("ed") and words.pos[j - 1] != "AUX")
        if not finite or not (marked or kinds & STRONG) or not self.table.is_cue(words.lemma[j]):
            return False
        same = words.doc[j].morph.get("Tense") == words.doc[verb].morph.get("Tense") or not words.finite[verb]
        quoted = j + 1 < last and words.low[j + 1] in QUOTE_MARKS
        return same and (marked or quoted or "judge" not in kinds)
