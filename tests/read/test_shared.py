"""Reading over the development sets beside the checkout: everything is read, in time, and nothing is lost."""

from __future__ import annotations

import time
from itertools import pairwise
from pathlib import Path

import pytest

from chancery.model import Report
from chancery.read import read

SHARED = Path(__file__).parents[3] / "shared"
SETS = ["seeds", "gold-reports/reports", "data/readouts/state-dev.jsonl", "data/reports", "data/timex/news-dev.jsonl"]


@pytest.mark.shared
@pytest.mark.parametrize("name", SETS)
def test_everything_is_read(name: str) -> None:
    if not (SHARED / name).exists():
        pytest.skip(f"{SHARED / name} is not here")
    started = time.process_time()
    found = list(read([str(SHARED / name)]))
    spent = time.process_time() - started
    reports = [item for item in found if isinstance(item, Report)]
    assert len(reports) == len(found) > 0
    assert {report.language for report in reports} == {"en"}
    for report in reports:
        spans = [span for _, span in report.furniture]
        assert all(left.end <= right.start for left, right in pairwise(spans))
        assert sum(map(len, spans)) < len(report.body_text) * 0.9
    assert spent < 0.5 + 0.002 * len(reports), "reading costs more than 2 ms a report"
