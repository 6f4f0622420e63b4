"""A note in each format: its words come through as words, whatever they hold."""

from __future__ import annotations

import io
import shutil
import subprocess

import pytest

from chancery.answer.brief import Brief, Line, Note, Section
from chancery.answer.views import ReportLine
from chancery.export.brief import RENDERERS, render
from chancery.export.errors import Unexportable

NASTY = 'Trần Đại Quang — Данг <script>alert(1)</script> #panic() \\u{41} "q" [x] *y* `z` $m$ \x0b\ufffe'
REPORT = ReportLine(17, "wire/2017.txt", 1, "Northern Wire", ("TASS",), "2017-06-29", f"Putin receives {NASTY}", None)
NOTES = (Note(1, "received", "Putin", REPORT), Note(2, NASTY, None, REPORT))
SECTIONS = (
    Section("Milestones", (Line(NASTY, (1, 2)), Line("Ties are 67 years old", (1,), "single source")), "None told."),
    Section("Agreements", (), "The record tells of none."),
)
BRIEF = Brief("Viet Nam – Russia", f"As told {NASTY}", "2026-11-22", SECTIONS, NOTES)


@pytest.mark.parametrize("ending", RENDERERS)
def test_the_same_note_makes_the_same_bytes(ending):
    if ending in (".docx", ".pdf"):
        pytest.importorskip({".docx": "docx", ".pdf": "typst"}[ending])
    assert render(BRIEF, ending) == render(BRIEF, ending.upper())


def test_markdown():
    text = render(BRIEF, ".md").decode("utf-8")
    assert "- Ties are 67 years old *(single source)* [1]\n" in text
    assert "*The record tells of none.*" in text
    assert "<script" not in text.replace("\\<", "")
    assert text.count("\n1. “received”, as said by Putin — Northern Wire, crediting TASS, 29 June 2017") == 1


def test_html():
    from lxml import html

    text = render(BRIEF, ".html").decode("utf-8")
    assert "<script" not in text
    page = html.fromstring(text)
    for anchor in page.xpath("//a/@href"):
        assert len(page.xpath(f"//*[@id='{anchor[1:]}']")) == 1
    assert [item.get("value") for item in page.xpath("//ol/li")] == ["1", "2"]
    assert "<script>alert(1)</script> #panic()" in page.xpath("//ul/li")[0].text


def test_word():
    docx = pytest.importorskip("docx")
    paragraphs = [paragraph.text for paragraph in docx.Document(io.BytesIO(render(BRIEF, ".docx"))).paragraphs]
    assert "Ties are 67 years old (single source) 1" in paragraphs
    assert any("<script>alert(1)</script> #panic()" in text for text in paragraphs)
    assert "The record tells of none." in paragraphs


def test_pdf(tmp_path):
    pytest.importorskip("typst")
    pages = render(BRIEF, ".pdf")
    assert pages.startswith(b"%PDF")
    if not shutil.which("pdftotext"):
        pytest.skip("pdftotext (poppler-utils) reads the page again")
    (tmp_path / "note.pdf").write_bytes(pages)
    text = subprocess.run(
        ["pdftotext", "-layout", "note.pdf", "-"], cwd=tmp_path, capture_output=True, text=True, check=True
    ).stdout
    assert "Trần Đại Quang — Данг <script>alert(1)</script> #panic() \\u{41}" in " ".join(text.split())
    assert "Ties are 67 years old (single source)" in " ".join(text.split())


def test_another_ending_is_refused_with_those_there_are():
    with pytest.raises(Unexportable, match=r"'\.odt'.*\.md, \.html"):
        render(BRIEF, ".odt")
