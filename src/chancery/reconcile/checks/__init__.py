"""Checks: what does not add up among the claims of a record, each a function from `Material` to findings."""

from __future__ import annotations

from chancery.model import Finding
from chancery.reconcile.checks.anniversaries import anniversaries
from chancery.reconcile.checks.days import two_days, weekdays
from chancery.reconcile.checks.figures import figures
from chancery.reconcile.checks.material import Material, Reckoned, Source, Stamped, Told
from chancery.reconcile.checks.offices import two_holders
from chancery.reconcile.checks.visits import two_hours, two_lengths

CHECKS = (anniversaries, figures, two_days, weekdays, two_holders, two_lengths, two_hours)
"""In the order in which findings are drawn. The first line of each docstring is what users see."""

__all__ = ["CHECKS", "Material", "Reckoned", "Source", "Stamped", "Told", "run_checks"]


def run_checks(material: Material) -> tuple[Finding, ...]:
    """All findings of all checks. A claim of a reprint counts for its origin."""
    return tuple(finding for check in CHECKS for finding in check(material))
