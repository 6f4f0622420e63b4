"""Whether two names are one person's or one organisation's, with the score and the reason.

The matcher is two visible tables of features for each kind (`people.PROOFS`, `people.BARS`, `bodies.PROOFS`,
`bodies.BARS`). Every feature returns a score and a sentence. The proofs say how far the names are one, and the
strongest counts; the bars say how far they can be at most, and the lowest counts. The names are the same when what
remains reaches the threshold.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from chancery.resolve import bodies, people
from chancery.resolve.pair import Context, People, pair_of
from chancery.resolve.people import Evidence

# Swept from 0.5 to 0.9 on the development sets: from 0.7 to 0.74 no false merge, recall 0.75 on the general names;
# 0.66 lets 2 false merges in and 0.58 six, for 0.009 more recall; 0.8 loses the slips (recall 0.63), 0.9 the initials.
# The names across scripts stay at recall 1 without a false merge from 0.5 to 0.9.
THRESHOLD = 0.7

_UNKNOWN = Context()


@dataclass(frozen=True, slots=True)
class Comparison:
    """The verdict on two names: `same`, a score between 0 and 1, and one sentence."""

    same: bool
    score: float
    why: str

    def to_row(self) -> dict[str, Any]:
        """The verdict as `chancery compare` prints it."""
        return {"same": self.same, "score": self.score, "why": self.why}


def compare(left: str, right: str, *, context: Context | None = None) -> Comparison:
    """Compares two names of persons or organisations, in any of the scripts and spellings known.

    `context` is what reports say around each of them; it can prove or forbid. Symmetric: the order of the names changes
    nothing but the order in which the sentence names them.
    """
    return _compare(left, right, context or _UNKNOWN)


@lru_cache(maxsize=65536)
def _compare(left: str, right: str, context: Context) -> Comparison:
    pair = pair_of(left, right, context)
    if isinstance(pair, People):
        proofs = [found for feature in people.PROOFS if (found := feature(pair))]
        bars = [found for feature in people.BARS if (found := feature(pair))]
    else:
        proofs = [found for rule in bodies.PROOFS if (found := rule(pair))]
        bars = [found for rule in bodies.BARS if (found := rule(pair))]
    return _verdict(proofs, bars)


def _verdict(proofs: list[Evidence], bars: list[Evidence]) -> Comparison:
    proof = max(
        proofs, key=lambda found: found.score, default=Evidence(0.0, "no word of one name agrees with the other")
    )
    bar = min(bars, key=lambda found: found.score, default=None)
    deciding = bar if bar and (bar.score < proof.score or not proofs) else proof
    score = round(min(proof.score, bar.score if bar else 1.0), 4)
    return Comparison(score >= THRESHOLD, score, deciding.why[0].upper() + deciding.why[1:] + ".")


def compare_csv(lines: Iterable[str]) -> Iterator[dict[str, Any]]:
    """Compares each row of a CSV text with the columns name1 and name2; other columns are not looked at.

    Raises `ValueError` when a column is missing or a row lacks a name.
    """
    rows = csv.DictReader(lines)
    missing = {"name1", "name2"} - set(rows.fieldnames or ())
    if missing:
        there = f"it has {', '.join(rows.fieldnames)}" if rows.fieldnames else "it is empty"
        raise ValueError(f"there is no column {' or '.join(sorted(missing))}: {there}")
    for row in rows:
        left, right = row["name1"], row["name2"]
        if left is None or right is None:
            raise ValueError(f"line {rows.line_num}: name1 or name2 is missing")
        yield compare(left, right).to_row()
