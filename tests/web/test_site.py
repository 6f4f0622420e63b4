"""The edition as plain files: it can be read from a disk, without a server and without scripts."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from chancery.web import Edition
from chancery.web.site import file_name, plain_address, write_site

html = pytest.importorskip("lxml.html")


@pytest.fixture
def folder(desk, filled, tmp_path) -> Path:
    store = filled(
        desk.story(
            desk.meets("putin", "lam", on="2024-06-20", place=("Hanoi", "VNM")),
            desk.holds("putin"),
            headline="<script>alert(1)</script>",
            url="https://example.org/1",
        ),
        desk.story(desk.meets("lavrov", "son", on="2021-09-28")),
    )
    write_site(Edition(store.path), tmp_path / "site")
    return tmp_path / "site"


def pages(folder: Path):
    for path in folder.rglob("*.html"):
        yield path, html.document_fromstring(path.read_bytes().decode("utf-8"))


def test_every_link_leads_to_a_file_and_to_a_place_in_it(folder):
    ids = {
        path.resolve(): {element.get("id") for element in page.iter() if element.get("id")}
        for path, page in pages(folder)
    }
    followed = 0
    for path, page in pages(folder):
        for _, _, link, _ in page.iterlinks():
            parts = urlsplit(link)
            if parts.scheme:
                assert link.startswith("https://example.org/")
                continue
            target = (path.parent / unquote(parts.path)).resolve() if parts.path else path.resolve()
            assert target.is_file(), f"{path.relative_to(folder)}: {link}"
            if parts.fragment and target.suffix == ".html":
                assert parts.fragment in ids[target], f"{path.relative_to(folder)}: {link}"
            followed += 1
    assert followed > 100


def test_words_of_a_claim_are_reached_at_their_place(folder):
    links = [
        link for _, page in pages(folder) for _, _, link, _ in page.iterlinks() if "report/1/" in link and "#w-" in link
    ]
    assert links


def test_nothing_in_it_runs(folder):
    for path, page in pages(folder):
        assert not list(page.iter("script", "form")), path
        assert (
            page.xpath("//meta[@http-equiv='Content-Security-Policy']")[0]
            .get("content")
            .startswith("script-src 'none'")
        )


def test_what_is_there_is_not_overwritten(desk, filled, tmp_path):
    store = filled(desk.story(desk.meets("putin", "lam", on="2024-06-20")))
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "mine.txt").write_text("mine")
    with pytest.raises(FileExistsError, match="is not empty"):
        write_site(Edition(store.path), tmp_path / "site")
    assert [path.name for path in (tmp_path / "site").iterdir()] == ["mine.txt"]


@pytest.mark.parametrize(
    ("link", "address"),
    [
        ("/event/ab#at", "/event/ab"),
        ("/timeline?page=2", "/timeline?page=2"),
        ("/timeline?type=AID&page=2", "/timeline"),
        ("/report/1?claim=ab#at", "/report/1"),
        ("/timeline.json?type=AID", None),
        ("/search?q=x", None),
        ("https://example.org/", None),
        ("//example.org/x", None),
        ("/../etc", None),
        ("#top", None),
    ],
)
def test_addresses_without_what_only_chooses(link, address):
    assert plain_address(link) == address


def test_file_names():
    assert file_name("/") == "index.html"
    assert file_name("/event/ab") == "event/ab/index.html"
    assert file_name("/timeline?page=2") == "timeline/page-2.html"
    assert file_name("/event/ab.json") == "event/ab.json"
    assert file_name("/static/x.css?v=1") == "static/x.css"
