from __future__ import annotations

import re

import pytest

from chancery.record import RecordError
from chancery.web import Edition, create_app


def json_of(address: str) -> str:
    path, mark, query = address.partition("?")
    return ("/index" if path == "/" else path) + ".json" + mark + query


def pages(addresses: list[str]) -> list[str]:
    return [address for address in addresses if address != "/nowhere"]


def test_every_page_is_html_and_json_and_small(edition, addresses):
    for address in pages(addresses):
        page, data = edition.get(address), edition.get(json_of(address))
        assert (address, page.status_code, data.status_code) == (address, 200, 200)
        assert page.headers["content-type"].startswith("text/html")
        assert data.headers["content-type"] == "application/json"
        assert f'href="{json_of(address).replace("&", "&amp;")}"' in page.text
        assert len(page.content) < 300_000, address


def test_every_page_is_among_the_addresses(edition, addresses):
    for page in edition.app.state.pages:
        pattern = re.sub(r"\{\w+\}", "[^/?]+", page.path) + r"(\?.*)?$"
        assert any(re.match(pattern, address) for address in addresses), page.path


def test_every_answer_is_guarded(edition, addresses):
    for address in (*addresses, "/openapi.json", "/static/chancery.css", "/report/none"):
        headers = edition.get(address).headers
        assert "default-src 'none'" in headers["content-security-policy"]
        assert "unsafe" not in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"
        assert edition.get(address, headers={"host": "stranger.example"}).status_code == 421


def test_no_page_has_script_or_style_of_its_own_or_of_another_machine(edition, addresses):
    for address in addresses:
        text = edition.get(address).text
        assert not re.search(r"<style|<script(?! src=\"/)|<[^>]+\s(style|on\w+)=\"", text), address
        assert not re.search(r'(src|href)="(https?:)?//', text), address
        assert "javascript:" not in text, address


def test_words_of_reports_stay_words(edition, addresses):
    for address in addresses:
        page = edition.get(address).text
        assert "<script>alert" not in page, address
        assert "<img" not in page, address
        assert "<b>&" not in page, address
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in edition.get("/report/3").text
    assert edition.get("/report/3.json").json()["shown"]["report"]["headline"] == edition.hostile


def test_a_long_text_comes_in_parts_and_a_claim_finds_its_own(edition):
    first = edition.get("/report/4").text
    assert "Part 1 of" in first
    assert "Russia and Vietnam agreed" not in first
    claim = next(mark["claim"] for mark in edition.get("/report/4.json").json()["shown"]["marks"] if mark["claim"])
    part = edition.get(f"/report/4?claim={claim}").text
    assert 'id="at"' in part
    assert "agreed" in part.partition('id="at"')[2]


def test_the_words_of_a_claim_are_lit(edition):
    words = edition.get("/timeline.json?type=CONSULT&sources=2").json()["events"][0]["words"]
    for told in words:
        page = edition.get(f"/report/{told['report']['number']}?claim={told['claim']}").text
        lit = re.findall(r'<span class="m [^"]*\blit"[^>]*>(?:<a [^>]*>)?([^<]*)', page)
        assert "".join(lit) == told["text"]


def test_an_event_shows_what_only_one_source_says(edition):
    (event,) = edition.get("/timeline.json?sources=2").json()["events"]
    alone = re.findall(r'<mark class="alone">([^<]*)</mark>', edition.get(f"/event/{event['id']}").text)
    assert "President" in alone
    assert "held talks" in alone
    assert not any("Hanoi" in words for words in alone)


def test_a_list_comes_in_pages(edition):
    total = edition.get("/timeline.json").json()["pages"]["total"]
    seen = [edition.get(f"/timeline.json?size=1&page={n}").json()["events"][0]["id"] for n in range(1, total + 1)]
    assert len(set(seen)) == total == 3
    assert edition.get("/timeline.json?size=1&page=9").json()["events"] == []
    page = edition.get("/timeline?size=1&page=2&status=held").text
    assert 'rel="prev"' in page


def test_an_unchanged_page_is_not_sent_again(edition):
    first = edition.get("/timeline")
    again = edition.get("/timeline", headers={"if-none-match": first.headers["etag"]})
    assert again.status_code == 304
    assert again.content == b""
    assert edition.get("/timeline?type=AID", headers={"if-none-match": first.headers["etag"]}).status_code == 200


def test_a_kept_answer_goes_when_the_record_changes(edition, copied):
    from chancery.record import Store

    served = type(edition)(copied)
    assert served.get("/timeline.json").json()["pages"]["total"] == 3
    with Store(copied) as store, store.transaction():
        store.db.execute("DELETE FROM events WHERE status = 'planned'")
    assert served.get("/timeline.json").json()["pages"]["total"] == 2


