"""A note as PDF, set by Typst."""

from __future__ import annotations

import json

from chancery.answer.brief import Brief, Line
from chancery.export.brief.sources import cited

SHEET = """
#set document(title: data.title, author: "Chancery", date: none)
#set page(paper: "a4", margin: (x: 25mm, y: 24mm), numbering: "1 / 1")
#set text(font: ("Libertinus Serif", "New Computer Modern"), size: 10.5pt, lang: "en")
#set par(leading: 0.62em, justify: false)
#show heading.where(level: 2): it => block(above: 1.5em, below: 0.7em)[
  #text(size: 11.5pt, weight: "semibold")[#it.body] #v(-0.5em) #line(length: 100%, stroke: 0.4pt + luma(170))]
#text(size: 18pt, weight: "semibold")[#data.title]
#v(-0.6em)
#text(fill: luma(90))[#data.subtitle]
"""
"""Set before the note; all text comes from `data`, so that no word of a report is taken for an instruction."""


def pdf(brief: Brief) -> bytes:
    """A4, with numbers that link to the sources; fonts are those inside Typst (Latin, Vietnamese, Cyrillic, Greek)."""
    import typst

    return bytes(typst.compile(source(brief).encode("utf-8", "replace"), format="pdf"))


def source(brief: Brief) -> str:
    """The Typst source of a note."""
    parts = [f"#let data = (title: {_string(brief.title)}, subtitle: {_string(brief.subtitle)})", SHEET]
    for section in brief.sections:
        parts.append(f"#heading(level: 2, {_string(section.heading)})")
        parts += [_line(line) for line in section.lines]
        parts += [] if section.lines else [f'#text(style: "italic", fill: luma(90), {_string(section.none)})']
    parts += ['#heading(level: 2, "Sources")', "#set text(size: 9pt)"]
    for note in brief.notes:
        told = _string(" — ".join(cited(note)) + ".")
        parts.append(f"#grid(columns: (2.2em, 1fr), [#{note.number}.], [#text({told})]) <n{note.number}>")
    return "\n".join(parts)


def _line(line: Line) -> str:
    remark = f" #text(fill: luma(90), {_string(f' ({line.remark})')})" if line.remark else ""
    marks = ", ".join(f"#link(<n{number}>)[#{number}]" for number in line.notes)
    sources = f"#super[{marks}]" if marks else ""
    return f"#list.item[#text({_string(line.text)}){remark}{sources}]"


def _string(text: str) -> str:
    """A Typst string: its escapes are those of JSON but for `\\u{...}`, which only control characters need."""
    clean = " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())
    return json.dumps(clean, ensure_ascii=False)
