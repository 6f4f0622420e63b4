"""Quotations over hand-made claims: who, when, to whom, the same words in several reports, variants."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest

from chancery import answer
from chancery.answer.timeline import Part
from chancery.cli import main
from chancery.model import Claim, Quote, Span

FULL = "We will open the port in May and the railway will follow before the winter"
CHANGED = FULL.replace("May", "June")
CUT = "the railway will follow before the winter"


def quote(speaker: str | None, words: str, **more) -> Claim:
    more = {"mode": "direct", "cue": "said"} | more
    body = Quote(speaker, None, more["cue"], more["mode"], Span(0, 0), (), more.get("to"), more.get("outlet"))
    return Claim("", Span(0, 0), words, body, "test")


@pytest.fixture
def store(desk, filled):
    """Lavrov's words in four reports, one a reprint; a Vietnamese plan; an unnamed diplomat; an undated report."""

    def story(*claims: Claim, **more):
        made = desk.story(*claims, **more)
        placed = [
            replace(c, body=replace(c.body, content=c.span)) if isinstance(c.body, Quote) else c
            for c in made.found.claims
        ]
        return replace(made, found=replace(made.found, claims=placed))

    long = ". ".join(f"Item {n} of the long list of papers was read aloud" for n in range(9))
    lavrov, day = "Sergey Lavrov", {"versioncreated": date(2024, 6, 20)}
    first = [desk.holds("lavrov"), quote(lavrov, FULL, to="reporters")]
    return filled(
        story(*first, provider="Wire", body_text=f"{first[0].text}. {FULL}. {long}.", **day),
        story(*first, provider="Paper", body_text=f"{first[0].text}. {FULL}. {long}. Again.", **day),
        story(desk.holds("lavrov"), quote(lavrov, CHANGED, outlet="TASS"), provider="Desk", **day),
        story(desk.holds("lavrov"), quote(lavrov, CUT), provider="Post", versioncreated=date(2024, 6, 21)),
        story(
            desk.holds("son"),
            quote("Bùi Thanh Sơn", "the đường sắt project would go on", mode="indirect"),
            provider="VNA",
        ),
        story(
            quote(None, "Nothing is decided yet about the sanctions"), provider="Post", versioncreated=date(2024, 7, 1)
        ),
    )


def ask(store, *name, **more):
    return answer.said(store, answer.Question(*name, **more))


def test_the_same_words_are_one_quotation_with_its_variants(store) -> None:
    (quotation,) = ask(store, "Lavrov").quotations
    assert (quotation.words, quotation.to, quotation.outlet) == (FULL, "reporters", "TASS")
    assert (quotation.reports, quotation.independent) == (4, 3)
    relations = [(u.report.provider, u.relation) for u in quotation.utterances]
    assert relations == [("Wire", "fullest"), ("Paper", "same"), ("Desk", "changed"), ("Post", "shortened")]
    assert quotation.speaker.post == "Foreign Minister"


def test_differences_are_told_word_by_word(store) -> None:
    (quotation,) = ask(store, "Lavrov").quotations
    changed = next(u for u in quotation.utterances if u.relation == "changed")
    assert [(p.kind, p.words) for p in changed.differences if p.kind != "same"] == [
        ("left out", "May"),
        ("added", "June"),
    ]
    cut = next(u for u in quotation.utterances if u.relation == "shortened")
    assert cut.differences[0].kind == "left out"


@pytest.mark.parametrize("name", ["RUS", "Russia", "lavrov"])
def test_a_country_is_all_who_speak_for_it(store, name) -> None:
    assert [q.speaker.name for q in ask(store, name).quotations] == ["Sergey Lavrov"]


def test_words_are_found_without_their_marks_and_with_endings(store) -> None:
    assert [q.speaker.name for q in ask(store, about="duong sat").quotations] == ["Bùi Thanh Sơn"]
    assert [q.speaker for q in ask(store, about="sanction").quotations] == [None]
    assert ask(store, "Lavrov", "ferries").quotations == ()


def test_days_are_those_of_the_reports(store) -> None:
    assert len(ask(store, "RUS", since="2024-06-21").quotations) == 1
    assert ask(store, "RUS", since="2024-07").quotations == ()
    assert ask(store, "VNM", since="2024").undated == 1


def test_a_question_without_name_and_words_is_refused(store) -> None:
    with pytest.raises(answer.Unanswerable, match="whose words"):
        ask(store)


def test_the_command_shows_variants_and_gives_json(store, capsys) -> None:
    for words in (["said", "Lavrov"], ["said", "Lavrov", "--json"]):
        with pytest.raises(SystemExit) as leave:
            main(["--record", str(store.path), *words])
        assert not leave.value.code
    text, _, row = capsys.readouterr().out.rpartition("\n{")
    assert "20 June 2024  Sergey Lavrov (Foreign Minister, Russia)" in text
    assert f"“{FULL}” (to reporters) [1: Wire, 20 June 2024]" in text
    assert "changed: [3: Desk, 20 June 2024] (through TASS)" in text
    assert "[-May-] {+June+}" in text
    assert "the same: [2: Paper, 20 June 2024, copy of 1]" in text
    assert "(4 reports, 3 independent)" in text
    assert json.loads("{" + row)["words"] == FULL


def test_a_part_of_the_quotations_counts_them_all(store):
    question = answer.Question(about="the")
    whole, part = answer.said(store, question), answer.said(store, question, part=Part(1, newest=True))
    assert part.quotations == whole.quotations[-1:]
    assert part.total == whole.total == len(whole.quotations) > 1
