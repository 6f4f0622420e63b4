from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chancery.model import Report, Span, Time
from chancery.parse.times import read_times

MONDAY = date(2021, 9, 27)


def read(text: str, published: date | None = MONDAY) -> list[tuple[str, str]]:
    return [(time.text, time.value) for time in read_times(text, published=published)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The ministers met on Thursday.", [("Thursday", "2021-09-23")]),
        ("OTTAWA, ONTARIO\nToday, the ministers met.", [("Today", "2021-09-27")]),
        ("The envoy told Chile Today that they met.", []),
        ("The envoy will arrive on Thursday.", [("Thursday", "2021-09-30")]),
        ("She is scheduled to fly home on Friday.", [("Friday", "2021-10-01")]),
        ("The paper was signed on Monday.", [("Monday", "2021-09-27")]),
        ("They agreed last November to meet again.", [("last November", "2020-11")]),
        ("The road opened in June.", [("June", "2021-06")]),
        ("The road will open in June.", [("June", "2022-06")]),
        ("The visit runs from September 24-28.", [("September 24-28", "2021-09-24/2021-09-28")]),
        ("Talks are due on 2-3 December.", [("2-3 December", "2021-12-02/2021-12-03")]),
        ("Exports fell between January and August 2018.", [("January and August 2018", "2018-01/2018-08")]),
        (
            "The third quarter was poor; the first half of 2020 was worse.",
            [("The third quarter", "2021-Q3"), ("the first half of 2020", "2020-H1")],
        ),
        ("He spoke in mid-2020, early next year she will reply.", [("mid-2020", "2020"), ("early next year", "2022")]),
        ("It began at noon Moscow time on Friday.", [("noon Moscow time on Friday", "2021-09-24T12:00+03")]),
        ("The plane landed at 9:30 p.m. Wednesday.", [("9:30 p.m. Wednesday", "2021-09-22T21:30")]),
        ("Delegations come each year and meet every two weeks.", [("each year", "P1Y"), ("every two weeks", "P2W")]),
        ("Prices stay high now but may fall soon.", [("now", "PRESENT_REF"), ("soon", "FUTURE_REF")]),
        ("They have been allies for nearly forty years.", [("nearly forty years", "P40Y")]),
        ("A two-day trip and five hours of talks followed.", [("two-day", "P2D"), ("five hours", "PT5H")]),
        ("It was founded in the winter of 1941-42.", [("the winter of 1941-42", "1941-WI")]),
        ("The temple dates from the 11th century.", [("the 11th century", "10")]),
        ("Two cars a week are made.", [("a week", "P1W")]),
        ("The meeting of Tuesday, October 5, was short.", [("Tuesday, October 5", "2021-10-05")]),
        (
            "The day before, September 26, was quiet.",
            [("The day before", "2021-09-26"), ("September 26", "2021-09-26")],
        ),
    ],
)
def test_values(text: str, expected: list[tuple[str, str]]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "He may march to the square, she said.",
        "Gen. May and Jan Novak sat in the second row.",
        "The October Revolution changed the world.",
        "Under resolution UNSC 1540 states must act.",
        "The fund pays for 1500 scholarships.",
        "Flight 1989 left with 2000 people on board.",
        "A cheque for $1990 was found.",
        "At the end of the day, it is up to them.",
        "Employee of the Year is a title.",
        "He plays for Sun Microsystems and Mar del Plata.",
        "She came second and he third.",
        "A quarter of the budget was cut.",
    ],
)
def test_no_times(text: str) -> None:
    assert read(text) == []


def test_later_days_hang_on_the_date_last_told() -> None:
    text = (
        "They met on 3 March 2020. Two days later they signed. The following month a bank opened. That year ended well."
    )
    values = [value for _, value in read(text)]
    assert values == ["2020-03-03", "2020-03-05", "2020-04", "2020"]


