from __future__ import annotations

from datetime import date

import pytest

from chancery.answer import Part, Unanswerable
from chancery.answer.search import Narrowed, search


@pytest.fixture
def told(filled, desk):
    return filled(
        desk.story(
            desk.meets("putin", "lam", on="2024-06-20", text="Putin gặp Tô Lâm ở Hà Nội"),
            provider="Delta Desk",
            headline="Đối thoại tại Hà Nội",
            versioncreated=date(2024, 6, 21),
        ),
        desk.story(
            desk.meets("lavrov", "son", text="Lavrov met Sơn for talks on energy", on="2023-01-05"),
            provider="Northern Wire",
            versioncreated=date(2023, 1, 6),
        ),
        desk.story(
            desk.meets("russia", "vietnam", text="Russia and Vietnam agreed on energy"), versioncreated=date(2023, 2, 1)
        ),
    )


def numbers(found):
    return [hit.report.number for hit in found.hits]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("ha noi", [1]),
        ("doi thoai", [1]),
        ("ĐỐI THOẠI", [1]),
        ("energy", [2, 3]),
        ("energy -lavrov", [3]),
        ('"talks on energy"', [2]),
        ('"energy talks on"', []),
        ("ener*", [2, 3]),
        ("ener", []),
        ('"talks on', [2]),
    ],
)
def test_words_are_found_however_they_are_typed(told, words, expected):
    assert sorted(numbers(search(told, words))) == expected


def test_found_words_are_marked_at_their_place_in_the_text_as_read(told):
    (hit,) = search(told, "doi").hits
    assert "".join(piece.text for piece in hit.headline) == "Đối thoại tại Hà Nội"
    assert [piece.text for piece in hit.headline if piece.found] == ["Đối"]
    (hit,) = search(told, "noi").hits
    assert [piece.text for piece in hit.excerpt if piece.found] == ["Nội"]


def test_without_words_all_reports_come_newest_first_in_parts(told):
    found = search(told)
    assert (found.total, numbers(found)) == (3, [1, 3, 2])
    assert numbers(search(told, part=Part(1, offset=1))) == [3]
    assert found.providers == (("Delta Desk", 1), ("Northern Wire", 1))
    assert found.years == (("2024", 1), ("2023", 2))


def test_a_search_can_be_narrowed(told):
    assert numbers(search(told, "energy", Narrowed(provider="Northern Wire"))) == [2]
    assert numbers(search(told, "", Narrowed(since="2024"))) == [1]
    assert numbers(search(told, "", Narrowed(until="2023-01"))) == [2]
    assert numbers(search(told, "", Narrowed(country="Nga"))) == [3]


def test_facts_state_the_words_themselves_or_by_who_took_part(told):
    found = search(told, "energy")
    assert {(fact.kind, fact.text) for fact in found.facts} == {
        ("event", "Lavrov met Sơn for talks on energy"),
        ("event", "Russia and Vietnam agreed on energy"),
    }
    assert search(told, "energy", kind="quote").facts == ()
    assert found.kinds == (("event", 2),)


def test_facts_are_found_by_the_names_of_those_their_words_call_he(filled, desk):
    text = "Vladimir Putin came to Hanoi. He met the president there."
    store = filled(desk.story(desk.meets("putin", "lam", text="He met the president"), body_text=text))
    assert [fact.text for fact in search(store, "putin").facts] == ["He met the president"]
    assert search(store, "hanoi").facts == ()


def test_people_of_that_name_come_first(told):
    assert [being.name for being in search(told, "to lam").beings] == ["Tô Lâm"]


@pytest.mark.parametrize(
    "words", ['"', "AND", "NOT x OR", "a NEAR b", "*", "x:y", "(", "-", "body_text:putin", "\0", "^a"]
)
def test_any_words_can_be_asked_for(told, words):
    search(told, words)


def test_what_asks_for_nothing_is_told(told):
    with pytest.raises(Unanswerable, match="leave out"):
        search(told, "-energy")
    with pytest.raises(Unanswerable, match="kind"):
        search(told, "x", kind="rumour")
    with pytest.raises(Unanswerable, match="Atlantis"):
        search(told, "x", Narrowed(country="Atlantis"))
