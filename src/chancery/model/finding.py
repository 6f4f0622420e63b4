"""A finding: a disagreement or an impossibility among claims."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from chancery.model.span import Span


@dataclass(frozen=True, slots=True)
class Evidence:
    """The words of one report on one side of a finding; `part` says which of its texts the span counts in."""

    report: str
    span: Span
    text: str
    value: str
    part: Literal["body", "headline"] = "body"


@dataclass(frozen=True, slots=True)
class Finding:
    """Which check, which words, the values in conflict, and one sentence a person can read.

    `sources` counts the independent sources behind each value, in the order of `values`. `key` names the conflict apart
    from who tells it: a finding that gains or loses a report stays the same finding, and stays dismissed. Without a key
    the words on each side name it.
    """

    check: str
    grade: Literal["hard", "soft"]
    sentence: str
    values: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    sources: tuple[int, ...]
    key: tuple[str, ...] = ()
