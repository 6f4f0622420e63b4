"""What every format shares once its words are known: furniture, who published, where, when, language."""

from __future__ import annotations

from dataclasses import replace

from chancery.model import Report
from chancery.read.agency import Agency, credited, publisher, unique, within
from chancery.read.furniture import mark
from chancery.read.language import UNKNOWN, detect
from chancery.read.lines import Marks
from chancery.read.outcome import Defaults


def dress(report: Report, defaults: Defaults | None = None) -> Report:
    """Marks the furniture of a report and fills what the source left open from it, then from the defaults.

    What the source says stands. Else the day comes from a header line or dateline that holds a full date; a dateline
    without a year is no publication date. A provider or language given as default holds for a report that names none;
    a wire's mark beside a default provider makes the wire credited, for a newspaper carries wires.
    """
    defaults = defaults or Defaults()
    marks = mark(report.body_text, report.headline, report.provider or defaults.provider)
    provider, credits = _who(report, marks, defaults.provider)
    language = report.language
    if language == UNKNOWN:
        language = defaults.language or detect(report.body_text, marks.agencies)
    return replace(
        report,
        provider=provider,
        credits=credits,
        language=language,
        headline=report.headline or marks.headline,
        located=report.located or marks.located,
        versioncreated=report.versioncreated or marks.published or defaults.published,
        byline=report.byline or marks.byline,
        furniture=tuple(marks.furniture),
    )


def _who(report: Report, marks: Marks, default: str | None) -> tuple[str | None, tuple[str, ...]]:
    marked: list[Agency] = list({agency.name: agency for agency in marks.agencies}.values())
    names = [agency.name for agency in marked]
    given = report.provider or (default if all(agency.role == "wire" for agency in marked) else None)
    if given is None:
        provider, carried = publisher(marked)
        return provider, unique([*report.credits, *carried])
    own = within(given) | {given}
    carried = tuple(name for name in (*credited(given), *names) if name not in own)
    return given, unique([*report.credits, *carried])
