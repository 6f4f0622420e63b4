"""The briefing note: composed from claims, every line with its sources."""

from __future__ import annotations

from datetime import date

import pytest

from chancery.answer import Unanswerable, brief
from chancery.answer.brief import during, is_quotation, quantity
from chancery.answer.said import Quotation
from chancery.answer.sentences import sentence
from chancery.answer.timeline import timeline
from chancery.model import Party

TODAY = date(2026, 11, 22)
JUNE = {"versioncreated": date(2024, 6, 20)}


@pytest.fixture
def told(desk, filled):
    return filled(
        desk.story(
            desk.meets("putin", "lam", on="2024-06-20", place=("Hanoi", "VNM")),
            desk.holds("putin"),
            desk.meets("lavrov", "vietnam", on="2024-06-19", mode="visit", text="Lavrov visited Viet Nam"),
            provider="Northern Wire",
            **JUNE,
        ),
        desk.story(
            desk.meets("putin", "lam", on="2024-06-20", text="Putin met Tô Lâm"),
            desk.meets("son", "russia", on="2023-07", mode="visit", status="planned", text="Sơn will go to Russia"),
            provider="Desk",
            versioncreated=date(2023, 6, 21),
        ),
    )


def lines(note, heading):
    return next(section for section in note.sections if section.heading.startswith(heading)).lines


def test_every_line_points_at_words_that_stand_in_a_report(told):
    note = brief(told, "VNM", "RUS", today=TODAY)
    numbers = [source.number for source in note.notes]
    assert numbers == list(range(1, len(numbers) + 1))
    used = {number for section in note.sections for line in section.lines for number in line.notes}
    assert used == set(numbers)
    assert all(line.notes for section in note.sections for line in section.lines)
    for source in note.notes:
        text = told.value("SELECT body_text FROM reports WHERE number = ?", (source.report.number,))
        assert source.text in text


def test_it_says_who_met_whom_at_which_level_and_who_is_in_post(told):
    note = brief(told, "Viet Nam", "Russia", today=TODAY)
    (contact,) = [line for line in lines(note, "Last contacts") if line.text.startswith("Head of state")]
    assert contact.text.endswith("Vladimir Putin (President, Russia) met Tô Lâm (President, Vietnam) in Hanoi.")
    assert contact.remark == "2 independent sources"
    assert [line.text for line in lines(note, "People")] == ["Russia, President: Vladimir Putin, told on 20 June 2024."]
    assert lines(note, "Visits")[0].text == "19 June 2024: Sergey Lavrov (Foreign Minister, Russia) visited Vietnam."


def test_what_is_not_told_is_said_to_be_missing(desk, filled):
    note = brief(filled(desk.story(desk.meets("putin", "lam", on="2024-06-20"))), "VNM", "RUS", today=TODAY)
    empty = {section.heading: section.none for section in note.sections if not section.lines}
    assert empty["Agreements"] == "No agreement is told."


def test_two_countries_are_needed(told):
    with pytest.raises(Unanswerable, match="is no country"):
        brief(told, "VNM", "Putin", today=TODAY)
    with pytest.raises(Unanswerable, match="same country"):
        brief(told, "VNM", "Vietnam", today=TODAY)


@pytest.mark.parametrize(
    ("who", "how", "says"),
    [
        (("putin", "lam"), {"mode": "visit", "place": ("Hanoi", "VNM")}, "met Tô Lâm (President, Vietnam) in Hanoi."),
        (("putin", "vietnam"), {"mode": "visit"}, "Vladimir Putin (President, Russia) visited Vietnam."),
        (("putin", "vietnam"), {"mode": "visit", "status": "ongoing"}, "was visiting Vietnam."),
        (("putin", "vietnam"), {"mode": "visit", "status": "cancelled"}, "“met”."),
        (("putin", "lam"), {"mode": "phone"}, "had a call with Tô Lâm (President, Vietnam)."),
        (("putin", "lam"), {"text": "spoke today with Tô Lâm"}, "spoke with Tô Lâm (President, Vietnam)."),
        (("putin", "lam"), {"text": "met and spoke with Tô Lâm"}, "met Tô Lâm (President, Vietnam)."),
        (("putin", "lam"), {"place": ("Washington, D.C.", "USA")}, "(President, Vietnam) in Washington, D.C."),
        (("putin", "lam"), {"status": "planned"}, "is to meet Tô Lâm (President, Vietnam)."),
        (
            ("russia", "vietnam"),
            {"type": "SANCTION", "what": "imposed tariffs"},
            "Russia – Vietnam: “imposed tariffs”.",
        ),
    ],
)
def test_a_sentence_says_no_more_than_the_claim(desk, filled, who, how, says):
    (event,) = timeline(filled(desk.story(desk.meets(*who, on="2024-06-20", **how)))).events
    told = sentence(event)
    assert told.startswith("20 June 2024")
    assert told.endswith(says)


@pytest.mark.parametrize(
    ("period", "read"),
    [
        ("2024", "in 2024"),
        ("2024-04", "in April 2024"),
        ("2022-04-22", "on 22 April 2022"),
        ("2014/..", "since 2014"),
        ("../2014", "until 2014"),
        ("2024-05-01/2024-05-05", "in 1–5 May 2024"),
    ],
)
def test_a_period_reads_well(period, read):
    assert during(period) == read


@pytest.mark.parametrize(
    ("words", "mode", "own"),
    [
        ("Viet Nam is our partner", "direct", True),
        ("independent.", "direct", False),
        ('the visit "opens the next decade" of it', "mixed", True),
        ('Russia\'s "filtration" of many thousands of people', "mixed", False),
        ("Viet Nam is our partner", "indirect", False),
    ],
)
def test_a_term_in_quotation_marks_is_no_quotation(words, mode, own):
    assert is_quotation(Quotation("1", None, None, None, None, mode, words, 1, 1, ())) is own


@pytest.mark.parametrize(
    ("value", "unit", "read"),
    [
        (5.4e9, "USD", "5.4 billion USD"),
        (1000, "people", "1,000"),
        (8, "%", "8%"),
        (2, "times", "2 times"),
        (1.5e12, "VND", "1.5 trillion VND"),
    ],
)
def test_quantities_read_well(value, unit, read):
    assert quantity(value, unit) == read


def test_a_note_tells_the_promises_between_the_two_alone_and_counts_the_others(desk, filled):
    plan = {"mode": "visit", "status": "planned", "on": "2025"}
    guest = Party("Lena Ortiz", "Person", "CHL", "President", "CHL")
    note = brief(
        filled(
            desk.story(desk.meets("son", "russia", text="Sơn will go to Russia", **plan), **JUNE),
            desk.story(desk.meets("lavrov", "vietnam", guest, text="Lavrov will visit Viet Nam", **plan), **JUNE),
        ),
        "VNM",
        "RUS",
        today=TODAY,
    )
    (section,) = [section for section in note.sections if section.heading.startswith("Open commitments")]
    assert section.heading == "Open commitments: 1 between the two alone, of 2"
    assert "Sơn" in section.lines[0].text
