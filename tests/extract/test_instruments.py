"""Papers and promises: every example of the table, run through the trained pipeline, and the arithmetic of terms."""

from __future__ import annotations

from typing import Any

import pytest

from chancery.extract import extract
from chancery.lang import knowledge
from chancery.model import Event, Instrument, Pledge, Report

ACTS = knowledge("en", "instruments")["act"]
EXAMPLES = [(act["id"], example) for act in ACTS for example in act["codes"]]
IGNORES = [text for act in ACTS for text in act["ignores"]]
PROMISES = {
    "Chile agreed to raise trade with Peru to $10 billion by 2030.": (
        "raise trade with Peru to $10 billion by 2030",
        "../2030",
    ),
    "Chile and Peru aim to raise two-way trade to $10 billion by 2030.": (
        "raise two-way trade to $10 billion by 2030",
        "../2030",
    ),
    "Norway and Peru have set a goal of lifting trade to 5 billion USD by 2028.": (
        "goal of lifting trade to 5 billion USD by 2028",
        "../2028",
    ),
    "Chile aims to deepen its friendship with Peru.": None,
    "Norway pledged to provide 1,000 scholarships to Peru in 2026.": (
        "provide 1,000 scholarships to Peru in 2026",
        "2026",
    ),
    "Peru will open an embassy in Norway by the end of 2027.": (
        "open an embassy in Norway by the end of 2027",
        "../2027",
    ),
    "Norway agreed to strengthen cooperation with Peru.": None,
    "Norway is committed to increased cooperation with Peru.": None,
    "Norway committed to helping Peru.": None,
    "Bilateral documents of Norway and Peru will be signed.": None,
}


@pytest.fixture(scope="module")
def told() -> dict[str, list[Event]]:
    from chancery.parse import parse

    texts = [*(example["text"] for _, example in EXAMPLES), *IGNORES, *PROMISES]
    docs = parse(Report(f"paper-{n}", text) for n, text in enumerate(texts))
    return {doc.text: [c.body for c in extract(doc) if isinstance(c.body, Event)] for doc in docs}


def _papers(events: list[Event]) -> list[Instrument]:
    return [paper for event in events for paper in event.instruments]


@pytest.mark.model
@pytest.mark.parametrize(("act", "example"), EXAMPLES, ids=lambda x: x if isinstance(x, str) else "")
def test_papers_of_the_examples(act: str, example: dict[str, Any], told: dict[str, list[Event]]) -> None:
    wanted = (example["kind"], example["name"], act, example.get("term"), example.get("count"))
    found = [(p.kind, p.name, p.act, p.term.edtf if p.term else None, p.count) for p in _papers(told[example["text"]])]
    assert wanted in found


@pytest.mark.model
@pytest.mark.parametrize("text", IGNORES)
def test_no_paper_where_there_is_none(text: str, told: dict[str, list[Event]]) -> None:
    assert _papers(told[text]) == []


@pytest.mark.model
def test_a_name_is_found_verbatim_at_its_place(told: dict[str, list[Event]]) -> None:
    papers = [(text, paper) for text, events in told.items() for paper in _papers(events)]
    assert len(papers) > 15
    assert all(paper.span.of(text) == paper.name for text, paper in papers)


@pytest.mark.model
@pytest.mark.parametrize(("text", "wanted"), PROMISES.items())
def test_what_is_promised_and_by_when(text: str, wanted: tuple[str, str] | None, told: dict[str, list[Event]]) -> None:
    pledges: list[Pledge] = [event.pledge for event in told[text] if event.pledge]
    found = [(p.what, p.due.edtf if p.due else None) for p in pledges]
    assert found == ([wanted] if wanted else [])


def test_the_rules_of_promises_are_patterns() -> None:
    from chancery.extract.events.patterns import load_book

    words = knowledge("en", "instruments")["pledge"]
    assert {*words["rules"], *words["acts"]} <= {pattern.id for pattern in load_book("en").patterns}


@pytest.mark.model
def test_the_term_of_a_paper_is_not_the_day_it_was_signed(told: dict[str, list[Event]]) -> None:
    (event,) = told["Chile and Peru signed a programme of cooperation in culture for 2021-2025."]
    assert event.when is None
