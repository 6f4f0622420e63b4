"""How well facts are attested: independent sources, first and last, single sources marked."""

from __future__ import annotations

from datetime import date

import pytest

from chancery import answer
from chancery.model import Claim, Quote, Span

SPOKEN = "we will open a second consulate in Hai Phong before the end of the next year, I promise you all"


def said(speaker: str, words: str) -> Claim:
    """A quotation that makes up a whole story, so that its content begins at 0."""
    quote = Quote(speaker, None, "said", "direct", Span(0, len(words)))
    return Claim("", Span(0, 0), words, quote, "test")


def test_an_event_is_told_by_independent_sources_reprints_counted_once(desk, filled) -> None:
    def day(number: int) -> dict[str, object]:
        return {"versioncreated": date(2024, 6, number)}

    met = desk.meets("putin", "lam", on="2024-06-20", text="Putin and Tô Lâm met in Hanoi")
    store = filled(
        desk.story(met, provider="Wire", **day(20)),
        desk.story(met, provider="Paper", credits=("Wire",), **day(22)),
        desk.story(met, provider="Desk", **day(21)),
        desk.story(desk.meets("lavrov", "son", on="2024-06-19"), provider="Desk", **day(21)),
    )
    talks, calls = sorted(answer.timeline(store).events, key=lambda event: -event.reports)
    told = talks.corroboration
    assert told == answer.corroboration(store, talks.id[:8]) == answer.corroboration(store, talks.words[0].claim)
    assert (told.reports, told.independent, told.single) == (3, 2, False)
    assert (told.first, told.last) == ("2024-06-20", "2024-06-22")
    assert [(one.source, one.reports, one.first) for one in told.by] == [
        ("Wire", 2, "2024-06-20"),
        ("Desk", 1, "2024-06-21"),
    ]
    assert calls.corroboration.single
    assert [fact.fact for fact in answer.single_sourced(store, "event")] == [calls.id]
    assert talks.to_row()["corroboration"]["independent"] == 2


def test_an_office_and_its_spellings_are_one_fact(desk, filled) -> None:
    store = filled(
        desk.story(desk.holds("putin"), desk.meets("putin", "lam"), provider="Wire"),
        desk.story(desk.holds("putin"), desk.meets("putin", "son"), provider="Desk"),
        desk.story(desk.holds("lam"), desk.meets("lam", "son"), provider="Desk"),
    )
    (alone,) = answer.single_sourced(store, "occupancy")
    assert [one.source for one in alone.by] == ["Desk"]


def test_the_same_words_of_one_speaker_are_one_fact_other_words_are_not(desk, filled) -> None:
    heard = desk.meets("putin", "lam")
    cut = SPOKEN.removesuffix(", I promise you all")
    stories = [
        desk.story(said("Vladimir Putin", words), heard, provider=who, body_text=f"{words}. {heard.text}.")
        for who, words in (("Wire", SPOKEN), ("Desk", cut), ("Third", "nothing of the kind was ever said between us"))
    ]
    store = filled(*stories)
    ids = {row["text"]: row["id"] for row in store.query("SELECT text, id FROM claims WHERE kind = 'quote'")}
    standing = answer.corroborations(store, ids.values())
    assert standing[ids[SPOKEN]].independent == standing[ids[cut]].independent == 2
    assert len([s for s in standing.values() if s.single]) == 1


def test_what_has_no_claim_has_no_standing(desk, filled) -> None:
    store = filled(desk.story(desk.meets("putin", "lam")), desk.story(desk.meets("lavrov", "son")))
    with pytest.raises(answer.Unanswerable, match="is the id of no claim"):
        answer.corroboration(store, "zz")
    assert answer.corroborations(store, ["zz"]) == {}
