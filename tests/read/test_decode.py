"""Encodings, binary content and other hostile input."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chancery.model import Report
from chancery.read import Unread, read
from chancery.read.decode import decode, mend
from chancery.read.language import detect
from chancery.read.outcome import Unreadable

RUSSIAN = "МОСКВА, 2 мая. /ТАСС/. Президент принял посла в Кремле, говорится в сообщении."
FRENCH = "PARIS — Le président a reçu l’ambassadeur à l’Élysée, où il était arrivé à midi."


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (RUSSIAN, "utf-8"),
        (RUSSIAN, "utf-8-sig"),
        (RUSSIAN, "utf-16"),
        (RUSSIAN, "utf-32"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8-r"),
        (FRENCH, "cp1252"),
        ("The envoy met the king in the harbour town.", "utf-16-le"),
        ("The envoy met the king in the harbour town.", "utf-16-be"),
    ],
)
def test_encodings(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)) == text


def test_a_broken_byte_does_not_turn_utf8_into_another_encoding() -> None:
    assert decode("“Đại sứ” — “Phạm”".encode() + b"\xff.") == "“Đại sứ” — “Phạm”\ufffd."


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty"),
        (b" \n\t ", "empty"),
        (b"abc\x00def" * 50, "binary"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "binary"),
        (bytes(range(1, 9)) * 100, "binary"),
        (b"%PDF-1.7 ...", "PDF"),
        (b"PK\x03\x04 ...", "office document"),
        (b"{\\rtf1 hello}", "rich text"),
    ],
)
def test_what_is_no_text_says_so(content: bytes, reason: str) -> None:
    with pytest.raises(Unreadable, match=reason):
        decode(content)


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\0"), min_size=1))
def test_utf8_comes_back_exactly(text: str) -> None:
    if not text.strip(" \t\n\r\x0b\x0c") or text[0] == "\ufeff":
        return
    try:
        assert decode(text.encode()) == text
    except Unreadable:
        assert any(letter < " " or letter == "\x7f" for letter in text) or text.startswith(("%PDF", "PK", "{\\rtf"))


@given(st.text(alphabet=st.characters(exclude_categories=())))
def test_mending_keeps_every_offset(text: str) -> None:
    mended = mend(text)
    assert len(mended) == len(text)
    mended.encode()
    assert "\x00" not in mended


@settings(deadline=None)
@given(st.binary(max_size=300))
def test_no_bytes_crash_reading(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    path = tmp_path_factory.mktemp("bytes") / "a"
    path.write_bytes(content)
    assert all(isinstance(item, Report | Unread) for item in read([str(path)]))


@pytest.mark.parametrize(
    "text",
    [
        "OSLO — " + "The envoy met the king and said so. " * 140_000,
        "a" * 5_000_000,
        "x" + " " * 3_000_000 + "y. (VNA)",
        "(" * 1_000_000,
        "- " * 1_000_000,
        "A, " * 1_000_000,
        "Photo: a/\n" * 50_000,
    ],
    ids=["paragraph", "word", "spaces", "brackets", "dashes", "capitals", "captions"],
)
def test_long_input_is_read_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setattr("chancery.read.LONGEST", len(text))
    path = tmp_path / "a.txt"
    path.write_text(text)
    (report,) = read([str(path)])
    assert isinstance(report, Report)
    assert report.body_text == text


def test_what_is_longer_than_a_report_is_listed_with_the_mend(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("The envoy met the king. " * 20_000)
    (unread,) = read([str(path)])
    assert isinstance(unread, Unread)
    assert unread.reason == "it has 480,000 characters, more than the 250,000 of a report: split it into its items"


def test_an_xml_bomb_is_refused(tmp_path: Path) -> None:
    levels = "".join(f'<!ENTITY e{n + 1} "{f"&e{n};" * 10}">' for n in range(9))
    path = tmp_path / "a.xml"
    path.write_text(
        f'<?xml version="1.0"?><!DOCTYPE nitf [<!ENTITY e0 "ha">{levels}]>'
        "<nitf><body><body.content><p>&e9;</p></body.content></body></nitf>"
    )
    (found,) = read([str(path)])
    assert isinstance(found, Unread)
    assert "entit" in found.reason


def test_an_outside_entity_is_not_loaded(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("SECRET")
    path = tmp_path / "a.xml"
    path.write_text(
        f'<?xml version="1.0"?><!DOCTYPE nitf [<!ENTITY x SYSTEM "file://{tmp_path}/secret">]>'
        "<nitf><body><body.content><p>Words &x;</p></body.content></body></nitf>"
    )
    assert all("SECRET" not in str(item) for item in read([str(path)]))


@pytest.mark.parametrize(
    "page",
    [
        "<html><body>" + "<div>" * 20_000 + "Words." + "</div>" * 20_000,
        "<html><body>" + "<p>The envoy met the king." * 4_000,
        "<html><body><p>" + "def test_what_is_not_there_says_solt;" * 500_000,
        "<html " + "a=b " * 200_000 + ">",
        "<html><head><script type='application/ld+json'>" + "[" * 50_000 + "</script></head><body><p>Words.</p>",
    ],
    ids=["deep", "many", "entities", "attributes", "linked data"],
)
def test_hostile_pages_end(tmp_path: Path, page: str) -> None:
    path = tmp_path / "a.html"
    path.write_text(page)
    (found,) = read([str(path)])
    assert isinstance(found, Report | Unread)


def test_what_is_not_there_says_so() -> None:
    (found,) = read(["no/such/file.txt"])
    assert str(found) == "no/such/file.txt: there is no such file; check the path"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The envoy met the minister in the capital, and they spoke of trade.", "en"),
        ("Đại sứ đã tiếp Thủ tướng tại Hà Nội vào chiều ngày thứ ba.", "vi"),
        ("Đặng Minh Khôi and Phạm Minh Chính met the envoy in Hà Nội, where they spoke of trade.", "en"),
        ("Посол прибыл в Москву и встретился с министром иностранных дел.", "ru"),
        ("МИД РФ", "ru"),
        ("Le ministre a reçu l'ambassadeur de la république à Paris mardi matin.", "fr"),
        ("外交部长会见了大使。双方就两国关系交换了意见。", "zh"),
        ("외교부 장관이 대사를 만났다.", "ko"),
        ("12 34", "und"),
    ],
)
def test_languages(text: str, language: str) -> None:
    assert detect(text) == language
