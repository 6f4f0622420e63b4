from __future__ import annotations

import pytest

from chancery.reconcile.draft.page import Page
from chancery.reconcile.draft.verdict import Verdict
from chancery.reconcile.draft.weigh import compare, rule, weigh

DAY = "2021-09-28"
MEETING = (
    "{name lavrov|Sergey Lavrov} met {name son|Bui Thanh Son} in {place moscow|Moscow} on {date 2021-09-28|Tuesday}."
)
TALKS = "The ministers discussed the supply of the Sputnik vaccine and cooperation within ASEAN."
STUDENTS = "Putin noted that about {number 5000 students|5,000 students} from the country were studying there."
REPORT = f"{MEETING} {TALKS} {STUDENTS}"


def ruled(draft: Page, *reports: Page) -> dict[str, Verdict]:
    """The verdict on each atom of the draft, by its words."""
    comparison = compare(draft, {report.number: report for report in reports})
    weighed = weigh(comparison)
    return {
        atom.text: verdict
        for line in draft.lines
        for atom in line.atoms
        if atom in weighed and (verdict := rule(atom, weighed[atom]))
    }


def test_a_draft_of_the_records_own_words_raises_nothing(page) -> None:
    verdicts = ruled(page(0, REPORT, published=DAY), page(1, REPORT, published=DAY))
    assert {v.ruling for v in verdicts.values()} == {"supported"}
    assert len(verdicts) == 5


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("{place moscow|Moscow}", "{place hanoi|Hanoi}", "Hanoi"),
        ("{date 2021-09-28|Tuesday}", "{date 2021-09-30|Thursday}", "Thursday"),
        ("{name son|Bui Thanh Son}", "{name phuc|Nguyen Xuan Phuc}", "Nguyen Xuan Phuc"),
        ("{number 5000 students|5,000 students}", "{number 7000 students|7,000 students}", "7,000 students"),
    ],
)
def test_one_changed_fact_is_contradicted_and_nothing_else(page, old: str, new: str, words: str) -> None:
    verdicts = ruled(page(0, REPORT.replace(old, new), published=DAY), page(1, REPORT, published=DAY))
    assert verdicts.pop(words).ruling == "contradicted"
    assert {v.ruling for v in verdicts.values()} == {"supported"}


def test_what_another_report_tells_so_is_supported_with_the_dispute(page) -> None:
    other = MEETING.replace("{date 2021-09-28|Tuesday}", "{date 2021-09-30|Thursday}")
    verdicts = ruled(page(0, other, published=DAY), page(1, REPORT, published=DAY), page(2, other, published=DAY))
    assert verdicts["Thursday"].ruling == "supported"


def test_the_same_form_of_words_months_later_is_other_news(page) -> None:
    later = REPORT.replace("{place moscow|Moscow}", "{place hanoi|Hanoi}").replace(
        "2021-09-28|Tuesday", "2022-07-05|Tuesday"
    )
    verdicts = ruled(page(0, later, published="2022-07-06"), page(1, REPORT, published=DAY))
    assert "contradicted" not in {v.ruling for v in verdicts.values()}


def test_a_lone_sentence_is_no_proof_that_two_people_met(page) -> None:
    draft = page(
        0,
        "{name lavrov|Sergey Lavrov} met {name wang|Wang Yi} in {place moscow|Moscow} on {date 2021-09-28|Tuesday}.",
        published=DAY,
    )
    verdicts = ruled(draft, page(1, MEETING, published=DAY))
    assert "Wang Yi" not in verdicts


def test_facts_in_another_order_are_the_same_facts(page) -> None:
    draft = page(
        0,
        "{name son|Bui Thanh Son} met {name lavrov|Sergey Lavrov} in {place moscow|Moscow}"
        " on {date 2021-09-28|Tuesday}.",
        published=DAY,
    )
    verdicts = ruled(draft, page(1, MEETING, published=DAY))
    assert {v.ruling for v in verdicts.values()} == {"supported"}


def test_a_report_that_differs_in_most_sentences_is_no_source_of_the_draft(page) -> None:
    form = "The {ordinal seventh} drawdown of arms for the country is valued at {number 800 USD|$800} in all. "
    form += "It was announced by the spokesman of the department on {date 2022-04-14|Thursday} at noon."
    other = form.replace("seventh", "ninth").replace("800 USD|$800", "150 USD|$150").replace("2022-04-14", "2022-04-21")
    verdicts = ruled(page(0, form, published="2022-04-14"), page(1, other, published="2022-04-21"))
    assert "contradicted" not in {v.ruling for v in verdicts.values()}