def test_without_publication_nothing_is_guessed() -> None:
    text = (
        "On Friday they spoke. A day earlier he had called. Last year was calm. In June this year and on 3 May he came."
    )
    assert [value for _, value in read(text, None)] == ["XXXX-WXX-5", "XXXX-WXX-4", "XXXX", "XXXX-06", "XXXX-05-03"]
    assert all(time.when is None or time.when.earliest is None for time in read_times(text))


def test_without_publication_a_list_gives_its_year() -> None:
    text = "The visits of June 2024 and the one in October were followed by another in January 2025."
    assert [value for _, value in read(text, None)] == ["2024-06", "2024-10", "2025-01"]


def test_when_is_never_sharper_than_the_words() -> None:
    by_text = {
        t.text: t.when
        for t in read_times("In June, early October, last week, 1980 and on May 9, 2025 at noon.", published=MONDAY)
    }
    assert by_text["June"] is not None
    assert by_text["June"].edtf == "2021-06"
    assert by_text["early October"] is not None
    assert by_text["early October"].length == 31
    assert by_text["last week"] is not None
    assert by_text["last week"].edtf == "2021-09-20/2021-09-26"
    assert by_text["1980"] is not None
    assert by_text["1980"].edtf == "1980"


def test_durations_and_sets_have_no_days() -> None:
    assert [
        t.when for t in read_times("A two-day visit each year for decades, now and recently.", published=MONDAY)
    ] == [None] * 5


def test_history_reads_bare_months_from_the_story() -> None:
    text = (
        "War came in 1939. In May 1940 the front broke. On 10 June the ally joined. In August the air war began. "
        "By 1941 it was over. In January 1942 troops landed. In March they left. In 1943, 1944 and 1945 others came."
    )
    values = dict(read(text, date(2009, 12, 19)))
    assert (values["10 June"], values["August"], values["March"]) == ("1940-06-10", "1940-08", "1942-03")


def test_results_speak_of_their_own_quarter() -> None:
    text = (
        "Profit rose in the third quarter. A year earlier it fell. For the nine months it was flat against a year ago."
    )
    assert [v for _, v in read(text, date(1989, 10, 30))] == ["1989-Q3", "1988-Q3", "P9M", "1988"]


def test_joined_dates_share_the_year_that_one_names() -> None:
    text = "In April and June 1955 it rained. From December 30 to January 3, 2020 it snowed."
    assert [value for _, value in read(text)] == ["1955-04", "1955-06", "2019-12-30", "2020-01-03"]


def test_both_ends_of_a_range_know_it() -> None:
    times = read_times(
        "The visit ran from May 5 to May 12. Talks go on from now until the end of the year.", published=MONDAY
    )
    assert [t.range and t.range.edtf for t in times] == [
        *("2021-05-05/2021-05-12", "2021-05-05/2021-05-12"),
        *("2021-09-27/2021", "2021-09-27/2021"),
    ]
    assert times[0].range is not None
    assert times[0].range.text == "May 5 to May 12"
    assert all(t.range is None for t in read_times("They met in 2012 and again in 2016.", published=MONDAY))


def test_dates_of_dateline_and_header_carry_their_function() -> None:
    text = "HANOI, November 18. /TASS/. The talks began on Sunday.\n"
    report = Report("x", text, furniture=(("dateline", Span(0, 27)),))
    first, second = read_times(text, published=date(2018, 11, 19), furniture=report.furniture)
    assert (first.function, first.value) == ("CREATION_TIME", "2018-11-18")
    assert (second.function, second.value) == (None, "2018-11-18")


def test_a_full_date_in_the_header_anchors_an_undated_report() -> None:
    text = "date 2021-09-27\n\nThey will meet tomorrow."
    times = read_times(text, furniture=(("header", Span(0, 15)),))
    assert [(t.value, t.function) for t in times] == [("2021-09-27", "PUBLICATION_TIME"), ("2021-09-28", None)]


def test_what_is_plainly_told_as_past_or_to_come() -> None:
    told = {
        t.text: t.told
        for t in read_times("They met in 2012 and will meet in 2030. He announced a plan for 2040.", published=MONDAY)
    }
    assert told == {"2012": "past", "2030": "future", "2040": None}


