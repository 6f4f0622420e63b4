"""The same words of one speaker in several reports: one quotation, however it was cut or changed."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from chancery.model import Quote
from chancery.reconcile.checks.material import Told

SHINGLE, SHARE = 4, 0.6
"""Words in one shingle, and the share of the shorter quotation's that the longer must hold: agencies cut quotations at
both ends and translate them anew, but two answers of one speaker to one question keep under a third in common."""

RUN = 10
"""Words in a row that two excerpts of one long quotation have in common, whatever else each of them tells."""

DAYS = 14
"""Days of publication over which words are one utterance; the same stock phrase a month later is another one."""

LONG = 12
"""Words from which on nobody says the same twice: then the days do not matter, and old words are quoted again."""

STOCK = 40
"""Quotations of one speaker from which on a shingle is a stock phrase, and no reason to compare any two of them."""

_WORD = re.compile(r"\w+")


def same_quotations(quotes: Sequence[Told]) -> Iterator[list[Told]]:
    """The quotations of `quotes`, each with all its tellings.

    Told together are the words of one speaker (of a speaker who is nobody in the record: of one name) that are nearly
    the same, or of which one is cut from the other; what is not told in the speaker's own words only where two desks
    tell it at one time. Pairs are joined best first, and two groups only when their fullest tellings are alike: a short
    excerpt does not tie two speeches together. The order of arrival has no say.
    """
    spoken: dict[Hashable, list[Told]] = defaultdict(list)
    for told in sorted(quotes, key=lambda told: told.claim.id):
        spoken[_speaker(told)].append(told)
    for speaker, tellings in spoken.items():
        yield from ([[told] for told in tellings] if speaker is None else _Grouping(tellings).groups())


def _speaker(told: Told) -> Hashable:
    body = told.claim.body
    name = body.speaker if isinstance(body, Quote) else None
    if told.holder is not None:
        return told.holder
    return ("called", " ".join(_WORD.findall(name.casefold()))) if name else None


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of a telling, in order, and their runs of `SHINGLE` words."""

    told: Told
    words: tuple[str, ...]
    shingles: frozenset[str]

    @property
    def direct(self) -> bool:
        body = self.told.claim.body
        return isinstance(body, Quote) and body.mode == "direct"


def words_of(text: str, quote: Quote) -> tuple[str, ...]:
    """The words of a quotation without case and punctuation, its cue left out."""
    pieces = quote.pieces or (quote.content,)
    return tuple(word for piece in pieces for word in _WORD.findall(piece.of(text).casefold()))


def _read(told: Told) -> _Words:
    body = told.claim.body
    assert isinstance(body, Quote)
    words = words_of(told.source.text, body)
    count = max(1, len(words) - SHINGLE + 1)
    return _Words(told, words, frozenset(" ".join(words[at : at + SHINGLE]) for at in range(count)))


class _Grouping:
    """Groups the tellings of one speaker."""

    def __init__(self, tellings: Sequence[Told]) -> None:
        self.read = [_read(told) for told in tellings]
        self.fullest = list(range(len(tellings)))
        self.root = list(range(len(tellings)))

    def groups(self) -> Iterable[list[Told]]:
        alike = self._alike()
        for _, a, b in sorted((-share, a, b) for (a, b), share in alike.items()):
            left, right = self._find(a), self._find(b)
            pair = (min(self.fullest[left], self.fullest[right]), max(self.fullest[left], self.fullest[right]))
            if left != right and (pair in alike or pair == (a, b)):
                self._join(*sorted((left, right)))
        gathered: dict[int, list[Told]] = defaultdict(list)
        for at, read in enumerate(self.read):
            gathered[self._find(at)].append(read.told)
        return gathered.values()

    def _find(self, at: int) -> int:
        while self.root[at] != at:
            at = self.root[at]
        return at

    def _join(self, left: int, right: int) -> None:
        self.root[right] = left
        longest = max((self.fullest[left], self.fullest[right]), key=lambda at: (len(self.read[at].words), -at))
        self.fullest[left] = longest

    def _alike(self) -> dict[tuple[int, int], float]:
        """The pairs that may be one quotation, with the share of the shorter that stands in the longer."""
        bearers: dict[str, list[int]] = defaultdict(list)
        common: dict[tuple[int, int], int] = defaultdict(int)
        for at, read in enumerate(self.read):
            for shingle in sorted(read.shingles):
                known = bearers[shingle]
                if len(known) < STOCK:
                    for other in known:
                        common[other, at] += 1
                known.append(at)
        found = {}
        for (a, b), number in common.items():
            share = self._share(self.read[a], self.read[b], number)
            if share:
                found[a, b] = share
        return found

    def _share(self, a: _Words, b: _Words, common: int) -> float:
        share = common / min(len(a.shingles), len(b.shingles))
        shorter = min(len(a.words), len(b.words))
        at_one_time = _at_one_time(a.told, b.told, shorter)
        if not (a.direct and b.direct):  # one desk retells two occasions in the same words
            other_desk = a.told.source.provider != b.told.source.provider
            return share if share >= SHARE and other_desk and at_one_time else 0.0
        run = common >= RUN - SHINGLE + 1 and _common_run(a.words, b.words) >= RUN
        return share if run or (share >= SHARE and (shorter >= LONG or at_one_time)) else 0.0


def _at_one_time(a: Told, b: Told, words: int) -> bool:
    first, second = a.source.published, b.source.published
    if first is None or second is None:
        return words >= 2 * SHINGLE
    return abs((first - second).days) <= DAYS


def _common_run(a: Sequence[str], b: Sequence[str]) -> int:
    """The length of the longest run of words that both have."""
    best = 0
    last: dict[int, int] = {}
    places: dict[str, list[int]] = defaultdict(list)
    for at, word in enumerate(b):
        places[word].append(at)
    for word in a:
        ends = {at: last.get(at - 1, 0) + 1 for at in places.get(word, ())}
        best = max(best, max(ends.values(), default=0))
        last = ends
    return best
