from __future__ import annotations

from datetime import date

from chancery.model import Report, Time
from chancery.parse.times import find_elapsed, find_gatherings, read_times
from chancery.reconcile.dating import Dating, date_report, resolve_times


def dated(text: str) -> Dating:
    times = read_times(text)
    return date_report(Report("r", text), times, find_elapsed(text, times, None), find_gatherings(text))


def settled(text: str) -> dict[str, str]:
    def reread(day: date) -> tuple[Time, ...]:
        return read_times(text, published=day)

    return {t.text: t.value for t in resolve_times(read_times(text), dated(text), reread)}


def test_a_date_of_the_source_is_the_date() -> None:
    report = Report("r", "They met on Friday.", versioncreated=date(2021, 9, 27))
    dating = date_report(report, (), ())
    assert (dating.earliest, dating.latest) == (date(2021, 9, 27), date(2021, 9, 27))
    assert dating.sentence == "published on 2021-09-27, because the source gives 2021-09-27"


def test_past_and_future_bound_from_both_sides() -> None:
    dating = dated("The premier visited Oslo in June 2017. He will attend the summit of 2018. Talks went on.")
    assert (dating.earliest, dating.latest) == (date(2017, 6, 1), date(2018, 12, 31))
    assert dating.evidence == (
        "'The premier visited Oslo in June 2017' is told as past: not before 2017-06-01",
        "'He will attend the summit of 2018' is still to come: not after 2018-12-31",
    )
    assert dating.sentence.startswith("published between 2017-06-01 and 2018-12-31, because 'The premier")


def test_plans_and_targets_prove_nothing() -> None:
    dating = dated("They announced a plan for 2040 and targets to 2050.")
    assert (dating.earliest, dating.before) == (None, None)
    assert dating.sentence == "when it was published is not known"


def test_a_celebration_under_way_ends_with_the_month_of_its_day() -> None:
    dating = dated(
        "Crowds are celebrating the 100th anniversary of the October Revolution. It was announced in June 2017."
    )
    assert (dating.earliest, dating.latest) == (date(2017, 6, 1), date(2017, 11, 30))


def test_next_year_beside_a_known_anniversary_gives_the_year() -> None:
    text = (
        "He was invited to a parade next year marking the 80th anniversary of the victory over Nazi Germany on Friday."
    )
    dating = dated(text)
    assert (dating.earliest, dating.latest) == (date(2024, 1, 1), date(2024, 12, 31))
    assert settled(text) == {"next year": "2025", "Friday": "XXXX-WXX-5"}


def test_a_named_year_in_apposition_gives_the_year() -> None:
    dating = dated("Trade grew fast this year (2019).")
    assert (dating.earliest, dating.latest) == (date(2019, 1, 1), date(2019, 12, 31))


def test_relative_words_are_settled_as_far_as_the_bounds_prove() -> None:
    text = (
        "It passed last November. The envoy came in June 2017 and on Monday. "
        "The law will be signed on 30 September 2017."
    )
    assert settled(text) == {
        "last November": "2016-11",
        "June 2017": "2017-06",
        "Monday": "XXXX-WXX-1",
        "30 September 2017": "2017-09-30",
    }


def test_reasons_that_do_not_fit_are_set_aside_and_kept() -> None:
    dating = dated("He came in 2016. She came in 2017. It was built in 2031. They will meet in May 2018.")
    assert (dating.earliest, dating.latest) == (date(2017, 1, 1), date(2018, 5, 31))
    assert dating.evidence[-1].startswith("set aside: 'It was built in 2031'")


def test_week_day_and_date_pick_the_year() -> None:
    text = "They met on Friday, June 20, after the talks. She came in 2019. They will meet in 2025."
    dating = dated(text)
    assert dating.earliest == date(2025, 6, 20)
    assert "2025-06-20 is the one such week day" in dating.evidence[-1]


def test_open_bounds_settle_nothing() -> None:
    text = "She came in 2019. Last year was calm."
    assert settled(text)["Last year"] == "XXXX"


def test_a_gathering_of_public_record_tells_the_year() -> None:
    dating = dated("Delegates will fly to COP28 next year, and the hall opened in June this year.")
    assert (dating.earliest, dating.latest) == (date(2022, 1, 1), date(2022, 12, 31))
    assert "on public record" in dating.sentence


def test_a_bare_weekday_is_of_the_year_that_the_bounds_leave() -> None:
    text = "They met on Tuesday. The premier left in March 2019. He will attend the summit of November 2019."
    times = resolve_times(read_times(text), dated(text), lambda day: read_times(text, published=day))
    found = next(time for time in times if time.text == "Tuesday")
    assert (found.value, found.when and found.when.edtf) == ("XXXX-WXX-2", "2019")
    text = "They met on Tuesday. The premier left in March 2018. He will attend the summit of November 2019."
    times = resolve_times(read_times(text), dated(text), lambda day: read_times(text, published=day))
    assert next(time for time in times if time.text == "Tuesday").when is None
