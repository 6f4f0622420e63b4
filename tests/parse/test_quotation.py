"""Quotation marks of several houses and their pitfalls."""

import pytest

from chancery.parse.quotation import find_quoted


def quoted(text: str) -> list[str]:
    return [span.of(text) for span in find_quoted(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"We signed it," she said, "and we mean it."', ["We signed it,", "and we mean it."]),
        ("The envoy spoke of “steady progress”.", ["steady progress"]),
        ("«Договор готов», said the aide.", ["Договор готов"]),
        ("He wrote: „Wir kommen“.", ["Wir kommen"]),
        ("He wrote: „Jesteśmy gotowi”.", ["Jesteśmy gotowi"]),
        ("``It is late,'' he said.", ["It is late,"]),
        ("''It is late,'' he said. ''Go.''", ["It is late,", "Go."]),
        ("They call it ‘the bridge’ in Hue.", ["the bridge"]),
        ("They call it 'the bridge' in Hue.", ["the bridge"]),
    ],
)
def test_marks_of_every_house(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


def test_nested_marks_give_the_outer_stretch_first() -> None:
    text = "He said: “They told us ‘not yet’ and left.”"
    assert quoted(text) == ["They told us ‘not yet’ and left.", "not yet"]


def test_curly_marks_nested_in_straight_ones() -> None:
    assert quoted('"She asked “why now?” twice."') == ["She asked “why now?” twice.", "why now?"]


def test_every_paragraph_opens_and_only_the_last_closes() -> None:
    text = "“The first year was hard.\n\n“The second was better.\n\n“The third was good,” he said."
    assert quoted(text) == ["The first year was hard.", "The second was better.", "The third was good,"]


def test_straight_marks_that_open_every_paragraph() -> None:
    text = '"The first year was hard.\n\n"The second was better," he said. "Good."'
    assert quoted(text) == ["The first year was hard.", "The second was better,", "Good."]


@pytest.mark.parametrize(
    "text",
    [
        "The ministers' plan and the partners' reply.",
        "It’s Việt Nam’s turn, the ministers’ aides said.",
        "In the '90s they'd met 'em twice.",
        "A wall 12\" high and 6' wide.",
        "The visit to Laos ” the first of the year ” was short.",
        "He said “we never close",
    ],
)
def test_no_quotation(text: str) -> None:
    assert quoted(text) == []


def test_a_mark_left_open_does_not_swallow_the_next_paragraph() -> None:
    assert quoted('The "first and\n\nthe "second" word') == ["second"]


def test_a_stray_space_inside_the_marks_is_no_part_of_the_words() -> None:
    assert quoted("He spoke of “ a new page ” in ties.") == ["a new page"]
    assert quoted("He spoke of “a new page ” in ties.") == ["a new page"]


def test_a_wrapped_line_does_not_end_a_quotation() -> None:
    assert quoted("He said “we will\nbuild it together” today.") == ["we will\nbuild it together"]


@pytest.mark.parametrize("text", ['“We go," he said. “Now."', '"We go,” he said. "Now.”'])
def test_marks_of_two_kinds_that_pair(text: str) -> None:
    assert quoted(text) == ["We go,", "Now."]


def test_a_mark_left_open_after_a_colon_quotes_on_where_the_next_paragraph_opens_with_one() -> None:
    assert quoted("He said: “We stay.\n\n“We fight.”") == ["We stay.", "We fight."]
    assert quoted("He said: “We stay.\n\nHe left.") == []
