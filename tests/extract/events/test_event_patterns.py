"""The tables themselves."""

from __future__ import annotations

import pytest

from chancery.extract.events.patterns import TABLES, _compile, load_book
from chancery.lang import knowledge
from chancery.model.plover import EDITION, GLOSSES, MODES, PROMISED, TYPES


def test_every_plover_type_has_a_pattern() -> None:
    assert {p.type for p in load_book("en").patterns} == set(TYPES)


def test_every_mode_named_by_a_pattern_exists() -> None:
    for pattern in load_book("en").patterns:
        assert {mode for mode, _ in pattern.modes} <= set(MODES[pattern.type]), pattern.id


def test_codebook_is_complete() -> None:
    assert len(TYPES) == 17 and EDITION
    assert all(GLOSSES[name].endswith(".") for name in TYPES)
    assert set(PROMISED.values()) <= set(TYPES)


def test_every_list_that_is_named_is_used() -> None:
    rows = [row for name in TABLES for row in knowledge("en", name).get("pattern", ())]
    frames = [f for name in TABLES for f in knowledge("en", name).get("frames", {}).values()]
    text = repr([*rows, *frames])
    lists = {name for table in TABLES for name in knowledge("en", table).get("words", {})}
    engine = {
        "light_verbs", "happen_verbs", "going_on", "travel_verbs", "future_auxiliaries", "modal_auxiliaries",
        "planned_by", "proposed_by", "cancelled_by", "negated_by", "planned_nouns", "proposed_nouns", "cancelled_nouns",
        "negated_nouns", "expecting", "cancelled_words", "planned_words", "proposed_words", "recurring_words",
        "ongoing_words", "talk_families", "talk_details", "named_again", "venue_nouns", "person_nouns", "body_nouns",
        "irregular", "calling", "kin_nouns", "belongings", "telling", "craft_nouns",
            "light_cancelled", "light_planned", "light_proposed",
    }  # fmt: skip
    assert sorted(name for name in lists - engine if f"@{name}" not in text) == []


@pytest.mark.parametrize(
    ("row", "complaint"),
    [
        ({"id": "x", "type": "NONSENSE", "trigger": {"verb": ["go"]}}, "type 'NONSENSE'"),
        ({"id": "x", "type": "AID", "mode": "visit", "trigger": {"verb": ["go"]}}, "AID has no mode"),
        ({"id": "x", "type": "AID", "needs": "all", "trigger": {"verb": ["go"]}}, "needs must be one of"),
        ({"id": "x", "type": "AID", "actr": ["subj"], "trigger": {"verb": ["go"]}}, r"unknown fields \['actr'\]"),
    ],
)
def test_a_faulty_pattern_is_named(row: dict[str, object], complaint: str) -> None:
    with pytest.raises(ValueError, match=complaint):
        _compile(row, {})


@pytest.mark.parametrize(
    ("form", "lemma"), [("upgraded", "upgrade"), ("expelled", "expel"), ("ratified", "ratify"), ("spoke", "speak")]
)
def test_forms_beyond_the_lemmatiser(form: str, lemma: str) -> None:
    assert load_book("en").forms["verb", form] == lemma
