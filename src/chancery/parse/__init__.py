"""Report → Doc: sentences, syntax, names, times and quotation marks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from chancery.model import Report
from chancery.parse.extensions import declare

if TYPE_CHECKING:
    from spacy.tokens import Doc


def parse(reports: Iterable[Report]) -> Iterator[Doc]:
    """Parses reports in order; each `Doc` spells its report's stored text exactly."""
    from chancery.parse.engine import import_spacy

    import_spacy()
    from chancery.parse.english import load_english
    from chancery.parse.mentions import find_mentions
    from chancery.parse.quotation import find_quoted
    from chancery.parse.times import find_elapsed, find_times

    declare()
    nlp = load_english()

    def blank() -> Iterator[Doc]:
        for report in reports:
            doc = nlp.make_doc(report.body_text)
            doc._.report = report
            yield doc

    for doc in nlp.pipe(blank(), batch_size=64):
        doc._.quoted = find_quoted(doc._.text)
        doc._.times = find_times(doc)
        doc._.elapsed = find_elapsed(doc._.text, doc._.times, doc._.report.published)
        doc._.mentions = find_mentions(doc)
        yield doc
