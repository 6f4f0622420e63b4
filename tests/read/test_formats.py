"""One test file for the formats: bytes in, reports out."""

from __future__ import annotations

import gzip
import io
import json
import os
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import pytest

from chancery.model import Report
from chancery.read import READERS, Defaults, Unread, read

MOMENT = datetime(2019, 5, 2, 9, 30, tzinfo=timezone(timedelta(hours=7)))
PROSE = "The envoy of the republic met the minister in Oslo on Tuesday, and they spoke of trade and of fish."


def one(path: Path, **defaults: object) -> Report:
    (found,) = read([str(path)], defaults=Defaults(**defaults))  # type: ignore[arg-type]
    assert isinstance(found, Report), found
    return found


def put(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def test_text_is_kept_to_the_letter(tmp_path: Path) -> None:
    text = "  OSLO — The envoy left. \r\n\r\n\tHe came back.\u2028\n\n"
    report = one(put(tmp_path, "a.txt", text), published=date(2019, 5, 2), provider="The Desk")
    assert report.body_text == text
    assert report.uri == str(tmp_path / "a.txt")
    assert (report.published, report.provider) == (date(2019, 5, 2), "The Desk")


def test_folders_are_read_in_sorted_order_without_hidden_files(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    for name in ("c.txt", "b/z.txt", "b/a.txt", "a.txt", ".hidden.txt"):
        put(tmp_path, name, PROSE)
    names = [Path(report.uri).relative_to(tmp_path).as_posix() for report in read([str(tmp_path)])]
    assert names == ["a.txt", "b/a.txt", "b/z.txt", "c.txt"]


@pytest.mark.parametrize(("content", "uri"), [(PROSE, "-"), (json.dumps({"id": "x", "text": PROSE}), "x")])
def test_standard_input_is_sniffed(monkeypatch: pytest.MonkeyPatch, content: str, uri: str) -> None:
    class Stdin:
        buffer = io.BytesIO(content.encode())

    monkeypatch.setattr("sys.stdin", Stdin)
    (report,) = read(["-"])
    assert isinstance(report, Report)
    assert (report.uri, report.body_text) == (uri, PROSE)


def test_urls_are_fetched_only_through_the_given_function(tmp_path: Path) -> None:
    seen: list[str] = []

    def fetch(url: str) -> bytes:
        seen.append(url)
        if "gone" in url:
            raise OSError("404 Not Found")
        return PROSE.encode()

    put(tmp_path, "a.txt", PROSE)
    found = list(read([str(tmp_path), "https://desk.example/1", "http://desk.example/gone"], fetch=fetch))
    assert seen == ["https://desk.example/1", "http://desk.example/gone"]
    assert isinstance(found[1], Report)
    assert found[1].uri == "https://desk.example/1"
    assert "404" in str(found[2])


def test_jsonl_fields(tmp_path: Path) -> None:
    rows = [
        {"id": "1", "url": "https://desk.example/1", "title": "Envoy in Oslo", "text": PROSE},
        {"url": "https://desk.example/2", "text": PROSE, "published": "2019-05-02", "language": "en-GB"},
        {"text": PROSE, "published": "2019-05-02T09:30:00+07:00", "provider": "The Desk"},
        {"id": 4, "text": "OSLO, May 2 (Reuters) - The envoy left for home on Monday.", "published": None},
        {"id": 5, "text": f"Published: 2 May 2019\n{PROSE}", "published": None},
        {"id": 6, "text": f"Published: 2 May 2019\n{PROSE}", "published": "2020-01-01"},
    ]
    path = put(tmp_path, "a.jsonl", "\n".join(json.dumps(row) for row in rows))
    found = [report for report in read([str(path)]) if isinstance(report, Report)]
    assert [report.uri for report in found] == ["1", "https://desk.example/2", f"{path}#3", "4", "5", "6"]
    assert found[0].headline == "Envoy in Oslo"
    assert (found[1].versioncreated, found[1].language) == (date(2019, 5, 2), "en")
    assert (found[2].versioncreated, found[2].provider) == (MOMENT, "The Desk")
    assert [report.published for report in found[3:]] == [None, date(2019, 5, 2), date(2020, 1, 1)]


def test_jsonl_corrections_and_withdrawals(tmp_path: Path) -> None:
    rows = [{"id": "1", "version": 2, "text": PROSE}, {"id": "1", "version": 3, "pubstatus": "canceled"}]
    path = put(tmp_path, "a.jsonl", "\n".join(json.dumps(row) for row in rows))
    found = [report for report in read([str(path)]) if isinstance(report, Report)]
    assert [(report.version, report.pubstatus) for report in found] == [(2, "usable"), (3, "canceled")]


def test_a_bad_line_is_named_and_the_rest_goes_on(tmp_path: Path) -> None:
    lines = [
        b'{"text": "The envoy met the king."}',
        b"no json",
        b"",
        b"[1]",
        b'{"text": 5}',
        b'{"title": "x"}',
        b'{"text": "The envoy met the king.", "published": "soon"}',
        b'{"a":' * 50_000,
        b'{"text": "bad \\ud800 half and \\u0000 nul"}',
    ]
    found = list(read([str(put(tmp_path, "a.jsonl", b"\n".join(lines)))]))
    bad = [item for item in found if isinstance(item, Unread)]
    assert [item.line for item in bad] == [2, 4, 5, 6, 7, 8]
    assert str(bad[0]).startswith(f"{tmp_path / 'a.jsonl'}:2: it is no valid JSON")
    assert all(word in bad[4].reason for word in ("'soon'", "YYYY-MM-DD"))
    assert isinstance(found[-1], Report)
    assert found[-1].body_text == "bad \ufffd half and \ufffd nul"


def test_json_documents(tmp_path: Path) -> None:
    assert one(put(tmp_path, "a.json", json.dumps({"id": "a", "text": PROSE}, indent=1))).uri == "a"
    path = put(tmp_path, "b.json", json.dumps([{"id": "b", "text": PROSE}, {"id": "c"}], indent=1))
    found = list(read([str(path)]))
    assert [item.uri if isinstance(item, Report) else item.line for item in found] == ["b", 2]


PAGE = f"""<!DOCTYPE html><html lang="en"><head><title>Envoy in Oslo | The Desk</title>
<meta property="og:site_name" content="The Desk">
<meta property="article:published_time" content="2019-05-02T09:30:00+07:00">
<link rel="canonical" href="https://desk.example/world/101">
<script type="application/ld+json">{{"@graph": [{{"@type": "NewsArticle", "headline": "Envoy in Oslo",
"datePublished": "2019-05-02", "author": {{"name": "Jane Roe"}}}}]}}</script></head>
<body><nav>Home</nav><article><h1>Envoy in Oslo</h1><p>OSLO (AP) — {PROSE}</p>
<p>{PROSE} {PROSE}</p><p>{PROSE} They will meet again next year, the ministry said in its statement.</p></article>
<footer>All rights reserved</footer></body></html>"""


def test_html(tmp_path: Path) -> None:
    report = one(put(tmp_path, "a.txt", PAGE))
    assert (report.uri, report.url) == ("https://desk.example/world/101", "https://desk.example/world/101")
    assert report.versioncreated == MOMENT
    assert (report.provider, report.credits, report.byline) == ("The Desk", ("AP",), "Jane Roe")
    assert report.headline == "Envoy in Oslo"
    assert f"{PROSE}\n\n{PROSE}" in report.body_text
    assert "rights reserved" not in report.body_text
    assert ("dateline", "OSLO (AP) —") in [(kind, span.of(report.body_text)) for kind, span in report.furniture]


def test_a_page_without_an_article_says_so(tmp_path: Path) -> None:
    (found,) = read([str(put(tmp_path, "a.html", "<html><body></body></html>"))])
    assert isinstance(found, Unread)
    assert "no article" in found.reason


def test_feed_keeps_the_offset(tmp_path: Path) -> None:
    feed = f"""<?xml version="1.0"?><rss version="2.0"><channel><title>The Desk</title>
    <item><title>Envoy &amp; king</title><link>https://desk.example/1</link><guid>desk-1</guid>
    <pubDate>Thu, 02 May 2019 09:30:00 +0700</pubDate>
    <description>&lt;p&gt;{PROSE}&lt;/p&gt;&lt;script&gt;x()&lt;/script&gt;&lt;p&gt;Bye.&lt;/p&gt;</description></item>
    <item><title>Empty</title><link>https://desk.example/2</link></item></channel></rss>"""
    found = list(read([str(put(tmp_path, "feed", feed))]))
    report, bad = found
    assert isinstance(report, Report)
    assert (report.uri, report.url, report.provider) == ("desk-1", "https://desk.example/1", "The Desk")
    assert (report.versioncreated, report.headline) == (MOMENT, "Envoy & king")
    assert report.body_text == f"{PROSE}\n\nBye."
    assert isinstance(bad, Unread)
    assert "https://desk.example/2" in bad.reason


def test_atom_day_stays_a_day(tmp_path: Path) -> None:
    feed = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>The Desk</title>
    <entry><id>urn:1</id><title>Envoy</title>
    <published>2019-05-02</published><content type="text">{PROSE}</content></entry></feed>"""
    assert one(put(tmp_path, "a.atom", feed)).versioncreated == date(2019, 5, 2)


def test_a_cut_feed_reports_the_cut(tmp_path: Path) -> None:
    entry = f"<item><guid>{{}}</guid><description>{PROSE}</description></item>"
    feed = "<rss version='2.0'><channel>" + entry.format(1) + entry.format(2)[:-30]
    found = list(read([str(put(tmp_path, "a.rss", feed))]))
    assert isinstance(found[0], Report)
    assert isinstance(found[-1], Unread)
    assert "damaged" in found[-1].reason


NITF = f"""<nitf><head><docdata management-status="usable"><doc-id id-string="desk-7" regsrc="Wire"/>
<du-key version="2"/><date.issue norm="20190502T093000+0700"/><doc.copyright holder="The Desk"/></docdata></head>
<body><body.head><hedline><hl1>Envoy in Oslo</hl1></hedline><byline>Jane Roe</byline>
<dateline><location>Oslo</location></dateline></body.head>
<body.content><p>{PROSE}</p><p>They  will
meet &amp; dine&nbsp;again.</p><media><media-caption>No prose</media-caption></media></body.content></body></nitf>"""


def test_nitf(tmp_path: Path) -> None:
    doctype = '<?xml version="1.0"?><!DOCTYPE nitf SYSTEM "nitf-3-4.dtd">'
    report = one(put(tmp_path, "a.xml", doctype + NITF))
    assert (report.uri, report.version, report.headline) == ("desk-7", 2, "Envoy in Oslo")
    assert (report.provider, report.credits, report.byline) == ("The Desk", ("Wire",), "Jane Roe")
    assert (report.located, report.versioncreated) == ("Oslo", MOMENT)
    assert report.body_text == f"{PROSE}\n\nThey will meet & dine\xa0again."


def test_newsml_versions_and_withdrawals(tmp_path: Path) -> None:
    def item(guid: str, status: str, content: str) -> str:
        return f"""<newsItem guid="{guid}" version="3"><itemMeta><itemClass qcode="ninat:text"/>
        <provider qcode="nprov:Desk"/><versionCreated>2019-05-02T09:30:00+07:00</versionCreated>
        <pubStatus qcode="stat:{status}"/></itemMeta><contentMeta><by>Jane Roe</by>
        <dateline>OSLO, May 2 (Wire) -</dateline><creditline>Wire</creditline>
        <infosource><name>Radio</name></infosource>
        <language tag="en-GB"/><headline>Envoy in Oslo</headline></contentMeta>{content}</newsItem>"""

    inline = f"<contentSet><inlineXML>{NITF.replace('&nbsp;', ' ')}</inlineXML></contentSet>"
    message = f"""<?xml version="1.0"?><newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet>
    {item("urn:1", "usable", inline)}{item("urn:2", "canceled", "")}{item("urn:3", "usable", "")}
    <packageItem guid="urn:4"/></itemSet></newsMessage>"""
    first, second, third, fourth = read([str(put(tmp_path, "a.xml", message))])
    assert isinstance(first, Report)
    assert (first.uri, first.version, first.pubstatus, first.provider) == ("urn:1", 3, "usable", "Desk")
    assert (first.credits, first.byline, first.located) == (("Wire", "Radio"), "Jane Roe", "OSLO")
    assert (first.versioncreated, first.language, first.headline) == (MOMENT, "en", "Envoy in Oslo")
    assert first.body_text.startswith(PROSE)
    assert isinstance(second, Report)
    assert (second.uri, second.pubstatus, second.body_text) == ("urn:2", "canceled", "")
    assert "urn:3" in str(third)
    assert "package" in str(fourth)


@pytest.mark.parametrize(
    "fields",
    [
        {"version": "2", "versioncreated": "2019-05-02T09:30:00+07:00", "pubstatus": "withheld", "byline": "Jane Roe"}
        | {"headline": "Envoy", "body_text": PROSE, "infosource": [{"name": "Wire"}], "copyrightholder": "The Desk"},
        {"version": "2", "versioncreated": "2019-05-02T09:30:00+07:00", "pubstatus": "withheld", "by": "Jane Roe"}
        | {"headlines": [{"role": "main", "value": "Envoy"}], "infosources": [{"name": "Wire"}]}
        | {"bodies": [{"contenttype": "text/plain", "value": PROSE}], "copyrightholder": "The Desk"},
        {"version": "2", "versionCreated": "2019-05-02T09:30:00+07:00", "pubStatus": "withheld", "by": "Jane Roe"}
        | {"headlines": [{"role": "main", "value": "Envoy"}], "infoSources": [{"name": "Wire"}]}
        | {"bodies": [{"contentType": "text/html", "value": f"<p>{PROSE}</p>"}], "copyrightHolder": "The Desk"},
    ],
    ids=["1.x", "2.x", "3.x"],
)
def test_ninjs_generations(tmp_path: Path, fields: dict[str, object]) -> None:
    item = {"uri": "urn:1", "type": "text", "language": "en", "located": "Oslo"} | fields
    for name, content in (("a.json", json.dumps(item, indent=1)), ("b.jsonl", json.dumps(item) + "\n")):
        report = one(put(tmp_path, name, content))
        assert (report.uri, report.version, report.pubstatus, report.headline) == ("urn:1", 2, "withheld", "Envoy")
        assert (report.provider, report.credits, report.byline) == ("The Desk", ("Wire",), "Jane Roe")
        assert (report.body_text, report.located, report.versioncreated) == (PROSE, "Oslo", MOMENT)


def record(body: bytes, address: str = "https://desk.example/x") -> bytes:
    head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {address}\r\nWARC-Record-ID: <urn:uuid:1>\r\n"
    head += "WARC-Date: 2020-01-01T00:00:00Z\r\nContent-Type: application/http; msgtype=response\r\n"
    return head.encode() + f"Content-Length: {len(body)}\r\n\r\n".encode() + body + b"\r\n\r\n"


def answer(kind: str, content: bytes, status: str = "200 OK") -> bytes:
    return f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n\r\n".encode() + content


def test_warc(tmp_path: Path) -> None:
    pages = [
        record(answer("text/html; charset=utf-8", PAGE.encode())),
        record(answer("application/pdf", b"%PDF")),
        record(answer("image/png", b"png")),
        record(answer("text/html", b"gone", "404 Not Found")),
        record(answer("text/html", b"<html><body></body></html>"), "https://desk.example/empty"),
    ]
    packed = b"".join(map(gzip.compress, pages))
    first, empty, others = read([str(put(tmp_path, "a.warc.gz", packed))])
    assert isinstance(first, Report)
    assert (first.uri, first.versioncreated) == ("https://desk.example/world/101", MOMENT)
    assert isinstance(empty, Unread)
    assert empty.source == "https://desk.example/empty"
    assert "1 of its responses are application/pdf" in str(others)


@pytest.mark.parametrize("cut", [30, 150], ids=["in the body", "in the body's first half"])
def test_a_cut_warc_reports_the_cut(tmp_path: Path, cut: int) -> None:
    whole = record(answer("text/html", PAGE.encode()))
    found = list(read([str(put(tmp_path, "a.warc", (whole + whole)[:-cut]))]))
    assert [type(item) for item in found] == [Report, Unread]
    assert "breaks off in record 2" in str(found[1])


def test_gzip_is_undone_for_every_format(tmp_path: Path) -> None:
    assert one(put(tmp_path, "a.txt.gz", gzip.compress(PROSE.encode()))).body_text == PROSE
    assert one(put(tmp_path, "b.gz", gzip.compress(json.dumps({"text": PROSE}).encode()))).body_text == PROSE
    (cut,) = read([str(put(tmp_path, "c.gz", gzip.compress(PROSE.encode())[:-12]))])
    assert "broke off" in str(cut)


def test_the_table_of_readers_ends_with_text() -> None:
    assert [reader.name for reader in READERS][-1] == "text"
    assert len({reader.name for reader in READERS}) == len(READERS)


def test_links_and_pipes_in_a_folder_are_reported(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    put(tmp_path / "in", "a.txt", PROSE)
    (tmp_path / "in" / "loop").symlink_to(tmp_path / "in")
    os.mkfifo(tmp_path / "in" / "pipe")
    found = list(read([str(tmp_path / "in")]))
    assert [type(item) for item in found] == [Report, Unread, Unread]