def test_assets_are_kept_for_ever_under_their_hash(edition):
    sheet = re.search(r'href="(/static/chancery\.css\?v=[0-9a-f]+)"', edition.get("/").text)[1]
    assert "immutable" in edition.get(sheet).headers["cache-control"]
    assert "cache-control" not in edition.get("/static/chancery.css").headers


@pytest.mark.parametrize(
    ("address", "status", "words"),
    [
        ("/nowhere", 404, "no page"),
        ("/event/ffffffffffffffff", 404, "ffffffffffffffff"),
        ("/entity/nobody", 404, "nobody"),
        ("/report/99", 404, "99"),
        ("/report/none", 422, "number"),
        ("/relation/VNM/VNM", 404, "same country"),
        ("/timeline?party=Atlantis", 400, "Atlantis"),
        ("/timeline?since=yesterday", 400, "yesterday"),
        ("/timeline?page=0", 422, "page"),
        ("/disagreements?grade=grave", 400, "grave"),
        ("/search?q=-only", 400, "leave out"),
    ],
)
def test_errors_name_what_is_wrong_in_the_form_the_asker_reads(edition, address, status, words):
    page = edition.get(address)
    assert page.status_code == status
    assert "<h1>" in page.text
    if address != "/nowhere":
        problem = edition.get(json_of(address))
        assert (problem.status_code, problem.headers["content-type"]) == (status, "application/problem+json")
        assert problem.json()["status"] == status
        assert words in problem.json()["detail"]
    asked = edition.get(address, headers={"accept": "application/json"})
    assert asked.headers["content-type"] == "application/problem+json"


def test_a_record_that_went_away_is_told(edition, copied):
    served = type(edition)(copied)
    copied.unlink()
    assert served.get("/timeline.json").status_code == 503
    assert "no record" in served.get("/timeline").text


def test_the_record_is_only_read(edition, addresses, copied):
    served, before = type(edition)(copied), copied.read_bytes()
    for address in addresses:
        served.get(address)
    assert copied.read_bytes() == before


def test_a_missing_record_cannot_be_served(tmp_path):
    with pytest.raises(RecordError, match="no record"):
        create_app(Edition(tmp_path / "none.chancery"))


def test_the_head_alone_can_be_asked_for(edition):
    assert edition.head("/").status_code == 200


def test_other_names_are_served_when_others_may_ask(record, edition):
    served = type(edition)(record, hosts=None)
    assert served.get("/", headers={"host": "desk.example"}).status_code == 200


@pytest.mark.parametrize("headers", [{"origin": "http://evil.example"}, {"sec-fetch-site": "cross-site"}])
def test_a_page_of_another_place_can_send_nothing(edition, headers):
    assert edition.post("/check", data={"text": "Words."}, headers=headers).status_code == 403
    own = {"origin": "http://127.0.0.1:8421", "sec-fetch-site": "same-origin"}
    assert edition.post("/check", data={"text": " "}, headers=own).status_code == 400


def test_two_countries_of_a_form_lead_to_their_relation(edition):
    sent = edition.get("/relations/of?left=Viet Nam&right=RUS")
    assert (sent.status_code, sent.headers["location"]) == (303, "/relation/Viet%20Nam/RUS")


@pytest.mark.model
def test_a_draft_comes_back_marked(edition):
    draft = "President Vladimir Putin met President Tô Lâm in Hanoi on 19 June 2024."
    sent = edition.post("/check", data={"text": draft, "published": "2024-06-21"})
    assert sent.status_code == 200
    assert re.search(r'<span class="m [^"]*contradicted', sent.text)
    assert "2024-06-20" in sent.text or "20 June 2024" in sent.text
    facts = edition.post("/check.json", data={"text": draft}).json()["checked"]["facts"]
    assert {fact["verdict"] for fact in facts} >= {"supported"}
    assert all(fact["disputed"] == [] for fact in facts if fact["verdict"] != "supported")


def test_a_record_put_in_the_place_of_another_is_shown_at_once(edition, copied, disputed):
    asking = type(edition)(copied)
    before = asking.get("/record.json").json()["status"]["reports"]
    disputed.replace(copied)
    assert asking.get("/record.json").json()["status"]["reports"] == 2 != before
    copied.unlink()
    assert asking.get("/record.json").status_code == 503


def test_requests_do_not_share_an_open_record(edition, copied):
    shelf = type(edition)(copied).app.state.shelf
    (which, one), (_, other) = shelf.take(), shelf.take()
    assert one is not other
    shelf.put_back(which, one)
    assert shelf.take()[1] is one
    for record in (one, other):
        record.close()
