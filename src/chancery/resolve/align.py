"""Two persons' names laid beside each other, word against word."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from chancery.resolve.agreement import (
    EXACT,
    SLIP,
    Agreement,
    agree,
    agree_arabic,
    beginning,
    forms_of,
    is_arabic,
    respelled,
)
from chancery.resolve.names import Name, Token, filiation, optional, particles, token_of

_PLAIN_KINDS = frozenset({"exact", "spelled", "transcribed", "consonants", "initial"})
_SERVANT = re.compile(r"abd[aeiou]?(?:l(?=\w{3})|([rnsztd])(?=\1\w{2}))(\w+)")
_SERVANT_WHOLE = re.compile(r"abd[aeou]ll?ah?")


@dataclass(frozen=True, slots=True)
class Alignment:
    """Which words agree and which are left over. `moved`: the order of the words differs.

    `pairs` hold (word, word, agreement); `left` and `right` the words without a partner, but for particles and
    honorifics.
    """

    pairs: tuple[tuple[Token, Token, Agreement], ...]
    left: tuple[Token, ...]
    right: tuple[Token, ...]
    moved: bool

    @property
    def full(self) -> int:
        """How many pairs are of whole words that carry weight, not initials or honorifics."""
        return sum(1 for a, _, how in self.pairs if how.kind != "initial" and a.plain not in _light())

    @property
    def initials(self) -> int:
        """How many pairs have an initial on a side."""
        return sum(1 for *_, how in self.pairs if how.kind == "initial")

    @property
    def score(self) -> float:
        """The worst of the plain agreements (transcriptions, initials) times every form, likeness of sound and slip.

        A long name that is transcribed throughout is no less sure than a short one; two slips are less sure than one.
        """
        score, worst = 1.0, 1.0
        for *_, how in self.pairs:
            if how.kind in _PLAIN_KINDS:
                worst = min(worst, how.score)
            else:
                score *= how.score
        return score * worst

    @property
    def slips(self) -> int:
        """How many pairs agree but for a letter or a vowel."""
        return sum(1 for *_, how in self.pairs if how.score <= SLIP)


@lru_cache(maxsize=262144)
def words_of(name: Name) -> tuple[Token, ...]:
    """The words to compare: "Abdulaziz" as "Abd" and "Aziz", and a word written twice running once."""
    words: list[Token] = []
    for token in name.tokens:
        if words and token is words[-1] and len(name.tokens) > 2:
            continue
        servant = _SERVANT.fullmatch(token.plain) if token.script == "Latn" else None
        if servant and not _SERVANT_WHOLE.fullmatch(token.plain):
            words += [token_of("abd", "abd", "Latn"), token_of(servant[2], servant[2], "Latn")]
        else:
            words.append(token)
    return tuple(words)


@lru_cache(maxsize=262144)
def _starts_of_long(words: tuple[Token, ...]) -> int:
    """The classes of first letters of words that can be two written as one."""
    starts = 0
    for word in words:
        if len(word.plain) > 5:
            starts |= beginning(word.plain)
    return starts


@lru_cache(maxsize=262144)
def _starts(words: tuple[Token, ...]) -> int:
    """The classes of first letters of words that have another behind them."""
    starts = 0
    for word in words[:-1]:
        starts |= beginning(word.plain) if word.plain else -1
    return starts


def first_letters(words: tuple[Token, ...]) -> tuple[int, int]:
    """The classes of first letters of words that have another behind them, and of those that can be two in one.

    Where the first of one name and the second of another share none, `glued` makes nothing one.
    """
    return _starts(words), _starts_of_long(words)


def glued(words: tuple[Token, ...], others: tuple[Token, ...]) -> tuple[Token, ...]:
    """`words` with neighbours made one where the other name writes them as one word; `words` itself where none is."""
    if not _starts_of_long(others) & _starts(words):
        return words
    single = {respelled(other.plain) for other in others if len(other.plain) > 5}
    made: list[Token] = []
    place = 0
    while place < len(words):
        for size in (3, 2):
            chunk = words[place : place + size]
            plain = "".join(token.plain for token in chunk)
            if len(chunk) == size and len(plain) > 5 and respelled(plain) in single:
                made.append(token_of("".join(token.text for token in chunk), plain, chunk[0].script))
                place += size
                break
        else:
            made.append(words[place])
            place += 1
    return words if len(made) == len(words) else tuple(made)


@cache
def _light() -> frozenset[str]:
    """Words without weight of their own."""
    return optional() | particles()


def align(left: Name, right: Name) -> Alignment:
    """Lays two names word against word, the best agreements first; ties go to the same place in the name."""
    ours, theirs = words_of(left), words_of(right)
    if len(ours) != len(theirs):
        ours, theirs = glued(ours, theirs), glued(theirs, ours)
    light = _light()
    if len(ours) == len(theirs):
        side_by_side = zip(ours, theirs, strict=True)
        equal = tuple((a, b, how) for a, b in side_by_side if (how := agree(a, b)) and how.score == EXACT)
        if len(equal) == len(ours):
            return Alignment(equal, (), (), moved=False)
    arabic = is_arabic(left.plain) or is_arabic(right.plain)
    best = _agree_arabic if arabic else agree
    found = [
        (how.score, -abs(i - j), -i, -j, how)
        for i, one in enumerate(ours)
        for j, other in enumerate(theirs)
        if (how := best(one, other))
    ]
    pairs: dict[int, tuple[int, Agreement]] = {}
    taken: set[int] = set()
    for _, _, i, j, how in sorted(found, key=lambda row: row[:4], reverse=True):
        if -i not in pairs and -j not in taken:
            pairs[-i] = (-j, how)
            taken.add(-j)
    order = [pairs[i][0] for i in sorted(pairs) if ours[i].plain not in light]
    return Alignment(
        tuple((ours[i], theirs[pairs[i][0]], pairs[i][1]) for i in sorted(pairs)),
        _rest(ours, set(pairs), light),
        _rest(theirs, taken, light),
        order != sorted(order),
    )


def words_pair(left: Name, right: Name) -> bool:
    """True when every weighty word of the shorter name agrees with a word of the longer, as `align` needs at least."""
    ours, theirs = weighty(left), weighty(right)
    short, long = (ours, theirs) if len(ours) <= len(theirs) else (theirs, ours)
    arabic = is_arabic(left.plain) or is_arabic(right.plain)
    best = _agree_arabic if arabic else agree
    for one in short:
        for other in long:
            if best(one, other):
                break
        else:
            return False
    return True


@lru_cache(maxsize=262144)
def weighty(name: Name) -> tuple[Token, ...]:
    """The words to compare without particles and honorifics."""
    return tuple(word for word in words_of(name) if word.plain not in _light())


def _agree_arabic(one: Token, other: Token) -> Agreement | None:
    how = agree(one, other)
    return how if how and how.score > SLIP else agree_arabic(one, other) or how


def _rest(words: tuple[Token, ...], used: set[int], light: frozenset[str]) -> tuple[Token, ...]:
    return tuple(word for i, word in enumerate(words) if i not in used and word.plain not in light)


def order_matters(left: Name, right: Name) -> str | None:
    """Why the same words in another order are another person here; `None` when the order is free."""
    words = (*left.plain, *right.plain)
    if any(word in filiation() for word in words):
        return 'around "bin" the order of names says who is whose son'
    if left.inverted or right.inverted:
        return None
    whole = [token for token in words_of(left) if not token.initial]
    if len(whole) == len(left.tokens) == len(right.tokens) == 2 and all(forms_of(token) for token in whole):
        return "both words are given names, so their order tells given name from surname"
    return None
