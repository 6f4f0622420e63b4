"""The declared extensions of `Doc`: all that parsing hands to extraction beside spaCy's own annotations.

| extension | type | what |
|---|---|---|
| `doc._.report` | `Report` | the report the text came from |
| `doc._.times` | `tuple[Time, ...]` | temporal expressions, in order of place |
| `doc._.elapsed` | `tuple[Elapsed, ...]` | anniversaries and other lengths of time that date an event |
| `doc._.mentions` | `tuple[Mention, ...]` | names, nominals and pronouns that were resolved inside the report |
| `doc._.quoted` | `tuple[Span, ...]` | stretches between quotation marks, the marks excluded |
"""

from __future__ import annotations


def declare() -> None:
    """Registers the extensions; calling it again changes nothing."""
    from spacy.tokens import Doc

    for name in ("report", "times", "elapsed", "mentions", "quoted"):
        if not Doc.has_extension(name):
            Doc.set_extension(name, default=None if name == "report" else ())
