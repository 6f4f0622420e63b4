"""Which reports of a record may tell what a draft tells: those with the rarest words of its sentences."""

from __future__ import annotations

from collections.abc import Iterable

from chancery.reconcile.draft.page import Line, Page
from chancery.reconcile.draft.reading import Reading
from chancery.reconcile.draft.tables import words
from chancery.record import Store
from chancery.record.beside import document_counts, reports_with

TELLING, REPORTS = 6, 5
"""The rarest words of a sentence by which reports are looked for, and how many reports are taken for each sentence."""
COMMON = 40
"""A word in so many times the reports of the rarest one adds nothing but work."""


def numbers_near(store: Store, draft: Page, reading: Reading) -> set[int]:
    """Reports that may tell what the draft tells, by the rarest words of each of its sentences."""
    wanted = [_looked_for(line) for line in draft.lines]
    wanted += [_long(elapsed.of.split()) for elapsed in reading.elapsed if elapsed.of]
    counts = document_counts(store, {word for told in wanted for word in told})
    numbers: set[int] = set()
    for told in wanted:
        rare = sorted({word for word in told if word in counts}, key=lambda word: (counts[word], word))[:TELLING]
        telling = [word for word in rare if counts[word] <= COMMON * counts[rare[0]]]
        numbers.update(reports_with(store, telling, REPORTS))
    return numbers


def _looked_for(line: Line) -> list[str]:
    """The words of a sentence by which reports are looked for: the long ones, and all of its names."""
    named = [word for atom in line.atoms if atom.kind == "name" for word in atom.key.split()]
    return _long(item.label for item in line.items if item.atom is None) + [
        w for w in named if w not in words("common")
    ]


def _long(told: Iterable[str]) -> list[str]:
    return [word for word in told if len(word) > 3 and word not in words("common")]
