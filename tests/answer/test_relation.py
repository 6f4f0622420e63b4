"""The relation of two countries on one page."""

from __future__ import annotations

from datetime import date

import pytest

from chancery.answer import Unanswerable, relation
from chancery.model import Party

TODAY = date(2026, 1, 1)
RUSSIA = Party("Russia", "Country", "RUS")


def visit(desk, who: str, where: Party, on: str | None, **more):
    text = more.pop("text", f"{who} visited {where.name}")
    return desk.meets(who, where, on=on, text=text, mode="visit", what="visited", **more)


@pytest.fixture
def page(desk, filled):
    store = filled(
        desk.story(desk.meets("lavrov", "son", on="2021-09-28"), desk.holds("lavrov"), desk.holds("son")),
        desk.story(desk.meets("putin", "lam", on="2024-06-20"), desk.holds("putin"), desk.holds("lam")),
        desk.story(visit(desk, "son", RUSSIA, "2021-09", place=("Moscow", "RUS"))),
        desk.story(
            visit(desk, "lam", RUSSIA, "2025-05", place=("Moscow", "RUS"), status="planned", text="Lam will go")
        ),
        desk.story(desk.meets("russia", "vietnam", on="2022", type="SUPPORT", what="signed", text="signed a paper")),
    )
    return relation(store, "Russia", "VN", today=TODAY)


def test_visits_by_direction_and_level(page):
    assert [(v.guest, v.host, v.level, v.when) for v in page.visits] == [("VNM", "RUS", "foreign minister", "2021-09")]


def test_last_contact_of_each_level_is_that_of_the_lower_side(page):
    found = {contact.level: contact.when for contact in page.contacts}
    assert found == {"head of state": "2024-06-20", "foreign minister": "2021-09-28"}


def test_counts_by_year_leave_plans_out(page):
    assert [(year.year, year.events, year.contacts, year.cooperation) for year in page.years] == [
        (2021, 2, 2, 0),
        (2022, 1, 0, 1),
        (2024, 1, 1, 0),
    ]


def test_people_in_post_on_both_sides(page):
    held = {(post.country, post.level): post.holder for post in page.posts}
    assert held["RUS", "head of state"] == "Vladimir Putin"
    assert held["VNM", "foreign minister"] == "Bùi Thanh Sơn"


def test_one_slip_makes_nobody_president(desk, filled):
    stories = [desk.story(desk.meets("putin", "lam", on=f"2024-06-{n}"), desk.holds("putin")) for n in (11, 12, 13)]
    slip = desk.holds("lavrov")
    stories.append(desk.story(desk.meets("lavrov", "son", on="2024-07-01"), slip))
    page = relation(filled(*stories), "RUS", "VNM", today=TODAY)
    assert {post.holder for post in page.posts if post.level == "head of state"} == {"Vladimir Putin"}


def test_a_relation_is_of_two_countries(desk, filled):
    store = filled(desk.story(desk.meets("putin", "lam", on="2024-06-20")))
    with pytest.raises(Unanswerable, match="the same country"):
        relation(store, "RUS", "Russia", today=TODAY)
    with pytest.raises(Unanswerable, match="no country"):
        relation(store, "RUS", "Putin", today=TODAY)


def test_a_surname_in_one_report_holds_no_office(desk, filled):
    from chancery.model import Claim, Occupancy, Span

    meeting = desk.meets(Party("Orlov", "Person", "RUS", "President", "RUS"), "lam", on="2024-06-20")
    holds = Claim("", Span(0, 0), "President Orlov", Occupancy("Orlov", "President", "RUS"), "test")
    story = desk.story(meeting, body_text=f"{meeting.text}. President Orlov spoke.")
    story = type(story)(
        story.report, type(story.found)(mentions=story.found.mentions, claims=[*story.found.claims, holds])
    )
    page = relation(filled(story), "RUS", "VNM", today=TODAY)
    assert page.posts == ()
