"""The cue tables, and the forms of cue verbs made by the rules of spelling."""

from __future__ import annotations

import pytest

from chancery.extract.quotes.cues import cues, outermost
from chancery.model import Span


@pytest.mark.parametrize(
    ("form", "lemma"),
    [
        ("says", "say"),
        ("said", "say"),
        ("denied", "deny"),
        ("denies", "deny"),
        ("denying", "deny"),
        ("stressed", "stress"),
        ("stresses", "stress"),
        ("noting", "note"),
        ("admitted", "admit"),
        ("admitting", "admit"),
        ("urging", "urge"),
        ("thought", "think"),
        ("conveyed", None),
    ],
)
def test_forms(form: str, lemma: str | None) -> None:
    assert cues("en").forms.get(form) == lemma


def test_a_verb_may_stand_in_several_classes() -> None:
    assert cues("en").verbs["warn"] >= {"say", "tell"}


def test_verbs_of_meeting_and_agreeing_to_do_are_no_cues() -> None:
    assert not any(cues("en").is_cue(lemma) for lemma in ("meet", "sign", "visit", "plan", "invite", "discuss"))


def test_the_outer_stretch_hides_those_inside() -> None:
    assert outermost((Span(0, 20), Span(3, 8), Span(25, 30))) == [Span(0, 20), Span(25, 30)]
