from __future__ import annotations

import random
from datetime import date

import pytest

from chancery.model import Judgement, Party
from chancery.pipeline import rebuild
from chancery.record.conclusions import write_judgements

BORRELL = Party("Josep Borrell", "Person")
CHINH = Party("Phạm Minh Chính", "Person", "VNM", "Prime Minister", "VNM")


def tell(*who, **more):
    """What a claim is made of."""
    return {"who": who, **more}


def without(telling):
    return {key: value for key, value in telling.items() if key != "who"}


def groups(store):
    """The reports of each event, as sets of uris."""
    rows = store.query(
        "SELECT event, group_concat(DISTINCT uri) AS uris FROM event_claims JOIN claims ON claims.number = claim"
        " JOIN reports ON reports.number = claims.report GROUP BY event"
    )
    return sorted(sorted(row["uris"].split(",")) for row in rows)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (tell("putin", "lam", on="2024-06-20"), tell("lam", "putin", on="2024-06-20")),
        (
            tell("putin", "lam", on="2024-06-20", what="held talks"),
            tell("putin", "vietnam", on="2024-06-19/2024-06-20", what="talks in Hanoi"),
        ),
        (tell("putin", "lam", on="2024-06-20", status="planned"), tell("putin", "lam", on="2024-06-20")),
        (tell("putin", "lam", on="2024-06"), tell("putin", "lam", on="2024-06-20")),
        (tell("putin", "lam", on="2024"), tell("putin", "lam", on="2024-06-20")),
        (tell("putin", "lam"), tell("putin", "lam", on="2024-06-20")),
        (
            tell("lam", "putin", on="2024-06-20", mode="visit", what="received"),
            tell("lam", "putin", on="2024-06-20", what="held talks"),
        ),
    ],
    ids=["sides", "country", "planned", "month", "year", "undated", "reception"],
)
def test_two_tellings_of_one_meeting_are_one_event(desk, filled, one, other):
    claims = [
        desk.meets(*telling.pop("who"), text=text, **telling)
        for telling, text in ((one, "They met"), (other, "Both talked"))
    ]
    store = filled(
        *(desk.story(claim, versioncreated=date(2024, 6, 21), provider=str(n)) for n, claim in enumerate(claims))
    )
    assert groups(store) == [["desk-1", "desk-2"]]
    assert tuple(store.query("SELECT reports, independent FROM events")[0]) == (2, 2)
    assert store.value("SELECT reason FROM judgements WHERE about = 'events'")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (tell("putin", "lam", on="2024-06-20"), tell("putin", "lam", on="2024-09-03")),
        (tell("putin", "lam", on="2024-06-20"), tell("putin", CHINH, on="2024-06-20")),
        (tell("putin", "lam", on="2024-06-20"), tell("putin", BORRELL, on="2024-06-20")),
        (tell("putin", "lam", on="2024-06-20"), tell("putin", "lam", on="2024-06-20", mode="phone")),
        (tell("putin", "lam", on="2024-06-20"), tell("putin", "lam", on="2024-06-20", status="negated")),
        (
            tell("putin", "lam", on="2024-06-20", place=("Hanoi", "VNM")),
            tell("putin", "lam", on="2024-06-20", place=("Moscow", "RUS")),
        ),
        (
            tell("putin", "vietnam", on="2024-06-19/2024-06-20", mode="visit"),
            tell("lam", "putin", on="2024-06-20", mode="visit"),
        ),
        (
            tell("putin", "lam", on="2024-06-20", type="SUPPORT", what="signed a joint statement"),
            tell("putin", "lam", on="2024-06-20", type="SUPPORT", what="opened the new embassy building"),
        ),
        (
            tell("putin", "lam", on="2024-06-20", what="spoke on the phone"),
            tell("putin", "vietnam", on="2024-06-20", what="the fourth Ministerial Dialogue"),
        ),
        (tell("putin", "lam", on="2024-06-20"), tell("putin", "vietnam", what="the fourth Ministerial Dialogue")),
        (
            tell("russia", "vietnam", on="2024-06-20"),
            tell("russia", "vietnam", on="2024-06-20", what="argued"),
        ),
    ],
    ids=[
        "dates",
        "people",
        "stateless",
        "phone",
        "denied",
        "countries",
        "stay",
        "deeds",
        "gathering",
        "undated",
        "nobody",
    ],
)
def test_different_events_stay_apart(desk, filled, one, other):
    stories = [desk.story(desk.meets(*telling["who"], text="Words", **without(telling))) for telling in (one, other)]
    assert groups(filled(*stories)) == [["desk-1"], ["desk-2"]]


