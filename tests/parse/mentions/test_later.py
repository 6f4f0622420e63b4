"""Offices told before their holders are named; through the trained pipeline, which knows the subjects."""

from __future__ import annotations

import pytest

from chancery.model import Report
from chancery.model.document import Doc
from chancery.parse import parse

pytestmark = pytest.mark.model


def _read(text: str) -> Doc:
    return next(iter(parse([Report("hand", text)])))


def _meant(doc: Doc, text: str) -> list[str]:
    return [m.name for m in doc.mentions if m.text == text and m.form == "nominal" and m.schema == "Person"]


def test_the_house_tells_its_own_office_first() -> None:
    doc = _read(
        "The Prime Minister welcomed his Dutch counterpart, Joost Vermeer, this morning. Prime Minister Hart thanked "
        "Prime Minister Vermeer. The Prime Minister said that he had told Prime Minister Lowe so."
    )
    assert _meant(doc, "The Prime Minister") == ["Hart", "Hart"]


def test_two_offices_and_two_names_in_their_order() -> None:
    doc = _read(
        "The Prime Minister met the Prime Minister of Australia today. Prime Minister Hart and Prime Minister Lowe "
        "welcomed the treaty. Tom Lowe thanked the Prime Minister."
    )
    assert (_meant(doc, "The Prime Minister"), _meant(doc, "the Prime Minister of Australia")) == (
        ["Hart"], ["Tom Lowe"]
    )  # fmt: skip
    assert {m.country for m in doc.mentions if m.name == "Tom Lowe"} == {"AUS"}


def test_an_unnamed_office_of_a_state_waits_for_its_name() -> None:
    doc = _read(
        "Deputy Secretary Ann Lee met with Peru's Minister of Economy. She commended Minister Luis Caro for the reform."
    )
    assert {(m.name, m.country) for m in doc.mentions if m.text in {"Peru's Minister of Economy", "Luis Caro"}} == {
        ("Luis Caro", "PER")
    }


def test_an_office_of_the_house_takes_no_name_that_is_no_subject() -> None:
    doc = _read("The President received the Cuban minister. He asked the guest to greet President Novak.")
    assert _meant(doc, "The President") == []


def test_two_offices_do_not_share_one_name() -> None:
    doc = _read("The President met the President of Chile. President Rojas thanked the hosts.")
    assert (_meant(doc, "The President"), _meant(doc, "the President of Chile")) == ([], [])


def test_an_office_in_lower_case_waits_for_nobody() -> None:
    doc = _read("The president met the envoys. President Rojas of Chile left. President Novak stayed.")
    assert _meant(doc, "The president") == []


def test_an_office_in_passing_waits_for_nobody() -> None:
    doc = _read("Many want change, including the President of Chile. President Novak stays.")
    assert _meant(doc, "the President of Chile") == []


def test_the_head_of_a_body_is_no_head_of_state() -> None:
    doc = _read("The President of Chile spoke to the envoys. President of the European Council Jan Holm thanked them.")
    assert _meant(doc, "The President of Chile") == []
