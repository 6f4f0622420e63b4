"""How figures move: from which level, to which, by how much, since when."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from typing import TYPE_CHECKING, Literal

from chancery.extract.figures.found import Found
from chancery.lang import knowledge
from chancery.model import Change, When

if TYPE_CHECKING:
    from chancery.model.document import Doc, Token

Direction = Literal["rise", "fall"]
MOVES = frozenset({"%", "times"})
NEAR = 60
"""Characters between a level and its change, at most."""

TO = re.compile(r"[\s,]*(?:(?!and\b|but\b)[\w-]+[\s,]+){0,4}to(?: (?:a|the|its)(?: [\w-]+){1,3} of)?\s*$")
"""Between a change and the level it leads to: "8% year on year to", "8% to a record high of"."""

START, ONWARD = re.compile(r"\bfrom\s*$"), re.compile(r"[\s,]*(?:in|for)?\s*to\s*")
"""Around the lower level: "from 3.2 billion in 2021 to"."""

FROM = re.compile(
    r"^(?:[\s,(]|up|down|in|for|as)*\b(?:from|compared (?:with|to)|versus|vs\.?|against|up from|down from)\s*$"
)
"""Between a level and the one before it: ", compared with", " in 2024, up from"."""

BEFORE = re.compile(r"\b(?:from|compared (?:with|to)|versus|vs\.?|against|(?:up|down) on) *$")
"""Before the level from which a change is counted; "over" and "more than" are bounds there."""

ASIDE = re.compile(r"[,(–—-] *(?:(?:which is|representing|marking|that is|or) )?(?:an?|up|down|some)\b[^,]*$")
"""Before a change that stands in apposition: ", a rise of", " (up"."""

LEVEL = re.compile(r"\b(?:from|to|at|is|was|were|than) *$")
"""Before a share that is a level: "up from 17 percent", "rose to 40 percent"."""

BY = re.compile(r"\b(?:by|of|up|down|an?|extra|further|additional)\s*$")


@dataclass(frozen=True, slots=True)
class _Words:
    directions: dict[str, Direction]
    behind: re.Pattern[str]
    ways: dict[str, Direction]
    since: re.Pattern[str]
    yearly: re.Pattern[str]


@cache
def _words(language: str) -> _Words:
    table = knowledge(language, "figures")["changes"]
    rise: dict[str, Direction] = dict.fromkeys(table["rise"], "rise")
    ways: dict[str, Direction] = {**dict.fromkeys(table["higher"], "rise"), **dict.fromkeys(table["lower"], "fall")}
    since = "|".join(re.escape(word) for word in sorted(table["since"], key=len, reverse=True))
    yearly = "|".join(re.escape(word) for word in sorted(table["yearly"], key=len, reverse=True))
    return _Words(
        rise | dict.fromkeys(table["fall"], "fall"),
        re.compile(rf"(?:[ -](?:year-on-year|annual|yearly|points?))?[ -]({'|'.join(ways)})\b"),
        ways,
        re.compile(
            rf"\b(?:{since})(?: (?:about|around|nearly|some|over|only|just|the|a|its|in|during|for))*\s*$",
            re.IGNORECASE,
        ),
        re.compile(rf"\b(?:{yearly})\b", re.IGNORECASE),
    )


@dataclass(slots=True)
class _Move:
    """A change while its parts are gathered: indexes into the figures of a sentence."""

    direction: Direction | None = None
    by: int | None = None
    before: int | None = None
    after: int | None = None
    parts: set[int] = field(default_factory=set)


def with_changes(doc: Doc, found: Sequence[Found], whens: Sequence[When | None]) -> list[Change | None]:
    """The change of each figure of `doc`, in the same order; `whens` are their periods.

    The share or amount of a change and the level it leads to share one `Change`; the level before has none, it is a
    level like others.
    """
    changes: list[Change | None] = [None] * len(found)
    for sentence in _by_sentence(doc, found):
        if sentence:
            reader = _Sentence(doc, [found[i] for i in sentence], [whens[i] for i in sentence])
            for position, change in reader.changes():
                changes[sentence[position]] = change
    return changes


def _by_sentence(doc: Doc, found: Sequence[Found]) -> Iterator[list[int]]:
    group: list[int] = []
    end = -1
    for i, item in enumerate(found):
        if item.start >= end:
            yield group
            group = []
            span = doc.char_span(item.start, item.end, alignment_mode="expand")
            whole = span is not None and doc.parsed
            end = span.sent.end_char if span is not None and whole else len(doc.text)
        group.append(i)
    yield group


class _Sentence:
    """Reads the changes among the figures of one sentence."""

    def __init__(self, doc: Doc, found: Sequence[Found], whens: Sequence[When | None]) -> None:
        self.doc, self.found, self.whens = doc, found, whens
        self.text: str = doc.text
        self.words = _words("en")

    def changes(self) -> Iterator[tuple[int, Change]]:
        moves: list[_Move] = []
        for i, item in enumerate(self.found):
            direction = self._direction(i)
            if item.unit in MOVES and direction is not None:
                moves.append(self._of_share(i, direction))
            elif item.unit not in MOVES and direction and BY.search(self._lead(i)) and not self._is_goal(i):
                move = self._of_share(i, direction)
                if move.after is not None:
                    moves.append(move)
        moves = [self._with_before(move) for move in moves]
        moves += self._pairs(moves)
        for move in moves:
            yield from self._told(move)

    def _lead(self, i: int, reach: int = 40) -> str:
        return self.text[max(0, self.found[i].start - reach) : self.found[i].start]

    def _gap(self, i: int, j: int) -> str:
        return self.text[self.found[i].end : self.found[j].start]

    def _is_goal(self, i: int) -> bool:
        return self._lead(i).rstrip().endswith((" of", " a", " an")) and not self.words.behind.match(
            self.text, self.found[i].end
        )

    # -- which way -------------------------------------------------------------------------------------------------

    def _direction(self, i: int) -> Direction | None:
        """Which way the figure moves by the words right behind it, right before it, or the verb above it."""
        item = self.found[i]
        if item.rule == "multiple":
            return "rise" if item.value > 1 else "fall"
        behind = self.words.behind.match(self.text, item.end)
        if behind:
            return self.words.ways[behind[1]]
        if item.unit in MOVES and LEVEL.search(_HEDGES.sub("", self._lead(i))):
            return None
        span = self.doc.char_span(item.start, item.end, alignment_mode="expand")
        if span is None:
            return None
        near = self.doc[max(span.sent.start, span.start - 6) : span.start]
        for token in reversed(list(near)):
            way = self._way(token)
            if way is not None:
                return way
            if token.lower_ in (",", ";", "and", "but", "which", "while", "to") or token.pos_ == "NUM":
                break
        return self._above(span.root, span.start)

    def _above(self, token: Token, start: int) -> Direction | None:
        """The way of the verb or noun that governs the figure as its extent: "grew by 8%", "growth of 8%"."""
        if token.dep_ not in ("obl", "obj", "nmod", "advmod", "nummod", "obl:unmarked", "obl:npmod", "nmod:unmarked"):
            return None
        return self._way(token.head) if token.head.i < start else None

    def _way(self, token: Token) -> Direction | None:
        if token.dep_ == "compound:prt":
            return None  # "makes up 30 percent"
        return self.words.directions.get(token.lower_) or self.words.directions.get(token.lemma_.lower())

    # -- the levels ------------------------------------------------------------------------------------------------

    def _of_share(self, i: int, direction: Direction) -> _Move:
        """The change by figure `i`, with the level behind "to", or the level right before it."""
        move = _Move(direction, by=i, parts={i})
        ahead = next((j for j in range(i + 1, len(self.found)) if self.found[j].unit not in MOVES), None)
        if ahead is not None and TO.fullmatch(self._between(i, ahead)):
            move.after = ahead
        elif i and self.found[i - 1].unit not in MOVES and self._follows(i):
            move.after = i - 1
        if move.after is not None:
            move.parts.add(move.after)
        return move

    def _between(self, i: int, j: int) -> str:
        """The words between two figures without a level "from" which the change is counted."""
        gap = self.text[self.found[i].end : self.found[j].start]
        if j == i + 2:
            middle = self.found[i + 1]
            lead = self.text[self.found[i].end : middle.start]
            if self.words.since.search(lead):
                gap = lead[: self.words.since.search(lead).start()] + self._gap(i + 1, j)  # type: ignore[union-attr]
        for time in self.doc.times:
            if self.found[i].end <= time.start and time.end <= self.found[j].start:
                gap = gap.replace(time.text, " ")
        return _HEDGES.sub("", gap)

    def _follows(self, i: int) -> bool:
        """True for "$5.4 billion, up 8%" and "$5.4 billion in 2024, an increase of 8%"."""
        gap = self._gap(i - 1, i)
        if len(gap) > NEAR or ";" in gap or not re.search(r"[,(–—-]", gap):
            return False
        return bool(ASIDE.search(gap)) or not any(
            t.pos_ in ("VERB", "AUX") and t.dep_ == "ROOT" for t in self._tokens(gap, i)
        )

    def _tokens(self, gap: str, i: int) -> Sequence[Token]:
        start = self.found[i].start - len(gap)
        return list(self.doc.char_span(start, self.found[i].start, alignment_mode="contract") or ())

    def _with_before(self, move: _Move) -> _Move:
        """Adds the level before: "from $5.0 billion", "compared with $5.0 billion a year earlier"."""
        for j, item in enumerate(self.found):
            if j in move.parts or item.unit in MOVES or not BEFORE.search(_HEDGES.sub("", self._lead(j))):
                continue
            unit = self.found[move.after].unit if move.after is not None else item.unit
            if unit == item.unit and abs(j - max(move.parts)) <= 2:
                move.before = j
                move.parts.add(j)
                if move.after is None and self._leads_on(j):
                    move.after = j + 1
                    move.parts.add(j + 1)
                break
        return move

    def _leads_on(self, j: int) -> bool:
        """True for the lower level of "from $2 billion to $5 billion"."""
        if j + 1 >= len(self.found) or self.found[j].unit != self.found[j + 1].unit:
            return False
        return bool(ONWARD.fullmatch(self._without_times(j)) and START.search(_HEDGES.sub("", self._lead(j))))

    def _pairs(self, moves: Sequence[_Move]) -> Iterator[_Move]:
        """ "from 3.2 to 4.1 billion", and "$5.4 billion, compared with $5.0 billion in 2023" without a share."""
        used = {part for move in moves for part in move.parts}
        for j in range(len(self.found) - 1):
            left, right = self.found[j], self.found[j + 1]
            if {j, j + 1} & used or left.unit != right.unit or left.unit in MOVES or left.value == right.value:
                continue
            gap = self._without_times(j)
            if self._leads_on(j):
                before, after = j, j + 1
            elif FROM.search(gap):
                before, after = j + 1, j
            else:
                continue
            grows = self.found[after].value > self.found[before].value
            yield _Move("rise" if grows else "fall", None, before, after, {before, after})
            used |= {j, j + 1}

    def _without_times(self, j: int) -> str:
        gap = self._gap(j, j + 1)
        for time in self.doc.times:
            if self.found[j].end <= time.start and time.end <= self.found[j + 1].start:
                gap = gap.replace(time.text, " ")
        return _HEDGES.sub("", gap)

    # -- what is told ----------------------------------------------------------------------------------------------

    def _told(self, move: _Move) -> Iterator[tuple[int, Change]]:
        if move.direction is None:
            return
        by = self.found[move.by] if move.by is not None else None
        before = self.found[move.before] if move.before is not None else None
        after = self.found[move.after] if move.after is not None else None
        change = Change(
            move.direction,
            by.value if by else None,
            by.unit if by else None,
            before.value if before else None,
            after.value if after else None,
            self._since(move),
            by.bound if by else "exact",
        )
        for part in (move.by, move.after):
            if part is not None:
                yield part, change

    def _since(self, move: _Move) -> When | None:
        """When the level before was: its own period, the time behind "than" or "from", or a year before the period."""
        if move.before is not None and self.whens[move.before] is not None:
            return self.whens[move.before]
        last = max(self.found[part].end for part in move.parts)
        first = min(self.found[part].start for part in move.parts)
        span = self.doc.char_span(first, last, alignment_mode="expand")
        end = span.sent.end_char if span is not None else last
        period = next((self.whens[p] for p in (move.after, move.by) if p is not None and self.whens[p]), None)
        for time in self.doc.times:
            when: When | None = time.when
            if when and when != period and first <= time.start and time.end <= end and self._is_base(time.start):
                return when
        yearly = self.words.yearly.search(self.text, first, end)
        if period is not None and period.earliest and yearly:
            return replace(period.years_on(-1), text=yearly.group())
        return None

    def _is_base(self, start: int) -> bool:
        return bool(self.words.since.search(self.text[max(0, start - 30) : start]))


_HEDGES = re.compile(
    r"\b(?:about|around|nearly|almost|over|some|roughly|approximately|more than|less than|only|just|at least|reach)\b"
    r"|\b(?:year[- ]on[- ]year|y/y|yoy|annually)\b"
)
