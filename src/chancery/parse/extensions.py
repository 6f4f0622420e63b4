"""The declared extensions of `Doc`: all that parsing hands to extraction beside spaCy's own annotations.

| extension | type | what |
|---|---|---|
| `doc._.report` | `Report` | the report the text came from |
| `doc._.times` | `tuple[Time, ...]` | temporal expressions, in order of place |
| `doc._.elapsed` | `tuple[Elapsed, ...]` | anniversaries and other lengths of time that date an event |
| `doc._.mentions` | `tuple[Mention, ...]` | names, nominals and pronouns that were resolved inside the report |
| `doc._.text` | `str` | `doc.text`, spelled once: spaCy joins the words anew at each call |
| `doc._.quoted` | `tuple[Span, ...]` | stretches between quotation marks, the marks excluded |
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc


def declare() -> None:
    """Registers the extensions; calling it again changes nothing."""
    from spacy.tokens import Doc

    for name in ("report", "times", "elapsed", "mentions", "quoted"):
        if not Doc.has_extension(name):
            Doc.set_extension(name, default=None if name == "report" else ())
    if not Doc.has_extension("text"):
        Doc.set_extension("text", getter=_spelled)


def _spelled(doc: Doc) -> str:
    text: str | None = doc.user_data.get("text")
    if text is None:
        text = doc.user_data["text"] = doc.text
    return text
