from __future__ import annotations

import re

import pytest

from chancery.record import RecordError
from chancery.web import Edition, create_app

PAGES = ("/", "/timeline", "/people", "/disagreements", "/record", "/report/1", "/report/3")


def json_of(path: str) -> str:
    return "/index.json" if path == "/" else path + ".json"


@pytest.mark.parametrize("path", PAGES)
def test_every_page_is_html_and_json(edition, path):
    page, data = edition.get(path), edition.get(json_of(path))
    assert (page.status_code, data.status_code) == (200, 200)
    assert page.headers["content-type"].startswith("text/html")
    assert data.headers["content-type"] == "application/json"
    assert f'href="{json_of(path)}"' in page.text
    assert len(page.content) < 300_000


@pytest.mark.parametrize("path", [*PAGES, "/nowhere", "/openapi.json", "/static/chancery.css"])
def test_every_answer_is_guarded(edition, path):
    headers = edition.get(path).headers
    assert "default-src 'none'" in headers["content-security-policy"]
    assert "unsafe" not in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert edition.get(path, headers={"host": "stranger.example"}).status_code == 421


@pytest.mark.parametrize("path", PAGES)
def test_no_page_has_script_or_style_of_its_own_or_of_another_machine(edition, path):
    text = edition.get(path).text
    assert not re.search(r"<style|<script(?! src=\"/)|\sstyle=|\son\w+=\"", text)
    assert not re.search(r'(src|href)="(https?:)?//', text)
    assert "javascript:" not in text


def test_words_of_reports_stay_words(edition):
    for path in ("/", "/report/3", "/timeline", "/search"):
        page = edition.get(path)
        assert "<script>alert" not in page.text
        assert "<img" not in page.text
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in edition.get("/report/3").text
    assert edition.get("/report/3.json").json()["shown"]["report"]["headline"] == edition.hostile


def test_an_unchanged_page_is_not_sent_again(edition):
    first = edition.get("/timeline")
    again = edition.get("/timeline", headers={"if-none-match": first.headers["etag"]})
    assert again.status_code == 304
    assert again.content == b""
    assert edition.get("/timeline?type=AID", headers={"if-none-match": first.headers["etag"]}).status_code == 200


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
        ("/timeline?party=Atlantis", 400, "Atlantis"),
        ("/timeline?since=yesterday", 400, "yesterday"),
        ("/timeline?page=0", 422, "page"),
        ("/disagreements?grade=grave", 400, "grave"),
    ],
)
def test_errors_name_what_is_wrong_in_the_form_the_asker_reads(edition, address, status, words):
    page = edition.get(address)
    assert page.status_code == status
    assert "<h1>" in page.text
    path, _, query = address.partition("?")
    if path != "/nowhere":
        problem = edition.get(f"{path}.json?{query}")
        assert (problem.status_code, problem.headers["content-type"]) == (status, "application/problem+json")
        assert problem.json()["status"] == status
        assert words in problem.json()["detail"]
    asked = edition.get(address, headers={"accept": "application/json"})
    assert asked.headers["content-type"] == "application/problem+json"


def test_a_record_that_went_away_is_told(edition, record):
    record.close()
    record.path.unlink()
    assert edition.get("/timeline.json").status_code == 503
    assert "no record" in edition.get("/timeline").text


def test_the_record_is_only_read(edition, record):
    before = record.path.read_bytes()
    for path in PAGES:
        edition.get(path)
    assert record.path.read_bytes() == before


def test_a_missing_record_cannot_be_served(tmp_path):
    with pytest.raises(RecordError, match="no record"):
        create_app(Edition(tmp_path / "none.chancery"))


def test_the_head_alone_can_be_asked_for(edition):
    assert edition.head("/").status_code == 200


def test_other_names_are_served_when_others_may_ask(record, edition):
    served = type(edition)(record.path, hosts=None)
    assert served.get("/", headers={"host": "desk.example"}).status_code == 200
