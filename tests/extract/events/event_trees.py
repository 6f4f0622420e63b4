"""Hand-built trees: a `Doc` from rows "word lemma POS label head", with mentions and times laid over words."""

from __future__ import annotations

from datetime import date, timedelta

from chancery.model import Mention, Report, Time, When
from chancery.model.document import Doc, morph_of

FEATURES = {
    "met": "Tense=Past|VerbForm=Fin",
    "meet": "VerbForm=Inf",
    "visit": "VerbForm=Inf",
    "visited": "Tense=Past|VerbForm=Fin",
    "held": "Tense=Past|VerbForm=Fin",
    "signed": "Tense=Past|VerbForm=Part",
    "received": "Tense=Past|VerbForm=Part",
    "is": "Tense=Pres|VerbForm=Fin",
}


def tree(rows: str, *, published: date | None = None) -> Doc:
    """One sentence per block of rows; heads are 1-based within the block, 0 is the root."""
    words, heads, deps, pos, lemmas, starts = [], [], [], [], [], []
    for block in rows.strip().split("\n\n"):
        base = len(words)
        for n, row in enumerate(block.strip().splitlines()):
            word, lemma, upos, label, head = row.split()
            words.append(word)
            lemmas.append(lemma)
            pos.append(upos)
            deps.append("ROOT" if head == "0" else label)
            heads.append(base + (int(head) - 1 if head != "0" else n))
            starts.append(n == 0)
    doc = Doc(words)
    doc.begin_sentences([n for n, begins in enumerate(starts) if begins])
    doc.grow_trees(heads)
    for token, lemma, upos, label in zip(doc, lemmas, pos, deps, strict=True):
        token.lemma_, token.pos_, token.dep_ = lemma, upos, label
        token.morph = morph_of(FEATURES.get(token.lower_, ""))
    doc.report = Report("hand", doc.text, versioncreated=published)
    return doc


def mark(doc: Doc, *marks: tuple[str, str, str | None]) -> Doc:
    """Adds a mention (schema, country) over the first place of each text; "A=B" names the text A by B."""
    found = list(doc.mentions)
    for n, (text, schema, country) in enumerate(marks, start=len(found)):
        words, _, name = text.partition("=")
        start = doc.text.index(words)
        found.append(Mention(start, start + len(words), words, schema, name or words, n, country))
    doc.mentions = tuple(found)
    return doc


def at(doc: Doc, text: str, day: date) -> Doc:
    """Adds a time: a day over the first place of `text`."""
    start = doc.text.index(text)
    when = When(day.isoformat(), day, day + timedelta(days=1), text)
    doc.times = (*doc.times, Time(start, start + len(text), text, "DATE", day.isoformat(), when=when))
    return doc
