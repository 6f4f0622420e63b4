"""Each check with a pair that conflicts and one that only seems to."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from chancery.model import Claim, Elapsed, Event, Figure, Occupancy, Party, Place, Span, Time, When
from chancery.reconcile.checks import CHECKS, Material, Reckoned, Source, Stamped, Told, described, run_checks

PAIR = frozenset({"NOR", "FIN"})


def day(text: str, words: str) -> When:
    earliest = date.fromisoformat(text)
    return When(text, earliest, earliest + timedelta(days=1), words)


def year(number: int, words: str = "") -> When:
    return When(str(number), date(number, 1, 1), date(number + 1, 1, 1), words)


def source(text: str, published: str = "2021-06-01", provider: str = "Desk") -> Source:
    return Source(f"{provider}-{published}", provider, date.fromisoformat(published), provider, text)


def told(where: Source, words: str, body: Event | Figure | Occupancy, **more) -> Told:
    start = where.text.index(words)
    claim = Claim(where.uri, Span(start, start + len(words)), words, body, "test")
    return Told(where, claim, **({"countries": PAIR} | more))


def established(where: Source, words: str, when: When) -> Told:
    return told(where, words, Event("SUPPORT", None, words, (), when=when))


def reckoned(where: Source, words: str, base: When, countries: frozenset[str] = PAIR) -> Reckoned:
    start = where.text.index(words)
    of = "establishment of diplomatic relations"
    elapsed = Elapsed(
        start, start + len(words), words, of, 70, "Y", "anniversary", None, base, "2021 - 70 years = 1951"
    )
    return Reckoned(where, elapsed, countries)


STATED = source("They established diplomatic relations on 3 March 1950.", provider="North")
FACT = established(STATED, "established diplomatic relations on 3 March 1950", day("1950-03-03", "3 March 1950"))
JUBILEE = source("They mark the 70th anniversary of diplomatic relations.", provider="South")


def test_an_anniversary_in_the_wrong_year_is_a_hard_conflict_with_its_arithmetic() -> None:
    wrong = reckoned(JUBILEE, "the 70th anniversary", year(1951))
    (found,) = run_checks(Material(events=((FACT,),), reckonings=(wrong,), names={"NOR": "Norway", "FIN": "Finland"}))
    assert (found.check, found.grade, found.values, found.sources) == (
        "anniversaries",
        "hard",
        ("1950-03-03", "1951"),
        (1, 1),
    )
    assert "Finland and Norway" in found.sentence
    assert "2021 - 70 years = 1951" in found.sentence
    assert [e.text for e in found.evidence] == [
        "established diplomatic relations on 3 March 1950",
        "the 70th anniversary",
    ]


def test_an_anniversary_in_the_right_year_or_of_another_pair_is_none() -> None:
    right = reckoned(JUBILEE, "the 70th anniversary", year(1950))
    other = reckoned(JUBILEE, "the 70th anniversary", year(1951), frozenset({"NOR", "SWE"}))
    assert run_checks(Material(events=((FACT,),), reckonings=(right, other))) == ()


def test_a_celebration_is_not_the_event_it_celebrates() -> None:
    words = "celebrated the 70th anniversary of the day they established diplomatic relations on 3 March 2020"
    party = source(f"They {words}.", provider="West")
    feast = established(party, words, day("2020-03-03", "3 March 2020"))
    right = reckoned(JUBILEE, "the 70th anniversary", year(1950))
    assert run_checks(Material(events=((FACT,), (feast,)), reckonings=(right,))) == ()


def test_of_two_dates_in_one_breath_each_thing_has_its_own() -> None:
    words = "from the establishment of ties in 1950 to their elevation to a strategic partnership in 2010"
    both = established(source(f"It led {words}.", provider="West"), words, year(1950, "1950"))
    of = "strategic partnership"
    where = source("They mark ten years of the strategic partnership.", "2020-06-01", "South")
    ten = Elapsed(10, 19, "ten years", of, 10, "Y", "anniversary", None, year(2010), "2020 - 10 years = 2010")
    assert run_checks(Material(events=((both,),), reckonings=(Reckoned(where, ten, PAIR),))) == ()


def trade(text: str, value: float, provider: str, bound: str = "exact", period: int = 2020) -> Told:
    where = source(f"Trade between the two countries was {text} in {period}.", provider=provider)
    return told(where, text, Figure(value, "USD", "trade between the two countries", bound, year(period)))  # type: ignore[arg-type]


def test_two_values_of_one_measure_and_year_conflict_beyond_their_rounding() -> None:
    (found,) = run_checks(Material(figures=(trade("$5.23 billion", 5.23e9, "A"), trade("$5.4 billion", 5.4e9, "B"))))
    assert (found.check, found.grade, set(found.values)) == ("figures", "hard", {"$5.23 billion", "$5.4 billion"})


def test_rounding_another_year_and_one_source_are_no_conflict() -> None:
    rounded = (trade("$5.23 billion", 5.23e9, "A"), trade("$5.2 billion", 5.2e9, "B"))
    later = (trade("$5.23 billion", 5.23e9, "A"), trade("$6.1 billion", 6.1e9, "B", period=2021))
    one = (trade("$5.23 billion", 5.23e9, "A"), trade("$1.1 billion", 1.1e9, "A"))
    assert all(run_checks(Material(figures=pair)) == () for pair in (rounded, later, one))


def test_a_measure_that_extraction_names_is_one_in_any_words_and_has_its_direction() -> None:
    def sold(value: float, of: str, provider: str, parties: tuple[str, str]) -> Told:
        where = source(f"It came to {value} billion.", provider=provider)
        body = Figure(value * 1e9, "USD", of, "exact", year(2020), "exports", parties)
        return told(where, f"{value} billion", body)

    ours, theirs = (
        sold(5.2, "sales to Finland", "A", ("NOR", "FIN")),
        sold(5.9, "Norwegian exports", "B", ("NOR", "FIN")),
    )
    (found,) = run_checks(Material(figures=(ours, theirs)))
    assert (found.check, found.grade) == ("figures", "hard")
    assert run_checks(Material(figures=(ours, sold(5.9, "exports to Norway", "B", ("FIN", "NOR"))))) == ()


def test_a_number_of_every_year_is_compared_with_one_of_about_then() -> None:
    def every(bound: str, provider: str, published: str) -> Told:
        where = source("They grant 500 scholarships each year.", published, provider)
        return told(where, "500 scholarships", Figure(500, "scholarships", "scholarships", bound))  # type: ignore[arg-type]

    first = every("exact", "A", "2020-01-30")
    (found,) = run_checks(Material(figures=(first, every("at most", "B", "2021-02-13"))))
    assert found.grade == "soft"
    assert run_checks(Material(figures=(first, every("at most", "B", "2026-02-13")))) == ()


def test_the_same_number_with_another_bound_is_a_soft_tension() -> None:
    (found,) = run_checks(Material(figures=(trade("$5 billion", 5e9, "A"), trade("$5 billion", 5e9, "B", "at most"))))
    assert (found.grade, found.values) == ("soft", ("$5 billion", "at most $5 billion"))


def meeting(provider: str, when: str, published: str, people: frozenset[str]) -> tuple[Told]:
    words = f"met in Oslo on {when}"
    where = source(f"The two ministers {words}.", published, provider)
    body = Event("CONSULT", "visit", words, (Party("A", "Person"),), place=Place("Oslo"), when=day(when, when))
    return (told(where, words, body, people=people),)


def test_one_meeting_told_on_two_days() -> None:
    both = frozenset({"p1", "p2"})
    (found,) = run_checks(
        Material(
            events=(meeting("A", "2020-05-09", "2020-05-12", both), meeting("B", "2020-05-10", "2020-05-10", both))
        )
    )
    assert (found.check, found.grade, set(found.values)) == ("two_days", "hard", {"2020-05-09", "2020-05-10"})


def test_a_second_day_that_the_first_report_could_not_know_is_a_second_meeting() -> None:
    both = frozenset({"p1", "p2"})
    first, second = meeting("A", "2020-05-09", "2020-05-09", both), meeting("B", "2020-05-10", "2020-05-10", both)
    other = meeting("B", "2020-05-10", "2020-05-12", frozenset({"p1", "p3"}))
    assert run_checks(Material(events=(first, second))) == ()
    assert run_checks(Material(events=(meeting("A", "2020-05-09", "2020-05-12", both), other))) == ()


def stamped(words: str, when: When) -> Material:
    return Material(
        times=(
            Stamped(source(f"They met on {words}."), Time(12, 12 + len(words), words, "DATE", when.edtf, when=when)),
        )
    )


def test_a_week_day_that_is_not_that_dates() -> None:
    (found,) = run_checks(stamped("Monday, 2 June 2020", day("2020-06-02", "Monday, 2 June 2020")))
    assert "2020-06-02 was a Tuesday, not a Monday" in found.sentence
    assert run_checks(stamped("Tuesday, 2 June 2020", day("2020-06-02", "Tuesday, 2 June 2020"))) == ()


def minister(name: str, published: str) -> Told:
    where = source(f"Foreign Minister {name} spoke.", published)
    return told(
        where,
        f"Foreign Minister {name}",
        Occupancy(name, "Foreign Minister", "NOR"),
        holder=name,
        countries=frozenset({"NOR"}),
    )


def test_two_holders_of_one_office_that_alternate() -> None:
    back = (minister("Ana", "2020-01-01"), minister("Bo", "2020-03-01"), minister("Ana", "2020-05-01"))
    (found,) = run_checks(Material(occupancies=back))
    assert (found.check, found.grade, set(found.values)) == ("two_holders", "soft", {"Ana", "Bo"})
    assert run_checks(Material(occupancies=back[:2])) == (), "a successor is no conflict"


def test_every_check_tells_users_what_it_finds() -> None:
    assert all((check.__doc__ or "").splitlines()[0].endswith(".") for check in CHECKS)


def test_the_page_lists_every_check() -> None:
    page = (Path(__file__).parents[3] / "docs" / "disagreements.md").read_text("utf-8")
    assert described() in page, "run cog on docs/disagreements.md"
