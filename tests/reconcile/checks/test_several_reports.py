"""Checks across reports of one event or office. Each with a pair that conflicts and one that only seems to."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from chancery.model import Event, Instrument, Occupancy, Party, Place, Span, When
from chancery.model.claim import Claim
from chancery.reconcile.checks import Material, Source, Told, run_checks

BOTH = frozenset({"aino", "berg"})
PAIR = frozenset({"NOR", "FIN"})


def source(text: str, provider: str, published: str | None = "2021-06-10") -> Source:
    day = date.fromisoformat(published) if published else None
    return Source(f"{provider}-{published}", provider, day, provider, text)


def told(where: Source, words: str, body, *, status="held", **more) -> Told:
    start = where.text.index(words)
    return Told(where, Claim(where.uri, Span(start, start + len(words)), words, body, "test", status), **more)


def days(first: str, last: str, words: str) -> When:
    edtf = first if first == last else f"{first}/{last}"
    return When(edtf, date.fromisoformat(first), date.fromisoformat(last) + timedelta(days=1), words)


def visit(provider: str, words: str, when: When | None = None, people=frozenset({"aino"})) -> Told:
    where = source(f"Aino {words}.", provider)
    body = Event("CONSULT", "visit", words, (Party("Aino", "Person", "FIN"),), place=Place("Oslo", "NOR"), when=when)
    return told(where, words, body, people=people)


LONG = visit("A", "visited Oslo from May 3 to 7", days("2021-05-03", "2021-05-07", "May 3 to 7"))


@pytest.mark.parametrize(
    ("other", "grade"),
    [
        (visit("B", "paid a two-day visit to Oslo"), "hard"),
        (visit("B", "visited Oslo from Monday to Thursday"), "soft"),
        (visit("B", "came to Oslo on May 3 and left the same day", days("2021-05-03", "2021-05-03", "May 3")), "hard"),
        (visit("B", "paid a six-day visit to Oslo"), "soft"),
    ],
)
def test_one_visit_of_two_lengths(other, grade) -> None:
    (found,) = run_checks(Material(events=((LONG, other),)))
    assert (found.check, found.grade, found.sources) == ("two_lengths", grade, (1, 1))


def test_visits_of_one_length_or_that_no_event_joins() -> None:
    five = visit("B", "paid a five-day visit to Oslo")
    two = visit("B", "paid a two-day visit to Oslo")
    assert run_checks(Material(events=((LONG, five),))) == run_checks(Material(events=((LONG,), (two,)))) == ()


def arrival(provider: str, words: str) -> Told:
    return visit(provider, f"landed in Oslo {words}", days("2021-05-03", "2021-05-03", words))


def test_one_arrival_at_two_hours() -> None:
    evening = arrival("A", "on the evening of May 3")
    (found,) = run_checks(Material(events=((evening, arrival("B", "on Monday morning")),)))
    assert (found.check, found.grade) == ("two_hours", "hard")
    (near,) = run_checks(Material(events=((evening, arrival("B", "on Monday afternoon")),)))
    assert near.grade == "soft", "an afternoon ends as the evening begins"
    assert run_checks(Material(events=((evening, arrival("B", "on Monday night")),))) == ()


def talks(provider: str, place: str, country: str) -> Told:
    words = f"met in {place} on 3 May"
    where = source(f"Aino and Berg {words}.", provider)
    body = Event(
        "CONSULT", None, words, (), place=Place(place, country), when=days("2021-05-03", "2021-05-03", "3 May")
    )
    return told(where, words, body, people=BOTH, town=f"{place}, {country}")


def test_one_meeting_in_two_places() -> None:
    (found,) = run_checks(Material(events=((talks("A", "Oslo", "NOR"),), (talks("B", "Turku", "FIN"),))))
    assert (found.check, found.grade, set(found.values)) == ("two_places", "hard", {"Oslo, NOR", "Turku, FIN"})
    (near,) = run_checks(Material(events=((talks("A", "Oslo", "NOR"),), (talks("B", "Bergen", "NOR"),))))
    assert near.grade == "soft", "from one city to the other within a day"
    assert run_checks(Material(events=((talks("A", "Oslo", "NOR"), talks("B", "Oslo", "NOR")),))) == ()
    both = source("Aino and Berg met in Oslo on 3 May. Aino and Berg met in Turku on 3 May.", "C")
    two = [
        Told(both, Claim(both.uri, Span(both.text.index(w), both.text.index(w) + 1), "m", t.claim.body, "t"),
             people=BOTH, town=t.town)
        for w, t in (("met in Oslo", talks("C", "Oslo", "NOR")), ("met in Turku", talks("C", "Turku", "FIN")))
    ]  # fmt: skip
    assert run_checks(Material(events=((two[0],), (two[1],), (talks("A", "Oslo", "NOR"),)))) == (), (
        "one report tells both"
    )


def held(provider: str, post: str, of: str = "NOR", name: str = "Berg", published: str = "2021-06-10") -> Told:
    where = source(f"{post} {name} spoke.", provider, published)
    return told(where, f"{post} {name}", Occupancy(name, post, of), holder=name.lower(), countries=frozenset({of}))


def event_of(*occupancies: Told) -> tuple[Told, ...]:
    body = Event("CONSULT", None, "spoke", ())
    return tuple(told(t.source, "spoke", body, people=frozenset({t.holder or ""})) for t in occupancies)


@pytest.mark.parametrize(
    ("one", "other", "conflict"),
    [
        ("President", "Prime Minister", True),
        ("Deputy Foreign Minister", "Foreign Minister", True),
        ("Defence Minister", "Minister of Foreign Affairs", True),
        ("Foreign Minister", "Minister of Foreign Affairs", False),
        ("Deputy Prime Minister", "Deputy Prime Minister and Foreign Minister", False),
        ("General Secretary", "President", False),
        ("President of the National Assembly", "Prime Minister", False),
    ],
)
def test_one_person_with_two_offices_at_one_event(one, other, conflict) -> None:
    pair = held("A", one), held("B", other)
    found = run_checks(Material(events=(event_of(*pair),), occupancies=pair))
    assert [(f.check, f.grade) for f in found] == [("two_posts", "hard")] * conflict


def test_two_offices_at_two_events_may_be_a_career() -> None:
    pair = held("A", "Prime Minister"), held("B", "President")
    assert run_checks(Material(events=(event_of(pair[0]), event_of(pair[1])), occupancies=pair)) == ()


def test_an_office_for_another_country() -> None:
    right = held("A", "President", name="Erna Berg"), held("B", "President", name="Erna Berg")
    (found,) = run_checks(Material(occupancies=(*right, held("C", "President", "FIN", "Erna Berg"))))
    assert (found.check, found.grade, found.sources) == ("two_countries", "hard", (2, 1))
    assert run_checks(Material(occupancies=(*right, held("C", "Ambassador", "FIN", "Erna Berg")))) == ()
    assert run_checks(Material(occupancies=(right[0], held("C", "President", "FIN", "Erna Berg")))) == (), (
        "one against one"
    )
    guessed = replace(held("C", "President", "FIN", "Erna Berg"), countries=frozenset())
    assert run_checks(Material(occupancies=(*right, guessed))) == (), "no word gives the country"


def sworn_in(on: str) -> Told:
    words = f"Dahl was sworn in as Prime Minister on {on}"
    body = Event("OTHER", None, words, (Party("Dahl", "Person", "NOR"),), when=days(on, on, on))
    one = {"people": frozenset({"dahl"}), "countries": frozenset({"NOR"})}
    return told(source(f"{words}.", "A", on), words, body, **one)


def test_a_title_after_a_successor_took_office() -> None:
    start = sworn_in("2021-03-01")
    office = Occupancy("Dahl", "Prime Minister", "NOR")
    new = told(start.source, "Dahl was sworn in as Prime Minister", office, holder="dahl")
    late = held("B", "Prime Minister", published="2021-04-01")
    still = held("C", "Prime Minister", name="Dahl", published="2021-05-01")
    found = run_checks(Material(events=((start,),), occupancies=(new, late, still)))
    assert [(f.check, f.grade) for f in found] == [("old_titles", "hard")]
    early = held("B", "Prime Minister", published="2021-02-01")
    assert run_checks(Material(events=((start,),), occupancies=(new, early, still))) == ()
    again = held("B", "Prime Minister", published="2021-06-01")
    assert run_checks(Material(events=((start,),), occupancies=(new, still, again))) == (), "he may have come back"


def paper(provider: str, kind: str, name: str, count: int | None = None, *, extra: str = "") -> Told:
    words = f"signed {name}{extra} on 3 May"
    where = source(f"Norway and Finland {words}.", provider)
    start = where.text.index(name)
    instrument = Instrument(kind, name, "signed", Span(start, start + len(name)), None, count)
    body = Event("SUPPORT", None, words, (), when=days("2021-05-03", "2021-05-03", "3 May"), instruments=(instrument,))
    return told(where, words, body, countries=PAIR)


def test_one_paper_of_two_kinds() -> None:
    treaty = paper("A", "treaty", "a treaty on nuclear safety")
    memo = paper("B", "memorandum", "a memorandum on nuclear safety")
    (found,) = run_checks(Material(events=((treaty,), (memo,))))
    assert (found.check, found.grade, set(found.values)) == ("two_instruments", "hard", {"treaty", "memorandum"})
    (loose,) = run_checks(Material(events=((paper("A", "agreement", "an agreement on nuclear safety"),), (memo,))))
    assert loose.grade == "soft", "any paper may be called an agreement"
    other = paper("B", "memorandum", "a memorandum on fishery quotas")
    assert run_checks(Material(events=((treaty,), (other,)))) == ()
    assert run_checks(Material(events=((treaty,), (paper("A", "memorandum", "a memorandum on nuclear safety"),)))) == ()


def test_one_signing_with_two_numbers() -> None:
    eleven = paper("A", "agreement", "eleven agreements", 11, extra=" in all")
    (found,) = run_checks(
        Material(events=((eleven,), (paper("B", "agreement", "14 agreements", 14, extra=" in all"),)))
    )
    assert (found.check, found.grade) == ("two_counts", "hard")
    (part,) = run_checks(Material(events=((eleven,), (paper("B", "agreement", "three agreements", 3),))))
    assert part.grade == "soft"
    assert run_checks(Material(events=((eleven,), (paper("B", "memorandum", "14 memoranda", 14),)))) == ()


def envoy(provider: str, words: str, published: str = "2021-06-10") -> Told:
    body = Event("SANCTION", None, words, (), (Party("Chilean ambassador", "Person", "CHL"),))
    return told(source(f"Norway said the Chilean ambassador {words}.", provider, published), words, body)


def test_an_envoy_expelled_here_and_kept_away_there() -> None:
    expelled = envoy("A", "was expelled")
    (found,) = run_checks(Material(events=((expelled,), (envoy("B", "may not return for now"),))))
    assert (found.check, found.grade) == ("two_measures", "soft")
    assert run_checks(Material(events=((expelled,), (envoy("B", "was summoned"),)))) == ()
    assert run_checks(Material(events=((expelled,), (envoy("B", "may not return", "2021-09-01"),)))) == ()
