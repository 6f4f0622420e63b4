"""A report as parsing hands it to extraction: its words and their trees, and the times and names found in them.

The attributes are named as spaCy names them, because that is how everyone who reads such code knows them; labels are
those of Universal Dependencies, `ROOT` for the root's.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property, lru_cache
from itertools import pairwise
from typing import Literal, overload

from chancery.model.annotation import Elapsed, Mention, Time
from chancery.model.report import Report
from chancery.model.span import Span


class Morph:
    """The features of a word: `Tense=Past|VerbForm=Fin`."""

    __slots__ = ("_feats", "_values")

    def __init__(self, feats: str) -> None:
        self._feats = feats
        pairs = (pair.partition("=") for pair in feats.split("|") if pair)
        self._values = {name: tuple(values.split(",")) for name, _, values in pairs}

    def get(self, name: str) -> tuple[str, ...]:
        """The values of one feature, none if the word has not got it."""
        return self._values.get(name, ())

    def __str__(self) -> str:
        return self._feats


@lru_cache(maxsize=10_000)
def morph_of(feats: str) -> Morph:
    """The `Morph` of a string of features; one object for all words that have the same."""
    return Morph(feats)


_NO_FEATURES = morph_of("")


class Token:
    """A word, a mark or a run of white space; it stays the same object as long as its `Doc` lives.

    `i` is its place among the doc's tokens, `idx` that of its first character in the text; `whitespace_` is the blank
    behind it, if there is one. A token without syntax is its own `head` and has empty labels.
    """

    __slots__ = (
        *("doc", "i", "idx", "text", "lower_", "whitespace_", "pos_", "morph", "lemma_", "dep_", "head"),
        *("ent_iob_", "ent_type_", "lefts", "rights"),
    )

    def __init__(self, doc: Doc, i: int, idx: int, text: str, *, spaced: bool) -> None:
        self.doc, self.i, self.idx, self.text = doc, i, idx, text
        self.lower_ = text.lower()
        self.whitespace_ = " " if spaced else ""
        self.pos_ = self.lemma_ = self.dep_ = self.ent_iob_ = self.ent_type_ = ""
        self.morph = _NO_FEATURES
        self.head = self
        self.lefts: list[Token] = []
        self.rights: list[Token] = []

    def __len__(self) -> int:
        return len(self.text)

    def __str__(self) -> str:
        return self.text

    def __repr__(self) -> str:
        return f"<{self.i}: {self.text}>"

    @property
    def children(self) -> Iterator[Token]:
        """The words that hang on this one, in their order."""
        yield from self.lefts
        yield from self.rights

    @property
    def ancestors(self) -> Iterator[Token]:
        """The heads above this word, up to the root."""
        token = self
        while token.head is not token:
            token = token.head
            yield token

    @property
    def subtree(self) -> Iterator[Token]:
        """This word and all that hangs on it: what stands on its left, itself, what stands on its right."""
        for child in self.lefts:
            yield from child.subtree
        yield self
        for child in self.rights:
            yield from child.subtree

    @property
    def left_edge(self) -> Token:
        """The first word of its subtree."""
        return min(self.subtree, key=_place)

    @property
    def right_edge(self) -> Token:
        """The last word of its subtree."""
        return max(self.subtree, key=_place)

    @property
    def sent(self) -> Words:
        """The sentence it stands in."""
        return self.doc.sentence_at(self.i)

    @property
    def is_sent_start(self) -> bool:
        """Whether a sentence begins with it."""
        return self.sent.start == self.i

    @property
    def is_title(self) -> bool:
        """Whether it is written with a capital and small letters."""
        return self.text.istitle()

    @property
    def is_alpha(self) -> bool:
        """Whether it has letters alone."""
        return self.text.isalpha()

    @property
    def is_digit(self) -> bool:
        """Whether it has digits alone."""
        return self.text.isdigit()

    @property
    def is_space(self) -> bool:
        """Whether it is a run of white space."""
        return self.text.isspace()

    @property
    def is_time(self) -> bool:
        """Whether it stands inside a time expression of the report."""
        return any(time.start <= self.idx < time.end for time in self.doc.times)

    @property
    def is_punct(self) -> bool:
        """Whether it has punctuation marks alone, as Unicode has them: `$` and `+` are none."""
        return all(unicodedata.category(letter)[0] == "P" for letter in self.text)

    def is_ancestor(self, other: Token) -> bool:
        """Whether this word stands above `other` in the tree."""
        return any(token is self for token in other.ancestors)

    def nbor(self, distance: int = 1) -> Token:
        """The token `distance` places further on; `IndexError` if there is none."""
        place = self.i + distance
        if place < 0:
            raise IndexError(f"no token {-distance} places before token {self.i}")
        return self.doc.tokens[place]


def _place(token: Token) -> int:
    return token.i


class Words:
    """Neighbouring tokens `[start, end)` of a doc."""

    __slots__ = ("doc", "end", "start")

    def __init__(self, doc: Doc, start: int, end: int) -> None:
        self.doc, self.start, self.end = doc, start, end

    def __iter__(self) -> Iterator[Token]:
        return iter(self.doc.tokens[self.start : self.end])

    def __len__(self) -> int:
        return self.end - self.start

    @overload
    def __getitem__(self, key: int) -> Token: ...
    @overload
    def __getitem__(self, key: slice) -> Words: ...
    def __getitem__(self, key: int | slice) -> Token | Words:
        if isinstance(key, slice):
            start, end, _ = key.indices(len(self))
            return Words(self.doc, self.start + start, self.start + max(start, end))
        return self.doc.tokens[self.start : self.end][key]

    def __repr__(self) -> str:
        return f"<{self.start}–{self.end}: {self.text}>"

    @property
    def start_char(self) -> int:
        """Place of the first character in the doc's text."""
        tokens = self.doc.tokens
        return tokens[self.start].idx if self.start < len(tokens) else len(self.doc.text)

    @property
    def end_char(self) -> int:
        """Place behind the last character, a blank behind the last word left out."""
        if self.start == self.end:
            return self.start_char
        last = self.doc.tokens[self.end - 1]
        return last.idx + len(last.text)

    @property
    def text(self) -> str:
        """The words as the report spells them."""
        return self.doc.text[self.start_char : self.end_char]

    @property
    def root(self) -> Token:
        """The word nearest to the root of its sentence, the first of equals."""
        tokens = self.doc.tokens[self.start : self.end]
        outer = [t for t in tokens if t.head is t or not self.start <= t.head.i < self.end]
        return min(outer or tokens[:1], key=lambda token: sum(1 for _ in token.ancestors))

    @property
    def sent(self) -> Words:
        """The sentence in which the words begin."""
        return self.doc.sentence_at(self.start)


