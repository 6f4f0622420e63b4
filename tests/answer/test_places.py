"""Where events took place."""

from __future__ import annotations

from chancery.answer import Filters
from chancery.answer.places import places


def test_events_of_the_days_asked_for_stand_at_their_cities(desk, filled):
    store = filled(
        desk.story(desk.meets("lavrov", "son", on="2021-09-28", place=("Moscow", "RUS"))),
        desk.story(desk.meets("putin", "lam", on="2024-06-20", place=("Hanoi", "VNM"))),
    )
    assert [place.name for place in places(store, ("RUS",)).places] == ["Hanoi", "Moscow"]
    assert [place.name for place in places(store, (), Filters(since="2022")).places] == ["Hanoi"]
    assert [place.name for place in places(store, ("VNM",), Filters(until="2022")).places] == ["Moscow"]
