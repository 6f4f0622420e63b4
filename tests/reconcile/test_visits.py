"""Visits with their stops and meetings."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from chancery.model import Judgement, Party
from chancery.pipeline.conclusions import rebuild
from chancery.record.conclusions import write_judgements

KIM = Party("Kim Jong Un", "Person", "PRK", "leader", "PRK")
KOREA = Party("North Korea", "Country", "PRK")
DAY = {"versioncreated": date(2024, 6, 21)}


def visit(desk, *hosts, on="2024-06-19/2024-06-20", guest="putin", **more):
    """A claim that a guest was in one country or several."""
    text = more.pop("text", f"{guest} visited {len(hosts)} hosts on {on}")
    return desk.meets(guest, *hosts, on=on, mode="visit", what=text, text=text, **more)


def parts(store):
    """Pairs of the words of a part and of its visit."""
    sql = """SELECT p.text, w.text FROM event_parts
             JOIN events AS e ON e.id = part JOIN claims AS p ON p.number = e.claim
             JOIN events AS v ON v.id = whole JOIN claims AS w ON w.number = v.claim ORDER BY 1, 2"""
    return [tuple(row) for row in store.query(sql)]


def test_talks_and_signings_on_the_days_of_a_visit_are_parts_of_it(desk, filled):
    store = filled(
        desk.story(visit(desk, "vietnam", text="The visit"), **DAY),
        desk.story(desk.meets("putin", "lam", on="2024-06-19", text="Day one"), **DAY),
        desk.story(desk.meets("putin", "lam", on="2024-06-20", text="Day two"), **DAY),
        desk.story(desk.meets("russia", "vietnam", on="2024-06-20", type="SUPPORT", text="Signed", what="signed")),
    )
    assert parts(store) == [("Day one", "The visit"), ("Day two", "The visit"), ("Signed", "The visit")]
    assert store.value("SELECT count(*) FROM events") == 4
    assert store.value("SELECT reason FROM event_parts ORDER BY reason DESC") == (
        "Vladimir Putin was in Viet Nam: 2024-06-20 is in the visit's days (2024-06-19/2024-06-20)."
    )


@pytest.mark.parametrize(
    "other",
    [
        {"who": ("putin", "lam"), "on": "2024-06-22"},
        {"who": ("putin", "lam"), "on": "2024-06-20", "mode": "phone"},
        {"who": ("putin", "lam"), "on": "2024-06-20", "place": ("Moscow", "RUS")},
        {"who": ("lavrov", "son"), "on": "2024-06-20"},
        {"who": ("putin", KIM), "on": "2024-06-20"},
        {"who": ("putin", "lam"), "on": "2024-06-20", "type": "THREATEN"},
        {"who": ("putin", "lam"), "on": "2024-06-20", "status": "cancelled"},
        {"who": ("putin", "lam")},
    ],
    ids=["later", "call", "elsewhere", "others", "another host", "threat", "cancelled", "undated"],
)
def test_what_is_no_part_of_the_visit(desk, filled, other):
    other = dict(other)
    told = desk.meets(*other.pop("who"), text="Something else", **other)
    assert parts(filled(desk.story(visit(desk, "vietnam"), **DAY), desk.story(told, **DAY))) == []


def test_a_report_that_tells_the_visit_as_news_tells_its_meetings(desk, filled):
    told = [visit(desk, "vietnam", on=None, text="The visit"), desk.meets("putin", "lam", text="Talks")]
    assert parts(filled(desk.story(*told, **DAY))) == [("Talks", "The visit")]


def test_an_undated_meeting_is_no_part_of_a_visit_long_ago(desk, filled):
    told = [visit(desk, "vietnam", on="2017-11-12", text="In 2017"), desk.meets("putin", "lam", text="Talks")]
    assert parts(filled(desk.story(*told, **DAY))) == []


def arrives(desk, on, text="The arrival"):
    """A claim that the guest arrived."""
    return replace(visit(desk, "vietnam", on=on, text=text), rule="event:arrive")


def test_an_arrival_is_part_of_the_visit(desk, filled):
    store = filled(desk.story(visit(desk, "vietnam", text="The visit"), arrives(desk, "2024-06-19"), **DAY))
    assert parts(store) == [("The arrival", "The visit")]


def test_where_only_the_arrival_is_told_it_has_the_meetings_of_the_next_days(desk, filled):
    days = ["2024-06-20", "2024-06-25"]
    told = [desk.meets("putin", "lam", on=day, text=f"Met on {day}") for day in days]
    store = filled(desk.story(arrives(desk, "2024-06-19"), *told, **DAY))
    assert parts(store) == [("Met on 2024-06-20", "The arrival")]


def test_a_planned_visit_took_place_when_the_guest_arrived(desk, filled):
    plan = visit(desk, "vietnam", on="2024", status="planned", text="The plan")
    store = filled(desk.story(plan, versioncreated=date(2024, 3, 1)), desk.story(arrives(desk, "2024-06-19"), **DAY))
    assert [tuple(row) for row in store.query("SELECT status, edtf FROM events")] == [("held", "2024-06-19")]


def test_a_month_is_no_visit(desk, filled):
    told = (visit(desk, "vietnam", on="2024-06", text="In June"), desk.meets("putin", "lam", on="2024-06-20"))
    assert parts(filled(*(desk.story(one, **DAY) for one in told))) == []


def test_a_journey_has_stops_and_a_stop_has_meetings(desk, filled):
    store = filled(
        desk.story(visit(desk, KOREA, "vietnam", on="2024-06-18/2024-06-20", text="The journey"), **DAY),
        desk.story(visit(desk, "vietnam", text="The stop"), **DAY),
        desk.story(desk.meets("putin", "lam", on="2024-06-20", text="Talks"), **DAY),
        desk.story(desk.meets("putin", KIM, on="2024-06-18", text="With Kim"), **DAY),
    )
    assert parts(store) == [("Talks", "The stop"), ("The stop", "The journey"), ("With Kim", "The journey")]


def test_two_visits_in_one_year_are_two_and_keep_their_own_parts(desk, filled):
    store = filled(
        *(
            desk.story(
                visit(desk, "vietnam", on=day, text=f"Visit {day}"), desk.meets("putin", "lam", on=day, text=day)
            )
            for day in ("2024-06-20", "2024-09-03")
        )
    )
    assert parts(store) == [("2024-06-20", "Visit 2024-06-20"), ("2024-09-03", "Visit 2024-09-03")]


def test_one_visit_told_in_several_lines_is_one(desk, filled):
    lines = [visit(desk, "vietnam", text="A state visit"), visit(desk, "vietnam", on="2024-06-20", text="Was there")]
    later = visit(desk, "vietnam", on=None, text="The visit ended")
    store = filled(desk.story(*lines, **DAY), desk.story(later, **DAY))
    assert [tuple(row) for row in store.query("SELECT reports, earliest, latest FROM events")] == [
        (2, "2024-06-20", "2024-06-20")
    ]


def test_a_person_may_take_a_part_out_or_put_it_in(desk, filled):
    stories = [
        desk.story(visit(desk, "vietnam", text="The visit"), **DAY),
        desk.story(desk.meets("putin", "lam", on="2024-06-20", text="Talks"), **DAY),
        desk.story(desk.meets("putin", "lam", on="2024-06-21", text="Farewell"), **DAY),
    ]
    store = filled(*stories)
    whole, talks, farewell = (story.found.claims[0].id for story in stories)
    with store.transaction():
        verdicts = [(talks, "different"), (farewell, "same")]
        judged = [("parts", Judgement(part, whole, verdict, 1.0, "seen", "ann")) for part, verdict in verdicts]
        write_judgements(store, judged)
    rebuild(store)
    assert parts(store) == [("Farewell", "The visit")]


def test_judgements_cannot_make_a_visit_part_of_itself(desk, filled):
    stories = [desk.story(visit(desk, "vietnam", on=day, text=day), **DAY) for day in ("2024-06-20", "2024-09-03")]
    store = filled(*stories)
    left, right = (story.found.claims[0].id for story in stories)
    with store.transaction():
        judged = [("parts", Judgement(*pair, "same", 1.0, "", "ann")) for pair in ((left, right), (right, left))]
        write_judgements(store, judged)
    rebuild(store)
    assert len(parts(store)) == 1


def test_the_order_of_arrival_has_no_say_in_parts(desk, shuffled):
    days = ["2024-06-18/2024-06-20", "2024-06-19/2024-06-20", None, "2024-06-20"]
    stories = [
        desk.story(visit(desk, *hosts, on=day), **DAY) for day in days for hosts in (["vietnam"], [KOREA, "vietnam"])
    ]
    stories += [desk.story(desk.meets("putin", "lam", on=day, text=f"Met {n}"), **DAY) for n, day in enumerate(days)]
    found = {str(parts(store)) for store in shuffled(stories)}
    assert len(found) == 1
    assert "Met" in found.pop()
