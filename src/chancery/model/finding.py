"""A finding: a disagreement or an impossibility among claims."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from chancery.model.span import Span


@dataclass(frozen=True, slots=True)
class Evidence:
    """The words of one report on one side of a finding."""

    report: str
    span: Span
    text: str
    value: str


@dataclass(frozen=True, slots=True)
class Finding:
    """Which check, which words, the values in conflict, and one sentence a person can read.

    `sources` counts the independent sources behind each value, in the order of `values`.
    """

    check: str
    grade: Literal["hard", "soft"]
    sentence: str
    values: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    sources: tuple[int, ...]
