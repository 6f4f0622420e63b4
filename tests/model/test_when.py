from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chancery.model import When
from chancery.model.edtf import days_of, edtf_of

DAYS = st.dates(date(1000, 1, 1), date(2999, 12, 31))


@st.composite
def intervals(draw: st.DrawFn) -> When:
    """Days, months, years, decades and spans, some with an open side."""
    first = draw(DAYS)
    shape = draw(st.sampled_from(["day", "month", "year", "decade", "span", "from", "to"]))
    if shape == "span":
        return When.of_days(first, first + timedelta(days=draw(st.integers(1, 900))))
    if shape in ("from", "to"):
        return When.parse(f"{first}/.." if shape == "from" else f"../{first}")
    return When.parse(
        {"day": str(first), "month": f"{first:%Y-%m}", "year": f"{first.year}", "decade": f"{first.year // 10}X"}[shape]
    )


@pytest.mark.parametrize(
    ("edtf", "earliest", "latest"),
    [
        ("2021-09-28", "2021-09-28", "2021-09-28"),
        ("2025-06", "2025-06-01", "2025-06-30"),
        ("2024", "2024-01-01", "2024-12-31"),
        ("198X", "1980-01-01", "1989-12-31"),
        ("19XX", "1900-01-01", "1999-12-31"),
        ("2004-XX", "2004-01-01", "2004-12-31"),
        ("2004-02-XX", "2004-02-01", "2004-02-29"),
        ("201X-12", "2010-12-01", "2019-12-31"),
        ("1941-24", "1941-12-01", "1942-02-28"),
        ("1989-35", "1989-07-01", "1989-09-30"),
        ("2025-40", "2025-01-01", "2025-06-30"),
        ("2021-09-24/2021-09-28", "2021-09-24", "2021-09-28"),
        ("2021-09-27/2021", "2021-09-27", "2021-12-31"),
        ("2025-05-08/..", "2025-05-08", None),
        ("../2030", None, "2030-12-31"),
        ("1984?", "1984-01-01", "1984-12-31"),
        ("2004-06~-11", "2004-06-11", "2004-06-11"),
        ("2021-09-27T12:00:00Z", "2021-09-27", "2021-09-27"),
        ("[2018-11-18, 2018-11-20]", "2018-11-18", "2018-11-20"),
        ("{1950..1954}", "1950-01-01", "1954-12-31"),
        ("XXXX-09-19", None, None),
        ("-0489", None, None),
        ("Y12000", None, None),
    ],
)
def test_edtf_gives_the_days_it_can_mean(edtf: str, earliest: str | None, latest: str | None) -> None:
    when = When.parse(edtf, "the words")
    assert (when.earliest and str(when.earliest), when.latest and str(when.latest)) == (earliest, latest)
    assert when.to_row() == {"edtf": edtf, "earliest": earliest, "latest": latest, "text": "the words"}


@pytest.mark.parametrize(
    ("edtf", "complaint"),
    [
        ("", "empty"),
        ("yesterday", "'yesterday' is not YYYY"),
        ("2021-02-30", "day the calendar does not have"),
        ("2021-13", "no month, season or quarter"),
        ("2021-09-28/2021-09-24", "ends before it begins"),
        ("../..", "at least one end"),
        ("[2018-11-18", "not closed"),
        ("20210928", "not YYYY"),
    ],
)
def test_wrong_edtf_is_refused_by_name(edtf: str, complaint: str) -> None:
    with pytest.raises(ValueError, match=complaint):
        When.parse(edtf)


def test_constructors() -> None:
    assert When.of_day(date(2024, 2, 29)).edtf == "2024-02-29"
    assert When.of_days(date(2024, 2, 1), date(2024, 3, 1)).edtf == "2024-02"
    assert When.of_days(date(2024, 1, 1), date(2026, 1, 1)).edtf == "2024/2025"
    assert When.of_days(date(2024, 1, 1), date(2024, 9, 1)).edtf == "2024-01/2024-08"
    assert When.of_days(date(2024, 1, 1), None).edtf == "2024/.."
    assert When.of_days(None, date(2024, 7, 1)).edtf == "../2024-06"
    visit = When.spanning(When.parse("2021-09-24"), When.parse("2021-09-28"), "September 24 to 28")
    assert (visit.edtf, visit.text) == ("2021-09-24/2021-09-28", "September 24 to 28")
    with pytest.raises(ValueError, match="open on both sides"):
        When.of_days(None, None)
    with pytest.raises(ValueError, match="empty interval"):
        When.of_days(date(2024, 1, 2), date(2024, 1, 2))


def test_moments_are_compared_in_their_zones() -> None:
    moscow = When("2021-09-27", date(2021, 9, 27), date(2021, 9, 28), "noon Moscow time", "12:00+03:00")
    hanoi = When("2021-09-27", date(2021, 9, 27), date(2021, 9, 28), "3 p.m. Hanoi time", "15:00+07:00")
    assert hanoi.certainly_before(moscow)
    assert not moscow.certainly_before(hanoi)
    assert moscow.possibly_same_day(hanoi)
    assert When("2021-09-27", date(2021, 9, 27), date(2021, 9, 28), "noon", "12:00").instant is None


def test_years_on_keeps_the_leap_day_in_the_calendar() -> None:
    assert When.parse("2024-02-29").years_on(-1).edtf == "2023-02-28"
    assert When.parse("2025-01-30").years_on(-75).edtf == "1950-01-30"
    with pytest.raises(ValueError, match="leaves the calendar"):
        When.parse("2025").years_on(-3000)


@given(intervals())
def test_words_and_days_survive_a_row(when: When) -> None:
    assert When.from_row(when.to_row()) == when


@given(intervals(), intervals())
def test_certainly_before_excludes_the_same_day(left: When, right: When) -> None:
    assert not (left.certainly_before(right) and left.possibly_same_day(right))
    assert not (left.certainly_before(right) and right.certainly_before(left))
    assert left.certainly_before(right) == right.certainly_after(left)


@given(intervals(), intervals())
def test_overlap_is_symmetric_and_bounds_the_meeting(left: When, right: When) -> None:
    meeting = left.meet(right)
    assert left.overlaps(right) == right.overlaps(left) == (meeting is not None)
    if meeting is not None:
        assert left.contains(meeting)
        assert right.contains(meeting)


@given(intervals(), intervals(), intervals())
def test_certainly_before_is_transitive(a: When, b: When, c: When) -> None:
    if a.certainly_before(b) and b.certainly_before(c):
        assert a.certainly_before(c)


@given(intervals(), intervals())
def test_containment(left: When, right: When) -> None:
    assert left.contains(left)
    if left.contains(right):
        assert left.overlaps(right)
        if right.contains(left):
            assert (left.earliest, left.before) == (right.earliest, right.before)


@given(DAYS, st.integers(1, 5000))
def test_the_plainest_edtf_means_the_same_days(first: date, length: int) -> None:
    before = first + timedelta(days=length)
    assert days_of(edtf_of(first, before)) == (first, before)


@given(st.lists(intervals(), max_size=6))
def test_order_for_display_agrees_with_certainty(dates: list[When]) -> None:
    ordered = sorted(dates)
    for at, later in enumerate(ordered):
        for earlier in ordered[:at]:
            assert not (later.certainly_before(earlier) and earlier.earliest is not None)


@given(st.text(max_size=12))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        earliest, before = days_of(text)
    except ValueError:
        return
    assert earliest is None or before is None or earliest < before
