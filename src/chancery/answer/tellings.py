"""Tellings of one event side by side: which words and which readings only one of them has."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from chancery.answer.views import View, Words
from chancery.record import fold_name

_TOKEN = re.compile(r"\s+|[^\s]+")


@dataclass(frozen=True, slots=True)
class Run(View):
    """A run of words; `alone` when no other telling has them."""

    text: str
    alone: bool


@dataclass(frozen=True, slots=True)
class Telling(View):
    """One source's words, cut into runs; `differs` names the readings (when, status, said by) others do not share."""

    words: Words
    runs: tuple[Run, ...]
    differs: tuple[str, ...]


def tellings(told: Sequence[Words]) -> tuple[Telling, ...]:
    """Each telling with what it alone says; with one telling nothing is alone."""
    keys = [{fold_name(token) for token in _TOKEN.findall(words.text)} - {""} for words in told]
    having = Counter(key for found in keys for key in found)
    texts = {tuple(sorted(found)) for found in keys}
    compare = len(texts) > 1
    return tuple(Telling(words, _runs(words.text, having, compare=compare), _differs(words, told)) for words in told)


def _runs(text: str, having: Counter[str], *, compare: bool) -> tuple[Run, ...]:
    runs: list[Run] = []
    for token in _TOKEN.findall(text):
        key = fold_name(token)
        alone = compare and bool(key) and having[key] == 1
        if not key and runs:  # blanks and marks go with the word before
            runs[-1] = Run(runs[-1].text + token, runs[-1].alone)
        elif runs and runs[-1].alone == alone:
            runs[-1] = Run(runs[-1].text + token, alone)
        else:
            runs.append(Run(token, alone))
    return tuple(_tidy(runs))


def _tidy(runs: Sequence[Run]) -> list[Run]:
    """Blanks at the end of a run that stands alone belong to what follows: no mark under a blank."""
    tidy: list[Run] = []
    for run in runs:
        bare = run.text.rstrip()
        tidy.append(Run(bare if run.alone else run.text, run.alone))
        if run.alone and len(bare) < len(run.text):
            tidy.append(Run(run.text[len(bare) :], alone=False))
    return [run for run in tidy if run.text]


def _differs(words: Words, told: Sequence[Words]) -> tuple[str, ...]:
    """The readings of `words` that another telling gives differently; one that gives none does not disagree."""
    fields = []
    for field in ("when", "status"):
        values = {getattr(other, field) for other in told} - {None}
        if len(values) > 1 and getattr(words, field) is not None:
            fields.append(field)
    return tuple(fields)
