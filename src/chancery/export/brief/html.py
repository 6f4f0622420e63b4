"""A note as one HTML file that needs nothing beside it."""

from __future__ import annotations

from html import escape

from chancery.answer.brief import Brief, Line
from chancery.export.brief.sources import cited

STYLE = """
:root { color-scheme: light dark;
  --ink: #1c1c1a; --paper: #fdfdfb; --quiet: #5f5e58; --line: #d9d7cf; --link: #1f4e79; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e8e6df; --paper: #17181a; --quiet: #a5a39b; --line: #3a3b3d; --link: #8fbbe6; } }
body { margin: 0 auto; padding: 2.5rem 1.25rem; max-width: 42rem; color: var(--ink); background: var(--paper);
  font: 1.0625rem/1.55 Charter, "Bitstream Charter", "Source Serif 4", Cambria, Georgia, serif; }
h1, h2, .subtitle, .remark, .none { font-family: system-ui, "Segoe UI", Roboto, "Noto Sans", sans-serif; }
h1 { font-size: 1.7rem; line-height: 1.2; margin: 0 0 .3rem; }
h2 { font-size: 1.05rem; margin: 2rem 0 .5rem; border-bottom: 1px solid var(--line); padding-bottom: .25rem; }
.subtitle, .remark, .none { color: var(--quiet); font-size: .9rem; }
ul { padding-left: 1.1rem; } li { margin: .35rem 0; overflow-wrap: anywhere; }
sup a, ol a { color: var(--link); text-decoration: none; } sup a:hover, ol a:hover { text-decoration: underline; }
ol { font-size: .9rem; } li:target { background: color-mix(in srgb, var(--link) 15%, transparent); }
@media print {
  body { max-width: none; padding: 0; font-size: 10.5pt; } h2 { break-after: avoid; } li { break-inside: avoid; } }
"""


def html(brief: Brief) -> bytes:
    """Valid HTML5; every number is a link to its source and back to the first sentence that uses it."""
    cites: dict[int, str] = {}
    body = [f"<h1>{escape(brief.title)}</h1>", f'<p class="subtitle">{escape(brief.subtitle)}</p>']
    for at, section in enumerate(brief.sections):
        body.append(f"<h2>{escape(section.heading)}</h2>")
        lines = [_line(line, f"s{at}-{place}", cites) for place, line in enumerate(section.lines)]
        body.append("<ul>" + "".join(lines) + "</ul>" if lines else f'<p class="none">{escape(section.none)}</p>')
    body.append("<h2>Sources</h2><ol>")
    for note in brief.notes:
        words, report = cited(note)
        back = f' <a href="#{cites[note.number]}" aria-label="back to the text">↩</a>' if note.number in cites else ""
        body.append(f'<li id="n{note.number}" value="{note.number}">{escape(words)} — {escape(report)}.{back}</li>')
    body.append("</ol>")
    head = (
        f'<meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{escape(brief.title)}</title>'
    )
    page = f'<!doctype html>\n<html lang="en"><head>{head}<style>{STYLE}</style></head><body><main>\n'
    return (page + "\n".join(body) + "\n</main></body></html>\n").encode("utf-8", "replace")


def _line(line: Line, identity: str, cites: dict[int, str]) -> str:
    for number in line.notes:
        cites.setdefault(number, identity)
    marks = ", ".join(f'<a href="#n{number}">{number}</a>' for number in line.notes)
    remark = f' <span class="remark">({escape(line.remark)})</span>' if line.remark else ""
    sources = f" <sup>{marks}</sup>" if marks else ""
    return f'<li id="{identity}">{escape(line.text)}{remark}{sources}</li>'
