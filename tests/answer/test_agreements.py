"""Agreements: one line for each paper, with what became of it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from chancery.answer import Unanswerable, agreements
from chancery.model import Instrument, Party, Span, When

CHILE, PERU = Party("Chile", "Country", "CHL"), Party("Peru", "Country", "PER")
BLOC = Party("Andean Forum", "Organization")


def paper(kind: str, name: str, act: str = "signed", **more: Any) -> Instrument:
    term = more.pop("term", None)
    return Instrument(kind, name, act, Span(0, len(name)), When.parse(term) if term else None, **more)


@pytest.fixture
def signs(desk):
    def claim(*papers: Instrument, on: str | None = None, text: str | None = None, sides=(CHILE, PERU), **more: Any):
        fields: dict[str, Any] = {"type": "SUPPORT", "what": "signed", "instruments": papers} | more
        text = text or f"{sides[0].name} and {sides[-1].name} signed {papers[0].name} {on or ''}".strip()
        return desk.meets(*sides, on=on, text=text, **fields)

    return claim


def lines(store, *parties: str, **options: Any) -> list[tuple[str, str, str | None]]:
    return [(one.name, one.status, one.when) for one in agreements(store, parties, **options)]


def test_one_paper_of_two_reports_is_one_line(desk, filled, signs):
    trade = paper("agreement", "free trade agreement")
    store = filled(
        desk.story(signs(trade, on="2021-03-04"), provider="Delta Desk"),
        desk.story(signs(trade, on="2021-03-04", text="A pact on trade was signed"), provider="Northern Wire"),
    )
    (one,) = agreements(store, ("CHL", "PER"))
    assert (one.name, one.status, one.when, one.reports, one.independent) == (
        "free trade agreement",
        "signed",
        "2021-03-04",
        2,
        2,
    )
    assert {words.report.provider for words in one.stages[0].words} == {"Delta Desk", "Northern Wire"}


def test_what_is_signed_and_later_in_force_has_two_stages(desk, filled, signs):
    name = "free trade agreement"
    store = filled(
        desk.story(signs(paper("agreement", name), on="2021-03-04")),
        desk.story(
            signs(paper("agreement", name, "in force"), on="2022-01-01", text="It took effect", type="COOPERATE")
        ),
    )
    (one,) = agreements(store)
    assert [stage.state for stage in one.stages] == ["signed", "in force"]
    assert (one.status, one.when) == ("in force", "2022-01-01")


def test_a_paper_is_not_in_force_before_it_is_signed(desk, filled, signs):
    name = "free trade agreement"
    store = filled(
        desk.story(signs(paper("agreement", name, "in force"), on="2001-01-01", text="It took effect")),
        desk.story(signs(paper("agreement", name), on="2021-03-04")),
    )
    assert len(agreements(store)) == 2


def test_papers_on_different_things_are_two(desk, filled, signs):
    store = filled(
        desk.story(signs(paper("memorandum", "memorandum on energy"), on="2021-03-04", text="They signed the first")),
        desk.story(signs(paper("memorandum", "memorandum on fishing"), on="2021-03-04", text="They signed the other")),
    )
    assert len(agreements(store)) == 2


def test_joint_statements_of_two_visits_are_two(desk, filled, signs):
    store = filled(
        desk.story(signs(paper("joint statement", "joint statement"), on="2021-03-04")),
        desk.story(signs(paper("joint statement", "joint statement"), on="2023-09-14")),
    )
    assert [when for _, _, when in lines(store)] == ["2021-03-04", "2023-09-14"]


def test_one_report_with_two_names_means_two_papers(desk, filled, signs):
    both = (
        Instrument("memorandum", "memorandum on energy", "signed", Span(0, 5)),
        Instrument("memorandum", "memorandum on fishing", "signed", Span(9, 14)),
    )
    store = filled(desk.story(signs(*both, on="2021-03-04")))
    assert len(agreements(store)) == 2


def test_other_parties_make_another_paper(desk, filled, signs):
    trade = paper("agreement", "free trade agreement")
    store = filled(
        desk.story(signs(trade, on="2021-03-04")),
        desk.story(signs(trade, on="2021-03-04", sides=(CHILE, Party("Norway", "Country", "NOR")))),
    )
    assert len(agreements(store)) == 2
    assert [name for name, _, _ in lines(store, "NOR")] == ["free trade agreement"]


def test_status_of_plans_and_of_terms(desk, filled, signs):
    store = filled(
        desk.story(signs(paper("treaty", "border treaty"), status="planned", text="They will sign the treaty")),
        desk.story(signs(paper("plan", "action plan", term="../2025"), on="2021")),
    )
    assert lines(store, status="to be signed") == [("border treaty", "to be signed", None)]
    assert lines(store, kind="treaty") == [("border treaty", "to be signed", None)]
    assert lines(store, kind="memorandum") == []
    plan = agreements(store, today=date(2026, 1, 1))[0]
    assert (plan.term, plan.lapsed) == ("../2025", True)
    assert not agreements(store, today=date(2025, 12, 31))[0].lapsed
    with pytest.raises(Unanswerable, match="write one of"):
        agreements(store, status="lost")


def test_one_side_alone_agrees_with_nobody(desk, filled, signs):
    store = filled(desk.story(signs(paper("memorandum", "memorandum"), on="2021", sides=(CHILE,), text="Chile signed")))
    assert agreements(store) == ()


def test_a_bloc_is_a_side(desk, filled, signs):
    store = filled(desk.story(signs(paper("agreement", "trade agreement"), on="2021", sides=(CHILE, BLOC))))
    (one,) = agreements(store, ("CHL",))
    assert [party.name for party in one.parties] == ["Chile", "Andean Forum"]


def test_what_was_denied_is_no_agreement(desk, filled, signs):
    store = filled(desk.story(signs(paper("treaty", "border treaty"), status="negated", text="They signed no treaty")))
    assert agreements(store) == ()
