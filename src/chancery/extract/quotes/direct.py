"""Words in marks that are somebody's own: their cue and what goes on without a new one."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from chancery.extract.quotes.cues import HEADS, QUOTE_MARKS, Cues, Words
from chancery.extract.quotes.draft import Draft
from chancery.extract.quotes.groups import BARS, spoken
from chancery.extract.quotes.sources import RELATIVE, Source, before, chunk, subject_of

TURN = re.compile(r"(?P<name>[A-Z][A-Z.'’ -]{2,30}): (?=\S)")
ALOUD = frozenset({"say", "tell", "sound"})
FULL = 4
"""Words that a stretch must have to be a sentence of its own, unless its punctuation says so."""

TITLE = 7
"""Words of a title, at most."""

LONG = 6
"""Words from which on a full stretch without any cue is still speech."""

SIGNED = 10
"""Tokens of a name that signs a quotation, at most."""

GAP = 30
"""Tokens between the marks and the cue, at most."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """An outermost stretch in marks: its number, tokens `[start, end)` and paragraph."""

    number: int
    start: int
    end: int
    paragraph: int


class Direct:
    """Reads direct speech in one `Doc`."""

    def __init__(self, words: Words, table: Cues) -> None:
        self.words, self.table = words, table
        self.stretches = self._stretches()
        self.full = {s.number for s in self.stretches if self._is_full(s)}

    def _stretches(self) -> list[Stretch]:
        words = self.words
        tokens: dict[int, list[int]] = {}
        for i, number in enumerate(words.marked):
            if number >= 0:
                tokens.setdefault(number, []).append(i)
        breaks = [match.start() for match in re.finditer(r"\n", words.text)]
        furniture = words.doc.report.furniture if words.doc.report else ()
        found, paragraph = [], 0
        for number, inside in tokens.items():
            span = words.stretches[number]
            while paragraph < len(breaks) and breaks[paragraph] < span.start:
                paragraph += 1
            if not any(f.overlaps(span) for _, f in furniture):
                found.append(Stretch(number, inside[0], inside[-1] + 1, paragraph))
        return found

    def _is_full(self, stretch: Stretch) -> bool:
        span = self.words.stretches[stretch.number]
        inner = self.words.text[span.start : span.end]
        count = len(inner.split())
        head = re.search(r"\w", inner)
        capital = bool(head) and (head.group().isupper() or head.group().isdigit())  # type: ignore[union-attr]
        closed = inner[-1] in ".!?,…—-"
        verbs = any(self.words.finite[i] for i in range(stretch.start, stretch.end))
        if not verbs and count <= TITLE and not self._leads(stretch) and inner.rstrip(",.!?").istitle():
            return False  # the name of a broadcast, a book, a ship
        return capital and (closed or (count >= FULL and verbs))

    def drafts(self) -> list[Draft]:
        """The direct quotations in order of place; one that goes on behind its cue or paragraph has several pieces."""
        found: list[Draft] = []
        last: Stretch | None = None
        held: list[tuple[int, int]] = []
        for position, stretch in enumerate(self.stretches):
            if stretch.number not in self.full:
                continue
            if self._runs_on(position):
                held.append(self._piece(stretch))
                continue
            draft = self._cued(stretch)
            if draft is not None and held:
                draft = replace(draft, pieces=(*held, *draft.pieces))
            held = []
            if draft is None and found and last is not None and self._goes_on(last, stretch):
                found[-1] = replace(found[-1], pieces=(*found[-1].pieces, self._piece(stretch)))
                last = stretch
                continue
            if draft is None and self._length(stretch) >= LONG and self._leads(stretch):
                draft = self._uncued(stretch, found[-1].source if found else None)
            if draft is not None:
                same = found and draft.verb >= 0 and draft.verb == found[-1].verb
                if same:
                    found[-1] = replace(found[-1], pieces=(*found[-1].pieces, self._piece(stretch)))
                else:
                    found.append(draft)
                last = stretch
        return found

    def _runs_on(self, position: int) -> bool:
        """True for a paragraph whose marks stay open, of a quotation that the next paragraph goes on with and names.

        By the printers' rule each paragraph opens with a mark and only the last closes.
        """
        words, stretch = self.words, self.stretches[position]
        rest = self.stretches[position + 1 :]
        if not rest or not self._is_open(stretch) or not self._leads(stretch) or rest[0].number not in self.full:
            return False
        between = words.text[words.stretches[stretch.number].end : words.stretches[rest[0].number].start]
        if between.strip('"“”„«‟` \t\r\n') or "\n" not in between:
            return False
        if self._before(stretch) or self._colon(stretch) or self._turn(stretch):
            return False
        return self._runs_on(position + 1) if self._is_open(rest[0]) else self._after(rest[0]) is not None

    def _is_open(self, stretch: Stretch) -> bool:
        span = self.words.stretches[stretch.number]
        return self.words.text[span.end : span.end + 1] not in QUOTE_MARKS or span.end >= len(self.words.text)

    def _piece(self, stretch: Stretch) -> tuple[int, int]:
        span = self.words.stretches[stretch.number]
        turn = TURN.match(self.words.text, span.start, span.end)
        return (turn.end(), span.end) if turn else (span.start, span.end)

    def _length(self, stretch: Stretch) -> int:
        start, end = self._piece(stretch)
        return len(self.words.text[start:end].split())

    def _cued(self, stretch: Stretch) -> Draft | None:
        found = self._turn(stretch) or self._after(stretch) or self._before(stretch) or self._colon(stretch)
        if found is None:
            return None
        cue, source, verb = found
        return Draft((self._piece(stretch),), cue, source, "direct", "direct", verb)

    def _turn(self, stretch: Stretch) -> tuple[tuple[int, int], Source | None, int] | None:
        """ "“LIND: We will go.”": a transcript names who takes the turn."""
        words = self.words
        turn = TURN.match(words.text, *self._bounds(stretch))
        if turn is None:
            return None
        inside = [i for i in range(stretch.start, stretch.end) if words.at[i] < turn.end("name")]
        return (turn.end("name"), turn.end("name") + 1), chunk(words, inside[0], inside[-1] + 1), -1

    def _bounds(self, stretch: Stretch) -> tuple[int, int]:
        span = self.words.stretches[stretch.number]
        return span.start, span.end

    # -- the cue behind the marks ----------------------------------------------------------------------------------

    def _after(self, stretch: Stretch) -> tuple[tuple[int, int], Source | None, int] | None:
        words = self.words
        start = stretch.end + 1
        inner_end = words.stretches[stretch.number].end
        comma = start < len(words) and words.low[start] in BARS
        if words.text[inner_end - 1] == "." and not comma:
            return None
        start += comma
        verb = self._verb_behind(start)
        if verb is None:
            return self._signed(start) if comma else None
        source = chunk(words, start, verb) if start < verb else self._inverted(verb)
        return (words.at[verb], words.end_of(verb)), source or subject_of(words, verb), verb

    def _signed(self, start: int) -> tuple[tuple[int, int], Source | None, int] | None:
        """ "“...” — Anna Lind": a dash and a name close the paragraph."""
        words = self.words
        end = next((i for i in range(start, min(len(words), start + SIGNED)) if "\n" in words.low[i]), None)
        if words.low[start - 1] == "," or end is None or start == end or words.pos[start] != "PROPN":
            return None
        return (words.at[start - 1], words.end_of(start - 1)), chunk(words, start, end), -1

    def _verb_behind(self, start: int) -> int | None:
        words = self.words
        relative = False
        for i in range(start, min(len(words), start + GAP)):
            if words.marked[i] >= 0 or words.low[i] in (";", ":") or "\n" in words.low[i]:
                return None
            if words.ends(i) or (words.pos[i] == "CCONJ" and not relative and i == start):
                return None
            relative = relative or words.low[i] in RELATIVE
            if words.pos[i] != "VERB":
                continue
            if self._speaks(i):
                return i
            if words.finite[i] and not relative:
                return None
        return None

    def _speaks(self, i: int) -> bool:
        kinds = self.table.verbs.get(self.words.lemma[i], frozenset())
        return bool(kinds & ALOUD) and (spoken(self.words, i) or self.words.low[i] in ("adding", "saying"))

    def _inverted(self, verb: int) -> Source | None:
        words = self.words
        end = verb + 1
        while end < len(words) and (words.pos[end] in HEADS or words.pos[end] in ("PART", "ADP")):
            if words.marked[end] >= 0 or words.low[end] in RELATIVE:
                break
            if words.pos[end] == "ADP" and words.low[end] not in ("of", "for", "to"):
                break
            end += 1
        return chunk(words, verb + 1, end)

    # -- the cue before the marks ------------------------------------------------------------------------------------

    def _before(self, stretch: Stretch) -> tuple[tuple[int, int], Source | None, int] | None:
        words = self.words
        end = stretch.start - 1  # the opening mark
        while end > 0 and words.pos[end - 1] == "SPACE":
            end -= 1
        if end <= 0:
            return None
        lead = words.low[end - 1]
        across = words.low[end - 1] == ":"
        if words.ends(end - 1) or words.marked[end - 1] >= 0:
            return None
        if end < stretch.start - 1 and not across:
            return None
        if lead not in (":", ",", "that") and words.pos[end - 1] in ("DET", "ADJ", "ADP", "AUX", "PART"):
            return None
        verb = self._verb_before(end, anywhere=across)
        if verb is None:
            return None
        first = words.bounds_of(verb)[0]
        source = self._main_source(verb, first) or subject_of(words, verb) or before(words, verb, first)
        return (words.at[verb], words.end_of(verb)), source, verb

    def _main_source(self, verb: int, first: int) -> Source | None:
        """The source of the cue that a participle goes on from: "the envoy said on Monday, adding, “...”"."""
        words = self.words
        if not words.ing(verb):
            return None
        main = (i for i in range(verb - 1, first - 1, -1) if words.pos[i] == "VERB" and words.marked[i] < 0)
        cue = next((i for i in main if self._speaks(i) and words.finite[i]), None)
        if cue is None:
            return None
        behind = subject_of(words, cue) or before(words, cue, first)
        return behind or self._inverted(cue)

    def _verb_before(self, end: int, *, anywhere: bool) -> int | None:
        words = self.words
        for i in range(end - 1, max(-1, end - GAP), -1):
            if words.marked[i] >= 0 or (words.ends(i) and i < end - 1):
                return None
            if words.pos[i] == "VERB":
                kinds = self.table.verbs.get(words.lemma[i], frozenset())
                if kinds & ALOUD:
                    return i
            if words.finite[i] and words.pos[i] == "VERB" and not anywhere:
                return None
        return None

    def _colon(self, stretch: Stretch) -> tuple[tuple[int, int], Source | None, int] | None:
        """ "The minister in Hanoi: “...”": the colon is the cue."""
        words = self.words
        end = stretch.start - 1
        while end > 0 and words.pos[end - 1] == "SPACE":
            end -= 1
        if end < 2 or words.low[end - 1] != ":":
            return None
        first = words.bounds_of(end - 1)[0]
        source = chunk(words, first, end - 1) if not any(words.finite[first:end]) else None
        if source is None:
            root = next((i for i in range(first, end) if words.doc[i].dep_ == "ROOT"), None)
            source = subject_of(words, root) if root is not None else None
        return (words.at[end - 1], words.end_of(end - 1)), source, -1

    # -- without a cue -----------------------------------------------------------------------------------------------

    def _goes_on(self, last: Stretch, stretch: Stretch) -> bool:
        """True when `stretch` goes on with the words of `last`: behind its cue, or in the next paragraph."""
        words = self.words
        gap = range(last.end, stretch.start)
        if last.paragraph == stretch.paragraph:
            sentences = sum(words.ends(i) for i in gap)
            return sentences <= 1 and not any(words.low[i] == ":" for i in gap)
        breaks = words.text.count("\n", words.end_of(last.end - 1), words.at[stretch.start])
        empty = words.text.count("\n\n", words.end_of(last.end - 1), words.at[stretch.start])
        behind = stretch.end + (not self._is_open(stretch))
        alone = behind >= len(words) or words.pos[behind] == "SPACE"
        sentences = sum(words.ends(i) for i in gap)
        return alone and self._leads(stretch) and sentences <= 1 and breaks - empty <= 1

    def _leads(self, stretch: Stretch) -> bool:
        """True when the stretch begins a paragraph or a sentence."""
        words = self.words
        i = stretch.start - 2
        return i < 0 or words.pos[i] == "SPACE" or words.ends(i) or words.marked[i] >= 0 or words.low[i] == ":"

    def _uncued(self, stretch: Stretch, source: Source | None) -> Draft:
        return Draft((self._piece(stretch),), None, source, "direct", "direct-run")
