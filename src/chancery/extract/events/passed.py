"""Days without a year that a verb in the past puts behind the report: "took place on 28 February", in December."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from chancery.extract.events.roles import relation

if TYPE_CHECKING:
    from chancery.extract.events.draft import Draft
    from chancery.model import Time
    from chancery.model.document import Token

_FAR = timedelta(days=45)
"""Days after the report from which a day in the past tense is last year's: a nearer one may be a slip of the report."""
_YEAR = re.compile(r"(?:^|(?<=/))\d{4}(?=-)")
_WRITTEN = re.compile(r"\d{4}")
_WERE = frozenset({"was", "were", "had"})


def year_before(draft: Draft, published: date) -> Time | None:
    """The event's time a year earlier, where its words name no year, lie far ahead, and its clause is in the past."""
    time = draft.time
    when = (time.range or time.when) if time else None
    if time is None or when is None or when.earliest is None or when.before is None:
        return None
    if when.earliest - published < _FAR or _WRITTEN.search(when.text) or not _YEAR.search(when.edtf):
        return None
    if not _is_past(draft.site.clause):
        return None
    try:
        first, last = (day.replace(year=day.year - 1) for day in (when.earliest, when.before))
    except ValueError:  # 29 February
        return None
    if first > published:
        return None
    edtf = _YEAR.sub(lambda year: str(int(year[0]) - 1), when.edtf)
    earlier = replace(when, edtf=edtf, earliest=first, before=last)
    return replace(time, when=earlier, value=edtf, range=None)


def _is_past(word: Token) -> bool:
    """True where the verb that carries the words is a finite past: "took place", "was signed"."""
    while word.pos_ not in {"VERB", "AUX"} and word.head.i != word.i:
        word = word.head
    marks = {c.lower_ for c in word.children if relation(c) in {"aux", "cop"}}
    if "Past" in word.morph.get("Tense") and "Fin" in word.morph.get("VerbForm"):
        return not marks
    return bool(marks & _WERE) and not marks & {"to", "will", "would", "due"}
