"""A note as Markdown."""

from __future__ import annotations

import re

from chancery.answer.brief import Brief
from chancery.export.brief.sources import cited


def markdown(brief: Brief) -> bytes:
    """CommonMark with a numbered list of sources at the end."""
    parts = [f"# {_plain(brief.title)}", _plain(brief.subtitle)]
    for section in brief.sections:
        lines = []
        for line in section.lines:
            remark = f" *({_plain(line.remark)})*" if line.remark else ""
            lines.append(f"- {_plain(line.text)}{remark} {''.join(f'[{number}]' for number in line.notes)}".rstrip())
        parts.append(f"## {_plain(section.heading)}\n\n" + ("\n".join(lines) or f"*{_plain(section.none)}*"))
    sources = [". ".join((str(note.number), " — ".join(map(_plain, cited(note))))) for note in brief.notes]
    parts.append("## Sources\n\n" + "\n".join(sources))
    return ("\n\n".join(parts) + "\n").encode("utf-8", "replace")


def _plain(text: str) -> str:
    """Text in which nothing is taken for a sign of Markdown."""
    return re.sub(r"([\\`*_\[\]<>#|])", r"\\\1", " ".join(text.split()))
