"""A briefing note as Markdown, HTML, Word or PDF: the same sentences, each with the numbers of its sources."""

from __future__ import annotations

from chancery.answer.brief import Brief
from chancery.export.brief.docx import docx
from chancery.export.brief.html import html
from chancery.export.brief.markdown import markdown
from chancery.export.brief.pdf import pdf
from chancery.export.errors import Unexportable

RENDERERS = {".md": markdown, ".html": html, ".docx": docx, ".pdf": pdf}
"""What renders a note, by the ending of the file."""


def render(brief: Brief, ending: str) -> bytes:
    """The note in the format of `ending` (`.md`, `.html`, `.docx`, `.pdf`); the same note makes the same bytes.

    Raises `Unexportable` for another ending, or when a package that the format needs is missing.
    """
    renderer = RENDERERS.get(ending.lower())
    if renderer is None:
        raise Unexportable(f"no note can be written as {ending!r}: let the file end in {', '.join(RENDERERS)}")
    try:
        return renderer(brief)
    except ModuleNotFoundError as error:
        needs = f"needs the package {error.name}: install chancery with its extra, `pip install 'chancery[brief]'`"
        raise Unexportable(f"a note as {ending} {needs}") from None


__all__ = ["RENDERERS", "render"]
