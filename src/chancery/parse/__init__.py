"""Report → Doc: sentences, syntax, names, times and quotation marks."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from chancery.model import Report

if TYPE_CHECKING:
    from chancery.model.document import Doc

# The network's matrices are small: threads of linear algebra that wait for one another on a busy machine cost ten times
# what they save. The setting counts if numpy is imported after it.
for _name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ.setdefault(_name, "1")


def parse(reports: Iterable[Report]) -> Iterator[Doc]:
    """Parses reports in order; each `Doc` spells its report's stored text exactly."""
    from chancery.parse.english import load_english
    from chancery.parse.mentions import find_mentions
    from chancery.parse.quotation import find_quoted
    from chancery.parse.times import find_elapsed, find_times

    parser = load_english()
    for doc in parser.pipe(parser.make_doc(report.body_text, report) for report in reports):
        doc.quoted = find_quoted(doc.text)
        doc.times = find_times(doc)
        doc.elapsed = find_elapsed(doc.text, doc.times, doc.report.published)
        doc.mentions = find_mentions(doc)
        yield doc
