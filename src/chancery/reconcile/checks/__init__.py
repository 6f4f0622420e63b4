"""Checks: what does not add up among the claims of a record, each a function from `Material` to findings."""

from __future__ import annotations

from chancery.model import Finding
from chancery.reconcile.checks.anniversaries import anniversaries
from chancery.reconcile.checks.dates import backward_dates, impossible_dates
from chancery.reconcile.checks.days import two_days, weekdays
from chancery.reconcile.checks.envoys import two_measures
from chancery.reconcile.checks.figures import figures
from chancery.reconcile.checks.headlines import headlines
from chancery.reconcile.checks.material import Material, Reckoned, Source, Stamped, Told
from chancery.reconcile.checks.meetings import two_places, two_posts
from chancery.reconcile.checks.offices import old_titles, two_countries, two_holders
from chancery.reconcile.checks.order import effects_first, left_first, told_too_early, told_too_late
from chancery.reconcile.checks.papers import two_counts, two_instruments
from chancery.reconcile.checks.sums import changes, lists, parts
from chancery.reconcile.checks.visits import two_hours, two_lengths

CHECKS = (
    *(anniversaries, two_days, two_hours, two_lengths, two_places, two_posts, two_instruments, two_counts),
    *(two_measures, two_holders, old_titles, two_countries, figures, changes, parts, lists),
    *(weekdays, impossible_dates, backward_dates, effects_first, left_first, told_too_early, told_too_late, headlines),
)
"""In the order in which findings are drawn. The first line of each docstring is what users see."""

__all__ = ["CHECKS", "Material", "Reckoned", "Source", "Stamped", "Told", "described", "run_checks"]


def run_checks(material: Material) -> tuple[Finding, ...]:
    """All findings of all checks. A claim of a reprint counts for its origin."""
    return tuple(finding for check in CHECKS for finding in check(material))


def described() -> str:
    """The checks as a Markdown table, each with what it finds."""
    rows = (f"| `{check.__name__}` | {(check.__doc__ or '').splitlines()[0]} |" for check in CHECKS)
    return "\n".join(("| check | finds |", "|---|---|", *rows, ""))
