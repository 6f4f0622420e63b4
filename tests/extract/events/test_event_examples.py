"""Every pattern's own examples, run through the trained pipeline."""

from __future__ import annotations

from typing import Any

import pytest

from chancery.extract.events import find_events
from chancery.extract.events.patterns import load_book
from chancery.model import Claim, Event, Report

pytestmark = pytest.mark.model

PATTERNS = load_book("en").patterns
TEXTS = sorted({t for p in PATTERNS for t in (*(c["text"] for c in p.codes), *p.ignores)})


@pytest.fixture(scope="module")
def told() -> dict[str, list[Claim]]:
    from chancery.parse import parse

    docs = parse(Report(f"example-{n}", text) for n, text in enumerate(TEXTS))
    return {doc.text: find_events(doc, []) for doc in docs}


def _names(parties: Any) -> str:
    return " | ".join(f"{p.post or ''} {p.name}" for p in parties)


@pytest.mark.parametrize(
    ("pattern", "example"), [(p, c) for p in PATTERNS for c in p.codes], ids=lambda x: getattr(x, "id", None)
)
def test_codes(pattern: Any, example: dict[str, Any], told: dict[str, list[Claim]]) -> None:
    rule = f"event:{pattern.id}"
    found = [c for c in told[example["text"]] if c.rule == rule]
    assert found, [(c.rule, c.text) for c in told[example["text"]]]
    body = found[0].body
    assert isinstance(body, Event)
    assert body.type == example.get("type", pattern.type)
    everyone = _names((*body.actors, *body.recipients))
    if "recipient" in example:
        assert example.get("actor", "").lower() in _names(body.actors).lower()
        assert example["recipient"].lower() in everyone.lower()
    elif "actor" in example:
        assert example["actor"].lower() in everyone.lower()


@pytest.mark.parametrize(
    ("pattern", "text"), [(p, t) for p in PATTERNS for t in p.ignores], ids=lambda x: getattr(x, "id", None)
)
def test_ignores(pattern: Any, text: str, told: dict[str, list[Claim]]) -> None:
    assert f"event:{pattern.id}" not in [c.rule for c in told[text]]


def test_every_pattern_has_examples() -> None:
    assert [p.id for p in PATTERNS if not p.codes or not p.ignores] == []
