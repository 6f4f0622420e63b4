"""Checks within one report: sums, lists, dates, order, headlines; what conflicts, and what only seems to."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from chancery.model import Event, Figure, Instrument, Occupancy, Party, Place, Span, Time, When
from chancery.model.claim import Claim
from chancery.reconcile.checks import Material, Source, Stamped, Told, run_checks


def source(text: str, published: str | None = "2021-06-10", provider: str = "Desk", headline: str = "") -> Source:
    day = date.fromisoformat(published) if published else None
    return Source(f"{provider}-{published}", provider, day, provider, text, headline)


def told(where: Source, words: str, body, *, status="held", **more) -> Told:
    start = where.text.index(words)
    claim = Claim(where.uri, Span(start, start + len(words)), words, body, "test", status)
    return Told(where, claim, **more)


def figure(where: Source, words: str, value: float, unit: str, of: str = "trade") -> Told:
    return told(where, words, Figure(value, unit, of))


def amounts(text: str, *parts: tuple[str, float, str]) -> Material:
    where = source(text)
    return Material(figures=tuple(figure(where, *part) for part in parts))


NEW, OLD = ("$5.4 billion", 5.4e9, "USD"), ("$4.1 billion", 4.1e9, "USD")


@pytest.mark.parametrize(
    ("text", "parts", "wrong"),
    [
        ("Trade went up 8% to $5.4 billion from $4.1 billion.", [("8%", 8, "%"), NEW, OLD], "31.7%, not 8%"),
        ("Trade fell by 24% to $5.4 billion from $4.1 billion.", [("24%", 24, "%"), NEW, OLD], "no fall"),
        (
            "Trade rose by $2 billion from $4.1 billion to $5.4 billion.",
            [("$2 billion", 2e9, "USD"), OLD, NEW],
            "not $2",
        ),
    ],
)
def test_a_change_that_does_not_come_out(text, parts, wrong) -> None:
    found = run_checks(amounts(text, *parts))
    assert {(f.check, f.grade) for f in found} == {("changes", "hard")}
    assert any(wrong in f.sentence for f in found)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Trade went up 32% to $5.4 billion from $4.1 billion.", [("32%", 32, "%"), NEW, OLD]),
        ("Trade rose by $1.3 billion from $4.1 billion to $5.4 billion.", [("$1.3 billion", 1.3e9, "USD"), OLD, NEW]),
        ("Trade, 8% of it in fish, rose to $5.4 billion from $4.1 billion.", [("8%", 8, "%"), NEW, OLD]),
        ("Trade went up 8% to $5.4 billion.", [("8%", 8, "%"), NEW]),
    ],
)
def test_a_change_that_comes_out_or_is_of_something_else(text, parts) -> None:
    assert run_checks(amounts(text, *parts)) == ()


def test_a_part_is_not_greater_than_its_whole() -> None:
    thirty, women = ("30 delegates", 30, "delegates"), ("45 women", 45, "women")
    (found,) = run_checks(amounts("They sent 30 delegates, including 45 women.", thirty, women))
    assert (found.check, found.grade) == ("parts", "hard")
    assert "45 women cannot be part of 30 delegates" in found.sentence
    few = ("12 women", 12, "women")
    cars = ("45 cars", 45, "cars")
    assert run_checks(amounts("They sent 30 delegates, including 12 women.", thirty, few)) == ()
    assert run_checks(amounts("They sent 30 delegates, including 45 cars.", thirty, cars)) == ()
    assert run_checks(amounts("They sent 30 delegates. Among guests were 45 women.", thirty, women)) == ()


def texts(*listed: str) -> Material:
    return Material(sources=tuple(source(text) for text in listed))


def test_a_count_that_its_list_does_not_bear_out() -> None:
    (found,) = run_checks(texts("They signed three agreements: one on fish and one on visas."))
    assert (found.check, found.grade) == ("lists", "hard")
    assert "1 to 2 are listed" in found.sentence


@pytest.mark.parametrize(
    "text",
    [
        "They signed three agreements: on fish, on visas and on trade.",
        "They signed two agreements: on fish and on trade and investment.",
        "They signed three agreements: on fish and visas, and on trade.",
        "They signed three agreements in agriculture, energy, trade and schools.",
        "He visited three countries: Chile; Peru; and Norway.",
    ],
)
def test_a_list_that_may_have_as_many_items(text) -> None:
    assert run_checks(texts(text)) == ()


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("They met on 31 June in Oslo.", "June has 30 days"),
        ("They met on November 31, 2020.", "November has 30 days"),
        ("They met on February 29, 2021.", "2021 was no leap year"),
        ("They met on 30 February.", "February has 29 days"),
    ],
)
def test_a_day_that_is_in_no_calendar(text, why) -> None:
    (found,) = run_checks(texts(text))
    assert (found.check, found.grade) == ("impossible_dates", "hard")
    assert why in found.sentence


@pytest.mark.parametrize(
    "text",
    [
        "They met on 30 June, and on 31 May, and on February 29, 2020, and on 29 February.",
        "In June 31 sailors were set free.",
        "Resolution 1.31 June edition.",
        "From May 30 to June 3 they met; from December 28 to 3 January too.",
        "On September 11-12 they met; (1950-2020); from 1990 to 2001.",
        "Prices rose from May 11 to 8.5% in June.",
    ],
)
def test_days_that_are_in_the_calendar(text) -> None:
    assert run_checks(texts(text)) == ()


@pytest.mark.parametrize(
    "text",
    [
        "He is in Oslo from May 11 to 8 for talks.",
        "He is in Oslo from 11 to 8 May.",
        "He served as envoy from 2019 to 2015.",
        "the war (1945–1939)",
    ],
)
def test_a_stretch_that_ends_before_it_begins(text) -> None:
    (found,) = run_checks(texts(text))
    assert (found.check, found.grade) == ("backward_dates", "hard")


def day(text: str, words: str) -> When:
    earliest = date.fromisoformat(text)
    return When(text, earliest, earliest + timedelta(days=1), words)


def happened(words: str, when: When, status: str, published: str = "2021-06-10", **more) -> Material:
    where = source(f"The envoys {words}.", published)
    event = told(where, words, Event("CONSULT", None, words, (), when=when, **more), status=status)
    return Material(events=((event,),))


def test_what_is_told_as_past_before_its_day() -> None:
    words = "met in Oslo on 20 June 2021"
    (found,) = run_checks(happened(words, day("2021-06-20", "20 June 2021"), "held"))
    assert (found.check, found.grade) == ("told_too_early", "hard")
    assert run_checks(happened(words, day("2021-06-20", "20 June 2021"), "planned")) == (found,), "the verb decides"
    assert run_checks(happened(words, day("2021-06-20", "20 June 2021"), "held", "2021-06-19")) == (), "the date line"
    assert run_checks(happened(words.replace("met", "to meet"), day("2021-06-20", "20 June 2021"), "planned")) == ()


def test_what_is_told_as_to_come_after_its_day() -> None:
    words = "will meet in Oslo on 1 June 2021"
    (found,) = run_checks(happened(words, day("2021-06-01", "1 June 2021"), "planned"))
    assert (found.check, found.grade) == ("told_too_late", "hard")
    assert run_checks(happened(words, day("2021-06-01", "1 June 2021"), "planned", "2021-05-30")) == ()
    jubilee = "will mark the 1972 conference"
    year = When("1972", date(1972, 1, 1), date(1973, 1, 1), "1972")
    assert run_checks(happened(jubilee, year, "planned")) == (), "a year may be part of a name"


def signed(act: str, on: str, kind: str = "treaty", name: str = "friendship treaty with Norway") -> Told:
    words = f"the {name} was {act} on {on}"
    where = source(f"It said {words}.", provider=f"Desk {act} {on}")
    start = where.text.index(name)
    paper = Instrument(kind, name, act, Span(start, start + len(name)))
    event = Event("SUPPORT", None, words, (), when=day(on, on), instruments=(paper,))
    return told(where, words, event, countries=frozenset({"NOR", "FIN"}))


def test_a_paper_is_not_ratified_before_it_is_signed() -> None:
    (found,) = run_checks(Material(events=((signed("signed", "2020-05-01"),), (signed("ratified", "2020-04-01"),))))
    assert (found.check, found.grade, found.sources) == ("effects_first", "hard", (1, 1))
    later = ((signed("signed", "2020-05-01"),), (signed("ratified", "2020-06-01"),))
    another = ((signed("signed", "2020-05-01"),), (signed("ratified", "2020-04-01", name="fishery treaty of 2015"),))
    assert run_checks(Material(events=later)) == run_checks(Material(events=another)) == ()


def stay(left: str, home: str = "FIN") -> Material:
    where = source(f"The minister arrived in Oslo on 9 May. He left Oslo on {left}.")
    arrived = Event(
        "CONSULT",
        "visit",
        "arrived",
        (Party("Aino", "Person", home),),
        place=Place("Oslo", "NOR"),
        when=day("2021-05-09", "9 May"),
    )
    at = where.text.rindex(left)
    iso = f"2021-05-{int(left.split()[0]):02}"
    time = Stamped(where, Time(at, at + len(left), left, "DATE", iso, when=day(iso, left)))
    return Material(events=((told(where, "arrived in Oslo on 9 May", arrived),),), times=(time,))


def test_a_guest_does_not_leave_before_arriving() -> None:
    (found,) = run_checks(stay("7 May"))
    assert (found.check, found.grade) == ("left_first", "hard")
    assert run_checks(stay("11 May")) == run_checks(stay("7 May", home="NOR")) == (), "home is left first"


TRADE = "Trade between Norway and Chile reached $5.4 billion in 2020."


def under(headline: str, text: str = TRADE, *, figures: tuple[tuple[str, float, str], ...] = ()) -> Material:
    where = source(text, headline=headline)
    return Material(figures=tuple(figure(where, *part) for part in figures), sources=(where,))


def test_a_headline_with_another_number() -> None:
    (found,) = run_checks(under("Norway, Chile trade hits $6.4 billion", figures=(NEW,)))
    assert (found.check, found.grade, found.values) == ("headlines", "hard", ("$6.4 billion", "$5.4 billion"))
    assert found.evidence[0].part == "headline"
    (loose,) = run_checks(under("Fund gets $2 billion", figures=(NEW,)))
    assert loose.grade == "soft", "nothing tells that both speak of one thing"
    for fine in ("Norway, Chile trade tops $5 billion", "Trade at $5.4bn", "Trade 2020: up 12 %"):
        assert run_checks(under(fine, figures=(NEW,))) == ()


def test_a_headline_with_another_office() -> None:
    def report(headline: str, post: str) -> Material:
        where = source(f"{post} Erna Berg was in Lima.", headline=headline)
        held = told(where, f"{post} Erna Berg", Occupancy("Erna Berg", post, "NOR"), holder="berg")
        return Material(occupancies=(held,), sources=(where,))

    (found,) = run_checks(report("President Berg in Lima", "Prime Minister"))
    assert (found.check, found.grade) == ("headlines", "hard")
    assert run_checks(report("PM Berg in Lima", "Prime Minister")) == ()
    assert run_checks(report("President meets Berg in Lima", "Prime Minister")) == ()
    assert run_checks(report("Foreign Minister Berg in Lima", "Deputy Prime Minister and Foreign Minister")) == ()


def test_a_headline_with_another_day_or_that_calls_off_what_took_place() -> None:
    def report(headline: str, status: str = "held", text: str = "They met in Oslo on 9 May.") -> Material:
        where = source(text, headline=headline)
        event = Event("CONSULT", None, "met", (), when=day("2021-05-09", "9 May"))
        time = Stamped(where, Time(18, 23, "9 May", "DATE", "2021-05-09", when=day("2021-05-09", "9 May")))
        return Material(events=((told(where, "met in Oslo", event, status=status),),), times=(time,), sources=(where,))

    (moved,) = run_checks(report("Ministers meet on May 8"))
    assert (moved.check, moved.grade) == ("headlines", "hard")
    (off,) = run_checks(report("Minister cancels Oslo meeting"))
    assert (off.check, off.grade) == ("headlines", "hard")
    assert run_checks(report("Ministers meet on 9 May")) == run_checks(report("Ready for September 1")) == ()
    assert (
        run_checks(report("Minister cancels Oslo meeting", text="They met in Oslo on 9 May. A cancelled call.")) == ()
    )