@pytest.mark.parametrize(
    ("status", "told", "together"), [("planned", 19, 1), ("planned", 21, 2), ("held", 21, 1), ("held", 19, 2)]
)
def test_an_undated_plan_is_told_before_its_deed_and_a_deed_after(desk, filled, status, told, together):
    undated = desk.story(desk.meets("putin", "lam", status=status), versioncreated=date(2024, 6, told))
    store = filled(undated, desk.story(desk.meets("putin", "lam", on="2024-06-20")))
    assert len(groups(store)) == together


def test_two_meetings_of_one_person_in_a_report_stay_apart(desk, filled):
    first = desk.meets("son", "lavrov", on="2021-09-28", text="Sơn will meet Lavrov", what="meet")
    second = desk.meets("son", "russia", text="he will hold meetings with leaders of agencies", what="hold meetings")
    store = filled(desk.story(first, second))
    assert store.value("SELECT count(*) FROM events") == 2


def test_two_visits_in_one_year_are_two_and_the_vague_telling_joins_neither(desk, filled):
    days = ["2024-06-20", "2024-09-03", "2024"]
    store = filled(*(desk.story(desk.meets("putin", "lam", on=day)) for day in days))
    assert groups(store) == [["desk-1"], ["desk-2"], ["desk-3"]]


def test_a_group_keeps_a_day_in_common(desk, filled):
    days = ["2024-06-19/2024-06-20", "2024-06-20/2024-06-21", "2024-06-21/2024-06-22"]
    store = filled(*(desk.story(desk.meets("putin", "lam", on=day)) for day in days))
    assert all(row["earliest"] <= row["latest"] for row in store.query("SELECT earliest, latest FROM events"))
    assert len(groups(store)) == 2


def test_the_order_of_arrival_has_no_say(desk, tmp_path):
    from chancery.record import Store, add_report

    days = ["2024-06-20", "2024-06-19/2024-06-20", "2024-06-20/2024-06-22", "2024-06", None, "2024-06-22", "2024"]
    who = [("putin", "lam"), ("putin", "vietnam"), ("lavrov", "son"), ("putin", "lam", "son")]
    stories = [desk.story(desk.meets(*who[n % 4], on=day)) for n, day in enumerate(days * 4)]
    found = set()
    for seed in range(4):
        random.Random(seed).shuffle(stories)
        with Store(tmp_path / f"{seed}.chancery", create=True) as store:
            with store.transaction():
                for story in stories:
                    add_report(store, story.report, story.found)
            rebuild(store)
            found.add(str(groups(store)))
    assert len(found) == 1


def test_a_person_has_the_last_word(desk, filled):
    stories = [desk.story(desk.meets("putin", "lam", on="2024-06-20", text=f"Words {n}")) for n in range(2)]
    store = filled(*stories)
    left, right = sorted(story.found.claims[0].id for story in stories)
    with store.transaction():
        write_judgements(store, [("events", Judgement(left, right, "different", 1.0, "two rounds", "ann"))])
    rebuild(store)
    assert len(groups(store)) == 2
    assert store.value("SELECT count(*) FROM judgements WHERE by = 'ann'") == 1
