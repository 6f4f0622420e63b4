from __future__ import annotations

import pytest

SIGNED = {"by": "A. Editor", "why": "the same talks"}


@pytest.fixture
def desk_of(edition, copied):
    return type(edition)(copied, curate=True)


def people(asking):
    return {being["name"]: being["entity"] for being in asking.get("/people.json?schema=Person").json()["known"]}


def test_an_edition_that_is_only_read_takes_no_judgement(edition):
    sent = edition.post("/judgements", data={"act": "undo", "number": "1"} | SIGNED)
    assert sent.status_code == 403
    for address in ("/judgements", "/disagreements", f"/entity/{people(edition)['Tô Lâm']}"):
        assert 'method="post"' not in edition.get(address).text


def test_names_are_merged_and_the_judgement_is_taken_back(desk_of):
    before = people(desk_of)
    sent = desk_of.post(
        "/judgements", data={"act": "judge", "left": before["Tô Lâm"], "right": "Bùi Thanh Sơn"} | SIGNED
    )
    assert sent.status_code == 200
    assert "Judgement" in sent.text or "judgement" in sent.text
    assert len(people(desk_of)) == len(before) - 1
    (made,) = desk_of.get("/judgements.json").json()["judgements"]
    assert (made["verdict"], made["by"], made["why"]) == ("same", "A. Editor", "the same talks")
    desk_of.post("/judgements", data={"act": "undo", "number": made["number"], "by": "A. Editor"})
    assert people(desk_of).keys() == before.keys()


def test_tellings_are_split_and_merged_again(desk_of):
    (event,) = desk_of.get("/timeline.json?sources=2").json()["events"]
    left, right = (words["claim"] for words in event["words"])
    page = desk_of.get(f"/event/{event['id']}").text
    assert f'value="{left}"' in page
    assert f'value="{right}"' in page
    split = {"act": "judge", "left": left, "right": right, "verdict": "different"} | SIGNED
    assert desk_of.post("/judgements", data=split).status_code == 200
    assert desk_of.get("/timeline.json?sources=2").json()["events"] == []
    desk_of.post("/judgements", data={"act": "undo", "number": 1, "by": "A. Editor"})
    assert len(desk_of.get("/timeline.json?sources=2").json()["events"]) == 1


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        ({"act": "judge", "left": "Tô Lâm"}, 400),
        ({"act": "judge", "left": "Tô Lâm", "right": "Nobody At All"}, 400),
        ({"act": "undo", "number": 99}, 400),
        ({"act": "dismiss", "finding": "ffff"}, 400),
        ({"act": "burn"}, 422),
    ],
)
def test_what_cannot_be_judged_is_told(desk_of, sent, status):
    assert desk_of.post("/judgements", data=sent | SIGNED).status_code == status


def test_a_page_of_another_place_cannot_judge(desk_of):
    sent = {"act": "judge", "left": "Tô Lâm", "right": "Bùi Thanh Sơn"} | SIGNED
    assert desk_of.post("/judgements", data=sent, headers={"origin": "http://evil.example"}).status_code == 403
    assert desk_of.get("/judgements.json").json()["judgements"] == []
