"""A note as a Word document."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime

from chancery.answer.brief import Brief
from chancery.export.brief.sources import cited

UNPRINTABLE = {code: None for code in range(32) if code not in (9, 10)} | {0xFFFE: None, 0xFFFF: None}
"""Characters that XML cannot hold."""
STILL = (1980, 1, 1, 0, 0, 0)
"""The time of every part of the file: the same note makes the same bytes."""


def docx(brief: Brief) -> bytes:
    """Headings, bullets, and numbers of sources in superscript; the sources are a list at the end."""
    from docx import Document
    from docx.shared import Pt

    document = Document()
    day = datetime.fromisoformat(brief.as_of)
    properties = document.core_properties
    properties.title, properties.author, properties.created, properties.modified = brief.title, "Chancery", day, day
    document.styles["Normal"].font.size = Pt(11)
    document.add_heading(_clean(brief.title), 0)
    document.add_paragraph(_clean(brief.subtitle), style="Subtitle")
    for section in brief.sections:
        document.add_heading(_clean(section.heading), 1)
        for line in section.lines:
            paragraph = document.add_paragraph(_clean(line.text), style="List Bullet")
            if line.remark:
                paragraph.add_run(f" ({_clean(line.remark)})").italic = True
            if line.notes:
                paragraph.add_run(" " + ", ".join(map(str, line.notes))).font.superscript = True
        if not section.lines:
            document.add_paragraph().add_run(_clean(section.none)).italic = True
    document.add_heading("Sources", 1)
    for note in brief.notes:
        paragraph = document.add_paragraph(f"{note.number}. {_clean(' — '.join(cited(note)))}.")
        paragraph.paragraph_format.left_indent, paragraph.paragraph_format.first_line_indent = Pt(18), Pt(-18)
    out = io.BytesIO()
    document.save(out)
    return _still(out.getvalue())


def _clean(text: str) -> str:
    return " ".join(text.encode("utf-8", "replace").decode("utf-8").translate(UNPRINTABLE).split())


def _still(packed: bytes) -> bytes:
    """The same archive with the same time on every part."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(packed)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name, STILL), old.read(name), zipfile.ZIP_DEFLATED)
    return out.getvalue()