def test_the_verb_decides_where_the_doc_has_syntax() -> None:
    from chancery.model.document import Doc
    from chancery.parse.times import find_times

    words = ["It", "said", "two", "groups", "will", ",", "for", "once", ",", "come", "here", "Friday", "."]
    heads = [1, 1, 3, 9, 9, 9, 7, 9, 9, 1, 9, 9, 1]
    deps = [
        "nsubj",
        "ROOT",
        "nummod",
        "nsubj",
        "aux",
        "punct",
        "case",
        "obl",
        "punct",
        "ccomp",
        "advmod",
        "obl:tmod",
        "punct",
    ]
    pos = ["PRON", "VERB", "NUM", "NOUN", "AUX", "PUNCT", "ADP", "ADV", "PUNCT", "VERB", "ADV", "PROPN", "PUNCT"]
    doc = Doc(words)
    doc.grow_trees(heads)
    for token, upos, label in zip(doc, pos, deps, strict=True):
        token.pos_, token.dep_ = upos, label
    doc.report = Report("x", doc.text, versioncreated=MONDAY)
    assert [t.value for t in find_times(doc)] == ["2021-10-01"]


def test_the_same_day_is_none_of_several() -> None:
    assert read("They met on April 11-13. On the same day they signed.")[-1] == ("the same day", "XXXX-XX-XX")
    text = "He came on Monday for talks on September 29-30. In the evening he saw the king. Two days later he left."
    assert [value for _, value in read(text)[2:]] == ["2021-09-27TEV", "2021-09-29"]


def test_what_is_put_off_is_to_come() -> None:
    assert read("The session was postponed to Friday and the visit is slated for March.") == [
        ("Friday", "2021-10-01"),
        ("March", "2022-03"),
    ]


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The council decided to send an envoy to Lima on Thursday.", "2021-09-30"),
        ("Students planned a large march in Lima on Thursday.", "2021-09-30"),
        ("The council sent an envoy to Lima on Thursday.", "2021-09-23"),
        ("The envoy managed to reach Lima on Thursday.", "2021-09-23"),
    ],
)
def test_what_was_decided_is_to_come(text: str, day: str) -> None:
    from chancery.parse.english import load_english
    from chancery.parse.times import find_times

    doc = load_english()(text)
    doc.report = Report("x", text, versioncreated=MONDAY)
    assert [t.value for t in find_times(doc)] == [day]


TIME_WORDS = (
    *("the", "on", "in", "of", "a", "and", "to", "now", "May", "9", "24", "-", " – ", ",", "2021", "2020-25", "Friday"),
    *("last", "next", "early", "mid", "end", "year", "quarter", "third", "first", "five", "several", "ago", "later"),
    *(
        "each",
        "noon",
        "p.m.",
        "10:30",
        "century",
        "1980s",
        "spring",
        "Tết",
        "BC",
        "half",
        "(",
        ")",
        ".",
        "week's",
        "days",
    ),
)


@given(st.text(max_size=80))
@settings(max_examples=150, deadline=None)
def test_any_text_is_read_and_spans_are_verbatim(text: str) -> None:
    _check(text, read_times(text, published=MONDAY))


@given(
    st.lists(
        st.sampled_from(TIME_WORDS),
        max_size=14,
    ),
    st.sampled_from([None, MONDAY, date(1, 1, 1), date(9999, 12, 31)]),
)
@settings(max_examples=400, deadline=None)
def test_any_run_of_time_words_is_read(words: list[str], published: date | None) -> None:
    text = " ".join(words)
    _check(text, read_times(text, published=published))


def _check(text: str, times: tuple[Time, ...]) -> None:
    assert all(text[t.start : t.end] == t.text for t in times)
    assert all(left.end <= right.start for left, right in pairwise(times))
    assert all(t.type in ("DATE", "TIME", "DURATION", "SET") for t in times)
