"""How a note cites a report."""

from __future__ import annotations

from chancery.answer.brief import Note
from chancery.answer.days import spoken


def cited(note: Note) -> tuple[str, str]:
    """The words, and the report they stand in: who published it, when, under which headline, where to find it."""
    report = note.report
    parts = [report.provider or "unnamed publisher"]
    parts += [f"crediting {', '.join(report.credits)}"] if report.credits else []
    parts.append(spoken(report.published[:10]) if report.published else "no date of publication")
    parts += [f"“{report.headline}”"] if report.headline else []
    parts.append(f"report {report.number} of the record ({report.url or report.uri})")
    words = f"“{' '.join(note.text.split())}”"
    said = f", as said by {note.said_by}" if note.said_by else ""
    return words + said, ", ".join(parts)