class Doc:
    """The words of one report's text; joined, with their blanks, they are that text again.

    | attribute | what |
    |---|---|
    | `report` | the report that the text came from |
    | `times` | temporal expressions, in order of place |
    | `elapsed` | anniversaries and other lengths of time that date an event |
    | `mentions` | names, nominals and pronouns that were resolved inside the report |
    | `quoted` | stretches between quotation marks, the marks excluded |
    | `parsed` | whether the words have trees |
    """

    def __init__(
        self, words: Sequence[str], spaces: Sequence[bool] | None = None, *, report: Report | None = None
    ) -> None:
        """`spaces[i]` says whether a blank follows word `i`; without them one follows each word."""
        spaces = [True] * len(words) if spaces is None else spaces
        tokens, at = [], 0
        for i, (word, spaced) in enumerate(zip(words, spaces, strict=True)):
            tokens.append(Token(self, i, at, word, spaced=spaced))
            at += len(word) + spaced
        self.tokens: tuple[Token, ...] = tuple(tokens)
        self.report = report or Report("", self.text)
        self.times: tuple[Time, ...] = ()
        self.elapsed: tuple[Elapsed, ...] = ()
        self.mentions: tuple[Mention, ...] = ()
        self.quoted: tuple[Span, ...] = ()
        self.parsed = False
        self._starts: Sequence[int] = (0,) if tokens else ()

    @cached_property
    def text(self) -> str:
        """The report's text."""
        return "".join(token.text + token.whitespace_ for token in self.tokens)

    def __len__(self) -> int:
        return len(self.tokens)

    def __iter__(self) -> Iterator[Token]:
        return iter(self.tokens)

    @overload
    def __getitem__(self, key: int) -> Token: ...
    @overload
    def __getitem__(self, key: slice) -> Words: ...
    def __getitem__(self, key: int | slice) -> Token | Words:
        if isinstance(key, slice):
            start, end, _ = key.indices(len(self.tokens))
            return Words(self, start, max(start, end))
        return self.tokens[key]

    def begin_sentences(self, starts: Sequence[int]) -> None:
        """Tells where sentences begin, in rising order; the first begins with the first token."""
        self._starts = starts
        self.__dict__.pop("sents", None)

    @cached_property
    def sents(self) -> tuple[Words, ...]:
        """The sentences, in order; the whole text is one where nobody looked for them."""
        bounds = [*self._starts, len(self.tokens)]
        return tuple(Words(self, start, end) for start, end in pairwise(bounds))

    def sentence_at(self, place: int) -> Words:
        """The sentence in which token `place` stands."""
        return self.sents[bisect_right(self._starts, place) - 1]

    def grow_trees(self, heads: Sequence[int]) -> None:
        """Hangs each token on the token at its place in `heads`, a root on itself."""
        tokens = self.tokens
        for token in tokens:
            token.lefts, token.rights = [], []
        for token, place in zip(tokens, heads, strict=True):
            head = token.head = tokens[place]
            if place > token.i:
                head.lefts.append(token)
            elif place < token.i:
                head.rights.append(token)
        self.parsed = True

    def char_span(
        self, start: int, end: int, alignment_mode: Literal["strict", "contract", "expand"] = "strict"
    ) -> Words | None:
        """The tokens of the characters `[start, end)`, or None.

        "strict": their bounds must be those of tokens. "contract": the tokens that lie wholly inside. "expand": all of
        which some part lies inside. The blank behind a token belongs to it, but does not make it part of the words.
        """
        first, last = self._at(start), self._at(end - 1)
        if first is None or last is None:
            return None
        behind = last.idx + len(last.text)
        lead, close = first.i, last.i + 1
        if alignment_mode == "strict" and (start != first.idx or end != behind):
            return None
        if alignment_mode == "contract":
            lead, close = lead + (first.idx < start), close - (end < behind)
            return Words(self, lead, close) if lead < close else None
        if alignment_mode == "expand" and start == first.idx + len(first.text):
            lead += 1
        return Words(self, lead, max(lead, close))

    @cached_property
    def _places(self) -> list[int]:
        return [token.idx for token in self.tokens]

    def _at(self, place: int) -> Token | None:
        """The token whose characters, the blank behind it among them, hold `place`."""
        found = bisect_right(self._places, place) - 1
        return self.tokens[found] if found >= 0 and place < len(self.text) else None
