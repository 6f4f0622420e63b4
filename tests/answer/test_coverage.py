"""Who tells what: reprints once, first and alone, and the silence of one side."""

from __future__ import annotations

from chancery.answer import coverage


def by_name(told):
    return {outlet.name: outlet for outlet in told.outlets}


def test_a_reprint_counts_for_its_origin(desk, filled):
    store = filled(
        desk.story(desk.meets("putin", "lam", on="2024-06-20"), provider="TASS", versioncreated=None),
        desk.story(desk.meets("putin", "lam", on="2024-06-20"), provider="UrduPoint News", credits=("TASS",)),
    )
    told = coverage(store, ("RUS", "VNM"))
    assert (told.events, told.shared) == (1, 0)
    (tass,) = told.outlets
    assert (tass.name, tass.country, tass.reports, tass.reprints, tass.events, tass.alone) == (
        "TASS",
        "RUS",
        2,
        1,
        1,
        1,
    )


def test_who_was_first_and_who_stood_alone(desk, filled):
    from datetime import date

    store = filled(
        desk.story(desk.meets("putin", "lam", on="2024-06-20"), provider="VNA", versioncreated=date(2024, 6, 20)),
        desk.story(desk.meets("putin", "lam", on="2024-06-20"), provider="TASS", versioncreated=date(2024, 6, 21)),
        desk.story(desk.meets("lavrov", "son", on="2022-07-06"), provider="TASS", versioncreated=date(2022, 7, 6)),
    )
    told = by_name(coverage(store, ("RUS", "VNM")))
    assert (told["VNA"].first, told["VNA"].alone) == (1, 0)
    assert (told["TASS"].events, told["TASS"].first, told["TASS"].alone) == (2, 0, 1)


def test_nobody_is_first_on_the_same_day(desk, filled):
    from datetime import date

    day = date(2024, 6, 20)
    store = filled(
        desk.story(desk.meets("putin", "lam", on="2024-06-20"), provider="VNA", versioncreated=day),
        desk.story(desk.meets("putin", "lam", on="2024-06-20"), provider="TASS", versioncreated=day),
    )
    assert [outlet.first for outlet in coverage(store).outlets] == [0, 0]


def test_what_one_side_tells_and_the_other_does_not(desk, filled):
    store = filled(
        desk.story(desk.meets("putin", "lam", on="2024-06-20"), provider="VNA"),
        desk.story(desk.meets("putin", "lam", on="2024-06-20"), provider="TASS"),
        desk.story(desk.meets("lavrov", "son", on="2022-07-06"), provider="TASS"),
        desk.story(desk.meets("putin", "son", on="2023-01-01"), provider="Reuters"),
    )
    told = coverage(store, ("RUS", "VNM"))
    assert [(s.told, s.untold, len(s.events)) for s in told.silences] == [("RUS", "VNM", 1), ("VNM", "RUS", 0)]
    assert told.silences[0].events[0].when == "2022-07-06"


def test_unknown_outlets_stand_for_themselves(desk, filled):
    store = filled(
        desk.story(desk.meets("putin", "lam", on="2024-06-20"), provider="Delta Desk"),
        desk.story(desk.meets("lavrov", "son", on="2022-07-06"), provider="Northern Wire"),
    )
    told = coverage(store, ("RUS", "VNM"))
    assert {(s.told, s.untold, len(s.events)) for s in told.silences} == {
        ("Delta Desk", None, 1),
        ("Northern Wire", None, 1),
    }


def test_some_of_a_silence_is_counted_in_full(desk, filled):
    days = [f"2024-06-{day}" for day in (11, 12, 13)]
    store = filled(
        *(desk.story(desk.meets("putin", "lam", on=day), provider="VNA") for day in days),
        desk.story(desk.meets("lavrov", "son", on="2022-07-06"), provider="Wire"),
    )
    (silence,) = coverage(store, most=1).silences
    assert (silence.told, silence.total, [event.when for event in silence.events]) == ("VNA", 3, ["2024-06-11"])
    whole = {silence.told: len(silence.events) for silence in coverage(store).silences}
    assert whole == {"VNA": 3, "Wire": 1}
