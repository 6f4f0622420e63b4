"""A judgement: two things are the same, are not, or it is unsure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

Verdict = Literal["same", "different", "unsure"]


@dataclass(frozen=True, slots=True)
class Judgement:
    """That `left` and `right` are the same, different or unsure: score, reason in a sentence, by whom and when.

    `by` is `rule` for the program's own judgements; any other name is a person, whose judgement no rebuild overwrites.
    """

    left: str
    right: str
    verdict: Verdict
    score: float
    reason: str
    by: str = "rule"
    at: datetime | None = None
