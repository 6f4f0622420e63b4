from __future__ import annotations

import random
from datetime import date

import pytest

from chancery.model import Judgement, Party
from chancery.pipeline.conclusions import rebuild
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


def test_every_group_keeps_a_day_in_common_whatever_is_told(desk, filled):
    chance = random.Random(7)
    stories = []
    for _ in range(60):
        first = chance.randint(1, 9)
        day = chance.choice([f"2024-06-0{first}", f"2024-06-0{first}/2024-06-{first + 3:02}", "2024-06", "2024", None])
        pair = chance.sample(["putin", "lam", "lavrov", "son", "vietnam", "russia"], 2)
        claims = [desk.meets(*pair, on=day, mode=chance.choice([None, "visit", "phone"])) for _ in range(2)]
        stories.append(desk.story(*claims[: chance.randint(1, 2)], versioncreated=date(2024, 6, first)))
    store = filled(*stories)
    rows = store.query(
        "SELECT max(c.earliest) AS first, min(c.latest) AS last, count(DISTINCT report) AS reports FROM event_claims"
        " JOIN claims AS c ON c.number = claim GROUP BY event"
    )
    assert any(row["reports"] > 2 for row in rows)
    assert all(row["first"] <= row["last"] for row in rows if row["first"])


def test_a_person_may_join_what_the_rules_keep_apart(desk, filled):
    stories = [desk.story(desk.meets("putin", "lam", on=day)) for day in ("2024-06-20", "2024-06-21")]
    store = filled(*stories)
    assert len(groups(store)) == 2
    left, right = (story.found.claims[0].id for story in stories)
    with store.transaction():
        write_judgements(store, [("events", Judgement(left, right, "same", 1.0, "one night", "ann"))])
    rebuild(store)
    assert groups(store) == [["desk-1", "desk-2"]]
    assert tuple(store.query("SELECT earliest, latest FROM events")[0]) == ("2024-06-20", "2024-06-21")


@pytest.mark.parametrize(
    ("one", "other", "together"),
    [
        (tell("putin", "lam", text="Met on Thursday"), tell("putin", "lam", on="2024-06-20", text="Talked"), 1),
        (tell("putin", "lam", text="Met on Monday"), tell("putin", "lam", on="2024-06-20", text="Talked"), 2),
        (tell("putin", "lam", text="Met"), tell("putin", "lam", on="2024-06-20", text="Talked"), 2),
    ],
    ids=["its week day", "another week day", "nothing else"],
)
def test_a_report_without_a_day_needs_another_sign(desk, filled, one, other, together):
    undated = desk.story(desk.meets(*one["who"], **without(one)))
    store = filled(undated, desk.story(desk.meets(*other["who"], **without(other)), versioncreated=date(2024, 6, 21)))
    assert len(groups(store)) == together


@pytest.mark.parametrize(
    ("first", "second", "together"),
    [
        (tell("putin", "lam", text="They met", what="met"), tell("putin", "lam", text="They spoke", what="spoke"), 1),
        (tell("putin", "lam", what="met"), tell("putin", "lam", text="The next one", what="the next meeting"), 2),
        (tell("putin", "lam"), tell("putin", "lam", status="planned", text="They will meet"), 2),
        (tell("putin", "lam"), tell("putin", "lam", Party("the media", "Organization"), text="They met the media"), 2),
        (tell("russia", "vietnam", type="SUPPORT"), tell("russia", "vietnam", type="SUPPORT", text="Other"), 2),
    ],
    ids=["again", "the next", "still to come", "the press", "nothing told"],
)
def test_two_tellings_in_one_report(desk, filled, first, second, together):
    claims = [desk.meets(*one["who"], **without(one)) for one in (first, second)]
    store = filled(desk.story(*claims, versioncreated=date(2024, 6, 21)))
    assert store.value("SELECT count(*) FROM events") == together


@pytest.mark.parametrize(("first", "status"), [("planned", "cancelled"), ("held", None)])
def test_a_plan_that_was_called_off_is_the_plan_and_no_deed(desk, filled, first, status):
    told = [desk.meets("putin", "lam", on="2024-06-20", status=each) for each in (first, "cancelled")]
    store = filled(*(desk.story(one, versioncreated=date(2024, 6, 21)) for one in told))
    rows = store.query("SELECT status FROM events")
    assert [row["status"] for row in rows] == [status] if status else len(rows) == 2


def test_the_order_of_arrival_has_no_say(desk, shuffled):
    days = ["2024-06-20", "2024-06-19/2024-06-20", "2024-06-20/2024-06-22", "2024-06", None, "2024-06-22", "2024"]
    who = [("putin", "lam"), ("putin", "vietnam"), ("lavrov", "son"), ("putin", "lam", "son")]
    stories = [desk.story(desk.meets(*who[n % 4], on=day)) for n, day in enumerate(days * 4)]
    found = {str(groups(store)) for store in shuffled(stories)}
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
