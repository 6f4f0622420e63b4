"""The cue words of a language, and a word-by-word view of a `Doc` made for looking around cues."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from chancery.lang import knowledge
from chancery.model import Span

if TYPE_CHECKING:
    from chancery.model.document import Doc

ENDS = frozenset(".!?…")
HEADS = frozenset({"NOUN", "PROPN", "PRON", "NUM", "X", "DET", "ADJ", "SYM"})
"""Parts of speech that a subject holds."""

SUBORDINATORS = frozenset(
    {"who", "which", "that", "whom", "whose", "where", "when", "while", "as", "if", "because", "although", "though"}
    | {"since", "until", "after", "before", "unless", "how", "why", "what", "whether"}
)
BEING = frozenset({"is", "are", "was", "were", "be", "been", "'s", "’s", "'re", "’re", "'m", "’m", "am", "remains"})
QUOTE_MARKS = frozenset("\"“”„«»‘’'`") | {"''", "``"}


@dataclass(frozen=True, slots=True)
class Cues:
    """The tables of `lang/<language>/quotes.toml`."""

    verbs: dict[str, frozenset[str]]
    addressed: frozenset[str]
    about: dict[str, frozenset[str]]
    expletive: frozenset[str]
    adjectives: frozenset[str]
    nouns: frozenset[str]
    documents: frozenset[str]
    citing: frozenset[str]
    views: frozenset[str]
    people: frozenset[str]
    forms: dict[str, str]

    def is_cue(self, lemma: str) -> bool:
        """True for the lemma of a verb of any class."""
        return lemma in self.verbs or lemma in self.about


@cache
def cues(language: str) -> Cues:
    """The cue tables of `language`; each verb with the classes it stands in."""
    table: dict[str, Any] = knowledge(language, "quotes")
    verbs: dict[str, set[str]] = {}
    for kind, lemmas in table["verbs"].items():
        for lemma in lemmas if kind != "about" else ():
            verbs.setdefault(lemma, set()).add(kind)
    return Cues(
        {lemma: frozenset(kinds) for lemma, kinds in verbs.items()},
        frozenset(table["verbs"]["tell"]) - frozenset(table["verbs"]["say"]),
        {lemma: frozenset(places) for lemma, places in table["verbs"]["about"].items()},
        frozenset(table["expletive"]),
        frozenset(table["adjectives"]),
        frozenset(table["nouns"]),
        frozenset(table["documents"]),
        frozenset(table["according"]["citing"]),
        frozenset(table["view"]["nouns"]),
        frozenset(table["people"]),
        _forms({*verbs, *table["verbs"]["about"]}, table["irregular"]),
    )


def _forms(lemmas: set[str], irregular: dict[str, str]) -> dict[str, str]:
    """The inflected forms of cue verbs with their lemmas, by the rules of English spelling."""
    forms = dict(irregular)
    for lemma in sorted(lemmas):
        stem = lemma[:-1] if lemma.endswith("e") else lemma
        past = f"{lemma[:-1]}i" if re.search("[^aeiou]y$", lemma) else stem
        ending = "es" if re.search("(?:s|sh|ch|x|z|[^aeiou]y)$", lemma) else "s"
        made = [lemma, f"{stem}ing", f"{past}ed", (past if past.endswith("i") else lemma) + ending]
        if re.search("[^aeiou][aeiou][bdglmnprt]$", lemma):
            made += [f"{lemma}{lemma[-1]}ed", f"{lemma}{lemma[-1]}ing"]
        for form in made:
            forms.setdefault(form, lemma)
    return forms


class Words:
    """The words of one `Doc` as plain lists, and which of them stand between marks.

    `low`, `pos` and `lemma` are one string for each token (the lemma of cue verbs alone, else the form); `finite` tells
    finite verbs and auxiliaries; `marked` is the number of the outermost stretch in marks that holds the token, else -1
    (`stretches` lists them as characters).
    """

    def __init__(self, doc: Doc, table: Cues) -> None:
        self.doc, self.text = doc, str(doc.text)
        self.low: list[str] = [token.lower_ for token in doc]
        self.pos: list[str] = [token.pos_ for token in doc]
        self.lemma = [table.forms.get(low, low) for low in self.low]
        self.at: list[int] = [token.idx for token in doc]
        self.size: list[int] = [len(token) for token in doc]
        self.finite = [p in ("VERB", "AUX") and _is_finite(doc, i) for i, p in enumerate(self.pos)]
        self.stretches = outermost(doc.quoted)
        self.marked = self._mark()
        self.sentence = [0] * len(doc)
        self.bounds: list[tuple[int, int]] = []
        for number, sentence in enumerate(doc.sents):
            self.bounds.append(self._trim(sentence.start, sentence.end))
            for i in range(sentence.start, sentence.end):
                self.sentence[i] = number

    def __len__(self) -> int:
        return len(self.low)

    def _mark(self) -> list[int]:
        marked, number = [-1] * len(self.low), 0
        for i, start in enumerate(self.at):
            while number < len(self.stretches) and self.stretches[number].end <= start:
                number += 1
            if number < len(self.stretches) and self.stretches[number].start <= start:
                marked[i] = number
        return marked

    def _trim(self, start: int, end: int) -> tuple[int, int]:
        """The sentence without headline, dateline and other furniture at its head, and without white space."""
        furniture = [span for _, span in self.doc.report.furniture] if self.doc.report else []
        while start < end and (self.pos[start] == "SPACE" or any(f.start <= self.at[start] < f.end for f in furniture)):
            start += 1
        while end > start and self.pos[end - 1] == "SPACE":
            end -= 1
        return start, end

    def holds_clause(self, start: int, end: int) -> bool:
        """True when `[start, end)` hold a clause that stands on its own: more finite verbs than subordinators."""
        nominal, count = False, 0
        for i in range(start, end):
            if self.finite[i] and (nominal or count or self.marked[i] >= 0):
                count += 1
            elif self.low[i] in SUBORDINATORS and self._subordinates(i):
                count -= 1
            nominal = nominal or self.pos[i] in HEADS
        return count > 0

    def _subordinates(self, i: int) -> bool:
        if self.low[i] == "that" and self.pos[i] != "SCONJ":
            return i > 0 and self.pos[i - 1] in ("NOUN", "PROPN")
        return self.pos[i] in ("SCONJ", "PRON") or self.low[i][0] == "w" or self.low[i] == "how"

    def end_of(self, i: int) -> int:
        """The character behind token `i`."""
        return self.at[i] + self.size[i]

    def bounds_of(self, i: int) -> tuple[int, int]:
        """First token of the sentence of token `i`, and the token behind its last."""
        return self.bounds[self.sentence[i]]

    def ends(self, i: int) -> bool:
        """True when token `i` closes a sentence."""
        return self.low[i][0] in ENDS and (i + 1 >= len(self.low) or self.marked[i] >= 0 or self._closes(i))

    def _closes(self, i: int) -> bool:
        last = self.bounds_of(i)[1]
        return all(self.pos[j] == "PUNCT" for j in range(i, last))

    def is_verb(self, i: int) -> bool:
        """True for a verb or auxiliary."""
        return self.pos[i] in ("VERB", "AUX")

    def is_state(self, i: int) -> bool:
        """True for a participle behind "be": "is convinced"."""
        return self.pos[i] == "VERB" and i > 0 and not self.finite[i] and self.low[i - 1] in BEING

    def ing(self, i: int) -> bool:
        """True for a present participle."""
        return self.pos[i] == "VERB" and self.low[i].endswith("ing")


def outermost(spans: tuple[Span, ...]) -> list[Span]:
    """The stretches that lie inside no other."""
    out: list[Span] = []
    for span in spans:
        if not out or span.start >= out[-1].end:
            out.append(span)
    return out


def _is_finite(doc: Doc, i: int) -> bool:
    token = doc[i]
    form = token.morph.get("VerbForm")
    if "Fin" in form or "Ind" in token.morph.get("Mood"):
        return True
    if token.pos_ == "AUX":
        return token.lower_ not in ("be", "been", "being", "having", "have")
    return bool("Past" in token.morph.get("Tense") and i > 0 and doc[i - 1].pos_ == "PRON")
