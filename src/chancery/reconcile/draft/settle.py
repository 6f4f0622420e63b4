"""One verdict for each place of the draft."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from chancery.reconcile.draft.verdict import Verdict

_RANK = {"contradicted": 0, "supported": 1, "not in the record": 2}


def settle(verdicts: Iterable[Verdict]) -> list[Verdict]:
    """Of the verdicts on one place the gravest; a quotation with other words takes in what differs inside it.

    Facts are told apart by place and kind; where a name and an office share their words, both stay.
    """
    best: dict[tuple[int, int, str], Verdict] = {}
    for verdict in verdicts:
        key = verdict.start, verdict.end, verdict.kind
        if key not in best or _RANK[verdict.ruling] < _RANK[best[key].ruling]:
            best[key] = verdict
        elif verdict.ruling == best[key].ruling == "supported":
            best[key] = _both(best[key], verdict)
    kept = list(best.values())
    quoted = [v for v in kept if v.kind == "quotation" and v.ruling == "contradicted"]
    return sorted(
        (v for v in kept if not (v.ruling == "contradicted" and any(_inside(v, q) for q in quoted))),
        key=lambda v: (v.start, -v.end, v.kind),
    )


def _both(one: Verdict, other: Verdict) -> Verdict:
    """The first of two verdicts in favour, with the words that support and dispute the other."""
    return replace(one, exact=(*one.words, *other.words), otherwise=(*one.otherwise, *other.otherwise))


def _inside(verdict: Verdict, quotation: Verdict) -> bool:
    return verdict is not quotation and quotation.start <= verdict.start and verdict.end <= quotation.end
