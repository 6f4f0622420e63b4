"""Readouts of 48 invented press offices, each in a style of its own: who met whom, and on which day."""

from __future__ import annotations

import json
import re
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from chancery.extract.events import find_events
from chancery.model import Claim, Event, Report
from chancery.parse import parse

pytestmark = pytest.mark.model

ROWS: list[dict[str, Any]] = [
    json.loads(line)
    for line in (Path(__file__).parent / "readout_styles.jsonl").read_text(encoding="utf-8").splitlines()
]


def _tail(name: str) -> str:
    return re.findall(r"\w+", name.casefold())[-1]


def _meets(claim: Claim, who: set[str]) -> bool:
    body = claim.body
    if not isinstance(body, Event) or body.type != "CONSULT":
        return False
    named = {word for side in (*body.actors, *body.recipients) for word in re.findall(r"\w+", side.name.casefold())}
    return who <= named


def _near(claim: Claim, published: date) -> bool:
    when = claim.body.when if isinstance(claim.body, Event) else None
    if when is None or when.earliest is None or when.before is None:
        return False
    return abs(when.earliest - published) <= timedelta(days=2) and when.before - when.earliest <= timedelta(days=3)


def test_who_met_whom_in_many_styles() -> None:
    days = [date.fromisoformat(row["published"][:10]) for row in ROWS]
    reports = [Report(row["url"], row["text"], versioncreated=day) for row, day in zip(ROWS, days, strict=True)]
    pairs = dated = 0
    for row, day, doc in zip(ROWS, days, parse(reports), strict=True):
        who = {_tail(name) for name in (row["gold"]["who"], *re.split(r",? and |, ", row["gold"]["whom"]))}
        hits = [claim for claim in find_events(doc, []) if _meets(claim, who)]
        pairs += bool(hits)
        dated += any(_near(claim, day) for claim in hits)
    assert pairs >= 45
    assert dated >= 43
