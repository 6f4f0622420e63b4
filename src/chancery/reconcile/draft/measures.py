"""Figures of the draft against those of the record: one measure between the same parties in the same period."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from chancery.lang import knowledge
from chancery.model.numbers import number
from chancery.reconcile.draft.atoms import numbers_agree
from chancery.reconcile.draft.page import stems
from chancery.reconcile.draft.reading import Counted
from chancery.reconcile.draft.verdict import Backing, Otherwise, Verdict

ALIKE = 0.6
"""Share of the words for a measure that two figures of it have in common."""


def judge_figure(ours: Counted, text: str, known: Sequence[tuple[Counted, Backing]]) -> Verdict | None:
    """Whether a figure fits those of its measure and period; `None` when the record has none of them.

    `known` are figures about the same two countries. A period must be told and be the same.
    """
    alike = [(theirs, backing) for theirs, backing in known if _one_measure(ours, theirs)]
    right = [
        backing
        for theirs, backing in alike
        if numbers_agree((ours.low, ours.high, ours.bound), (theirs.low, theirs.high, theirs.bound))
    ]
    place = (ours.start, ours.end, "figure")
    otherwise = tuple(Otherwise(_value(theirs), backing) for theirs, backing in alike if backing not in right)
    if right:
        return Verdict(*place, "supported", "", tuple(right), otherwise=otherwise)  # type: ignore[arg-type]
    if not alike:
        return None
    values = " or ".join(dict.fromkeys(_value(theirs) for theirs, _ in alike))
    period = f" for {ours.period.edtf}" if ours.period else ""
    words = text[ours.start : ours.end]
    sentence = f"The record has {values}{period}, not {words}{_share(ours, alike[0][0])}."
    backing = tuple(backing for _, backing in alike)
    return Verdict(*place, "contradicted", sentence, backing, otherwise=otherwise)  # type: ignore[arg-type]


def _one_measure(ours: Counted, theirs: Counted) -> bool:
    if ours.unit != theirs.unit or not (ours.period and theirs.period) or ours.period.edtf != theirs.period.edtf:
        return False
    mine, other = stems(ours.of), stems(theirs.of)
    return bool(mine - _untelling() and other) and len(mine & other) >= ALIKE * max(len(mine), len(other))


@cache
def _untelling() -> frozenset[str]:
    """Stems of words that do not say what is counted: "40 million people" may be any people."""
    return stems(" ".join(knowledge("en", "measures")["words"]["padding"]))


def _value(figure: Counted) -> str:
    return f"{number((figure.low + figure.high) / 2)} {figure.unit}".strip()


def _share(ours: Counted, theirs: Counted) -> str:
    if theirs.low <= 0 or ours.low < 0:
        return ""
    mine, other = (ours.low + ours.high) / 2, (theirs.low + theirs.high) / 2
    return f": {abs(mine - other) / other:.1%} {'more' if mine > other else 'less'}"
